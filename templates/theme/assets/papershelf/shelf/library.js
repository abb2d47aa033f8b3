// What the site knows of papers, read from the files that the browse page reads too.
import { fingerprint } from "../browse/columns.js"
import { Data } from "../browse/data.js"
import { root } from "./store.js"

/**
 * @typedef {import("../browse/data.js").Row} Row
 * @typedef {import("../browse/facets.js").Facets} Facets
 */

/** @param {string} path below the site's root @param {boolean} [fresh] */
export async function load(path, fresh = false) {
  const answer = await fetch(new URL(path, root), fresh ? { cache: "no-cache" } : {})
  if (!answer.ok) throw new Error(`${answer.status} ${path}`)
  return answer.json()
}

/** @type {Promise<Data> | undefined} */
let opened

/** The library's files, opened once a page. */
export const library = () => (opened ??= Data.open(load))

/** @param {string[]} citekeys @returns {Promise<Map<string, Row>>} the rows of those that the library has */
export async function rowsOf(citekeys) {
  const data = await library()
  const places = await data.keys()
  /** @type {[string, number][]} */
  const found = citekeys.flatMap(key => {
    const position = places.get(fingerprint(key))
    return position === undefined ? [] : [/** @type {[string, number]} */ ([key, position])]
  })
  await data.fetch(found.map(([, position]) => position), false)
  const rows = found.map(([key, position]) => /** @type {const} */ ([key, data.row(position)]))
  return new Map(rows.flatMap(([key, row]) => (row && row[0] === key ? [[key, row]] : [])))
}

/** The former keys among `citekeys`, with the keys that stand for them today; more than one where it is contested. @param {string[]} citekeys */
export async function renamed(citekeys) {
  const { papers } = await load("shelf/former.json", true)
  return new Map(citekeys.filter(key => Object.hasOwn(papers, key)).map(key => [key, /** @type {string[]} */ (papers[key])]))
}
