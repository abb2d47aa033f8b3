// Elements made by hand, in which text only ever becomes text; words to the reader, the clipboard, files.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string | boolean | ((event: any) => void)>} [attributes] functions are listeners
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value)
    else if (typeof value === "string") made.setAttribute(key, value)
    else made.toggleAttribute(key, value)
  }
  made.append(...children)
  return made
}

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

/** @type {HTMLElement | undefined} */
let spoken
/** @type {ReturnType<typeof setTimeout>} */
let silence

/** Tells screen readers what has happened, and with `shown` everybody. @param {string} text */
export function say(text, shown = false) {
  if (!spoken) {
    spoken = element("div", { role: "status", class: "ps-said" })
    document.body.append(spoken)
  }
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
  const before = /** @type {HTMLElement | null} */ (document.activeElement)
  const field = element("textarea", { class: "ps-hidden", "aria-hidden": "true" })
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  before?.focus()
  return done
}

/**
 * A button that puts a text into the clipboard and says so.
 * @param {string} label @param {() => string} text @param {string} [name] what it is called where that is not enough
 */
export function copyButton(label, text, name = label) {
  return element(
    "button",
    {
      type: "button",
      class: "ps-act",
      "aria-label": name,
      click: async () => say((await copy(text())) ? "Copied." : "This browser does not let a page copy.", true),
    },
    label,
  )
}

/** Offers a text as a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/** @param {number} number @param {string} noun */
export const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`
