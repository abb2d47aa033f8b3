/* The files below `browse/`, each fetched when it is first needed and kept for the visit. */
import * as columns from "./columns.js"
import { Facets } from "./facets.js"

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
  /** @type {Map<number, Row[]>} shards that have come, by number */
  #rows = new Map();
  /** @type {Map<number, string[]>} */
  #cards = new Map()

  /** @param {Index} index @param {(path: string) => Promise<any>} load reads JSON below the site's root */
  constructor(index, load) {
    this.index = index
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

  get papers() {
    return this.index.papers
  }

  async facets() {
    return new Facets(await this.#file("facets", this.index.facets), this.papers)
  }

  /** Positions by title. */
  async titles() {
    return columns.numbers(await this.#file("titles", this.index.titles))
  }

  /** Positions by the fingerprint of the citekey. */
  async keys() {
    return columns.keys(await this.#file("keys", this.index.keys))
  }

  /** Whether the words of all papers are small enough to be read here. */
  get hasWords() {
    return this.index.words.length > 0
  }

  /** The numbers by which the search knows the papers. */
  async numbers() {
    return columns.numbers(await this.#file("numbers", this.index.numbers))
  }

  /** The words of all papers, in order. @returns {Promise<string[]>} */
  async words() {
    const names = this.index.words.match(/.{8}/g) ?? []
    return (await Promise.all(names.map(name => this.#file("words", name)))).flat()
  }

  /** The row of a paper if its shard has come. @param {number} position */
  row(position) {
    const shard = this.shard(position)
    return this.#rows.get(shard)?.[position - this.starts[shard]]
  }

  /** @param {number} position */
  excerpt(position) {
    const shard = this.shard(position)
    return this.#cards.get(shard)?.[position - this.starts[shard]]
  }

  /** Fetches what rows of these papers need, with the lines of cards or without. @param {number[]} positions @param {boolean} cards */
  async fetch(positions, cards) {
    const shards = [...new Set(positions.map(position => this.shard(position)))]
    await Promise.all(shards.flatMap(shard => [this.#shard("rows", shard), ...(cards ? [this.#shard("cards", shard)] : [])]))
  }

  /** Whether that is there already. @param {number[]} positions @param {boolean} cards */
  isHere(positions, cards) {
    return positions.every(position => this.row(position) && (!cards || this.excerpt(position) !== undefined))
  }

  /** @param {"rows" | "cards"} kind @param {number} shard */
  async #shard(kind, shard) {
    const value = await this.#file(kind, this.index[kind].slice(NAME * shard, NAME * (shard + 1)))
    if (kind === "rows") this.#rows.set(shard, value)
    else this.#cards.set(shard, value)
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
