// What the site knows of papers: the files below `browse/`, each fetched when it is first needed and kept for the visit.
import { KEY_BYTES, fingerprint, numbers } from "./columns.js"
import { Facets } from "./facets.js"
import { load } from "./site.js"

/**
 * @typedef {[status: string, label: string, url: string, host: string]} Code
 * @typedef {[citekey: string, title: string, rest: string, flags: number, why: string, tags: string[], code: Code | 0]} Row
 * @typedef {object} Index
 * @property {number} version
 * @property {number} papers
 * @property {string} facets
 * @property {string} titles
 * @property {string} keys
 * @property {number[]} sizes of the shards of rows
 * @property {string} rows names of the shards, eight letters each
 * @property {string} cards
 * @property {string} words empty in a library that is too large for them, which has `numbers` instead
 * @property {string} numbers
 */

const VERSION = 1
const NAME = 8

export class Data {
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** What has come of rows and cards, by kind and position. @type {{ rows: Row[], cards: string[] }} */
  #here = { rows: [], cards: [] }

  /** @param {Index} index @param {(path: string) => Promise<any>} load reads JSON below the site's root */
  constructor(index, load) {
    this.index = index
    this.papers = index.papers
    this.load = load
    this.starts = [0]
    for (const size of index.sizes) this.starts.push(this.starts[this.starts.length - 1] + size)
  }

  /** @param {(path: string, fresh?: boolean) => Promise<any>} load */
  static async open(load) {
    const index = await load("browse/index.json", true)
    if (index.version !== VERSION) throw new Error("the files are of another version than the script")
    return new Data(index, load)
  }

  async facets() {
    return new Facets(await this.#file("facets", this.index.facets), this.papers)
  }

  /** Positions by title. */
  async titles() {
    return Uint32Array.from(numbers(await this.#file("titles", this.index.titles), 3))
  }

  /** Positions by the fingerprint of the citekey. */
  async keys() {
    return new Map(Array.from(numbers(await this.#file("keys", this.index.keys), KEY_BYTES), (key, position) => [key, position]))
  }

  /** Whether the words of all papers are small enough to be read here. */
  get hasWords() {
    return this.index.words.length > 0
  }

  /** The numbers by which the search knows the papers. */
  async numbers() {
    return numbers(await this.#file("numbers", this.index.numbers), 3)
  }

  /** The words of all papers, in order. @returns {Promise<string[]>} */
  async words() {
    const names = this.index.words.match(/.{8}/g) ?? []
    return (await Promise.all(names.map(name => this.#file("words", name)))).flat()
  }

  /** The row of a paper if its shard has come. @param {number} position @returns {Row | undefined} */
  row(position) {
    return this.#here.rows[position]
  }

  /** @param {number} position @returns {string | undefined} */
  excerpt(position) {
    return this.#here.cards[position]
  }

  /** Fetches what rows of these papers need, with the lines of cards or without. @param {number[]} positions @param {boolean} [cards] */
  async fetch(positions, cards) {
    const shards = [...new Set(positions.map(position => this.shard(position)))]
    await Promise.all(shards.flatMap(shard => [this.#shard("rows", shard), cards && this.#shard("cards", shard)]))
  }

  /** Whether that is there already. @param {number[]} positions @param {boolean} cards */
  isHere(positions, cards) {
    return positions.every(position => this.row(position) && (!cards || this.excerpt(position) !== undefined))
  }

  /** @param {"rows" | "cards"} kind @param {number} shard */
  async #shard(kind, shard) {
    const all = await this.#file(kind, this.index[kind].slice(NAME * shard, NAME * (shard + 1)))
    for (const [at, one] of all.entries()) this.#here[kind][this.starts[shard] + at] = one
  }

  /** The shard that holds a paper. @param {number} position */
  shard(position) {
    let [low, high] = [0, this.starts.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (this.starts[middle] <= position) low = middle
      else high = middle
    }
    return low
  }

  /** A file, asked for once more where it fails; a second failure is not remembered. @param {string} kind @param {string} name */
  #file(kind, name) {
    const path = `browse/${kind}-${name}.json`
    const asked = this.#files.get(path) ?? this.load(path).catch(() => this.load(path))
    this.#files.set(path, asked)
    asked.catch(() => this.#files.delete(path))
    return asked
  }
}

/** @type {Promise<Data> | undefined} */
let opened

/** The library's files, opened once a page. */
export const library = () => (opened ??= Data.open(load))

/** @param {string[]} citekeys @returns {Promise<Map<string, Row>>} the rows of those that the library has */
export async function rowsOf(citekeys) {
  const data = await library()
  const places = citekeys.length ? await data.keys() : new Map()
  const found = citekeys.flatMap(key => places.get(fingerprint(key)) ?? [])
  await data.fetch(found)
  const rows = new Map(found.map(position => [data.row(position)?.[0], data.row(position)]))
  return new Map(citekeys.flatMap(key => (rows.get(key) ? [[key, /** @type {Row} */ (rows.get(key))]] : [])))
}

/** The former keys among `citekeys`, with the keys that stand for them today; more than one where it is contested. @param {string[]} citekeys */
export async function renamed(citekeys) {
  const { papers } = await load("shelf/former.json", true)
  return new Map(citekeys.filter(key => Object.hasOwn(papers, key)).map(key => [key, /** @type {string[]} */ (papers[key])]))
}
