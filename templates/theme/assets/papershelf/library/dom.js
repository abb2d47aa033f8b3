// Elements made by hand, in which text only ever becomes text; words to the reader, the clipboard, files, keys.

/** @typedef {Node | string | null | undefined | false | 0} Child one that says nothing is left out */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string | boolean | ((event: any) => void)>} [attributes] functions are listeners
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value)
    else if (typeof value === "string") made.setAttribute(key, value)
    else made.toggleAttribute(key, value)
  }
  for (const child of children) if (child) made.append(child)
  return made
}

/** @param {string} kind its class @param {(event: any) => void} click @param {Child[]} children */
export const button = (kind, click, ...children) => el("button", { type: "button", class: kind, click }, ...children)

const SVG = "http://www.w3.org/2000/svg"

/** @param {Record<string, string>} parts class of each path, and its data */
export function icon(parts) {
  const drawing = document.createElementNS(SVG, "svg")
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }))
    drawing.setAttribute(name, value)
  for (const [name, data] of Object.entries(parts)) {
    const path = document.createElementNS(SVG, "path")
    path.setAttribute("class", name)
    path.setAttribute("d", data)
    drawing.append(path)
  }
  return drawing
}

/** The drawn mark of a facet; none where its number is 0. @param {number} number */
export const mark = number => number > 0 && el("span", { class: `ps-mark ps-mark--${number}`, "aria-hidden": "true" })

/** A number as pages write it. @param {number} value */
export const figure = value => value.toLocaleString("en")

/** @param {number} number @param {string} noun */
export const counted = (number, noun) => `${figure(number)} ${noun}${number === 1 ? "" : "s"}`

/** Sets a text only where it differs, which spares the browser a layout. @param {Element} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text
}

/** @type {HTMLElement | undefined} */
let spoken
/** @type {ReturnType<typeof setTimeout>} */
let silence

/** Tells screen readers what has happened, and with `shown` everybody. @param {string} text */
export function say(text, shown = false) {
  if (!spoken) document.body.append((spoken = el("div", { role: "status", class: "ps-said" })))
  spoken.classList.toggle("ps-hidden", !shown)
  spoken.textContent = text
  clearTimeout(silence)
  silence = setTimeout(() => say(""), 8000)
}

/** @param {string} text @returns {Promise<boolean>} whether it is in the clipboard now */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The way that also works without HTTPS. @param {string} text */
function copyBySelection(text) {
  const before = document.activeElement
  const field = el("textarea", { class: "ps-hidden", "aria-hidden": "true" })
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}

/**
 * A button that puts a text into the clipboard and says so.
 * @param {string} label @param {() => string} text @param {string} [name] what it is called where that is not enough
 */
export function copyButton(label, text, name = label) {
  const made = button("ps-act", async () => say((await copy(text())) ? "Copied." : "This browser does not let a page copy.", true), label)
  made.ariaLabel = name
  return made
}

/** Offers a text as a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/**
 * Does what a key asks for, unless the reader types or something else has the keyboard. None is one of the
 * theme's own (/ s f p n) but in `frame/later.js`.
 * @param {Record<string, () => void>} deeds by key
 */
export function onKeys(deeds) {
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy()) return
    if (!Object.hasOwn(deeds, event.key)) return
    event.preventDefault()
    deeds[event.key]()
  })
}

const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"

const isBusy = () => document.activeElement?.matches(TYPED) || document.querySelector("#__search:checked, dialog[open]")
