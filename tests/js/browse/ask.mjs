// node ask.mjs SITE < [address…]: what the papers page would show for each address, as JSON. The site's files are
// read as the browser would read them.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fingerprint } from "../../../templates/theme/assets/papershelf/library/columns.js"
import { Data } from "../../../templates/theme/assets/papershelf/library/data.js"
import { Words, asListed, parse, slice } from "../../../templates/theme/assets/papershelf/library/choice.js"

const data = await Data.open(async path => JSON.parse(readFileSync(join(process.argv[2], path), "utf8")))
const [facets, keys, titles] = [await data.facets(), await data.keys(), await data.titles()]
const words = new Words(await data.words(), facets)
const orders = { list: asListed(data.papers), title: titles }
await data.fetch([...orders.list], true)

const answers = JSON.parse(readFileSync(0, "utf8")).map(async address => {
  const state = parse(address)
  const choice = facets.choose(state.filters, state.every, state.words ? await words.match(state.words) : null)
  const found = slice(orders[state.sort], choice.bits, 0, data.papers)
  return {
    papers: found.map(position => data.row(position)[0]),
    counts: Object.fromEntries([...choice.counts].map(([value, count]) => [`${value.group.kind}:${value.id}`, count])),
    count: choice.count
  }
})
const places = Array.from({ length: data.papers }, (_, position) => keys.get(fingerprint(data.row(position)[0])))
const cards = Array.from({ length: data.papers }, (_, position) => data.excerpt(position))
console.log(JSON.stringify({ answers: await Promise.all(answers), places, cards }))
