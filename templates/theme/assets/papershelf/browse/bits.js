/*
 * Sets of papers, one bit a paper. Thirty-two papers are combined or counted at once, so a change of filter
 * costs a fraction of a millisecond at ten thousand papers.
 */

/** @typedef {Uint32Array} Bits */

/** The empty set of papers out of so many. @param {number} papers @returns {Bits} */
export const empty = papers => new Uint32Array((papers + 31) >>> 5)

/** @param {number} papers @returns {Bits} */
export function full(papers) {
  const bits = empty(papers).fill(0xffffffff)
  if (papers & 31) bits[bits.length - 1] = 2 ** (papers & 31) - 1
  return bits
}

/** @param {ArrayLike<number>} positions @param {number} papers @returns {Bits} */
export function setOf(positions, papers) {
  const bits = empty(papers)
  for (let i = 0; i < positions.length; i++) bits[positions[i] >>> 5] |= 1 << (positions[i] & 31)
  return bits
}

/** @param {Bits} bits @param {number} position */
export const has = (bits, position) => ((bits[position >>> 5] >>> (position & 31)) & 1) === 1

/** Leaves in `bits` what is in `other` too. @param {Bits} bits @param {Bits} other */
export function keep(bits, other) {
  for (let i = 0; i < bits.length; i++) bits[i] &= other[i]
  return bits
}

/** @param {Bits} bits @param {Bits} other */
export function add(bits, other) {
  for (let i = 0; i < bits.length; i++) bits[i] |= other[i]
  return bits
}

/** @param {Bits} bits @param {Bits} other */
export function remove(bits, other) {
  for (let i = 0; i < bits.length; i++) bits[i] &= ~other[i]
  return bits
}

/** How many bits of a word are set: sums of pairs, of fours, then of all bytes. @param {number} word */
function ones(word) {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** @param {Bits} bits */
export function count(bits) {
  let sum = 0
  for (let i = 0; i < bits.length; i++) sum += ones(bits[i])
  return sum
}

/** How many papers both sets have. @param {Bits} bits @param {Bits} other */
export function common(bits, other) {
  let sum = 0
  for (let i = 0; i < bits.length; i++) sum += ones(bits[i] & other[i])
  return sum
}
