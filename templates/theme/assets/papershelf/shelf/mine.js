// "My shelf" on a paper's page: star, state and a remark.
import { element } from "./dom.js"
import { starButton, keep } from "./controls.js"
import { STATES, root, shelf } from "./store.js"

const PAUSE = 400 // ms without typing after which a remark is kept
const WIDE = "(min-width: 960px)"

/** @param {HTMLElement} place the empty section of the page @param {string} citekey @param {string} title */
export function begin(place, citekey, title) {
  const star = starButton(citekey, title)
  const label = element("span")
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
    element("h2", {}, element("a", { href: new URL("shelf/index.html", root).href }, "My shelf")),
    element("div", { class: "ps-mine__row" }, star.button, state),
    remark,
  )
  show()
  shelf.subscribe(show)
  stand(place)
}

/** @param {string} citekey @param {string} title */
function stateField(citekey, title) {
  const choices = ["", ...STATES].map(each => element("option", { value: each }, each ? `Marked ${each}` : "Not marked"))
  const field = element("select", { class: "ps-field", "aria-label": "Reading state" }, ...choices)
  field.addEventListener("change", () => {
    const state = STATES.find(each => each === field.value)
    keep(citekey, { state, title }, "Kept.")
  })
  return field
}

/** @param {string} citekey @param {string} title */
function remarkField(citekey, title) {
  const field = element("textarea", {
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
