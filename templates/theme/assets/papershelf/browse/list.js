// The list itself, a page of a hundred rows, and its keys. What a screen shows comes first and at once; the rest
// follows as soon as the browser has drawn it, so that find-in-page sees all of the page.
import { button, el, figure, onKeys } from "../library/dom.js"
import { article, label } from "../library/rows.js"

/**
 * @typedef {import("../library/data.js").Data} Data
 * @typedef {import("../library/facets.js").Facets} Facets
 */

export const PAGE = 100
const SCREEN = 12
const BATCH = 24

export class List {
  #turn = 0
  /** Selected papers: citekey to position. @type {Map<string, number>} */
  selected = new Map()

  /** @param {HTMLOListElement} list the page's own @param {Data} data @param {Facets} facets */
  constructor(list, data, facets) {
    this.list = list
    this.data = data
    this.facets = facets
    this.pager = el("nav", { class: "ps-pager", "aria-label": "Pages", "data-live": "" })
    this.nothing = el("div", { class: "ps-empty" })
    list.after(this.nothing, this.pager)
  }

  /** Shows these papers. Fulfilled with false where another call has come in between. @param {number[]} papers @param {boolean} cards */
  async show(papers, cards) {
    const turn = ++this.#turn
    const first = papers.slice(0, SCREEN)
    if (!this.data.isHere(first, cards)) {
      this.list.setAttribute("aria-busy", "true")
      await this.data.fetch(first, cards)
      if (turn !== this.#turn) return false
    }
    const at = [...this.list.children].findIndex(item => item.contains(document.activeElement))
    this.list.classList.toggle("ps-rows--cards", cards)
    this.list.replaceChildren(...first.map(position => this.#item(position, cards)))
    if (at >= 0) this.#focus(at)
    this.list.removeAttribute("aria-busy")
    this.list.closest(".ps-browse--waiting")?.classList.remove("ps-browse--waiting")
    // All at once, so that no batch waits for the one before; a failure is told where it is shown.
    this.data.fetch(papers, cards).catch(() => {})
    for (let at = SCREEN; at < papers.length; at += BATCH) {
      const some = papers.slice(at, at + BATCH)
      await (this.data.isHere(some, cards) ? pause() : this.data.fetch(some, cards))
      if (turn !== this.#turn) return false
      this.list.append(...some.map(position => this.#item(position, cards)))
    }
    return true
  }

  /** Whoever stood on a row that went stays at its place. @param {number} at */
  #focus(at) {
    const item = this.list.children[Math.min(at, this.list.children.length - 1)]
    const link = item?.querySelector("h3 a")
    if (link instanceof HTMLElement) link.focus({ preventScroll: true })
  }

  /** @param {number} position @param {boolean} cards */
  #item(position, cards) {
    const row = /** @type {import("../library/data.js").Row} */ (this.data.row(position))
    const item = el("li", {}, article(row, this.facets, cards ? this.data.excerpt(position) : undefined))
    item.dataset.position = String(position)
    const box = el("input", { type: "checkbox", "aria-label": `Select: ${label(row)}`, title: "Select", "data-select": "" })
    item.querySelector(".ps-tags")?.append(el("label", { class: "ps-select" }, box))
    box.checked = this.selected.has(row[0])
    return item
  }

  /** Selects the paper of a row, or not; or the other way round. @param {HTMLElement} item @param {boolean} [on] */
  select(item, on) {
    const paper = this.paper(item)
    const box = item.querySelector("[data-select]")
    if (!paper || !(box instanceof HTMLInputElement)) return
    box.checked = on ?? !this.selected.has(paper.citekey)
    if (box.checked) this.selected.set(paper.citekey, paper.position)
    else this.selected.delete(paper.citekey)
  }

  unselect() {
    this.selected.clear()
    for (const box of this.list.querySelectorAll("[data-select]")) /** @type {HTMLInputElement} */ (box).checked = false
  }

  /** The paper of a row of ours. @param {HTMLElement} item */
  paper({ dataset }) {
    const position = Number(dataset.position)
    const row = dataset.position === undefined ? undefined : this.data.row(position)
    return row && { position, citekey: row[0], title: label(row) }
  }

  /** @param {number} page @param {number} count @param {(page: number) => string} address */
  page(page, count, address) {
    const last = Math.ceil(count / PAGE)
    const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter(n => n >= 1 && n <= last).sort((a, b) => a - b)
    const link = (/** @type {number} */ n, /** @type {string} */ text, /** @type {Record<string, string>} */ more = {}) =>
      el("a", { href: address(n), "data-page": String(n), ...more }, text)
    const links = numbers.flatMap((n, i) => [
      i > 0 && n - numbers[i - 1] > 1 && el("span", { "aria-hidden": "true" }, "…"),
      link(n, figure(n), n === page ? { "aria-current": "page" } : {})
    ])
    const all = [page > 1 && link(page - 1, "Previous", { rel: "prev" }), ...links, page < last && link(page + 1, "Next", { rel: "next" })]
    this.pager.hidden = last < 2
    this.pager.replaceChildren(...all.filter(each => each instanceof Node))
  }
}

/** Lets the browser draw. */
const pause = () => new Promise(done => setTimeout(done))

const KEYS = [
  ["j", "next paper"], ["k", "previous paper"], ["o", "open it"], ["c", "open its code"], ["b", "star it"],
  ["m", "mark it as read"], ["x", "select it"], ["?", "show these keys"]
]

/** @typedef {Record<"o" | "c" | "b" | "m" | "x", (item: HTMLElement) => void>} Deeds by key */

/** Listens from now on; gives what opens the sheet of keys. @param {HTMLElement} list @param {Deeds} deeds */
export function listen(list, deeds) {
  const help = sheet()
  const items = () => /** @type {HTMLElement[]} */ ([...list.children])
  const here = () => items().findIndex(item => item.contains(document.activeElement))
  const ofItem = Object.entries(deeds).map(([key, deed]) => [key, () => items()[here()] && deed(items()[here()])])
  const open = () => help.showModal()
  onKeys({
    ...Object.fromEntries(ofItem),
    j: () => step(items(), here() + 1),
    k: () => step(items(), Math.max(here() - 1, 0)),
    "?": open
  })
  return open
}

/** @param {Element[]} items @param {number} to */
export function step(items, to) {
  const item = items[to]
  const link = item?.querySelector("h3 a")
  if (!(link instanceof HTMLElement)) return
  link.focus({ preventScroll: true })
  item.scrollIntoView({ block: "nearest" })
}

function sheet() {
  const help = el(
    "dialog", { class: "ps-keys md-typeset", "aria-labelledby": "ps-keys" },
    el("h2", { id: "ps-keys" }, "Keys"),
    el("dl", {}, ...KEYS.flatMap(([key, does]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, does)])),
    button("ps-plain", () => help.close(), "Close")
  )
  document.body.append(help)
  return help
}
