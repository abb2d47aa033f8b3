// The parts of a paper's page: while "Why these tags" is open, the words that justify a tag are marked in title and
// abstract; the citation, its forms and the page's stable address can be copied; star, state and a remark are kept.
import { copyButton, el } from "../library/dom.js"
import { at } from "../library/site.js"
import { keep, starButton } from "./controls.js"
import { STATES, shelf } from "./store.js"

/** @param {Element | null} paper */
export function evidence(paper) {
  const details = paper?.querySelector(".ps-evidence")
  if (!paper || !(details instanceof HTMLDetailsElement)) return
  const words = [...details.querySelectorAll("mark")].map(each => each.textContent ?? "")
  details.addEventListener("toggle", () => {
    unmark(paper)
    if (details.open) for (const place of paper.querySelectorAll("h1, .ps-abstract p")) mark(place, words)
  })
}

/** A pattern of whole words, the longest first, as they may be wrapped. @param {string[]} words */
export function pattern(words) {
  const all = [...new Set(words.filter(Boolean))].sort((a, b) => b.length - a.length)
  const escaped = all.map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"))
  return escaped.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu") : null
}

/** @param {Element} place @param {string[]} words */
function mark(place, words) {
  const wanted = pattern(words)
  if (!wanted) return
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const nodes = []
  while (texts.nextNode()) nodes.push(/** @type {Text} */ (texts.currentNode))
  for (const node of nodes)
    for (const { index, 0: found } of [...node.data.matchAll(wanted)].reverse()) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + found.length)
      range.surroundContents(el("mark", { class: "ps-found" }))
    }
}

/** @param {Element} paper */
function unmark(paper) {
  for (const made of paper.querySelectorAll(".ps-found")) {
    const parent = made.parentNode
    made.replaceWith(...made.childNodes)
    parent?.normalize()
  }
}

/** @param {Element | null} place the section of the page that holds them */
export function citing(place) {
  if (!place) return
  const plain = place.querySelector(".ps-cite")?.textContent ?? ""
  // Where the plain form is Markdown as it stands, the page has no other.
  const [bibtex, markdown = plain] = [...place.querySelectorAll(".ps-pre")].map(each => each.textContent ?? "")
  place.querySelector(".ps-cite")?.after(el("p", { class: "ps-acts" }, "Copy",
    copyButton("text", () => plain, "Copy text"), copyButton("BibTeX", () => bibtex, "Copy BibTeX"),
    copyButton("Markdown", () => markdown, "Copy Markdown"), copyButton("link", stableAddress, "Copy link to this page")))
}

/** The address that stays, without the way the reader came. */
function stableAddress() {
  const canonical = document.querySelector('link[rel="canonical"]')
  return canonical instanceof HTMLLinkElement ? canonical.href : location.origin + location.pathname
}

const PAUSE = 400 // ms without typing after which a remark is kept
const WIDE = "(min-width: 960px)"

/** @param {HTMLElement} place the empty section of the page @param {string} citekey @param {string} title */
export function mine(place, citekey, title) {
  const star = starButton(citekey, title)
  const label = el("span")
  star.button.append(label)
  star.button.classList.add("ps-keep__button--text")
  const state = stateField(citekey, title)
  const remark = remarkField(citekey, title)
  const show = () => {
    star.show()
    label.textContent = star.button.title
    star.button.removeAttribute("aria-label") // it has its name in letters here
    state.value = shelf.paper(citekey).state ?? ""
    if (document.activeElement !== remark) remark.value = shelf.paper(citekey).remark ?? ""
  }
  place.append(
    el("h2", {}, el("a", { href: at("shelf/index.html") }, "My shelf")),
    el("div", { class: "ps-mine__row" }, star.button, state),
    remark,
  )
  show()
  shelf.subscribe(show)
  stand(place)
}

/** @param {string} citekey @param {string} title */
function stateField(citekey, title) {
  const choices = ["", ...STATES].map(each => el("option", { value: each }, each ? `Marked ${each}` : "Not marked"))
  const field = el("select", { class: "ps-field", "aria-label": "Reading state" }, ...choices)
  field.addEventListener("change", () => {
    const state = STATES.find(each => each === field.value)
    keep(citekey, { state, title }, "Kept.")
  })
  return field
}

/** @param {string} citekey @param {string} title */
function remarkField(citekey, title) {
  const field = el("textarea", {
    class: "ps-field", rows: "2", maxlength: "2000", placeholder: "A remark of your own", "aria-label": "Remark",
  })
  const save = () => {
    clearTimeout(pause)
    if (field.value.trim() !== (shelf.paper(citekey).remark ?? "")) keep(citekey, { remark: field.value.trim(), title }, "")
  }
  /** @type {ReturnType<typeof setTimeout>} */
  let pause
  field.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(save, PAUSE)
  })
  field.addEventListener("change", save)
  addEventListener("pagehide", save)
  return field
}

/** Among the facts where there is room beside the text, else after the tags; the tab key goes the same way. @param {HTMLElement} place */
function stand(place) {
  const wide = matchMedia(WIDE)
  const facts = place.parentElement
  const next = document.querySelector(".ps-next")
  const move = () => {
    if (wide.matches) facts?.prepend(place)
    else if (next) next.before(place)
    else document.querySelector(".ps-paper__body")?.append(place)
  }
  move()
  wide.addEventListener("change", move)
}
