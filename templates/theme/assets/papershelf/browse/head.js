// What stands above the list: the count, the active filters, sort and view, and what can be taken along. Where
// there is no room for the column of facets, one button opens them as a sheet over the whole screen.
import { SORTS, VIEWS } from "../library/choice.js"
import { button, counted, el, figure, write } from "../library/dom.js"
import { FORMATS } from "./carrying.js"

/**
 * @typedef {import("../library/choice.js").State} State
 * @typedef {import("../library/choice.js").Filter} Filter
 * @typedef {import("../library/facets.js").Facets} Facets
 * @typedef {{ change: (change: Partial<State>) => void, drop: (filter: Filter) => void, clear: () => void,
 *   type: (words: string) => void, carry: (format: string, file: boolean) => void, unselect: () => void, filter: () => void }} Hands
 */

const ORDERS = ["order of the lists", "title", "tags shared with my shelf", "random"]
const KINDS = new Map([["code", "code"], ["list", "list"], ["state", "my shelf"]])

export class Head {
  /** @param {HTMLElement} heading the page's own `h1` @param {boolean} isSmall whether words are looked up in this page, else by the search @param {Hands} hands */
  constructor(heading, isSmall, hands) {
    this.heading = heading
    const within = isSmall ? "title, why or tags" : "the papers"
    this.hands = hands
    this.chips = el("ul", { class: "ps-chosen", "aria-label": "Active filters" })
    this.opener = button("ps-plain ps-browse__open", () => hands.filter(), "Filter")
    this.opener.ariaHasPopup = "dialog"
    this.sort = el("select", { change: () => hands.change({ sort: this.sort.value, seed: drawn(), page: 1 }) },
      ...SORTS.map((sort, i) => el("option", { value: sort }, ORDERS[i])))
    this.views = VIEWS.map(view => button("ps-word", () => hands.change({ view }), view))
    this.again = button("ps-word", () => hands.change({ seed: drawn(), page: 1 }), "again")
    this.take = takeAlong(hands)
    this.tools = el(
      "div", { class: "ps-tools" },
      el("label", { class: "ps-tools__sort" }, "Sort ", this.sort), this.again,
      el("span", { class: "ps-tools__views", role: "group", "aria-label": "View" }, ...this.views),
      this.take.element
    )
    this.words = el("input", {
      type: "search", class: "ps-field ps-sift__words", autocomplete: "off", spellcheck: "false", maxlength: "200",
      placeholder: `Words in ${within}`, "aria-label": `Papers with these words in ${within}`,
      input: () => hands.type(this.words.value)
    })
    this.live = el("p", { class: "ps-hidden", role: "status" })
  }

  /** @param {State} state @param {number} count @param {Facets} facets @param {number} selected */
  show(state, count, facets, selected) {
    write(this.heading, counted(count, "paper"))
    write(this.live, counted(count, "paper"))
    this.#showChips(state, facets)
    if (document.activeElement !== this.words) this.words.value = state.words
    this.sort.value = state.sort
    this.again.hidden = state.sort !== "random"
    this.views.forEach((each, i) => (each.ariaPressed = String(VIEWS[i] === state.view)))
    write(this.opener, state.filters.length ? `Filter (${state.filters.length})` : "Filter")
    this.select(selected, count)
  }

  /** @param {number} selected @param {number} count */
  select(selected, count) {
    write(this.take.what, selected ? `${figure(selected)} selected` : counted(count, "paper"))
    this.take.unselect.hidden = !selected
  }

