/* The column of facets: real check boxes in labelled groups, with "not", counts, "more" and a search in long ones. */
import { folded } from "../library/choice.js"
import { button, el, figure, mark, write } from "../library/dom.js"

/**
 * @typedef {import("../library/facets.js").Group} Group
 * @typedef {import("../library/facets.js").Value} Value
 * @typedef {import("../library/choice.js").State} State
 * @typedef {{ tick: (value: Value, not: boolean, on: boolean) => void, every: (group: Group, on: boolean) => void }} Hands
 * @typedef {{ item: HTMLLIElement, box: HTMLInputElement, not: HTMLButtonElement, count: HTMLElement }} Line
 */

const SHOWN = 7
const LONG = 14

export class Panel {
  /** @param {Group[]} groups @param {Hands} hands */
  constructor(groups, hands) {
    this.facets = groups.filter(({ values }) => values.length).map((group, number) => new FacetView(group, number, hands))
    this.element = el("div", { class: "ps-sift" }, ...this.facets.map(({ element }) => element))
  }

  /** @param {Map<Value, number>} counts @param {State} state */
  show(counts, state) {
    const marked = new Map(state.filters.map(({ kind, value, not }) => [`${kind}:${value}`, not]))
    for (const facet of this.facets) facet.show(counts, marked, state.every.has(facet.group.name))
  }
}

class FacetView {
  /** @type {Map<Value, Line>} */
  #lines = new Map();
  /** @type {Set<Value>} what stands in the short list: the first, and what was ever marked */
  #kept;
  #open = false;
  /** @type {Map<string, boolean>} what is ticked (false) or excluded (true), by kind and id */
  #marked = new Map();
  /** @type {Map<Value, number>} */
  #counts = new Map()

  /** @param {Group} group @param {number} number @param {Hands} hands */
  constructor(group, number, hands) {
    this.group = group
    this.number = number
    this.hands = hands
    this.#kept = new Set(group.values.slice(0, SHOWN))
    this.list = el("ul")
    this.search = el("input", {
      type: "search", class: "ps-field ps-sift__search", placeholder: `Search ${group.values.length}`,
      "aria-label": `Search in ${group.name}`, autocomplete: "off", hidden: true, input: () => this.#fill()
    })
    this.more = button("ps-word ps-sift__more", () => this.#toggle())
    this.every = button("ps-word ps-sift__every", () => hands.every(group, this.every.ariaPressed !== "true"))
    this.every.hidden = true
    this.element = el(
      "fieldset", { class: "ps-sift__group" },
      el("legend", {}, mark(group.mark), group.name),
      this.every, this.search, this.list, group.values.length > SHOWN && this.more
    )
    this.#fill()
  }

  /** @param {Map<Value, number>} counts @param {Map<string, boolean>} marked excluded or not, by kind and id @param {boolean} every */
  show(counts, marked, every) {
    this.#counts = counts
    const { kind, name, values } = this.group
    let ticked = 0
    let grown = false
    for (const value of values) {
      const not = marked.get(`${kind}:${value.id}`)
      if (not === undefined) continue
      if (!not) ticked += 1
      grown ||= !this.#kept.has(value)
      this.#kept.add(value)
    }
    this.#marked = marked
    if (grown) this.#fill()
    else for (const [value, line] of this.#lines) this.#update(value, line)
    // Of papers that have one code status each, none has two.
    this.every.hidden = kind === "code" || (ticked < 2 && !every)
    this.every.ariaPressed = String(every)
    this.every.ariaLabel = `${name}: papers must have all that is ticked`
    write(this.every, every ? "all of these" : "any of these")
  }

  #toggle() {
    this.#open = !this.#open
    this.search.hidden = !this.#open || this.group.values.length <= LONG
    this.search.value = ""
    this.#fill()
  }

  #fill() {
    const wanted = folded(this.search.value.trim())
    const { values } = this.group
    const shown = this.#open ? values.filter(value => folded(value.label).includes(wanted)) : values.filter(value => this.#kept.has(value))
    const lines = shown.map(value => this.#line(value))
    shown.forEach((value, i) => this.#update(value, lines[i]))
    this.list.replaceChildren(...lines.map(({ item }) => item), ...(lines.length ? [] : [el("li", { class: "ps-sift__none" }, "Nothing by that name.")]))
    this.more.hidden = values.length <= this.#kept.size && !this.#open
    this.more.ariaExpanded = String(this.#open)
    write(this.more, this.#open ? "fewer" : `${figure(values.length - this.#kept.size)} more`)
  }

  /** @param {Value} value @returns {Line} */
  #line(value) {
    const known = this.#lines.get(value)
    if (known) return known
    const id = `ps-count-${this.number}-${this.#lines.size}`
    const count = el("span", { class: "ps-number", id })
    const box = el("input", { type: "checkbox", "aria-describedby": id, change: () => this.hands.tick(value, false, box.checked) })
    const not = button("ps-sift__not", () => this.hands.tick(value, true, not.ariaPressed !== "true"), "not")
    not.ariaLabel = `not ${value.label}`
    const item = el("li", { class: "ps-sift__value" }, el("label", {}, box, el("span", { dir: "auto" }, value.label)), not, count)
    const line = { item, box, not, count }
    this.#lines.set(value, line)
    return line
  }

  /** @param {Value} value @param {Line} line */
  #update(value, { item, box, not, count }) {
    const papers = this.#counts.get(value) ?? 0
    const excluded = this.#marked.get(`${this.group.kind}:${value.id}`)
    box.checked = excluded === false
    not.ariaPressed = String(excluded === true)
    write(count, figure(papers))
    item.classList.toggle("ps-sift__value--zero", papers === 0)
    item.classList.toggle("ps-sift__value--not", excluded === true)
  }
}
