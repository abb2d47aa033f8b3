/* The keys of the page. None works while typing, and none is one of the theme's own (/ s f p n). */
import { el } from "./dom.js"

const KEYS = [
  ["j", "next paper"], ["k", "previous paper"], ["o", "open it"], ["c", "open its code"], ["b", "star it"],
  ["m", "mark it as read"], ["x", "select it"], ["?", "show these keys"]
]

/** @typedef {Record<"open" | "code" | "star" | "read" | "select", (item: HTMLElement) => void>} Deeds */

/** Listens from now on; gives what opens the sheet of keys. @param {HTMLElement} list @param {Deeds} deeds */
export function listen(list, deeds) {
  const help = sheet()
  const deed = new Map(Object.entries({ o: deeds.open, c: deeds.code, b: deeds.star, m: deeds.read, x: deeds.select }))
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy()) return
    const items = /** @type {HTMLElement[]} */ ([...list.children])
    const at = items.findIndex(item => item.contains(document.activeElement))
    if (event.key === "?") help.showModal()
    else if (event.key === "j") step(items, at + 1)
    else if (event.key === "k") step(items, at < 0 ? 0 : at - 1)
    else if (deed.has(event.key) && at >= 0) deed.get(event.key)?.(items[at])
    else return
    event.preventDefault()
  })
  return () => help.showModal()
}

/** Whether the reader types, or something else has the keyboard. */
function isBusy() {
  const { activeElement: at } = document
  const types = at instanceof HTMLInputElement ? at.type !== "checkbox" : at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
  const search = document.getElementById("__search")
  return types || (at instanceof HTMLElement && at.isContentEditable) || (search instanceof HTMLInputElement && search.checked) || Boolean(document.querySelector("dialog[open]"))
}

/** @param {HTMLElement[]} items @param {number} to */
function step(items, to) {
  const item = items[to]
  const link = item?.querySelector("h3 a")
  if (!(link instanceof HTMLElement)) return
  link.focus({ preventScroll: true })
  item.scrollIntoView({ block: "nearest" })
}

function sheet() {
  const help = el(
    "dialog", { class: "ps-keys md-typeset", "aria-labelledby": "ps-keys" },
    el("h2", { id: "ps-keys" }, "Keys"),
    el("dl", {}, ...KEYS.flatMap(([key, does]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, does)])),
    el("button", { type: "button", class: "ps-plain", click: () => help.close() }, "Close")
  )
  document.body.append(help)
  return help
}
