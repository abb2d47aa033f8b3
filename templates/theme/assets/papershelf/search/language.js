/* What a query asks, the same as generator/search/language.py: words, "quoted phrases", -words and filters. */
"use strict"

const WORDS_LIMIT = 32
const LENGTH_LIMIT = 400
const ITEM = /(-?)(?:(tag|code|list|why):)?(?:"([^"]*)"?|([^ \t\r\n"]+))/gi
const HAS_WHY = /\bwhy:(?= |$)/gi
const HOST = /\b(?:https?:\/\/)?(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co)\//gi

/**
 * @typedef {{ field: string, words: string[], excluded: boolean }} Condition
 * @typedef {{ words: string[], conditions: Condition[], open: boolean }} Query
 */

/**
 * The query in a line of text. Never fails: what is no operator is a word.
 * @param {string} line
 * @returns {Query}
 */
function parse(line) {
  const text = line.slice(0, LENGTH_LIMIT).replace(HOST, " ").replace(HAS_WHY, "why:yes")
  const words = []
  const conditions = []
  let open = false
  for (const item of text.matchAll(ITEM)) {
    const [all, minus, field, phrase, plain] = item
    const found = compounds(phrase || plain || "").flat()
    const isPhrase = phrase !== undefined && !field && !minus
    if (found.length && (minus || field || isPhrase))
      conditions.push({ field: (field || "").toLowerCase(), words: found, excluded: minus !== "" })
    if (isPhrase || !(minus || field)) words.push(...found)
    open = found.length > 0 && !(minus || field || isPhrase) && item.index + all.length === text.length
  }
  return { words: words.slice(0, WORDS_LIMIT), conditions: conditions.slice(0, WORDS_LIMIT), open }
}
