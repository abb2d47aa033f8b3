/* The orders of the list. Each is an order of all papers, of which a choice shows its own. */
import { has } from "./bits.js"

/**
 * @typedef {import("./facets.js").Facets} Facets
 * @typedef {import("./bits.js").Bits} Bits
 */

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
