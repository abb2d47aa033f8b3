/*
 * The text filter: papers that have all the words typed. Up to twenty thousand papers it reads title, name, the
 * curators' line and tags of all of them once; beyond, it asks the search, which looks into abstracts too.
 */
import { setOf } from "./bits.js"

/**
 * @typedef {import("./facets.js").Facets} Facets
 * @typedef {import("./bits.js").Bits} Bits
 */

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

  /** @param {Uint32Array} numbers of the papers, in order @param {Worker} worker the search's own */
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
