// The papers of a filter in its order, as the browse page would list them.
import { byState, ordered, parse, reader, slice } from "../library/choice.js"
import { fingerprint } from "../library/columns.js"
import { library } from "../library/data.js"
import { label } from "../library/rows.js"
import { shelf } from "./store.js"

/** @param {string} search the filter's address @param {string} citekey @returns {Promise<import("./beside.js").Place | null>} */
export async function around(search, citekey) {
  const data = await library()
  const [facets, keys] = await Promise.all([data.facets(), data.keys()])
  const state = parse(search)
  const own = byState(shelf.entries(), keys)
  facets.shelve(own)
  const text = state.words.trim() ? await (await reader(data, facets)).match(state.words) : null
  const order = await ordered(data, facets, state, [...new Set([...own.values()].flat())])
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
