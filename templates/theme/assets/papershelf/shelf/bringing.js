// Taking in a shelf from a file: first it is said what would change, then the reader decides.
import { element, say } from "./dom.js"
import { compare, fromJson, merged } from "./exchange.js"
import { shelf } from "./store.js"

const LARGEST = 20_000_000 // bytes; a shelf of a hundred thousand papers is smaller
const SHOWN = 50

/** @returns {HTMLElement} the button, and below it what a chosen file would change */
export function bringing() {
  const file = element("input", { type: "file", accept: ".json,application/json", class: "ps-hidden", tabindex: "-1", "aria-hidden": "true" })
  const answer = element("div", { class: "ps-bringing" })
  const open = element("button", { type: "button", class: "ps-act ps-bring", click: () => file.click() }, "Bring in a JSON file")
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0]
    file.value = ""
    if (chosen) answer.replaceChildren(...(chosen.size > LARGEST ? [paragraph("This file is too large to be a shelf.")] : preview(await chosen.text(), answer)))
  })
  return element("div", { class: "ps-bringer" }, open, file, answer)
}

/** @param {string} text */
const paragraph = text => element("p", { role: "status" }, text)

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
    element("button", { type: "button", class: "ps-act", click: () => {
      shelf.changeAll(merged(new Map(shelf.entries()), theirs, theirsFirst))
      answer.replaceChildren()
      say(shelf.sentence || "The file was taken in.", true)
    } }, label)
  const stop = element("button", { type: "button", class: "ps-act", click: () => answer.replaceChildren() }, "Leave everything as it is")
  const acts = !added.length && !differences.length ? [] : differing.length
    ? [take("Take in, keep mine where they differ", false), take("Take in, theirs where they differ", true)]
    : [take("Take in", false)]
  return [
    paragraph(`In this file: ${summary.join(", ") || "nothing"}. Nothing of yours is taken away.`),
    changes([...added.map(key => `New: ${theirs.get(key)?.title ?? key}`), ...differences.map(each => said(each, theirs))]),
    element("div", { class: "ps-acts" }, ...acts, stop),
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
  return element("ul", { class: "ps-changes" }, ...[...lines.slice(0, SHOWN), ...more].map(line => element("li", { dir: "auto" }, line)))
}
