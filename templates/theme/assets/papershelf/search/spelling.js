/* How far two words are apart, the same as generator/search/spelling.py, which says why. */
"use strict"

/** @param {string} word */
function tolerance(word) {
  return word.length <= 3 ? 0 : word.length <= 7 ? 1 : 2
}

/** How many letters at the beginning or at the end the typos of a word leave as they are. @param {string} word */
function kept(word) {
  const allowed = tolerance(word)
  return allowed ? Math.floor((word.length - 1) / (allowed + 1)) : 0
}

/**
 * Letters to change, add, drop or swap with a neighbour (optimal string alignment); `limit + 1` if more.
 * @param {string} typed
 * @param {string} known
 * @param {number} limit
 */
function distance(typed, known, limit) {
  if (Math.abs(typed.length - known.length) > limit) return limit + 1
  let above = []
  let before = Array.from({ length: known.length + 1 }, (_, at) => at)
  for (let i = 0; i < typed.length; i++) {
    const row = [i + 1]
    let least = i + 1
    for (let j = 0; j < known.length; j++) {
      let cost = Math.min(before[j + 1] + 1, row[j] + 1, before[j] + (typed[i] === known[j] ? 0 : 1))
      if (i && j && typed[i] === known[j - 1] && typed[i - 1] === known[j]) cost = Math.min(cost, above[j - 1] + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    above = before
    before = row
  }
  return Math.min(before[known.length], limit + 1)
}

/**
 * The nearest known words, the more frequent first of equally near ones; digits must agree.
 * @param {string} typed
 * @param {Iterable<[string, number]>} known
 * @param {number} most
 * @returns {{ distance: number, weight: number, word: string }[]}
 */
function guesses(typed, known, most) {
  const limit = tolerance(typed)
  const digits = typed.replace(/\D/g, "")
  const near = []
  for (const [word, weight] of known) {
    if (Math.abs(word.length - typed.length) > limit || word.replace(/\D/g, "") !== digits) continue
    const apart = distance(typed, word, limit)
    if (apart <= limit) near.push({ distance: apart, weight, word })
  }
  near.sort((a, b) => a.distance - b.distance || b.weight - a.weight || byText(a.word, b.word))
  return near.slice(0, most)
}
