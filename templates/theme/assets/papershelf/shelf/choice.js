// The papers of a filter in its order, as the browse page would list them.
import { parse } from "../browse/address.js"
import { fingerprint } from "../browse/columns.js"
import { label } from "../browse/rows.js"
import { asListed, byShelf, shuffled, slice } from "../browse/sorting.js"
import { Search, Words } from "../browse/text.js"
import { library } from "./library.js"
import { shelf } from "./store.js"

/** @param {string} search the filter's address @param {string} citekey @returns {Promise<import("./beside.js").Place | null>} */
export async function around(search, citekey) {
  const data = await library()
  const [facets, keys] = await Promise.all([data.facets(), data.keys()])
  const state = parse(search)
  const own = new Map()
  for (const [key, { star, state: kept }] of shelf.entries()) {
    const position = keys.get(fingerprint(key))
    for (const name of [star && "starred", kept?.replace(" ", "-")])
      if (name && position !== undefined) own.set(name, [...(own.get(name) ?? []), position])
  }
  facets.shelve(own)
  const text = state.words.trim() ? await (await words(data, facets)).match(state.words) : null
  const order = await ordered(data, facets, state, [...own.values()].flat())
  const papers = slice(order, facets.choose(state.filters, state.every, text).bits, 0, data.papers)
  const place = papers.indexOf(keys.get(fingerprint(citekey)) ?? -1)
  if (place < 0) return null
  const beside = [papers[place - 1], papers[place + 1]]
  await data.fetch(beside.filter(position => position !== undefined), false)
  const [before, after] = beside.map(position => {
    const row = position === undefined ? undefined : data.row(position)
    return row && { citekey: row[0], title: label(row) }
  })
  const title = search ? "Filtered papers" : "All papers"
  return { title, number: place + 1, size: papers.length, before, after }
}

/**
 * What answers the text filter: the words of all papers, or in a large library the search.
 * @param {import("../browse/data.js").Data} data @param {import("../browse/facets.js").Facets} facets
 */
async function words(data, facets) {
  if (data.hasWords) return new Words(await data.words(), facets)
  return new Search(await data.numbers(), new Worker(new URL("../search/worker.js", import.meta.url)))
}

/**
 * @param {import("../browse/data.js").Data} data @param {import("../browse/facets.js").Facets} facets
 * @param {import("../browse/address.js").State} state @param {number[]} mine
 */
async function ordered(data, facets, { sort, seed }, mine) {
  if (sort === "title") return data.titles()
  if (sort === "shelf") return byShelf(facets, [...new Set(mine)])
  return sort === "random" ? shuffled(data.papers, seed) : asListed(data.papers)
}

