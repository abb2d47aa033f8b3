/*
 * A choice of papers: the state that stands in the address of the papers page, the order it asks for, and the
 * papers that have its words.
 */
import { fingerprint } from "./columns.js"
import { has, setOf } from "./facets.js"
import { at } from "./site.js"

/**
 * @typedef {import("./facets.js").Facets} Facets
 * @typedef {import("./facets.js").Bits} Bits
 * @typedef {import("./data.js").Data} Data
 * @typedef {{ kind: string, value: string, not: boolean }} Filter `kind` is code, list, state or tag
 * @typedef {object} State
 * @property {Filter[]} filters in the order in which they were set
 * @property {Set<string>} every names of the facets whose ticked values must all be there
 * @property {string} words what is typed into the text filter
 * @property {string} sort list, title, shelf or random
 * @property {number} seed of the random order
 * @property {string} view rows or cards
 * @property {number} page from 1
 */

const KINDS = ["code", "list", "state", "tag"]
export const SORTS = ["list", "title", "shelf", "random"]
export const VIEWS = ["rows", "cards"]

/** @param {string} search `location.search` @returns {State} */
export function parse(search) {
  const asked = new URLSearchParams(search)
  /** @type {Map<string, Filter>} */
  const filters = new Map()
  for (const [name, value] of asked) {
    const filter = filterOf(name, value)
    if (filter) filters.set(`${filter.kind}:${filter.value}`, filter)
  }
  return {
    filters: [...filters.values()],
    every: new Set(asked.getAll("all")),
    words: asked.get("q") ?? "",
    sort: known(SORTS, asked.get("sort")),
    seed: natural(asked.get("seed")),
    view: known(VIEWS, asked.get("view")),
    page: natural(asked.get("page"))
  }
}

/** The query of a state, empty for the plain list. @param {State} state */
export function format({ filters, every, words, sort, seed, view, page }) {
  const parts = filters.map(({ kind, value, not }) => {
    if (!not) return [kind, value]
    return ["not", kind === "tag" && !prefixed(value) ? value : `${kind}:${value}`]
  })
  for (const name of every) parts.push(["all", name])
  if (words) parts.push(["q", words])
  if (sort !== SORTS[0]) parts.push(["sort", sort])
  if (sort === "random") parts.push(["seed", String(seed)])
  if (view !== VIEWS[0]) parts.push(["view", view])
  if (page > 1) parts.push(["page", String(page)])
  // A colon and a comma need no escape in a query, and read better without.
  return parts.length ? `?${new URLSearchParams(parts)}`.replaceAll("%3A", ":").replaceAll("%2C", ",") : ""
}

/** The filters with one more, or one instead of its opposite. @param {Filter[]} filters @param {Filter} filter */
export const having = (filters, filter) => [...without(filters, filter), filter]

/** @param {Filter[]} filters @param {Filter} filter */
export const without = (filters, { kind, value }) => filters.filter(each => each.kind !== kind || each.value !== value)

/** @param {string} name @param {string} value @returns {Filter | null} */
function filterOf(name, value) {
  if (!value) return null
  if (KINDS.includes(name)) return { kind: name, value, not: false }
  if (name !== "not") return null
  const kind = prefixed(value)
  return { kind: kind || "tag", value: kind ? value.slice(kind.length + 1) : value, not: true }
}

/** @param {string} value */
const prefixed = value => KINDS.find(kind => value.startsWith(`${kind}:`)) ?? ""

/** @param {string[]} names @param {string | null} name */
const known = (names, name) => (name && names.includes(name) ? name : names[0])

/** @param {string | null} text */
const natural = text => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), 2 ** 31)

/** @param {number} papers */
export const asListed = papers => Uint32Array.from({ length: papers }, (_, position) => position)

/**
 * Papers by how many tags they share with the papers of the shelf, each of these counted; of equal ones the
 * first listed leads.
 * @param {Facets} facets
 * @param {number[]} shelf positions
 */
export function byShelf(facets, shelf) {
  const scores = new Float64Array(facets.papers)
  for (const { kind, values } of facets.groups)
    for (const value of kind === "tag" ? values : []) {
      const shared = shelf.filter(position => has(value.bits, position)).length
      if (shared) for (const position of value.papers) scores[position] += shared
    }
  return ranked(scores.map(score => -score))
}

