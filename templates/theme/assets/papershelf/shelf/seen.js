// Which papers this reader has seen, so that new ones can be told without any clock of a server. On the first
// visit all papers count as seen; one that comes later is new until its page was opened or the reader says
// that all of them are seen.
import { KEY_BYTES, fingerprint, numbers, packed } from "../library/columns.js"
import { browserStorage, storageKey } from "./store.js"

/**
 * @typedef {import("./store.js").Keeper} Keeper
 * `papers` names the library's keys as they were when all were seen, `at` is the day by the reader's clock,
 * `known` are their fingerprints, six bytes each, and `opened` those of new papers that were opened since.
 * @typedef {{ version: 1, at: string, papers: string, known: Set<number>, opened: Set<number> }} Seen
 */

const KEY = `${storageKey}:seen`

/** @param {string} text */
const unpacked = text => new Set(numbers(text, KEY_BYTES))

/** @param {Keeper | null} [keeper] @returns {Seen | null} null before the first visit, and where nothing is kept */
export function remembered(keeper = browserStorage()) {
  try {
    const { version, at, papers, known, opened } = JSON.parse(keeper?.getItem(KEY) ?? "")
    if (version !== 1 || typeof at !== "string") return null
    return { version, at, papers, known: unpacked(known), opened: unpacked(opened) }
  } catch {
    return null
  }
}

/** @param {Seen} seen @param {Keeper | null} [keeper] @returns {boolean} whether it was kept */
export function remember({ known, opened, ...rest }, keeper = browserStorage()) {
  try {
    keeper?.setItem(KEY, JSON.stringify({ ...rest, known: packed(known, KEY_BYTES), opened: packed(opened, KEY_BYTES) }))
    return keeper !== null
  } catch {
    return false
  }
}

/** All papers of today are seen. @param {string} papers @param {Iterable<number>} fingerprints @param {Date} now @returns {Seen} */
export function all(papers, fingerprints, now) {
  return { version: 1, at: now.toISOString().slice(0, 10), papers, known: new Set(fingerprints), opened: new Set() }
}

/** The fingerprints of papers that are new to a reader. @param {Seen} seen @param {Iterable<number>} fingerprints */
export const news = (seen, fingerprints) =>
  new Set([...fingerprints].filter(each => !seen.known.has(each) && !seen.opened.has(each)))

/** The page of a paper was opened. @param {string} citekey */
export function saw(citekey) {
  const seen = remembered()
  const own = fingerprint(citekey)
  if (!seen || seen.known.has(own) || seen.opened.has(own)) return
  seen.opened.add(own)
  remember(seen)
}
