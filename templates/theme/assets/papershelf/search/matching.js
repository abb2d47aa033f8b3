/* Which papers have which words of a query, the same as generator/search/matching.py. */
"use strict"

const STOP_SHARE = 12

/**
 * Looks every reading up; of several readings of a word each paper keeps the one that is worth most.
 * @param {string[]} words
 * @param {Reading[]} found
 * @param {Reader} index
 */
async function matches(words, found, index) {
  const lists = await Promise.all(found.map(({ terms }) => sideBySideTerms(terms, index)))
  const isOpen = found.map(({ weight }) => weight === WEIGHT.COMPLETED)
  const completions = sum(lists.map(([count], at) => (isOpen[at] ? count : 0)))
  /** @type {Map<number, Word[]>} */
  const papers = new Map()
  const rarities = words.map(() => 1)
  found.forEach(({ first, last, weight }, reading) => {
    const [count, postings] = lists[reading]
    if (!count) return
    const span = words.map((_, place) => place).slice(first, last + 1)
    const content = span.filter(place => !isStop(words[place]))
    let rare = rarity(index.papers, Math.min(index.papers, isOpen[reading] ? completions : count))
    if (!content.length) rare = Math.max(1, Math.floor(rare / STOP_SHARE))
    const places = content.length ? content : span
    for (const place of places) rarities[place] = Math.max(rarities[place], rare)
    for (const [paper, posting] of postings) {
      if (!papers.has(paper)) papers.set(paper, words.map(() => ({ tag: 0, hit: null })))
      enter(papers.get(paper), places, { value: 0, rarity: rare, weight, posting, reading })
    }
  })
  return { papers, rarities }
}

function enter(words, places, hit) {
  const isTag = !hit.posting.positions.length
  hit.value = hit.rarity * hit.weight * (isTag ? TAG_STRENGTH : strength(hit.posting.positions))
  for (const place of places) {
    const word = words[place]
    if (isTag) word.tag = Math.max(word.tag, hit.value)
    else if (!word.hit || hit.value > word.hit.value) word.hit = hit
  }
}

/**
 * The papers that meet all conditions (null without any), and those that an excluded one forbids.
 * @param {Condition[]} conditions
 * @param {Reader} index
 */
async function allowed(conditions, index) {
  /** @type {Set<number> | null} */
  let inside = null
  /** @type {Set<number>} */
  const outside = new Set()
  const sets = await Promise.all(conditions.map(condition => meeting(condition, index)))
  conditions.forEach(({ excluded }, at) => {
    if (excluded) sets[at].forEach(paper => outside.add(paper))
    else inside = inside ? new Set([...inside].filter(paper => sets[at].has(paper))) : sets[at]
  })
  return { inside, outside }
}

/** How many papers have the terms side by side, and the postings there are. */
async function sideBySideTerms(terms, index) {
  const lists = await Promise.all(terms.map(term => postingsOf(term, index)))
  if (lists.length === 1) return lists[0]
  const together = sideBySide(lists.map(([, postings], offset) => [offset, postings]))
  return [together.size, together]
}

/** @returns {Promise<[number, Map<number, Posting>]>} */
async function postingsOf(term, index) {
  const text = await index.postings(term)
  if (!text) return [0, new Map()]
  return [papersWith(text), term.includes(":") ? marked(text) : decoded(text)]
}

/** Where words stand at the given distances from the first, as postings of the first. */
function sideBySide([[, first], ...others]) {
  const together = new Map()
  for (const [paper, posting] of first) {
    const starts = posting.positions.filter(start =>
      others.every(([offset, other]) => other.has(paper) && other.get(paper).positions.includes(start + offset))
    )
    if (starts.length) together.set(paper, { content: starts[0] < NAME ? posting.content : 0, positions: starts })
  }
  return together
}

/** @returns {Promise<Set<number>>} */
async function meeting({ field, words }, index) {
  if (!field) return havingPhrase(words, index, 0, Infinity)
  if (field === "why" && words[0] !== "yes") return havingPhrase(words, index, WHY, ABSTRACT)
  const keys = await KEYS[field](words, index)
  const lists = await Promise.all(keys.map(key => postingsOf(key, index)))
  return new Set(lists.flatMap(([, postings]) => [...postings.keys()]))
}

/** Stop words between others only hold their place, as no abstract's are kept. */
async function havingPhrase(words, index, low, high) {
  const content = [...words.entries()].filter(([, word]) => !isStop(word))
  const wanted = content.length ? content : [...words.entries()]
  const lists = await Promise.all(
    wanted.map(async ([place, word]) => [place - wanted[0][0], (await postingsOf(stem(word), index))[1]])
  )
  const papers = new Set()
  for (const [paper, { positions }] of sideBySide(lists))
    if (positions.some(start => low <= start && start < high)) papers.add(paper)
  return papers
}

/** The keys of the filters that a condition names: a tag or list by any of its names, or by how its id begins. */
const KEYS = {
  tag: (words, index) => named(index.aliases.get(runTogether(words.join(" "))), "tag", words, index),
  list: (words, index) => named(index.lists.get(runTogether(words.join(" "))), "list", words, index),
  code: ([word]) => CODES[word] || [`code:${word}`],
  why: () => ["why:yes"]
}
const CODES = { __proto__: null, yes: ["code:linked"], no: ["code:promised", "code:named", "code:none"] }

async function named(key, kind, words, index) {
  return key ? [key] : index.keys(`${kind}:${words.join("-")}`)
}
