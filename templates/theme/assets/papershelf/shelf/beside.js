// Previous and next within the list or filter that the reader comes from, which stands in the page's address.
import { el, icon } from "../library/dom.js"
import { citekeyOf, originPage, paperAddress } from "../library/site.js"
import { shelf } from "./store.js"

/**
 * @typedef {{ citekey: string, title: string }} Neighbour
 * The paper's place in what the reader comes from; `size` is 0 where that has more pages than were read.
 * @typedef {{ title: string, number: number, size: number, before?: Neighbour, after?: Neighbour }} Place
 */

const BACK = "M10 3.5L5.5 8l4.5 4.5"
const ON = "M6 3.5L10.5 8 6 12.5"

/** @param {Element | null} place beside the paper's first list @param {string} citekey */
export async function showNeighbours(place, citekey) {
  const from = originPage(location.search)
  if (!place || !from || !citekey) return
  const found = await placeIn(from, citekey).catch(() => null) // the list may have gone since the link was made
  if (!found) return
  const where = place.parentElement?.querySelector(".ps-paper__in")
  const number = found.size ? `, no. ${found.number} of ${found.size}` : ""
  where?.replaceChildren(el("a", { href: from.href }, found.title), number)
  place.append(step(found.before, "Previous", BACK), step(found.after, "Next", ON))
  place.setAttribute("aria-label", `In ${found.title}`)
  place.removeAttribute("hidden")
}

/** @param {Neighbour | undefined} neighbour @param {string} name @param {string} drawn */
function step(neighbour, name, drawn) {
  const drawing = icon({ "ps-line": drawn })
  if (!neighbour) return el("span", { class: "ps-keep__button ps-beside__end" }, drawing)
  const label = `${name}: ${neighbour.title}`
  const href = paperAddress(neighbour.citekey) + location.search
  return el("a", { class: "ps-keep__button", href, rel: name === "Next" ? "next" : "prev", "aria-label": label, title: label }, drawing)
}

/** @param {URL} from @param {string} citekey @returns {Promise<Place | null>} null where the paper is not there */
async function placeIn(from, citekey) {
  if (/\/papers\/index\.html$/.test(from.pathname)) return (await import("./around.js")).around(from.search, citekey)
  if (/\/shelf\/index\.html$/.test(from.pathname)) return onShelf(citekey)
  return onPage(from, citekey)
}

/** @param {string} citekey @returns {Place | null} */
function onShelf(citekey) {
  const papers = shelf.entries().map(([key, { title }]) => ({ citekey: key, title: title ?? key }))
  return among(papers, citekey, "My shelf")
}

/** @param {Neighbour[]} papers @param {string} citekey @param {string} title @returns {Place | null} */
function among(papers, citekey, title) {
  const place = papers.findIndex(paper => paper.citekey === citekey)
  if (place < 0) return null
  return { title, number: place + 1, size: papers.length, before: papers[place - 1], after: papers[place + 1] }
}

/** @param {URL} address @param {string} citekey @returns {Promise<Place | null>} */
async function onPage(address, citekey) {
  const page = await read(address)
  const papers = papersOf(page)
  const found = among(papers, citekey, (page.querySelector(".ps-page h1")?.textContent ?? "").trim())
  if (!found || !page.querySelector(".ps-pager")) return found
  return {
    ...found,
    size: 0,
    before: found.before ?? (await over(page, address, "prev"))?.at(-1),
    after: found.after ?? (await over(page, address, "next"))?.[0],
  }
}

/** The papers of the page before or after. @param {Document} page @param {URL} address @param {"prev" | "next"} way */
async function over(page, address, way) {
  const link = page.querySelector(`.ps-pager a[rel="${way}"]`)?.getAttribute("href")
  return link ? papersOf(await read(new URL(link, address))) : undefined
}

/** A page of this site as a document, in which nothing runs. @param {URL} address */
async function read(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  return new DOMParser().parseFromString(await answer.text(), "text/html")
}

/** @param {Document} page @returns {Neighbour[]} */
function papersOf(page) {
  return [...page.querySelectorAll(".ps-row__title a, .ps-table__paper a")].map(link => ({
    citekey: citekeyOf(paperAddress((link.getAttribute("href") ?? "").replace(/^.*\/|\.html$/g, ""))),
    title: (link.textContent ?? "").trim(),
  }))
}