/** The same order for the same seed. @param {number} papers @param {number} seed */
export function shuffled(papers, seed) {
  return ranked(Float64Array.from({ length: papers }, (_, position) => scrambled(position, seed)))
}

/** Positions of a set in an order, from place `start` on, at most so many. @param {Uint32Array} order @param {Bits} set @param {number} start @param {number} size */
export function slice(order, set, start, size) {
  const found = []
  let seen = 0
  for (let i = 0; i < order.length && found.length < size; i++)
    if (has(set, order[i]) && seen++ >= start) found.push(order[i])
  return found
}

/** @param {Float64Array} weights */
function ranked(weights) {
  return asListed(weights.length).sort((a, b) => weights[a] - weights[b] || a - b)
}

/** A number that looks like chance (Murmur3's finish). @param {number} position @param {number} seed */
function scrambled(position, seed) {
  let hash = Math.imul(position + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Without case and accents. @param {string} text */
export function folded(text) {
  const lower = text.toLowerCase()
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}/gu, "")
}

export class Words {
  /** @param {string[]} texts of all papers, in order @param {Facets} facets */
  constructor(texts, facets) {
    const papers = texts.map(folded)
    for (const { kind, values } of facets.groups)
      for (const value of kind === "tag" ? values : [])
        for (const position of value.papers) papers[position] += `\n${folded(value.label)}`
    this.texts = papers
  }

  /** The papers that have every word, as beginning of a word or within one. @param {string} typed @returns {Promise<Bits>} */
  async match(typed) {
    const words = folded(typed).split(/\s+/).filter(Boolean)
    const found = []
    for (let i = 0; i < this.texts.length; i++) if (words.every(word => this.texts[i].includes(word))) found.push(i)
    return setOf(found, this.texts.length)
  }
}

const [FIND, FOUND] = [4, 5]

export class Search {
  /** @type {Map<string, (numbers: number[] | null) => void>} */
  #asked = new Map()

  /** @param {Float64Array} numbers of the papers, in order @param {Worker} worker the search's own */
  constructor(numbers, worker) {
    this.papers = numbers.length
    this.places = new Map(Array.from(numbers, (number, place) => [number, place]))
    this.worker = worker
    worker.addEventListener("message", ({ data: { type, data } }) => {
      if (type === FOUND) this.#asked.get(data.line)?.(data.numbers)
    })
  }

  /** The papers that have every word; fails where the search can not be asked. @param {string} typed @returns {Promise<Bits>} */
  async match(typed) {
    /** @type {Promise<number[] | null>} */
    const answer = new Promise(done => this.#asked.set(typed, done))
    this.worker.postMessage({ type: FIND, data: typed })
    const numbers = await answer
    this.#asked.delete(typed)
    if (!numbers) throw new Error("the search index could not be read")
    return setOf(numbers.flatMap(number => this.places.get(number) ?? []), this.papers)
  }
}

/** What answers the text filter: the words of all papers, or in a large library the search. @param {Data} data @param {Facets} facets */
export async function reader(data, facets) {
  if (data.hasWords) return new Words(await data.words(), facets)
  return new Search(await data.numbers(), new Worker(at("assets/papershelf/search/worker.js")))
}

/** The papers in the order that a state asks for. @param {Data} data @param {Facets} facets @param {State} state @param {number[]} shelf positions of the papers on it */
export async function ordered(data, facets, { sort, seed }, shelf) {
  if (sort === "title") return data.titles()
  if (sort === "shelf") return byShelf(facets, shelf)
  return sort === "random" ? shuffled(data.papers, seed) : asListed(data.papers)
}

/**
 * The positions of the papers on a shelf that are in the library, by starred, to read, reading and read.
 * @param {[string, import("../shelf/store.js").Paper][]} entries @param {Map<number, number>} keys
 */
export function byState(entries, keys) {
  /** @type {Map<string, number[]>} */
  const found = new Map()
  for (const [citekey, { star, state }] of entries) {
    const position = keys.get(fingerprint(citekey))
    for (const name of [star && "starred", state])
      if (name && position !== undefined) found.set(name, [...(found.get(name) ?? []), position])
  }
  return found
}
