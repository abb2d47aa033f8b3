// What a reader keeps of a paper, as buttons: star and reading state at the end of each row, wherever a script draws
// one; titles of read papers in the second ink, and links that remember which list their reader comes from.
import { fingerprint } from "../library/columns.js"
import { button, el, icon, say } from "../library/dom.js"
import { citekeyOf, origin } from "../library/site.js"
import { remembered } from "./seen.js"
import { STATES, shelf } from "./store.js"

const STAR = "M8 1.5l2 4.2 4.5.6-3.3 3.2.8 4.6L8 11.9l-4 2.2.8-4.6L1.5 6.3 6 5.7z"
const RING = "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z"
/** @type {Record<string, Record<string, string>>} */
const DRAWN = {
  "": { "ps-line": RING },
  "to read": { "ps-line": RING, "ps-full": "M8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4z" },
  reading: { "ps-line": RING, "ps-full": "M8 2.5a5.5 5.5 0 0 0 0 11z" },
  read: { "ps-full ps-line": RING, "ps-cut": "M5.3 8.2l1.9 1.9 3.6-4" },
}

/** The next state in the round: none, to read, reading, read. @param {string | undefined} state */
export function following(state) {
  return STATES[STATES.findIndex(each => each === state) + 1]
}

/**
 * Changes what is kept of a paper, and says what came of it.
 * @param {string} citekey @param {import("./store.js").Paper} fields @param {string} done
 */
export function keep(citekey, fields, done) {
  shelf.change(citekey, fields)
  const fault = shelf.sentence
  say(fault || done, Boolean(fault))
}

/** @param {string} citekey @param {string} title */
export function toggleStar(citekey, title) {
  const star = !shelf.paper(citekey).star
  keep(citekey, { star, title }, star ? "Starred." : "No longer starred.")
}

/** @param {string} citekey @param {string} title @param {import("./store.js").State} [state] none where it is left out */
function marked(citekey, title, state) {
  keep(citekey, { state, title }, state ? `Marked: ${state}.` : "No reading state.")
}

/** @param {string} citekey @param {string} title */
export const toggleRead = (citekey, title) => marked(citekey, title, shelf.paper(citekey).state === "read" ? undefined : "read")

/** @param {string} citekey @param {string} title */
export function starButton(citekey, title) {
  const made = button("ps-keep__button", () => toggleStar(citekey, title), icon({ "ps-line ps-star": STAR }))
  made.ariaLabel = `Star: ${title}`
  return {
    button: made,
    show() {
      const star = shelf.paper(citekey).star === true
      made.ariaPressed = String(star)
      made.title = star ? "Starred" : "Star"
    },
  }
}

/** @param {string} citekey @param {string} title */
export function stateButton(citekey, title) {
  const made = button("ps-keep__button", () => marked(citekey, title, following(shelf.paper(citekey).state)))
  return {
    button: made,
    show() {
      const state = shelf.paper(citekey).state ?? ""
      if (made.dataset.state === state) return
      made.dataset.state = state
      made.ariaLabel = `${state ? "Marked " + state : "Not marked"}: ${title}`
      made.title = state ? `Marked ${state}` : "Mark to read"
      made.replaceChildren(icon(DRAWN[state]))
    },
  }
}

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
  if (isNew(citekey)) end.prepend(el("span", { class: "ps-new" }, "New"))
  end.append(el("span", { class: "ps-keep" }, star.button, state.button))
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
function nameOrigin(event) {
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
  for (const kind of ["click", "auxclick"]) content.addEventListener(kind, nameOrigin, true)
}

/** @param {Element} node */
function furnishAdded(node) {
  if (node.matches(".ps-row")) furnish(node)
  else furnishAll(node)
}
