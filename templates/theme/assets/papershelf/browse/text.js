/*
 * The text filter: papers that have all the words typed, somewhere in title, name, the curators' line or tags.
 * It reads the words of all papers once, which a library of more than twenty thousand does not offer; there
 * the search box is the way, and the page says so.
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

  /** The papers that have every word, as beginning of a word or within one. @param {string} typed @returns {Bits} */
  match(typed) {
    const words = folded(typed).split(/\s+/).filter(Boolean)
    const found = []
    for (let i = 0; i < this.texts.length; i++) if (words.every(word => this.texts[i].includes(word))) found.push(i)
    return setOf(found, this.texts.length)
  }
}
