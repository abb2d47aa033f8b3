// What a reader keeps of papers, in this browser only. Nothing that was kept is ever overwritten unread: every
// change reads what another tab may have written, unreadable text is set aside as it is, and what can not be
// saved stays in memory and is said.
import { root } from "../library/site.js"

/**
 * @typedef {"to read" | "reading" | "read"} State
 *
 * What is kept of one paper. `order` is its place on the shelf by hand, `title` what the paper was called when
 * it was kept, so that one that has left the library can still be named.
 * @typedef {{ star?: boolean, state?: State, remark?: string, order?: number, title?: string }} Paper
 *
 * - `kept`: all is well
 * - `blocked`, `full`: changes live in memory only
 * - `aside`: unreadable text was moved out of the way; `stuck`: it could not be moved and stays where it is
 * - `newer`: written by a later version, so it is only read
 * @typedef {"kept" | "blocked" | "full" | "aside" | "stuck" | "newer"} Condition
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Keeper
 */

const VERSION = 1
const REMARK = 2000 // characters of a remark that are kept

/** @type {State[]} */
export const STATES = ["to read", "reading", "read"]

/** @type {Record<Condition, string>} */
export const SENTENCES = {
  kept: "",
  blocked: "This browser keeps nothing, so stars last until you close the page.",
  full: "This browser’s storage is full, so the latest changes last until you close the page. Export your shelf to keep them.",
  aside: "What this browser had kept could not be read. It was set aside unchanged, and a new shelf was begun.",
  stuck: "What this browser has kept can not be read. It was left as it is, and changes last until you close the page.",
  newer: "This shelf was written by a newer version of the site. It can be read here, but not changed.",
}

export class Shelf {
  /** @type {Condition} */
  condition = "kept";
  /** @type {Keeper | null} */
  #keeper;
  #key;
  /** @type {string | null | undefined} */
  #text;
  /** @type {Record<string, unknown>} other fields of the kept document, which are carried along */
  #rest = {};
  /** @type {Map<string, Paper>} */
  #papers = new Map();
  /** @type {Map<string, Paper | null>} what storage has not taken yet */
  #unsaved = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set()

  /**
   * @param {Keeper | null} keeper null where the browser gives no storage
   * @param {string} key
   */
  constructor(keeper, key) {
    this.#keeper = keeper
    this.#key = key
    this.#read()
  }

  /** A sentence for the reader, empty where all is well. */
  get sentence() {
    return SENTENCES[this.condition]
  }

  /** @param {string} key @returns {Paper} what is kept of a paper, nothing where it is not on the shelf */
  paper(key) {
    return this.#papers.get(key) ?? {}
  }

