// Previous and next within the list or filter that the reader comes from, which stands in the page's address.
import { citekeyOf, originPage, paperAddress } from "./addresses.js"
import { element, icon } from "./dom.js"

/** @typedef {{ citekey: string, title: string }} Neighbour @typedef {{ before?: Neighbour, after?: Neighbour }} Neighbours */

const BACK = "M10 3.5L5.5 8l4.5 4.5"
const ON = "M6 3.5L10.5 8 6 12.5"

/** @param {Element | null} place beside the paper's first list @param {string} citekey */
export async function begin(place, citekey) {
  const from = originPage(location.search)
  if (!place || !from || !citekey) return
  const { before, after } = await neighbours(from, citekey)
  const back = place.parentElement?.querySelector("a")
  place.append(step(before, "Previous", BACK), step(after, "Next", ON))
  if (back && before === undefined && after === undefined) return
  place.removeAttribute("hidden")
}

/** @param {Neighbour | undefined} neighbour @param {string} name @param {string} drawn */
function step(neighbour, name, drawn) {
  const drawing = icon({ "ps-line": drawn })
  if (!neighbour) return element("span", { class: "ps-keep__button ps-beside__end" }, drawing)
  const label = `${name}: ${neighbour.title}`
  const href = paperAddress(neighbour.citekey) + location.search
  return element("a", { class: "ps-keep__button", href, rel: name === "Next" ? "next" : "prev", "aria-label": label, title: label }, drawing)
}

/** @param {URL} from @param {string} citekey @returns {Promise<Neighbours>} */
async function neighbours(from, citekey) {
  try {
    if (/\/papers\/index\.html$/.test(from.pathname)) return await (await import("./choice.js")).around(from.search, citekey)
    return await onPage(from, citekey)
  } catch {
    return {} // the list may have gone since the link was made
  }
}

/** @param {URL} address @param {string} citekey @returns {Promise<Neighbours>} */
async function onPage(address, citekey) {
  const page = await read(address)
  const papers = papersOf(page)
  const place = papers.findIndex(paper => paper.citekey === citekey)
  if (place < 0) return {}
  return {
    before: papers[place - 1] ?? (await over(page, address, "prev"))?.at(-1),
    after: papers[place + 1] ?? (await over(page, address, "next"))?.[0],
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
