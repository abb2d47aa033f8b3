/*
 * The papers page for those who run scripts: `papers/index.html` shows the plain list, this puts the facets
 * beside it. One object holds the state; every change goes through the address, and Back goes the same way.
 */
import { byState, format, having, ordered, parse, reader, slice, without } from "../library/choice.js"
import { library } from "../library/data.js"
import { button, copy, counted, download, el, say } from "../library/dom.js"
import { setOf } from "../library/facets.js"
import { toggleRead, toggleStar } from "../shelf/controls.js"
import { shelf } from "../shelf/store.js"
import { FORMATS } from "./carrying.js"
import { Head, Sheet } from "./head.js"
import { List, PAGE, listen, step } from "./list.js"
import { Panel } from "./panel.js"

/**
 * @typedef {import("../library/choice.js").State} State
 * @typedef {import("../library/data.js").Data} Data
 * @typedef {import("../library/facets.js").Facets} Facets
 * @typedef {import("../library/facets.js").Choice} Choice
 */

const TYPING = 120

class Browse {
  /** What looks words up, once any were typed. @type {Awaited<ReturnType<typeof reader>> | undefined} */
  #words;
  /** The papers that have the words typed, if any are. @type {import("../library/facets.js").Bits | null} */
  #text = null;
  /** Orders that were asked for, by name. @type {Map<string, Uint32Array>} */
  #orders = new Map();
  /** @type {number[]} positions of the papers on the reader's shelf */
  #shelf = [];
  /** @type {Choice} */
  #choice;
  /** @type {Uint32Array} */
  #order = new Uint32Array();
  #typing = 0;
  /** @type {Promise<unknown>} */
  #showing = Promise.resolve();
  #turn = 0

  /** @param {HTMLElement} page @param {Data} data @param {Facets} facets */
  constructor(page, data, facets) {
    this.data = data
    this.facets = facets
    this.state = parse(location.search)
    this.#choice = facets.choose([], new Set(), null)
    this.head = new Head(one(page, "h1"), data.hasWords, {
      change: change => this.go(change),
      drop: filter => this.go({ filters: without(this.state.filters, filter), page: 1 }),
      clear: () => this.go({ filters: [], every: new Set(), words: "", page: 1 }),
      type: words => this.#type(words),
      carry: (name, file) => void this.#carry(name, file).catch(failed),
      unselect: () => this.#unselect(),
      filter: () => this.sheet.open()
    })
    this.panel = new Panel(facets.groups, {
      tick: ({ group: { kind }, id }, not, on) => {
        const filter = { kind, value: id, not }
        this.go({ filters: (on ? having : without)(this.state.filters, filter), page: 1 })
      },
      every: ({ name }, on) => {
        const every = new Set(this.state.every)
        if (on) every.add(name)
        else every.delete(name)
        this.go({ every, page: 1 })
      }
    })
    this.list = new List(one(page, "ol.ps-rows"), data, facets)
    this.sheet = this.#place(page)
    this.#listen()
  }

