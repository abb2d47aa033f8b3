// The indexes: how far the reader is in each list, and the search among tags.
import { fingerprint } from "../library/columns.js"
import { library } from "../library/data.js"
import { shelf } from "./store.js"

/** How many papers of each list are marked as read. */
export async function progress() {
  const read = shelf.entries().filter(([, paper]) => paper.state === "read")
  if (!read.length) return
  const data = await library()
  const [facets, places] = await Promise.all([data.facets(), data.keys()])
  const positions = read.flatMap(([key]) => places.get(fingerprint(key)) ?? [])
  for (const item of document.querySelectorAll(".ps-item")) {
    const slug = /([^/]+)\.html$/.exec(item.querySelector("a")?.href ?? "")?.[1] ?? ""
    const papers = new Set(facets.find({ kind: "list", value: slug, not: false })?.papers)
    const done = positions.filter(each => papers.has(each)).length
    if (done) item.querySelector(".ps-small")?.append(` · ${done === papers.size ? "all" : done} read`)
  }
}

/** @param {Element} place the field and its live region */
export function filter(place) {
  const field = place.querySelector("input")
  const said = place.querySelector("[role=status]")
  const tags = [...document.querySelectorAll(".ps-facet li")].map(item => ({ item, text: (item.textContent ?? "").toLowerCase() }))
  if (!field) return
  const sift = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    const left = tags.filter(({ item, text }) => {
      const fits = words.every(word => text.includes(word))
      item.toggleAttribute("hidden", !fits)
      return fits
    }).length
    for (const facet of document.querySelectorAll(".ps-facet")) facet.toggleAttribute("hidden", !facet.querySelector("li:not([hidden])"))
    if (said) said.textContent = !words.length ? "" : left ? `${left} of ${tags.length} tags` : `No tag has “${field.value.trim()}”.`
  }
  field.addEventListener("input", sift)
  sift() // a quick reader has typed already
}
