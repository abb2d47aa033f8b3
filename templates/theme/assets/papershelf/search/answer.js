/* A query answered, the same as generator/search/query.py. */
"use strict"

/**
 * A paper that was found; `missing` are the content words of the query that it has not.
 * @typedef {{ number: number, wholeTitle: boolean, score: number, complete: boolean, missing: string[] }} Ranked
 */

/**
 * The papers for a query, best first, and the terms that stand for its words.
 * @param {Query} query
 * @param {Reader} index
 * @returns {Promise<{ papers: Ranked[], terms: Set<string> }>}
 */
async function answer({ words, conditions, open }, index) {
  const [found, { inside, outside }] = await Promise.all([readings(words, open, index), allowed(conditions, index)])
  const terms = new Set(found.flatMap(reading => reading.terms))
  const may = number => !outside.has(number) && (!inside || inside.has(number))
  if (!words.length) {
    const met = [...(inside || [])].filter(may).sort((a, b) => a - b)
    return { terms, papers: met.map(number => ({ number, wholeTitle: false, score: 0, complete: true, missing: [] })) }
  }
  const matched = await matches(words, found, index)
  const isContent = words.map(word => !isStop(word))
  const content = isContent.some(Boolean) ? isContent : words.map(() => true)
  const papers = []
  for (const [number, inPaper] of matched.papers) {
    if (!may(number)) continue
    const missing = words.filter((_, at) => content[at] && !worth(inPaper[at]))
    papers.push({ number, missing, ...rank(inPaper, matched.rarities, content) })
  }
  papers.sort((a, b) => b.wholeTitle - a.wholeTitle || b.score - a.score || a.number - b.number)
  return { papers, terms }
}