  /** Takes over the page: the server's own pager and count give way. @param {HTMLElement} page */
  #place(page) {
    for (const plain of page.querySelectorAll(".ps-pager")) if (plain !== this.list.pager) plain.remove()
    const { heading, chips, opener, live, words, tools } = this.head
    const bar = one(page, ".ps-browse__head")
    bar.append(chips, opener)
    bar.after(live)
    const filters = el("div", { class: "ps-browse__filters", role: "search", "aria-label": "Filter papers" },
      words, this.panel.element)
    heading.classList.add("ps-browse__count")
    page.classList.add("ps-browse--live")
    return new Sheet(one(page, ".ps-browse__side"), filters, tools, bar)
  }

  #listen() {
    addEventListener("popstate", () => {
      this.state = parse(location.search)
      void this.show()
    })
    this.list.pager.addEventListener("click", event => {
      const link = event.target instanceof Element && event.target.closest("a")
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.go({ page: Number(link.dataset.page) })
      this.head.heading.tabIndex = -1
      this.head.heading.focus({ preventScroll: true })
      scrollTo(0, 0)
    })
    this.list.list.addEventListener("change", event => {
      const item = event.target instanceof HTMLInputElement && event.target.closest("li")
      if (item) this.#select(item, /** @type {HTMLInputElement} */ (event.target).checked)
    })
    const keys = listen(this.list.list, {
      o: item => one(item, "h3 a").click(),
      c: item => item.querySelector("a.ps-code") && one(item, "a.ps-code").click(),
      b: item => this.#mine(item, toggleStar),
      m: item => this.#mine(item, toggleRead),
      x: item => this.#select(item)
    })
    this.head.words.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return
      event.preventDefault()
      void this.#toList().catch(failed)
    })
    this.head.tools.append(button("ps-word ps-tools__keys", keys, "Keys"))
    shelf.subscribe(() => void this.#shelfChanged().catch(failed))
  }

  /** Goes to a changed state, which becomes a place in the history. @param {Partial<State>} change @param {boolean} [instead] in place of the last */
  go(change, instead = false) {
    this.state = { ...this.state, ...change }
    history[instead ? "replaceState" : "pushState"](null, "", location.pathname + format(this.state))
    return this.show()
  }

  /** Shows what the state says, or says that it could not. */
  show() {
    return (this.#showing = this.#shown().catch(failed))
  }

  /** What has to be fetched first is. */
  async #shown() {
    const turn = ++this.#turn
    const { words, sort, seed } = this.state
    const text = words.trim() ? await (this.#words ??= await reader(this.data, this.facets)).match(words) : null
    const name = sort === "random" ? `random ${seed}` : sort
    if (!this.#orders.has(name)) this.#orders.set(name, await ordered(this.data, this.facets, this.state, this.#shelf))
    if (turn !== this.#turn) return
    this.#text = text
    this.#order = this.#orders.get(name) ?? this.#order
    if (sort === "shelf" && !this.#shelf.length) say("Your shelf is empty, so the order is that of the lists.", true)
    await this.#draw()
  }

  #draw() {
    const { filters, every, view } = this.state
    this.#choice = this.facets.choose(filters, every, this.#text)
    const { count, counts } = this.#choice
    const page = Math.min(this.state.page, Math.max(1, Math.ceil(count / PAGE)))
    this.head.show(this.state, count, this.facets, this.list.selected.size)
    this.panel.show(counts, this.state)
    this.sheet.show(count)
    this.list.page(page, count, number => location.pathname + format({ ...this.state, page: number }))
    this.list.nothing.replaceChildren(...(count ? [] : this.#nothing()))
    return this.list.show(slice(this.#order, this.#choice.bits, PAGE * (page - 1), PAGE), view === "cards")
  }

  /** No paper matches: one sentence, one action. */
  #nothing() {
    const { filters, every, words } = this.state
    const known = filters.filter(filter => this.facets.find(filter))
    const last = words.trim() ? null : known[known.length - 1]
    const without_ = last ? without(filters, last) : filters
    const left = this.facets.choose(without_, every, null).count
    const number = known.length + (words.trim() ? 1 : 0)
    return [
      el("p", {}, number === 1 ? "No paper matches this filter." : `No paper matches all ${number} filters.`),
      el("p", {}, button("ps-plain", () => this.go(last ? { filters: without_, page: 1 } : { words: "", page: 1 }),
        `Remove the last one (${counted(left, "paper")})`))
    ]
  }

  /** Words are typed letter by letter; the history has a place for their beginning only. @param {string} words */
  #type(words) {
    clearTimeout(this.#typing)
    const wait = words && this.#words ? TYPING : 0
    const instead = Boolean(this.state.words)
    this.#typing = setTimeout(() => {
      if (this.head.words.value !== words) this.head.words.value = words
      this.go({ words, page: 1 }, instead && Boolean(words))
    }, wait)
  }

  /** From the words typed on to the first paper that has them, also where the list has yet to come. */
  async #toList() {
    const { words } = this.head
    clearTimeout(this.#typing)
    await (words.value === this.state.words ? this.#showing : this.go({ words: words.value, page: 1 }, Boolean(this.state.words)))
    if (document.activeElement !== words) return
    this.sheet.close()
    step([...this.list.list.children], 0)
  }

  /** @param {HTMLElement} item @param {(citekey: string, title: string) => void} change */
  #mine(item, change) {
    const paper = this.list.paper(item)
    if (paper) change(paper.citekey, paper.title)
  }

  /** @param {HTMLElement} item @param {boolean} [on] */
  #select(item, on) {
    this.list.select(item, on)
    this.head.select(this.list.selected.size, this.#choice.count)
    say(`${this.list.selected.size} selected`)
  }

  #unselect() {
    this.list.unselect()
    this.head.select(0, this.#choice.count)
  }

  /** Reads the shelf: the counts of its facet, and the order that goes by it. */
  async readShelf() {
    const entries = shelf.entries()
    const states = byState(entries, entries.length ? await this.data.keys() : new Map())
    this.#shelf = [...new Set([...states.values()].flat())]
    this.facets.shelve(states)
    this.#orders.delete("shelf")
  }

  /** A star set in the list may take its row out of it only where a filter says so. */
  async #shelfChanged() {
    await this.readShelf()
    const { filters, every } = this.state
    if (filters.some(({ kind }) => kind === "state")) return this.show()
    this.panel.show(this.facets.choose(filters, every, this.#text).counts, this.state)
  }

  /** The papers to take along: those selected, else the whole choice in its order. */
  #taken() {
    const { selected } = this.list
    if (!selected.size) return slice(this.#order, this.#choice.bits, 0, this.data.papers)
    return slice(this.#order, setOf([...selected.values()], this.data.papers), 0, selected.size)
  }

  /** @param {string} name @param {boolean} file */
  async #carry(name, file) {
    const { file: path, type, write } = FORMATS[name]
    const positions = this.#taken()
    say(`Gathering ${counted(positions.length, "paper")} …`, true)
    await this.data.fetch(positions)
    const papers = positions.map(position => ({ row: /** @type {any} */ (this.data.row(position)), tags: this.facets.tags(position) }))
    const text = write(papers, location.href)
    if (file) download(path, type, text)
    const done = file || (await copy(text))
    const lines = counted(file ? papers.length : text.split("\n").length - 1, name === "code" ? "link" : "paper")
    say(done ? `${file ? "Downloaded" : "Copied"} ${lines}.` : "This browser does not let a page copy; download a file instead.", true)
  }
}

/** @param {Element} within @param {string} selector @returns {any} */
function one(within, selector) {
  const found = within.querySelector(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

/** @param {unknown} fault */
function failed(fault) {
  console.warn("Papershelf:", fault)
  say("A part of the list could not be loaded. Please try again.", true)
}

const page = document.querySelector(".ps-browse")
if (page instanceof HTMLElement)
  try {
    // The plain list is not what a shared link asks for.
    page.classList.toggle("ps-browse--waiting", format(parse(location.search)) !== "")
    const data = await library()
    // What the address asks for beside the facets need not wait for them.
    const { sort, words } = parse(location.search)
    const early = [sort === "title" && data.titles(), words && data.hasWords && data.words(), !location.search && data.fetch([0])]
    for (const each of early) if (each) each.catch(() => {})
    if (!data.papers) throw new Error("no paper yet")
    const browse = new Browse(page, data, await data.facets())
    await browse.readShelf()
    await browse.show()
  } catch (fault) {
    // The plain list stays, which is all there is without this script.
    console.warn("Papershelf:", fault)
    page.classList.add("ps-browse--plain")
  } finally {
    page.classList.remove("ps-browse--waiting")
  }
