// What is new to this reader: asked for when the page is at rest, and fetched only where papers have come.
import { library } from "../library/data.js"
import { button, counted, el, say } from "../library/dom.js"
import { at } from "../library/site.js"
import { all, news, remember, remembered } from "./seen.js"

/** @typedef {{ id: string, label: string, count: number }} Group a list, and how many of its papers are new */
/** @typedef {{ at: string, fresh: Set<number>, lists: Group[] }} News `at` is the day up to which all was seen */

/** @returns {Promise<News | null>} null where nothing is new */
export async function latest() {
  const data = await library()
  const seen = remembered()
  const papers = data.index.keys
  if (seen?.papers === papers && !seen.opened.size) {
    remember({ ...seen, at: today() })
    return null
  }
  const places = await data.keys()
  const fresh = seen ? news(seen, places.keys()) : new Set()
  if (!seen || !fresh.size) {
    remember(all(papers, places.keys(), new Date()))
    return null
  }
  return { at: seen.at, fresh, lists: await byList(data, places, fresh) }
}

/** All that is new counts as seen from now on. */
export async function allSeen() {
  const data = await library()
  return remember(all(data.index.keys, (await data.keys()).keys(), new Date()))
}

const today = () => new Date().toISOString().slice(0, 10)

/** A day in words, as in "3 May". @param {string} day ISO */
export const inWords = day =>
  new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long" })

/**
 * @param {import("../library/data.js").Data} data @param {Map<number, number>} places @param {Set<number>} fresh
 * @returns {Promise<Group[]>}
 */
async function byList(data, places, fresh) {
  const facets = await data.facets()
  const positions = new Set([...fresh].map(each => places.get(each)))
  const lists = facets.groups.find(({ kind }) => kind === "list")?.values ?? []
  return lists
    .map(({ id, label, papers }) => ({ id, label, count: [...papers].filter(each => positions.has(each)).length }))
    .filter(({ count }) => count)
}

/** @returns {Promise<Element[]>} a section, or nothing where nothing is new */
export async function whatIsNew() {
  const found = await latest()
  if (!found) return []
  const lists = found.lists.map(({ id, label, count }) =>
    el("li", {}, el("a", { href: at(`lists/${id}.html`), dir: "auto" }, label), ` ${count} new`))
  const done = async () => {
    await allSeen()
    section.remove()
    say("All papers count as seen now.", true)
  }
  const section = el("section", { class: "ps-newest", id: "new" },
    el("h2", {}, `New since ${inWords(found.at)}: ${counted(found.fresh.size, "paper")}`),
    el("ul", {}, ...lists),
    button("ps-act", done, "Mark all as seen"))
  return [section]
}
