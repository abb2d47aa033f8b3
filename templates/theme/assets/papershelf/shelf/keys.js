// The keys of a paper's page, the same as in lists: j and k go on and back in the list one comes from, b stars,
// m marks as read, c opens the code. None works while typing, and none is one of the theme's own (/ s f p n).
import { keep } from "./controls.js"
import { shelf } from "./store.js"

/** @param {string} citekey @param {string} title */
export function begin(citekey, title) {
  /** @type {Record<string, () => void>} */
  const deeds = {
    j: () => follow('.ps-beside a[rel="next"]'),
    k: () => follow('.ps-beside a[rel="prev"]'),
    c: () => follow("a.ps-button"),
    b: () => {
      const star = !shelf.paper(citekey).star
      keep(citekey, { star, title }, star ? "Starred." : "No longer starred.")
    },
    m: () => {
      const state = shelf.paper(citekey).state === "read" ? undefined : "read"
      keep(citekey, { state, title }, state ? "Marked: read." : "No reading state.")
    },
  }
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping()) return
    if (!Object.hasOwn(deeds, event.key)) return
    event.preventDefault()
    deeds[event.key]()
  })
}

/** @param {string} selector */
function follow(selector) {
  const link = document.querySelector(selector)
  if (link instanceof HTMLElement) link.click()
}

function isTyping() {
  const search = document.getElementById("__search")
  if (search instanceof HTMLInputElement && search.checked) return true
  return document.activeElement?.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") ?? false
}
