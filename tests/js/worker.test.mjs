import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { test } from "node:test"
import vm from "node:vm"
import { source } from "./load.mjs"

const SITE = process.env.SITE
const [SETUP, READY, QUERY, RESULT, FIND, FOUND] = [0, 1, 2, 3, 4, 5]
const PAGES = [
  { location: "about.html", title: "About", text: "" },
  { location: "about.html#herons", title: "Herons", text: "<p>Why we count &lt;herons&gt;</p>" }
]

/** A worker in a scope of its own; `serve` may answer a path itself or leave it to the site's files. */
function worker(serve = () => undefined) {
  const said = []
  const fetched = []
  let heard
  const file = path => (path.startsWith("assets/") ? source(basename(path, ".js")) : readFileSync(join(SITE, path)))
  const scope = vm.createContext({
    TextDecoder, Response, DecompressionStream,
    Blob: class extends Blob {
      constructor(parts) {
        super(parts)
        this.parts = parts
      }
    },
    URL: class extends URL {
      static createObjectURL = ({ parts }) => parts.map(part => (typeof part === "string" ? part : new TextDecoder().decode(part))).join("")
      static revokeObjectURL() {}
    },
    console: { warn() {} },
    async fetch(url) {
      const path = new URL(url).pathname.slice(1)
      fetched.push(path)
      const body = (await serve(path, fetched)) ?? file(path)
      return body === 404 ? new Response("", { status: 404 }) : new Response(body)
    }
  })
  scope.self = scope
  scope.location = { href: "https://shelf.example/assets/papershelf/search/worker.js" }
  scope.addEventListener = (_, listen) => (heard = listen)
  scope.postMessage = message => said.push(JSON.parse(JSON.stringify(message)))
  scope.importScripts = (...scripts) => {
    for (const script of scripts) vm.runInContext(/^\w+\.js$/.test(script) ? source(basename(script, ".js")) : script, scope)
  }
  vm.runInContext(source("worker"), scope)
  const send = (type, data) => heard({ data: { type, data } })
  const results = async count => {
    while (said.filter(({ type }) => type === RESULT).length < count) await new Promise(done => setTimeout(done, 5))
    return said.filter(({ type }) => type === RESULT).map(({ data }) => data.items)
  }
  send(SETUP, { config: {}, docs: PAGES, options: {} })
  return { send, said, results, fetched }
}

const locations = items => items.map(([{ location }]) => location)

test("SETUP is answered by READY, and nothing is fetched before a letter is typed", async () => {
  const { send, said, results, fetched } = worker()
  send(QUERY, "")
  assert.deepEqual(await results(1), [[]])
  assert.equal(said[0].type, READY)
  assert.deepEqual(fetched, [])
})

test("rows bring HTML with marked hits, labels, badge and the words that are missing", async () => {
  const { send, results } = worker()
  send(QUERY, "storks herons")
  const [[[row]]] = await results(1)
  assert.equal(row.location, "papers/storks.html")
  assert.match(row.title, /^<mark>Storks<\/mark> and <mark>Herons<\/mark>$/)
  assert.deepEqual(row.tags, ["Birds &#38; wading"])
  assert.match(row.text, /Good maps/)
  assert.deepEqual(row.terms, { storks: true, herons: true })
})

test("nothing of a paper runs or breaks out", async () => {
  const { send, results } = worker()
  send(QUERY, "alert feathers markup")
  const [items] = await results(1)
  const html = items.map(([{ title, text }]) => title + text).join("").replace(/<\/?(?:mark|p|span)(?: class="[\w- ]+")?>/g, "")
  assert.match(html, /alert/)
  assert.doesNotMatch(html, /[<>"']/)
})

test("a stale answer is never sent", async () => {
  const { send, results } = worker()
  send(QUERY, "storks")
  send(QUERY, "gulls")
  const items = await results(1)
  await new Promise(done => setTimeout(done, 50))
  assert.deepEqual((await results(1)).map(locations), [["papers/gull.html"]])
  assert.equal(items.length, 1)
})

test("hand-written pages stand below papers of equal match and above partial ones", async () => {
  const { send, results } = worker()
  send(QUERY, "herons")
  const [items] = await results(1)
  assert.equal(locations(items).at(-1), "about.html#herons")
  assert.match(items.at(-1)[0].text, /&#60;<mark>herons<\/mark>&#62;/)
})

test("partial matches are led by a line that says so", async () => {
  const { send, results } = worker()
  send(QUERY, "herons quantum feathers")
  const [items] = await results(1)
  assert.match(items[0][0].title, /^<span class="ps-search__note">No paper has all of “herons quantum feathers”/)
  assert.ok(items.every(([{ title }], at) => at === 0 || !title.includes("ps-search__note")))
})

test("a shard that fails is asked for twice, then a line says so", async () => {
  const isShard = path => path.endsWith(".shard")
  const broken = worker(path => (isShard(path) ? 404 : undefined))
  broken.send(QUERY, "herons")
  const [items] = await broken.results(1)
  assert.match(items[0][0].title, /part of the index could not be loaded/)
  const shards = broken.fetched.filter(isShard)
  assert.ok(shards.length > new Set(shards).size)
  let failures = 0
  const healing = worker(path => (isShard(path) && failures++ === 0 ? "cut" : undefined))
  healing.send(QUERY, "storks herons")
  assert.equal(locations((await healing.results(1))[0])[0], "papers/storks.html")
})

test("without an index hand-written pages are still found, and the next letter tries again", async () => {
  let gone = true
  const { send, results } = worker(path => (gone && path === "search/index.json" ? 404 : undefined))
  send(QUERY, "herons")
  const [items] = await results(1)
  assert.match(items[0][0].title, /index could not be loaded/)
  assert.deepEqual(locations(items), ["about.html#herons"])
  gone = false
  send(QUERY, "storks herons")
  assert.equal(locations((await results(2))[1])[0], "papers/storks.html")
})

test("a page that filters is told the numbers of all papers that have every word", async () => {
  const { send, said } = worker()
  for (const line of ["storks herons", "herons", "quantum"]) send(FIND, line)
  const found = () => said.filter(({ type }) => type === FOUND).map(({ data }) => data)
  while (found().length < 3) await new Promise(done => setTimeout(done, 5))
  const counts = Object.fromEntries(found().map(({ line, numbers }) => [line, numbers.length]))
  assert.equal(counts["storks herons"], 1)
  assert.equal(counts.quantum, 0)
  assert.ok(counts.herons > 1)
})

test("without an index a page that filters is told so", async () => {
  const { send, said } = worker(path => (path === "search/index.json" ? 404 : undefined))
  send(FIND, "herons")
  while (!said.some(({ type }) => type === FOUND)) await new Promise(done => setTimeout(done, 5))
  assert.deepEqual(said.at(-1).data, { line: "herons", numbers: null })
})

test("scores fall from row to row, so that Enter opens the first", async () => {
  const { send, results } = worker()
  send(QUERY, "feathers herons nests")
  const scores = (await results(1))[0].map(([{ score }]) => score)
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a))
  assert.equal(new Set(scores).size, scores.length)
})
