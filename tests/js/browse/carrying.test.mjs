import assert from "node:assert/strict"
import { test } from "node:test"
import { FORMATS } from "../../../templates/theme/assets/papershelf/browse/carrying.js"

const BASE = "https://shelf.example/site/papers/index.html?tag=tides"
const plain = {
  row: ["tide-tables", "Tide *tables* [by heart]", "", 2, "Start\nhere", ["tides"], ["linked", "pier/tides", "https://github.com/pier/tides", ""]],
  tags: [{ id: "tides", label: "Tides, currents" }]
}
const odd = { row: ["odd", "", "=CMD() \"quoted\"", 1, "", [], 0], tags: [] }
const written = format => FORMATS[format].write([plain, odd], BASE)

test("a Markdown list shows exactly the titles, with links to page and code", () => {
  assert.deepEqual(written("markdown").split("\n"), [
    "- [Tide \\*tables\\* \\[by heart\\]](<https://shelf.example/site/papers/tide-tables.html>) ([code](<https://github.com/pier/tides>)): Start here",
    '- [Untitled: =CMD() "quoted"](<https://shelf.example/site/papers/odd.html>)',
    ""
  ])
})

test("titles and links to code stand one a line", () => {
  assert.equal(written("titles"), 'Tide *tables* [by heart]\nUntitled: =CMD() "quoted"\n')
  assert.equal(written("code"), "https://github.com/pier/tides\n")
})

test("a table quotes every cell, and no cell is a formula", () => {
  const titled = { ...odd, row: ["odd", '=CMD() "quoted"', "", 0, "@sum", [], 0] }
  const [head, first, last] = FORMATS.csv.write([plain, titled], BASE).split("\r\n")
  assert.equal(head, '"citekey","title","url","code","code_status","tags","why"')
  assert.ok(first.startsWith('"tide-tables","Tide *tables* [by heart]","https://'))
  assert.ok(last.startsWith(`"odd","'=CMD() ""quoted""",`) && last.endsWith(`"'@sum"`))
})

test("JSON reads back", () => {
  const { papers } = JSON.parse(written("json"))
  assert.deepEqual(papers.map(({ citekey, code, tags, why }) => [citekey, code, tags, why]), [
    ["tide-tables", "https://github.com/pier/tides", ["tides"], "Start\nhere"],
    ["odd", null, [], null]
  ])
})
