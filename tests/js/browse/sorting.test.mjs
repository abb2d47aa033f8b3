import assert from "node:assert/strict"
import { test } from "node:test"
import { setOf } from "../../../templates/theme/assets/papershelf/library/facets.js"
import { Search, Words, asListed, byShelf, folded, shuffled, slice } from "../../../templates/theme/assets/papershelf/library/choice.js"

const value = (label, papers) => ({ id: label, label, papers: Uint32Array.from(papers), bits: setOf(papers, 6) })
const facets = {
  papers: 6,
  groups: [
    { kind: "list", values: [value("Spring", [0, 1])] },
    { kind: "tag", values: [value("Tides", [0, 2, 5]), value("Lamps", [2, 3]), value("Naïve", [4])] }
  ]
}

test("papers that share most tags with the shelf lead, equal ones as listed", () => {
  assert.deepEqual([...byShelf(facets, [0])], [0, 2, 5, 1, 3, 4])
  assert.deepEqual([...byShelf(facets, [2, 3])], [2, 3, 0, 5, 1, 4])
  assert.deepEqual([...byShelf(facets, [])], [0, 1, 2, 3, 4, 5])
})

test("a seed gives one order of all papers, another seed another", () => {
  const [one, again, other] = [shuffled(500, 7), shuffled(500, 7), shuffled(500, 8)]
  assert.deepEqual(one, again)
  assert.notDeepEqual(one, other)
  assert.deepEqual([...one].sort((a, b) => a - b), [...asListed(500)])
})

test("a page is cut out of an order", () => {
  const set = setOf([1, 2, 4, 5], 6)
  assert.deepEqual(slice(Uint32Array.from([5, 4, 3, 2, 1, 0]), set, 1, 2), [4, 2])
  assert.deepEqual(slice(asListed(6), set, 3, 100), [5])
})

test("words are found in titles and tags, without case and accents", async () => {
  const words = new Words(["Tide tables\nTT", "Über Lampen", "Fog", "", "x", "y"], facets)
  const found = async typed => {
    const [bits] = await words.match(typed)
    return [0, 1, 2, 3, 4, 5].filter(i => (bits >>> i) & 1)
  }
  assert.deepEqual(await found("TIDE"), [0, 2, 5])
  assert.deepEqual(await found("uber lamp"), [1])
  assert.deepEqual(await found("naive"), [4])
  assert.deepEqual(await found("tide fog"), [2])
  assert.deepEqual(await found("spring"), [])
  assert.equal(folded("Ǻçé"), "ace")
})

test("a large library asks the search, which knows papers by numbers of its own", async () => {
  const worker = new EventTarget()
  worker.postMessage = ({ type, data }) => {
    assert.equal(type, 4)
    const numbers = data === "broken" ? null : [900, 7, 5]
    queueMicrotask(() => worker.dispatchEvent(Object.assign(new Event("message"), { data: { type: 5, data: { line: data, numbers } } })))
  }
  const search = new Search(Uint32Array.from([7, 8, 900]), worker)
  assert.deepEqual([...(await search.match("tides"))], [0b101])
  await assert.rejects(search.match("broken"))
})
