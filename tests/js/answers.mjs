// node answers.mjs SITE < {"words": […], "queries": […]}: the stems and answers of the browser's side, as JSON.
import { readFileSync } from "node:fs"
import { opened, search } from "./load.mjs"

const api = search(process.argv[2])
const { texts, queries } = JSON.parse(readFileSync(0, "utf8"))
const index = await opened(process.argv[2], api)
const answers = []
for (const query of queries) {
  const { papers, terms } = await api.answer(api.parse(query), index)
  answers.push({
    ranked: papers.slice(0, 10).map(({ number, score, complete, wholeTitle }) => [number, score, complete, wholeTitle]),
    terms: [...terms].sort(),
    total: papers.length
  })
}
const split = compound => compound.map(part => [part, api.stem(part), api.isStop(part)])
console.log(JSON.stringify({ analysed: texts.map(text => api.compounds(text).map(split)), answers }))
