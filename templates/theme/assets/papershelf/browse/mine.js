/* The reader's own shelf as this page needs it: what is kept of each paper, and the two changes that have a key. */
import { keep } from "../shelf/controls.js"
import { shelf } from "../shelf/store.js"

/** The states that a paper on the shelf has: starred, to read, reading, read. @returns {Map<string, string[]>} by citekey */
export function states() {
  /** @type {[string, string[]][]} */
  const all = shelf.entries().map(([citekey, { star, state }]) => [citekey, [star ? "starred" : "", state ?? ""].filter(Boolean)])
  return new Map(all.filter(([, found]) => found.length))
}

/** @param {string} citekey @param {string} title */
export function toggleStar(citekey, title) {
  const star = !shelf.paper(citekey).star
  keep(citekey, { star, title }, star ? "Starred." : "No longer starred.")
}

/** @param {string} citekey @param {string} title */
export function toggleRead(citekey, title) {
  const state = shelf.paper(citekey).state === "read" ? undefined : "read"
  keep(citekey, { state, title }, state ? "Marked: read." : "No reading state.")
}

/** Calls back after every change, from whichever tab. @param {() => void} changed */
export const watch = changed => shelf.subscribe(changed)
