// A shelf that came by a link: papers that somebody keeps, and the reader can keep too.
import { article } from "../browse/rows.js"
import { counted, element, say } from "./dom.js"
import { label } from "../browse/rows.js"
import { library, renamed, rowsOf } from "./library.js"
import { root, shelf } from "./store.js"

/** @param {string[]} keys @returns {Promise<Element>} */
export async function offered(keys) {
  const section = element("section", { class: "ps-offer" }, element("h2", {}, `Kept by somebody: ${counted(keys.length, "paper")}`))
  try {
    section.append(...(await papers(keys)))
  } catch {
    section.append(element("p", { class: "ps-empty" }, "The titles can not be fetched just now. Try again when you are online."))
  }
  section.append(element("a", { class: "ps-act", href: new URL("shelf/index.html", root).href, click: close }, "Close"))
  return section

  /** @param {Event} event */
  function close(event) {
    event.preventDefault()
    history.replaceState(null, "", location.pathname)
    section.remove()
  }
}

/** @param {string[]} keys */
async function papers(keys) {
  const facets = await (await library()).facets()
  const today = await presentKeys(keys)
  const rows = await rowsOf(today)
  const missing = keys.length - rows.size
  const list = element("ol", { class: "ps-rows" }, ...[...rows.values()].map(row => element("li", {}, article(row, facets))))
  const own = new Set(shelf.entries().filter(([, paper]) => paper.star).map(([key]) => key))
  const wanted = [...rows.keys()].filter(key => !own.has(key))
  const take = element("button", { type: "button", class: "ps-act", hidden: !wanted.length }, `Star ${wanted.length === rows.size ? "these" : "the other"} ${counted(wanted.length, "paper")} too`)
  take.addEventListener("click", () => {
    shelf.changeAll(wanted.map(key => [key, { star: true, title: label(/** @type {any} */ (rows.get(key))) }]))
    say(shelf.sentence || `${counted(wanted.length, "paper")} came to your shelf; nothing of yours was changed.`, true)
    take.hidden = true
  })
  return [list, ...(missing > 0 ? [element("p", { class: "ps-small" }, `${counted(missing, "paper")} of the link ${missing === 1 ? "is" : "are"} not in this library.`)] : []), take]
}

/** The keys of today. @param {string[]} keys */
async function presentKeys(keys) {
  const known = await rowsOf(keys)
  if (known.size === keys.length) return keys
  const today = await renamed(keys.filter(key => !known.has(key)))
  return [...new Set(keys.flatMap(key => today.get(key) ?? [key]))]
}
