// Star and state at the end of each row, titles of read papers in the second ink, and links that remember
// which list their reader comes from. Rows that another script draws later get the same.
import { element } from "./dom.js"
import { citekeyOf, origin } from "./addresses.js"
import { starButton, stateButton } from "./controls.js"
import { fingerprint } from "../browse/columns.js"
import { remembered } from "./seen.js"
import { shelf } from "./store.js"

const seen = remembered()

/** @type {Map<Element, () => void>} */
const shown = new Map()

/** @param {Element} row */
function furnish(row) {
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector(".ps-row__title a"))
  const end = row.querySelector(".ps-tags")
  const citekey = link && citekeyOf(link.href)
  if (!link || !end || !citekey || end.querySelector(".ps-keep")) return
  const title = (link.textContent ?? "").trim()
  const [star, state] = [starButton(citekey, title), stateButton(citekey, title)]
  const show = () => {
    star.show()
    state.show()
    row.classList.toggle("ps-row--read", shelf.paper(citekey).state === "read")
  }
  show()
  shown.set(row, show)
  if (isNew(citekey)) end.prepend(element("span", { class: "ps-new" }, "New"))
  end.append(element("span", { class: "ps-keep" }, star.button, state.button))
}

/** @param {string} citekey */
function isNew(citekey) {
  if (!seen) return false
  const own = fingerprint(citekey)
  return !seen.known.has(own) && !seen.opened.has(own)
}

function refresh() {
  for (const [row, show] of shown) {
    if (row.isConnected) show()
    else shown.delete(row)
  }
}

/** @param {ParentNode} place */
function furnishAll(place) {
  for (const row of place.querySelectorAll(".ps-row")) furnish(row)
}

/** A row's link names the list for the moment of the click, so that a copied link stays plain. @param {Event} event */
function remember(event) {
  const link = event.target instanceof Element ? event.target.closest(".ps-row__title a") : null
  const from = origin(location)
  if (!(link instanceof HTMLAnchorElement) || !from || link.search) return
  const plain = link.href
  link.search = from
  setTimeout(() => (link.href = plain))
}

/** @param {Element} content the part of the page that rows stand in */
export function begin(content) {
  furnishAll(content)
  shelf.subscribe(refresh)
  new MutationObserver(changes => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) furnishAdded(node)
  }).observe(content, { childList: true, subtree: true })
  for (const kind of ["click", "auxclick"]) content.addEventListener(kind, remember, true)
}

/** @param {Element} node */
function furnishAdded(node) {
  if (node.matches(".ps-row")) furnish(node)
  else furnishAll(node)
}
