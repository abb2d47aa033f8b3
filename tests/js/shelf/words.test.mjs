import assert from "node:assert/strict"
import { test } from "node:test"

import { citekeyOf, origin, originPage, paperAddress, root } from "../../../templates/theme/assets/papershelf/library/site.js"
import { pattern } from "../../../templates/theme/assets/papershelf/shelf/reading.js"
import { closest, likeness, wordsOf } from "../../../templates/theme/assets/papershelf/shelf/nearest.js"

const at = path => new URL(path, root)

test("a paper is known by its address, and an index page is no paper", () => {
  assert.equal(citekeyOf(at("papers/tide-tables.html?in=lists/a").href), "tide-tables")
  for (const other of ["papers/index.html", "papers/2.html", "lists/tide-tables.html", "papers/"])
    assert.equal(citekeyOf(at(other).href), "")
  assert.equal(citekeyOf("https://elsewhere.example/papers/tides.html"), "")
})

for (const path of ["lists/talks.html", "lists/talks/2.html", "tags/gnn.html", "papers/index.html?tag=gnn&code=linked&sort=title", "papers/2.html", "shelf/index.html", "code/index.html"])
  test(`the way back to ${path} fits into an address`, () => {
    const paper = new URL(origin(at(path)), paperAddress("x"))
    assert.equal(originPage(paper.search)?.href, at(path).href)
  })

test("an address that somebody made up leads nowhere", () => {
  for (const search of ["", "?in=", "?in=../../x", "?in=lists//evil.example", "?in=https://evil.example/", "?in=papers/../x"])
    assert.equal(originPage(search), null)
})

test("words are found whole, wrapped over lines, in either case, and nothing in them is a pattern", () => {
  const found = (words, text) => [...text.matchAll(pattern(words))].map(([word]) => word)
  assert.deepEqual(found(["graph", "graph neural network"], "A Graph neural\nnetwork on graphs, a graph."), ["Graph neural\nnetwork", "graph"])
  assert.deepEqual(found(["a.b", "c++"], "axb a.b c++"), ["a.b", "c++"])
  assert.equal(pattern([]), null)
})

const titles = ["Merging models with care", "Tide tables by heart", "Lamps that count", "Waves of the harbour"]
const library = hasWords => ({
  hasWords,
  papers: titles.length,
  words: async () => titles.map(title => `${title}\nname`),
  titles: async () => Uint32Array.from([2, 0, 1, 3]),
  fetch: async () => {},
  row: position => [`key-${position}`, titles[position], "", 0, "", [], 0],
})

test("the nearest titles come first, in a small library and in a large one", async () => {
  for (const data of [library(true), library(false)]) {
    assert.equal((await closest(wordsOf("tide-table-by-hart"), data, 3))[0], 1)
    assert.equal((await closest(wordsOf("merging-model"), data, 3))[0], 0)
  }
})

test("likeness is one for the same words and zero for none in common", () => {
  const pairs = new Set(["ab", "b"])
  assert.equal(likeness(pairs, "ab"), 1)
  assert.equal(likeness(pairs, "xyz"), 0)
})
