import assert from "node:assert/strict"
import { test } from "node:test"

import { fingerprint } from "../../../templates/theme/assets/papershelf/library/columns.js"
import { all, news, remember, remembered } from "../../../templates/theme/assets/papershelf/shelf/seen.js"
import { Memory, full } from "./memory.mjs"

const day = new Date("2025-05-03T10:00:00Z")

test("what was seen is remembered as it was", () => {
  const memory = new Memory()
  const seen = all("abcdefgh", ["tides", "lamps"].map(fingerprint), day)
  assert.equal(remember(seen, memory), true)
  assert.deepEqual(remembered(memory), seen)
  assert.equal(seen.at, "2025-05-03")
})

test("a paper that came since is new until it was opened", () => {
  const seen = all("abcdefgh", [fingerprint("tides")], day)
  const today = ["tides", "lamps", "buoys"].map(fingerprint)
  seen.opened.add(fingerprint("buoys"))
  assert.deepEqual(news(seen, today), new Set([fingerprint("lamps")]))
})

test("nothing readable counts as a first visit", () => {
  const memory = new Memory()
  assert.equal(remembered(memory), null)
  memory.setItem("papershelf:/:seen", "{")
  assert.equal(remembered(memory), null)
  assert.equal(remembered(null), null)
})

test("a storage that takes nothing is no fault of the page", () => {
  const memory = new Memory()
  memory.fault = full()
  assert.equal(remember(all("a", [], day), memory), false)
})
