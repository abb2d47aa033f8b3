// How far the reader is in each list: how many of its papers are marked as read.
import { fingerprint } from "../browse/columns.js"
import { library } from "./library.js"
import { shelf } from "./store.js"

const read = shelf.entries().filter(([, paper]) => paper.state === "read")
if (read.length) await show(read.map(([key]) => fingerprint(key)))

/** @param {number[]} fingerprints */
async function show(fingerprints) {
  const data = await library()
  const [facets, places] = await Promise.all([data.facets(), data.keys()])
  const positions = fingerprints.map(each => places.get(each)).filter(each => each !== undefined)
  for (const item of document.querySelectorAll(".ps-item")) {
    const slug = /([^/]+)\.html$/.exec(item.querySelector("a")?.href ?? "")?.[1] ?? ""
    const papers = new Set(facets.find({ kind: "list", value: slug, not: false })?.papers)
    const done = positions.filter(each => papers.has(each)).length
    if (done) item.querySelector(".ps-small")?.append(` · ${done === papers.size ? "all" : done} read`)
  }
}
