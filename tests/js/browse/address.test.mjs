import assert from "node:assert/strict"
import { test } from "node:test"
import { format, having, parse, without } from "../../../templates/theme/assets/papershelf/library/choice.js"

const same = address => assert.equal(format(parse(address)), address)

test("an address says what the page shows, and nothing where that is the plain list", () => {
  same("")
  same("?tag=gnn&tag=survey&not=vision&code=linked")
  same("?list=spring&not=list:autumn&state=to+read&not=code:none&all=Task&q=graph+nets&sort=title&view=cards&page=3")
  same("?sort=random&seed=77")
  same("?not=tag:code:odd")
})

test("filters keep their order, and the later of two on one value counts", () => {
  assert.deepEqual(parse("?not=a&tag=b&tag=a").filters, [{ kind: "tag", value: "a", not: false }, { kind: "tag", value: "b", not: false }])
  const filters = having(parse("?tag=a&tag=b").filters, { kind: "tag", value: "a", not: true })
  assert.equal(format({ ...parse(""), filters }), "?tag=b&not=a")
  assert.deepEqual(without(filters, { kind: "tag", value: "a", not: false }).length, 1)
})

test("nonsense falls back to the plain list", () => {
  assert.equal(format(parse("?sort=%00&view=<b>&page=-3&seed=x&tag=&not=&utm=1&page=NaN")), "")
  assert.equal(parse("?page=2.9").page, 2)
  assert.equal(parse("?page=1e99").page, 2 ** 31)
})

test("what this library does not have stays in the address", () => {
  same("?tag=gone&not=list:gone&code=odd&state=lost")
})

test("any text survives the way into an address and back", () => {
  const words = "%3A %2C + & = # “é” <x> 鸟"
  assert.equal(parse(format({ ...parse(""), words })).words, words)
})
