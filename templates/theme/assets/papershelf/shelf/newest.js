// What is new, list by list, at the head of the shelf's page.
import { counted, element, say } from "./dom.js"
import { allSeen, inWords, latest } from "./news.js"
import { root } from "./store.js"

/** @returns {Promise<Element[]>} a section, or nothing where nothing is new */
export async function whatIsNew() {
  const found = await latest()
  if (!found) return []
  const lists = found.lists.map(({ id, label, count }) =>
    element("li", {}, element("a", { href: new URL(`lists/${id}.html`, root).href, dir: "auto" }, label), ` ${count} new`))
  const done = async () => {
    await allSeen()
    section.remove()
    say("All papers count as seen now.", true)
  }
  const section = element("section", { class: "ps-newest", id: "new" },
    element("h2", {}, `New since ${inWords(found.at)}: ${counted(found.fresh.size, "paper")}`),
    element("ul", {}, ...lists),
    element("button", { type: "button", class: "ps-act", click: done }, "Mark all as seen"))
  return [section]
}
