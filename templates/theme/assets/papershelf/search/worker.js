/*
 * The search behind Material's own box. Material starts this worker and speaks four messages with it: SETUP brings its
 * index of the hand-written pages, READY is our answer, QUERY is the line in the box, RESULT the rows. The papers
 * are answered from the sharded index under search/; what does the work is loaded when the first letter is typed.
 * The papers page asks a worker of its own with FIND for all papers that have every word; FOUND brings their
 * numbers, or null where the index could not be read.
 */
"use strict"

const [SETUP, READY, QUERY, RESULT, FIND, FOUND] = [0, 1, 2, 3, 4, 5]
const SITE = new URL("../../../", self.location.href).href

/** @type {{ location: string, title: string, text: string }[]} */
let pages = []
/** @type {Promise<void> | null} */
let loaded = null
/** @type {Promise<Reader> | null} */
let index = null
let latest = 0

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    pages = data.docs || []
    self.postMessage({ type: READY })
  } else if (type === QUERY) reply(String(data), ++latest)
  else if (type === FIND) find(String(data))
})

/** Sends the rows for a line, unless a later line has come in between. */
async function reply(line, asked) {
  let items = []
  try {
    if (line.trim()) items = await rowsOf(line)
  } catch (error) {
    console.warn("Papershelf search:", error)
    items = [[{ location: "", title: "Search could not be loaded. Browse by tag or list instead.", text: "", score: 0, terms: {} }]]
  }
  if (asked === latest) self.postMessage({ type: RESULT, data: { items } })
}

/** Sends the numbers of all papers that have every word of a line. @param {string} line */
async function find(line) {
  let numbers = null
  try {
    const opened = await open()
    if (opened) numbers = (await answer(parse(line), opened)).papers.filter(({ complete }) => complete).map(({ number }) => number)
  } catch (error) {
    console.warn("Papershelf search:", error)
  }
  self.postMessage({ type: FOUND, data: { line, numbers } })
}

async function rowsOf(line) {
  const opened = await open()
  return rows(line, opened, pages)
}

/** The index, or null where it could not be read. */
async function open() {
  loaded ??= loadParts().catch(error => {
    loaded = null
    throw error
  })
  const root = index ? null : load("search/index.json", true).catch(() => load("search/index.json", true))
  root?.catch(() => {})
  await loaded
  index ??= root.then(data => new Reader(load).open(data))
  return index.catch(() => (index = null))
}

/** Fetches both scripts side by side and runs them as one; `importScripts` would wait for each in turn. */
async function loadParts() {
  const paths = ["search/lunr.js", "assets/papershelf/search/parts.js"]
  const parts = await Promise.all(paths.map(path => load(path, false)))
  const script = URL.createObjectURL(new Blob(parts.flatMap(part => [part, "\n"])))
  importScripts(script)
  URL.revokeObjectURL(script)
}

/**
 * A file below the site's root; `fresh` asks the server whether it has changed.
 * @param {string} path
 * @param {boolean} fresh
 */
async function load(path, fresh) {
  const response = await fetch(SITE + path, fresh ? { cache: "no-cache" } : {})
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.arrayBuffer()
}