  /** @param {State} state @param {Facets} facets */
  #showChips(state, facets) {
    /** @type {[string, boolean, string, () => void][]} */
    const all = state.filters.map(filter => [...named(filter, facets), () => this.hands.drop(filter)])
    if (state.words) all.push([`“${state.words}”`, false, "", () => this.hands.type("")])
    const chips = all.map(([name, not, fault, drop]) =>
      button(`ps-chosen__one${fault && " ps-chosen__one--unknown"}`, drop,
        el("span", { class: "ps-hidden" }, "Remove: "), not && "not ", el("span", { dir: "auto" }, name), fault, el("span", { "aria-hidden": "true" }, " ×")))
    if (chips.length) chips.push(button("ps-word", () => this.hands.clear(), "clear"))
    const before = [...this.chips.querySelectorAll("button")].indexOf(/** @type {any} */ (document.activeElement))
    this.chips.replaceChildren(...chips.map(chip => el("li", {}, chip)))
    this.chips.hidden = !chips.length
    if (before < 0) return
    // The chip that was used is gone; the next one, or the count, is where its reader goes on.
    const next = this.chips.querySelectorAll("button")[before] ?? this.chips.querySelector("button") ?? this.heading
    this.heading.tabIndex = -1
    next.focus()
  }
}

/** A filter in words: its name, whether it excludes, and a fault where this library does not have it. @param {Filter} filter @param {Facets} facets @returns {[string, boolean, string]} */
function named(filter, facets) {
  const value = facets.find(filter)
  const kind = KINDS.get(filter.kind)
  if (value) return [kind && kind !== "list" ? `${kind}: ${value.label}` : value.label, filter.not, ""]
  return [filter.value, filter.not, ` (no such ${kind === "code" ? "code status" : kind === "my shelf" ? "state" : filter.kind} here)`]
}

/** @param {Hands} hands */
function takeAlong(hands) {
  const what = el("span", {}, "")
  const unselect = button("ps-word", () => hands.unselect(), "unselect")
  const list = (/** @type {string} */ verb, /** @type {string[]} */ formats, /** @type {boolean} */ file) =>
    el("p", {}, verb, ...formats.map(format => {
      const { name } = FORMATS[format]
      const made = button("ps-word", () => hands.carry(format, file), name)
      made.ariaLabel = `${verb} ${name}`
      return made
    }))
  const panel = el("div", { class: "ps-take__panel", id: "ps-take", hidden: true },
    el("p", {}, what, " ", unselect), list("Copy", ["markdown", "titles", "code"], false), list("Download", ["markdown", "csv", "json"], true))
  const opener = button("ps-word", () => open(panel.hidden), "Copy")
  opener.setAttribute("aria-controls", "ps-take")
  const open = (/** @type {boolean} */ on) => {
    panel.hidden = !on
    opener.ariaExpanded = String(on)
  }
  open(false)
  const element = el("div", { class: "ps-take", keydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || panel.hidden) return
    open(false)
    opener.focus()
    event.preventDefault()
  } }, opener, panel)
  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Node && !element.contains(event.target)) open(false)
  })
  return { element, what, unselect }
}

/** A seed that is short enough to read in an address. */
const drawn = () => 1 + Math.floor(Math.random() * 9999)

const NARROW = matchMedia("(max-width: 959.98px)")

export class Sheet {
  /** @param {HTMLElement} side where the filters stand on a wide screen @param {HTMLElement} filters @param {HTMLElement} tools @param {HTMLElement} bar where the tools stand there */
  constructor(side, filters, tools, bar) {
    const close = () => this.close()
    this.done = button("ps-sheet__done", close)
    this.body = el("div", { class: "ps-sheet__body" })
    const leave = button("ps-plain", close, "Close")
    leave.ariaLabel = "Close the filters"
    this.dialog = el("dialog", { class: "ps-sheet md-typeset", "aria-labelledby": "ps-sheet" },
      el("div", { class: "ps-sheet__head" }, el("h2", { id: "ps-sheet" }, "Filter"), leave), this.body, this.done)
    document.body.append(this.dialog)
    const place = () => {
      if (!NARROW.matches) close()
      ;(NARROW.matches ? this.body : side).append(filters)
      if (NARROW.matches) this.body.prepend(tools)
      else bar.append(tools)
    }
    NARROW.addEventListener("change", place)
    place()
  }

  close() {
    this.dialog.close()
  }

  open() {
    this.dialog.showModal()
    this.body.scrollTop = 0
  }

  /** @param {number} count */
  show(count) {
    write(this.done, `Show ${counted(count, "paper")}`)
  }
}
