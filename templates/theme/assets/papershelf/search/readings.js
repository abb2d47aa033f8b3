/* What the words of a query may stand for, the same as generator/search/readings.py, which says why. */
"use strict"

const COMPLETIONS = 8
const GUESSES = 5
const SPLITS = 2
const PART = 3
const JOIN_WORDS = 3
const ALIAS_WORDS = 5
const WEIGHT = { EXACT: 100, JOINED: 95, SPLIT: 90, COMPLETED: 85, TYPO: 65, TAG: 60, TYPOS: 45 }

/**
 * Terms that stand for the words `first` to `last` of the query; several must stand side by side.
 * @typedef {{ first: number, last: number, terms: string[], weight: number }} Reading
 */

/**
 * All readings of a query's words; a word that has none is split, or its typos are mended.
 * @param {string[]} words
 * @param {boolean} open
 * @param {Reader} index
 * @returns {Promise<Reading[]>}
 */
async function readings(words, open, index) {
  const parts = await Promise.all(
    words.map(async (word, place) => {
      const completing = open && place === words.length - 1
      const ways = [asTyped(place, word, index), completing ? completed(place, word, index) : [], together(place, words, index)]
      return (await Promise.all(ways)).flat()
    })
  )
  const found = [...parts.flat(), ...(await paired(words, index))]
  const bare = words.map((_, place) => !found.some(({ first, last }) => first <= place && place <= last))
  const more = words.map(async (word, place) =>
    bare[place] ? (await Promise.all([split(place, word, index), mended(place, word, index)])).flat() : []
  )
  return [...found, ...(await Promise.all(more)).flat()]
}

async function asTyped(place, word, index) {
  const term = stem(word)
  return (await index.postings(term)) ? [{ first: place, last: place, terms: [term], weight: WEIGHT.EXACT }] : []
}

/** The most frequent words that begin so, from two letters on. */
async function completed(place, word, index) {
  if (word.length < 2) return []
  const longer = await index.words("words", word)
  longer.sort(([a, many], [b, less]) => less - many || a.length - b.length || byText(a, b))
  const terms = new Set(longer.map(([known]) => stem(known)))
  terms.delete(stem(word))
  return [...terms]
    .slice(0, COMPLETIONS)
    .map(term => ({ first: place, last: place, terms: [term], weight: WEIGHT.COMPLETED }))
}

/** What runs of words from here on stand for as one word: a tag's label or alias, or a joined compound. */
async function together(place, words, index) {
  const found = []
  for (let end = place + 1; end <= Math.min(place + ALIAS_WORDS, words.length); end++) {
    const run = words.slice(place, end)
    for (const [number, whole] of asOne(run).entries()) {
      const term = stem(whole)
      const tag = index.aliases.get(term)
      if (tag && !index.common.has(tag)) found.push({ first: place, last: end - 1, terms: [tag], weight: WEIGHT.TAG })
      if ((number || run.length > 1) && run.length <= JOIN_WORDS && (await index.weight(whole)))
        found.push({ first: place, last: end - 1, terms: [term], weight: WEIGHT.JOINED })
    }
  }
  return found
}

/** Neighbouring words that are both too frequent to be kept in full, as neighbours in a title. */
async function paired(words, index) {
  const content = [...words.entries()].filter(([, word]) => !isStop(word))
  const pairs = content.slice(1).map(async ([last, word], at) => {
    const [first, before] = content[at]
    const terms = [stem(before), stem(word)]
    const lists = await Promise.all(terms.map(term => index.postings(term)))
    if (!lists.every(text => text && papersWith(text) > CAP)) return []
    const pair = terms.sort(byText).join("+")
    return (await index.postings(pair)) ? [{ first, last, terms: [pair], weight: WEIGHT.EXACT }] : []
  })
  return (await Promise.all(pairs)).flat()
}

/** A run of words as one; `text to image` is `text2image` too, and the other way round. */
function asOne(run) {
  const whole = run.join("")
  if (whole.length > JOINED_LIMIT) return []
  if (run.length === 1 && /[a-z]2[a-z]/.test(whole)) return [whole, whole.replace(/(?<=[a-z])2(?=[a-z])/g, "to")]
  return run.length === 3 && run[1] === "to" ? [whole, `${run[0]}2${run[2]}`] : [whole]
}

/** The most frequent ways to see two known content words in one. */
async function split(place, word, index) {
  const ways = []
  for (let cut = PART; cut <= word.length - PART; cut++) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)]
    if (isStop(left) || isStop(right)) continue
    const known = await index.weight(left)
    const weight = known && Math.min(known, await index.weight(right))
    if (weight) ways.push([weight, cut])
  }
  ways.sort(([a, at], [b, other]) => b - a || at - other)
  return ways.slice(0, SPLITS).map(([, cut]) => ({
    first: place,
    last: place,
    terms: [stem(word.slice(0, cut)), stem(word.slice(cut))],
    weight: WEIGHT.SPLIT
  }))
}

/** The nearest words: those that begin as it does, and those that end so, one of which a typo leaves whole. */
async function mended(place, word, index) {
  const length = kept(word)
  if (!length) return []
  const backwards = [...word].reverse()
  const [beginning, ending] = await Promise.all([
    index.words("words", word.slice(0, length)),
    index.words("endings", backwards.slice(0, length).join(""))
  ])
  const known = new Map(beginning)
  for (const [found, weight] of ending) known.set([...found].reverse().join(""), weight)
  const best = guesses(word, known, GUESSES)
  return best
    .filter(guess => guess.distance === best[0].distance)
    .map(guess => ({
      first: place,
      last: place,
      terms: [stem(guess.word)],
      weight: guess.distance === 1 ? WEIGHT.TYPO : WEIGHT.TYPOS
    }))
}