  /** @returns {[string, Paper][]} all that is kept, in the order by hand */
  entries() {
    const place = (/** @type {[string, Paper]} */ [, paper]) => paper.order ?? Infinity
    return [...this.#papers].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  }

  /**
   * Change what is kept of a paper; the other fields stay. A paper of which nothing is left leaves the shelf.
   * @param {string} key
   * @param {Paper} fields
   * @returns {boolean} whether the change was accepted, be it in memory only
   */
  change(key, fields) {
    return this.changeAll([[key, fields]])
  }

  /** @param {[string, Paper][]} changes */
  changeAll(changes) {
    this.#read()
    if (this.condition === "newer") return false
    let last = Math.max(0, ...[...this.#papers.values()].map(paper => paper.order ?? 0))
    for (const [key, fields] of changes) {
      const before = this.#papers.get(key)
      const paper = tidied({ ...before, ...fields })
      if (paper && paper.order === undefined) paper.order = ++last
      this.#unsaved.set(key, paper)
    }
    this.#overlay()
    this.#write()
    this.#tell()
    return true
  }

  /** @param {string} key the paper leaves the shelf, with all that was kept of it */
  drop(key) {
    return this.change(key, { star: false, state: undefined, remark: "" })
  }

  /** Read again what another tab has written. */
  refresh() {
    this.#read()
    this.#tell()
  }

  /** @param {() => void} listener told after every change, from whichever tab */
  subscribe(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }

  #read() {
    const text = this.#stored()
    if (text !== this.#text) {
      this.#text = text
      this.#understand(text)
    }
    this.#overlay()
  }

  #stored() {
    try {
      if (this.#keeper) return this.#keeper.getItem(this.#key)
    } catch {
      this.#keeper = null
    }
    this.condition = "blocked"
    return null
  }

  /** @param {string | null} text */
  #understand(text) {
    const found = parsed(text)
    if (!found) {
      this.#setAside(/** @type {string} */ (text))
      return
    }
    if (found.version > VERSION) this.condition = "newer"
    else if (this.condition !== "blocked" && this.condition !== "aside") this.condition = "kept"
    this.#rest = found.rest
    this.#papers = found.papers
  }

  /** @param {string} text */
  #setAside(text) {
    this.#papers = new Map()
    this.#rest = {}
    try {
      const keeper = /** @type {Keeper} */ (this.#keeper)
      let number = 1
      while (keeper.getItem(aside(this.#key, number)) !== null) number += 1
      keeper.setItem(aside(this.#key, number), text)
      keeper.removeItem(this.#key)
      this.#text = null
      this.condition = "aside"
    } catch {
      this.condition = "stuck"
    }
  }

  /** @returns {[string, string][]} texts that could not be read, with the keys they are kept under */
  setAside() {
    /** @type {[string, string][]} */
    const texts = []
    try {
      for (let number = 1; ; number += 1) {
        const text = this.#keeper?.getItem(aside(this.#key, number))
        if (text === null || text === undefined) return texts
        texts.push([aside(this.#key, number), text])
      }
    } catch {
      return texts
    }
  }

  #overlay() {
    for (const [key, paper] of this.#unsaved) {
      if (paper) this.#papers.set(key, paper)
      else this.#papers.delete(key)
    }
  }

  #write() {
    if (!this.#keeper || this.condition === "stuck") return
    const text = JSON.stringify({ ...this.#rest, version: VERSION, papers: Object.fromEntries(this.#papers) })
    try {
      this.#keeper.setItem(this.#key, text)
      this.#text = text
      this.#unsaved.clear()
      if (this.condition !== "aside") this.condition = "kept"
    } catch (fault) {
      const full = fault instanceof Error && /quota/i.test(`${fault.name} ${fault.message}`)
      this.condition = full ? "full" : "blocked"
    }
  }
}

/** @param {string} key @param {number} number */
const aside = (key, number) => `${key}:aside-${number}`

/**
 * @param {string | null} text
 * @returns {{ version: number, papers: Map<string, Paper>, rest: Record<string, unknown> } | null} null where
 *   it is not what a shelf writes
 */
function parsed(text) {
  if (text === null) return { version: VERSION, papers: new Map(), rest: {} }
  try {
    const { version, papers, ...rest } = JSON.parse(text)
    if (!Number.isInteger(version) || version < 1 || !isRecord(papers)) return null
    return { version, rest, papers: understood(papers) }
  } catch {
    return null
  }
}

/**
 * The papers of a shelf, be it stored or imported; what is no paper is left out.
 * @param {Record<string, unknown>} papers
 */
export function understood(papers) {
  /** @type {Map<string, Paper>} */
  const found = new Map()
  for (const [key, value] of Object.entries(papers)) {
    const paper = isRecord(value) ? tidied(value) : null
    if (paper) found.set(key, paper)
  }
  return found
}

/**
 * @param {Record<string, unknown>} value
 * @returns {Paper | null} with the fields that say something, unknown ones included; null where none keeps it
 */
function tidied({ star, state, remark, order, title, ...rest }) {
  /** @type {Paper} */
  const paper = { ...rest }
  if (star === true) paper.star = true
  if (STATES.some(each => each === state)) paper.state = /** @type {State} */ (state)
  if (typeof remark === "string" && remark.trim()) paper.remark = remark.slice(0, REMARK)
  if (!Object.keys(paper).length) return null
  if (typeof order === "number" && Number.isFinite(order)) paper.order = order
  if (typeof title === "string" && title) paper.title = title
  return paper
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = value => typeof value === "object" && value !== null && !Array.isArray(value)

/** What is kept stands under the site's path, so that two sites of one host do not mix. */
export const storageKey = `papershelf:${root.pathname}`

/** @returns {Storage | null} */
export function browserStorage() {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** The one shelf of this page. */
export const shelf = new Shelf(browserStorage(), storageKey)

globalThis.addEventListener?.("storage", event => {
  if (event.key === storageKey || event.key === null) shelf.refresh()
})
