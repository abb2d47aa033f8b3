import assert from "node:assert/strict"
import { test } from "node:test"

import * as exchange from "../../../templates/theme/assets/papershelf/shelf/exchange.js"

const papers = object => new Map(Object.entries(object))

test("what is exported comes in again as it was", () => {
  const kept = papers({ a: { star: true, order: 1, title: "A" }, b: { state: "read", remark: "so\nso", order: 2 } })
  assert.deepEqual(exchange.fromJson(exchange.asJson([...kept], "https://example.org/")), kept)
})

for (const [text, word] of [["{", "not JSON"], ["[]", "no papers"], ['{"version":1}', "no papers"], ['{"version":2,"papers":{}}', "newer"]])
  test(`a file that is no shelf is refused with a sentence: ${text}`, () => {
    assert.match(String(exchange.fromJson(text)), new RegExp(word))
  })

test("what is no paper in a file is left out, the rest comes in", () => {
  const text = '{"version":1,"papers":{"a":{"star":true,"state":"lost"},"b":7,"c":{"remark":9}}}'
  assert.deepEqual(exchange.fromJson(text), papers({ a: { star: true } }))
})

test("a comparison tells what is new, what differs and what is the same", () => {
  const mine = papers({ a: { star: true, remark: "mine" }, b: { state: "read" }, c: { star: true } })
  const theirs = papers({ a: { star: true, remark: "theirs" }, b: { state: "read" }, c: { state: "read" }, d: { star: true } })
  assert.deepEqual(exchange.compare(mine, theirs), {
    added: ["d"],
    differences: [
      { key: "a", name: "remark", mine: "mine", theirs: "theirs" },
      { key: "c", name: "state", mine: "", theirs: "read" },
    ],
    same: 1,
  })
})

test("taking in keeps mine and fills what is empty, unless theirs go first", () => {
  const mine = papers({ a: { star: true, remark: "mine", order: 4 } })
  const theirs = papers({ a: { remark: "theirs", state: "read", order: 1 } })
  assert.deepEqual(exchange.merged(mine, theirs), [["a", { star: true, remark: "mine", state: "read", order: 4 }]])
  assert.equal(exchange.merged(mine, theirs, true)[0][1].remark, "theirs")
  assert.equal(exchange.merged(mine, theirs, true)[0][1].star, true)
})

test("a link carries the keys, and only a link of that form is read", () => {
  const keys = ["tides-by-heart", "a,b", "ü"]
  assert.deepEqual(exchange.fromFragment(exchange.asFragment(keys)), keys)
  for (const other of ["", "#new", "#kept=", "#kept=%E0%A4%A", "#kept=../x,a b"]) assert.deepEqual(exchange.fromFragment(other), [])
})

test("Markdown shows titles and remarks as they are", () => {
  const line = { title: "[a](b) *c* <d>", url: "https://example.org/a.html", code: "https://github.com/a/b", paper: { star: true, remark: "one\ntwo_" } }
  assert.equal(
    exchange.asMarkdown("My shelf", [line]),
    "# My shelf\n\n- [\\[a\\](b) \\*c\\* \\<d\\>](<https://example.org/a.html>) (starred, [code](<https://github.com/a/b>))\n  one\n  two\\_\n",
  )
})

test("what was kept of a renamed paper goes to its key of today, beside what is there", () => {
  const kept = papers({ old: { star: true, remark: "x", order: 3 }, today: { state: "read", remark: "y", order: 1 } })
  const [[key, paper], [former, nothing]] = exchange.moves(kept, new Map([["old", ["today"]]]))
  assert.equal(key, "today")
  assert.deepEqual(paper, { star: true, state: "read", remark: "y\nx", order: 1 })
  assert.equal(former, "old")
  assert.deepEqual(nothing, { star: false, state: undefined, remark: "" })
})

test("a key that two papers may mean stays where it is", () => {
  assert.deepEqual(exchange.moves(papers({ old: { star: true } }), new Map([["old", ["one", "other"]]])), [])
})
