/* How well a paper answers a query, the same whole numbers as in generator/search/ranking.py, which has the formula. */
"use strict"

const OFTEN_LIMIT = 3
const TAG_STRENGTH = 7
const NEAR_WORDS = 3
const LACKING = 8
const [NEAR_IN_TITLE, NEAR_IN_ABSTRACT] = [8, 4]
/** Where a field ends, and its weight. */
const FIELDS = [[NAME, 8], [REPOSITORY, 8], [WHY, 8], [ABSTRACT, 5], [Infinity, 3]]

/**
 * @typedef {{ value: number, rarity: number, weight: number, posting: Posting, reading: number }} Hit
 * @typedef {{ tag: number, hit: Hit | null }} Word
 */

/** What a query's word is worth in a paper, 0 where it is not there. @param {Word} word */
function worth(word) {
  return Math.max(word.tag, word.hit ? word.hit.value : 0)
}

/**
 * Eighths of log2(1 + papers / having), rounded down, by whole numbers only.
 * @param {number} papers
 * @param {number} having
 */
function rarity(papers, having) {
  const ratio = BigInt(Math.floor((16 * (papers + having)) / having))
  return (ratio ** 8n).toString(2).length - 33
}

/** The sum of the weights of the fields that the positions lie in. @param {number[]} positions */
function strength(positions) {
  const times = FIELDS.map(() => 0)
  for (const position of positions) times[FIELDS.findIndex(([end]) => position < end)]++
  const often = Math.min(Math.max(times[4] - 1, 0), OFTEN_LIMIT)
  return FIELDS.reduce((total, [, weight], field) => total + (times[field] ? weight : 0), often)
}

/**
 * The rank of a paper from its words; `rarities` are the query's, `content` tells its content words.
 * @param {Word[]} words
 * @param {number[]} rarities
 * @param {boolean[]} content
 */
function rank(words, rarities, content) {
  const every = sum(rarities)
  const have = sum(rarities.filter((_, at) => worth(words[at])))
  const [share, wholeTitle] = titleShare(words.filter((_, at) => content[at]))
  const found = sum(words.map(worth)) + nearness(words)
  const covered = Math.floor((found * have * have) / (every * every))
  const score = Math.floor((covered * (100 + share)) / 100)
  const complete = words.every((word, at) => !content[at] || worth(word))
  return { wholeTitle, score: complete ? score : score - Math.floor(score / LACKING), complete }
}

/** How many hundredths of the title were typed, and whether it is the whole title and nothing else. */
function titleShare(words) {
  const inTitle = words.flatMap(({ hit }) => (hit && hit.posting.content ? [hit.posting] : []))
  if (!inTitle.length) return [0, false]
  const length = inTitle[0].content
  const typed = new Set(inTitle.flatMap(({ positions }) => positions.filter(position => position < NAME))).size
  return [Math.floor((Math.min(typed, length) * 100) / length), typed >= length && inTitle.length === words.length]
}

/** @param {Word[]} words */
function nearness(words) {
  let total = 0
  let before = -1
  words.forEach(({ hit }, place) => {
    if (!hit) return
    if (before >= 0 && words[before].hit.reading !== hit.reading) total += near(words[before].hit, hit, place - before)
    before = place
  })
  return total
}

/** Two points in order as in the query, one out of order or a little further, times the field's weight. */
function near(first, second, apart) {
  let best = 0
  for (const a of first.posting.positions)
    for (const b of second.posting.positions) {
      const step = b - a
      const points = step > 0 && step <= apart + 1 ? 2 : step && Math.abs(step) <= NEAR_WORDS ? 1 : 0
      if (points) best = Math.max(best, points * nearWeight(a, b))
    }
  return best * Math.min(first.rarity, second.rarity) * Math.min(first.weight, second.weight)
}

function nearWeight(a, b) {
  return Math.max(a, b) < NAME ? NEAR_IN_TITLE : Math.min(a, b) >= ABSTRACT ? NEAR_IN_ABSTRACT : 0
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
