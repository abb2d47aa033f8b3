// What comes from outside. A shelf from a file: first it is said what would change, then the reader decides. Papers
// that somebody keeps, by a link: the reader can keep them too.
import { library, renamed, rowsOf } from "../library/data.js"
import { button, counted, el, say } from "../library/dom.js"
import { article, label } from "../library/rows.js"
import { at } from "../library/site.js"
import { compare, fromJson, merged } from "./exchange.js"
import { shelf } from "./store.js"

const LARGEST = 20_000_000 // bytes; a shelf of a hundred thousand papers is smaller
const SHOWN = 50

/** @returns {HTMLElement} the button, and below it what a chosen file would change */
export function bringing() {
  const file = el("input", { type: "file", accept: ".json,application/json", class: "ps-hidden", tabindex: "-1", "aria-hidden": "true" })
  const answer = el("div", { class: "ps-bringing" })
  const open = button("ps-act ps-bring", () => file.click(), "Bring in a JSON file")
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0]
    file.value = ""
    if (chosen) answer.replaceChildren(...(chosen.size > LARGEST ? [paragraph("This file is too large to be a shelf.")] : preview(await chosen.text(), answer)))
  })
  return el("div", { class: "ps-bringer" }, open, file, answer)
}

/** @param {string} text */
const paragraph = text => el("p", { role: "status" }, text)

/** @param {string} text @param {Element} answer @returns {Element[]} */
function preview(text, answer) {
  const theirs = fromJson(text)
  if (typeof theirs === "string") return [paragraph(theirs)]
  const mine = new Map(shelf.entries())
  const { added, differences, same } = compare(mine, theirs)
  const filled = differences.filter(each => !each.mine)
  const differing = differences.filter(each => each.mine)
  const summary = [
    [added.length, "new"],
    [filled.length, "filled in where mine say nothing"],
    [differing.length, "different from mine"],
    [same, "the same"],
  ].flatMap(([number, what]) => (number ? [`${number} ${what}`] : []))
  const take = (/** @type {string} */ label, /** @type {boolean} */ theirsFirst) =>
    button("ps-act", () => {
      shelf.changeAll(merged(new Map(shelf.entries()), theirs, theirsFirst))
      answer.replaceChildren()
      say(shelf.sentence || "The file was taken in.", true)
    }, label)
  const stop = button("ps-act", () => answer.replaceChildren(), "Leave everything as it is")
  const acts = !added.length && !differences.length ? [] : differing.length
    ? [take("Take in, keep mine where they differ", false), take("Take in, theirs where they differ", true)]
    : [take("Take in", false)]
  return [
    paragraph(`In this file: ${summary.join(", ") || "nothing"}. Nothing of yours is taken away.`),
    changes([...added.map(key => `New: ${theirs.get(key)?.title ?? key}`), ...differences.map(each => said(each, theirs))]),
    el("div", { class: "ps-acts" }, ...acts, stop),
  ]
}

/** @param {import("./exchange.js").Difference} difference @param {import("./exchange.js").Papers} theirs */
function said({ key, name, mine, theirs: other }, theirs) {
  const title = shelf.paper(key).title ?? theirs.get(key)?.title ?? key
  const own = mine && `“${mine}” or `
  return name === "star" ? `${title}: starred` : `${title}: ${name} ${own}“${other}”`
}

/** @param {string[]} lines */
function changes(lines) {
  const more = lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more`] : []
  return el("ul", { class: "ps-changes" }, ...[...lines.slice(0, SHOWN), ...more].map(line => el("li", { dir: "auto" }, line)))
}

/** @param {string[]} keys @returns {Promise<Element>} */
export async function offered(keys) {
  const section = el("section", { class: "ps-offer" }, el("h2", {}, `Kept by somebody: ${counted(keys.length, "paper")}`))
  try {
    section.append(...(await papers(keys)))
  } catch {
    section.append(el("p", { class: "ps-empty" }, "The titles can not be fetched just now. Try again when you are online."))
  }
  section.append(el("a", { class: "ps-act", href: at("shelf/index.html"), click: close }, "Close"))
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
  const list = el("ol", { class: "ps-rows" }, ...[...rows.values()].map(row => el("li", {}, article(row, facets))))
  const own = new Set(shelf.entries().filter(([, paper]) => paper.star).map(([key]) => key))
  const wanted = [...rows.keys()].filter(key => !own.has(key))
  const take = el("button", { type: "button", class: "ps-act", hidden: !wanted.length }, `Star ${wanted.length === rows.size ? "these" : "the other"} ${counted(wanted.length, "paper")} too`)
  take.addEventListener("click", () => {
    shelf.changeAll(wanted.map(key => [key, { star: true, title: label(/** @type {any} */ (rows.get(key))) }]))
    say(shelf.sentence || `${counted(wanted.length, "paper")} came to your shelf; nothing of yours was changed.`, true)
    take.hidden = true
  })
  return [list, ...(missing > 0 ? [el("p", { class: "ps-small" }, `${counted(missing, "paper")} of the link ${missing === 1 ? "is" : "are"} not in this library.`)] : []), take]
}

/** The keys of today. @param {string[]} keys */
async function presentKeys(keys) {
  const known = await rowsOf(keys)
  if (known.size === keys.length) return keys
  const today = await renamed(keys.filter(key => !known.has(key)))
  return [...new Set(keys.flatMap(key => today.get(key) ?? [key]))]
}
