// Star and reading state as two small buttons.
import { element, icon, say } from "./dom.js"
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
export function starButton(citekey, title) {
  const drawing = icon({ "ps-line ps-star": STAR })
  const button = element("button", { type: "button", class: "ps-keep__button" }, drawing)
  button.addEventListener("click", () => {
    const star = !shelf.paper(citekey).star
    keep(citekey, { star, title }, star ? "Starred." : "No longer starred.")
  })
  return {
    button,
    show() {
      const star = shelf.paper(citekey).star === true
      button.setAttribute("aria-pressed", String(star))
      button.setAttribute("aria-label", `Star: ${title}`)
      button.title = star ? "Starred" : "Star"
    },
  }
}

/** @param {string} citekey @param {string} title */
export function stateButton(citekey, title) {
  const button = element("button", { type: "button", class: "ps-keep__button" })
  button.addEventListener("click", () => {
    const state = following(shelf.paper(citekey).state)
    keep(citekey, { state, title }, state ? `Marked: ${state}.` : "No reading state.")
  })
  return {
    button,
    show() {
      const state = shelf.paper(citekey).state ?? ""
      if (button.dataset.state === state) return
      button.dataset.state = state
      button.setAttribute("aria-label", `${state ? `Marked ${state}` : "Not marked"}: ${title}`)
      button.title = state ? `Marked ${state}` : "Mark to read"
      button.replaceChildren(icon(DRAWN[state]))
    },
  }
}
