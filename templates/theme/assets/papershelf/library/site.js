// Where the site stands, which paper an address means, and which list or filter a reader comes from.

/** The site's root: this module stands three folders below it. */
export const root = new URL("../../../", import.meta.url)

const PAPER = /^papers\/([a-z0-9][^/]*)\.html$/

/** The address of a page. @param {string} path below the site's root */
export const at = path => new URL(path, root).href

/** @param {string} citekey */
export const paperAddress = citekey => at(`papers/${encodeURIComponent(citekey)}.html`)

/** @param {string} path below the site's root @param {boolean} [fresh] @returns {Promise<any>} its JSON */
export async function load(path, fresh = false) {
  const answer = await fetch(at(path), fresh ? { cache: "no-cache" } : {})
  if (!answer.ok) throw new Error(`${answer.status} ${path}`)
  return answer.json()
}

/** An address as the site names its pages, `lists/talks.html`; empty outside the site. @param {URL | Location} url */
export const pathOf = ({ host, pathname }) =>
  host === root.host && pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : ""

/** @param {string} href @returns {string} the citekey, empty where it is no paper */
export function citekeyOf(href) {
  try {
    const key = PAPER.exec(pathOf(new URL(href, root)))?.[1] ?? ""
    return /^(index|\d+)$/.test(key) ? "" : decodeURIComponent(key)
  } catch {
    return ""
  }
}

const PAGES = "(lists|tags|papers|code|shelf)"

/**
 * What a paper's address says of where its reader comes from: `?in=lists/talks`, and of a filter its own
 * parameters after it, `?in=papers&tag=gnn&code=linked`.
 * @param {URL | Location} page
 */
export function origin(page) {
  const name = pathOf(page).replace(/\.html$/, "")
  if (!RegExp(`^${PAGES}/`).test(name)) return ""
  return `?in=${name.replace(/^(papers|shelf)\/index$/, "$1")}${page.search.replace(/^\?/, "&")}`
}

/**
 * The page that a paper's address names as its origin, or null.
 * @param {string} search `location.search`
 * @returns {URL | null}
 */
export function originPage(search) {
  const parameters = new URLSearchParams(search)
  const name = parameters.get("in") ?? ""
  if (!RegExp(`^${PAGES}(/[a-z0-9][a-z0-9-]*){0,2}$`).test(name)) return null
  parameters.delete("in")
  const page = new URL(`${name.replace(/^(papers|shelf)$/, "$1/index")}.html`, root)
  page.search = parameters.toString()
  return page
}
