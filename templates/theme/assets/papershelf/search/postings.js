/* Posting lists, as generator/search/postings.py describes them. */
"use strict"

const CAP = 1000
const [NAME, REPOSITORY, WHY, ABSTRACT] = [50, 60, 80, 160]

/**
 * A word in a paper; `content` is the number of content words of its title, 0 where the word is not in it.
 * @typedef {{ content: number, positions: number[] }} Posting
 */

/**
 * The postings of a word by paper, from `[papers with the word, code…]`; a cut list ends early.
 * @param {number[]} codes
 * @returns {Map<number, Posting>}
 */
function decoded(codes) {
  const found = new Map()
  let number = 0
  for (let at = 1; at < codes.length; ) {
    const inTitle = codes[at] & 1
    number += codes[at] >> 1
    const content = (inTitle && codes[at + 1]) || 0
    at += 1 + inTitle
    const positions = []
    let position = 0
    while (at < codes.length) {
      position += codes[at] >> 1
      positions.push(position)
      if (!(codes[at++] & 1)) break
    }
    found.set(number, { content, positions })
  }
  return found
}

/**
 * The papers of a filter, from `[papers, gap…]`.
 * @param {number[]} codes
 * @returns {Map<number, Posting>}
 */
function marked(codes) {
  const found = new Map()
  let number = 0
  for (const gap of codes.slice(1)) found.set((number += gap), { content: 0, positions: [] })
  return found
}
