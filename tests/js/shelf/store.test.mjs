import assert from "node:assert/strict"
import { test } from "node:test"

import { SENTENCES, Shelf } from "../../../templates/theme/assets/papershelf/shelf/store.js"
import { KEY, Memory, full } from "./memory.mjs"

const opened = memory => new Shelf(memory, KEY)
const stored = memory => JSON.parse(memory.getItem(KEY))

test("what is kept is there again in the next page", () => {
  const memory = new Memory()
  opened(memory).change("tides", { star: true, remark: "read section 4", title: "Tides" })
  assert.deepEqual(opened(memory).paper("tides"), { star: true, remark: "read section 4", order: 1, title: "Tides" })
  assert.equal(stored(memory).version, 1)
})

test("a paper of which nothing is left leaves the shelf", () => {
  const memory = new Memory()
  const shelf = opened(memory)
  shelf.change("tides", { star: true, title: "Tides" })
  shelf.change("tides", { star: false })
  assert.deepEqual(stored(memory).papers, {})
})

test("two tabs do not overwrite each other", () => {
  const memory = new Memory()
  const [one, two] = [opened(memory), opened(memory)]
  one.change("a", { star: true })
  two.change("b", { state: "read" })
  one.change("a", { remark: "hm" })
  assert.deepEqual(Object.keys(stored(memory).papers), ["a", "b"])
  two.refresh()
  assert.equal(two.paper("a").remark, "hm")
})

test("listeners hear of changes until they leave", () => {
  const shelf = opened(new Memory())
  let heard = 0
  const leave = shelf.subscribe(() => (heard += 1))
  shelf.change("a", { star: true })
  leave()
  shelf.change("a", { star: false })
  assert.equal(heard, 1)
})

test("without storage changes live in memory, and it is said", () => {
  const shelf = opened(null)
  assert.equal(shelf.change("a", { star: true }), true)
  assert.equal(shelf.paper("a").star, true)
  assert.equal(shelf.sentence, SENTENCES.blocked)
})

test("a storage that throws on reading counts as none", () => {
  const memory = new Memory()
  memory.getItem = () => {
    throw new Error("denied")
  }
  assert.equal(opened(memory).condition, "blocked")
})

test("what a full storage refuses is kept in memory and written as soon as there is room", () => {
  const memory = new Memory()
  const shelf = opened(memory)
  shelf.change("a", { star: true })
  memory.fault = full()
  shelf.change("b", { star: true })
  assert.equal(shelf.condition, "full")
  shelf.refresh()
  assert.equal(shelf.paper("b").star, true)
  memory.fault = null
  shelf.change("c", { star: true })
  assert.equal(shelf.condition, "kept")
  assert.deepEqual(Object.keys(stored(memory).papers), ["a", "b", "c"])
})

for (const text of ["{", "[]", "null", '"x"', '{"version":1}', '{"version":"1","papers":{}}', '{"papers":[]}']) {
  test(`unreadable text is set aside unchanged: ${text}`, () => {
    const memory = new Memory()
    memory.setItem(KEY, text)
    const shelf = opened(memory)
    assert.equal(shelf.condition, "aside")
    shelf.change("a", { star: true })
    assert.equal(shelf.condition, "aside")
    assert.deepEqual(shelf.setAside(), [[`${KEY}:aside-1`, text]])
    assert.deepEqual(Object.keys(stored(memory).papers), ["a"])
  })
}

test("a second unreadable text does not overwrite the first", () => {
  const memory = new Memory()
  for (const text of ["{1", "{2"]) {
    memory.setItem(KEY, text)
    opened(memory)
  }
  assert.deepEqual(opened(memory).setAside().map(([, text]) => text), ["{1", "{2"])
})

test("unreadable text that can not be moved is left where it is", () => {
  const memory = new Memory()
  memory.setItem(KEY, "{")
  memory.fault = full()
  const shelf = opened(memory)
  shelf.change("a", { star: true })
  assert.equal(shelf.condition, "stuck")
  assert.equal(memory.getItem(KEY), "{")
  assert.equal(shelf.paper("a").star, true)
})

test("a newer shelf is read, never written", () => {
  const memory = new Memory()
  const text = '{"version":2,"papers":{"a":{"star":true,"mood":"blue"}},"shelves":[]}'
  memory.setItem(KEY, text)
  const shelf = opened(memory)
  assert.equal(shelf.paper("a").star, true)
  assert.equal(shelf.change("a", { star: false }), false)
  assert.equal(shelf.sentence, SENTENCES.newer)
  assert.equal(memory.getItem(KEY), text)
})

test("fields that this version does not know are carried along", () => {
  const memory = new Memory()
  memory.setItem(KEY, '{"version":1,"papers":{"a":{"star":true,"mood":"blue"}},"theme":"sea"}')
  opened(memory).change("a", { state: "read" })
  assert.equal(stored(memory).theme, "sea")
  assert.equal(stored(memory).papers.a.mood, "blue")
})

test("keys that name parts of every object are papers like others", () => {
  const memory = new Memory()
  const shelf = opened(memory)
  for (const key of ["__proto__", "constructor", "toString"]) {
    assert.deepEqual(shelf.paper(key), {})
    shelf.change(key, { star: true })
  }
  assert.deepEqual(opened(memory).entries().map(([key]) => key), ["__proto__", "constructor", "toString"])
})

test("papers stand in the order by hand, a new one last", () => {
  const shelf = opened(new Memory())
  for (const key of ["a", "b", "c"]) shelf.change(key, { star: true })
  shelf.changeAll([["c", { order: 1 }], ["a", { order: 2 }], ["b", { order: 3 }]])
  shelf.change("d", { state: "to read" })
  assert.deepEqual(shelf.entries().map(([key]) => key), ["c", "a", "b", "d"])
})
