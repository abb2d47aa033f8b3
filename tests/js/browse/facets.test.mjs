import assert from "node:assert/strict"
import { test } from "node:test"
import { Facets, common, full, has, setOf } from "../../../templates/theme/assets/papershelf/library/facets.js"

/** Gaps as the generator packs them; all below 128 here. */
const packed = positions => `g${btoa(String.fromCharCode(...positions.map((at, i) => at - (i ? positions[i - 1] + 1 : 0))))}`
const tag = value => ({ kind: "tag", value, not: false })
const not = value => ({ kind: "tag", value, not: true })
const PAPERS = 70

function shelf() {
  return new Facets(
    [
      { kind: "code", name: "Code", mark: 0, values: [["linked", "linked", packed([0, 1, 2, 40])], ["none", "none", packed([3, 69])]] },
      { kind: "list", name: "List", mark: 0, values: [["spring", "Spring", packed([0, 3])]] },
      {
        kind: "tag", name: "Task", mark: 1,
        values: [["tides", "Tides", packed([0, 1, 69])], ["lamps", "Lamps", packed([1, 2])], ["fog", "Fog", packed([])]]
      },
      { kind: "tag", name: "Kind", mark: 2, values: [["survey", "Survey", packed([0, 2, 69])]] }
    ],
    PAPERS
  )
}

function chosen(filters, every = [], text = null) {
  const facets = shelf()
  const { bits: set, count, counts } = facets.choose(filters, new Set(every), text)
  const papers = Array.from({ length: PAPERS }, (_, i) => i).filter(i => has(set, i))
  assert.equal(count, papers.length)
  return { papers, of: id => counts.get(facets.find(tag(id)) ?? facets.find({ kind: id.split(":")[0], value: id.split(":")[1] })) }
}

test("no filter leaves every paper, with the library's own counts", () => {
  const { papers, of } = chosen([])
  assert.equal(papers.length, PAPERS)
  assert.deepEqual([of("tides"), of("fog"), of("code:linked"), of("list:spring")], [3, 0, 4, 2])
})

test("values of one facet widen, values of another narrow", () => {
  assert.deepEqual(chosen([tag("tides"), tag("lamps")]).papers, [0, 1, 2, 69])
  assert.deepEqual(chosen([tag("tides"), tag("lamps"), tag("survey")]).papers, [0, 2, 69])
})

test("a facet may be asked for all of its ticked values", () => {
  const { papers, of } = chosen([tag("tides"), tag("lamps")], ["Task"])
  assert.deepEqual(papers, [1])
  assert.deepEqual([of("tides"), of("lamps"), of("survey")], [1, 1, 0])
})

test("counts of a facet ignore its own ticks, those of the others do not", () => {
  const { of } = chosen([tag("tides"), { kind: "code", value: "linked", not: false }])
  assert.deepEqual([of("tides"), of("lamps"), of("survey"), of("code:linked"), of("code:none")], [2, 2, 1, 2, 1])
})

test("an excluded value takes its papers away, and its count says how many", () => {
  const { papers, of } = chosen([tag("survey"), not("lamps")])
  assert.deepEqual(papers, [0, 69])
  assert.deepEqual([of("lamps"), of("tides")], [1, 2])
})

test("what the library does not have is left aside", () => {
  assert.deepEqual(chosen([tag("tides"), tag("gone")]).papers, [0, 1, 69])
  assert.equal(chosen([tag("gone"), not("gone too")]).papers.length, PAPERS)
})

test("words typed narrow everything", () => {
  const { papers, of } = chosen([tag("tides")], [], setOf([1, 2], PAPERS))
  assert.deepEqual([papers, of("tides"), of("lamps"), of("survey")], [[1], 1, 2, 0])
})

test("the shelf is a facet like the others", () => {
  const facets = shelf()
  facets.shelve(new Map([["starred", [69, 0]], ["read", [0]]]))
  const starred = { kind: "state", value: "starred", not: false }
  const { count, counts } = facets.choose([starred, not("survey")], new Set(), null)
  assert.equal(count, 0)
  assert.equal(counts.get(facets.find(not("survey"))), 2)
  facets.shelve(new Map())
  assert.equal(facets.choose([], new Set(), null).counts.get(facets.find(starred)), 0)
})

test("sets of every size count right at their ends", () => {
  for (const papers of [0, 1, 31, 32, 33, 64, 100]) {
    assert.equal(common(full(papers)), papers)
    const odd = Array.from({ length: papers }, (_, i) => i).filter(i => i % 2)
    assert.equal(common(setOf(odd, papers), full(papers)), odd.length)
  }
})
