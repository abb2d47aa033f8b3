// Which paper a link leads to, and which list or filter a reader comes from.
import { root } from "./store.js"

const PAPER = /^papers\/([a-z0-9][^/]*)\.html$/

/** An address as the site names its pages, `lists/talks.html`; empty outside the site. @param {URL | Location} url */
export function pathOf(url) {
  const path = url.pathname
  return url.host === root.host && path.startsWith(root.pathname) ? path.slice(root.pathname.length) : ""
}

/** @param {string} href @returns {string} the citekey, empty where it is no paper */
export function citekeyOf(href) {
  try {
    const key = PAPER.exec(pathOf(new URL(href, root)))?.[1] ?? ""
    return key === "index" || /^\d+$/.test(key) ? "" : decodeURIComponent(key)
  } catch {
    return ""
  }
}

/** @param {string} citekey */
export const paperAddress = citekey => new URL(`papers/${encodeURIComponent(citekey)}.html`, root).href

/**
 * What a paper's address says of where its reader comes from: `?in=lists/talks`, and of a filter its own
 * parameters after it, `?in=papers&tag=gnn&code=linked`.
 * @param {URL | Location} page
 */
export function origin(page) {
  const name = pathOf(page).replace(/\.html$/, "")
  if (!/^(lists|tags|papers|code|shelf)\//.test(name)) return ""
  const own = name.replace(/^(papers|shelf)\/index$/, "$1")
  return `?in=${own}${page.search.replace(/^\?/, "&")}`
}

/**
 * The page that a paper's address names as its origin, or null.
 * @param {string} search `location.search`
 * @returns {URL | null}
 */
export function originPage(search) {
  const parameters = new URLSearchParams(search)
  const name = parameters.get("in") ?? ""
  if (!/^(lists|tags|papers|code|shelf)(\/[a-z0-9][a-z0-9-]*){0,2}$/.test(name)) return null
  parameters.delete("in")
  const page = new URL(`${name.replace(/^(papers|shelf)$/, "$1/index")}.html`, root)
  page.search = parameters.toString()
  return page
}
