/*
 * The page's state and its address, which say the same: a link can be shared, Back works, and what this
 * library does not have stays in the address until it is taken out.
 */

/**
 * @typedef {{ kind: string, value: string, not: boolean }} Filter `kind` is code, list, state or tag
 * @typedef {object} State
 * @property {Filter[]} filters in the order in which they were set
 * @property {Set<string>} every names of the facets whose ticked values must all be there
 * @property {string} words what is typed into the text filter
 * @property {string} sort list, title, shelf or random
 * @property {number} seed of the random order
 * @property {string} view rows or cards
 * @property {number} page from 1
 */

const KINDS = ["code", "list", "state", "tag"]
export const SORTS = ["list", "title", "shelf", "random"]
export const VIEWS = ["rows", "cards"]

/** @param {string} search `location.search` @returns {State} */
export function parse(search) {
  const asked = new URLSearchParams(search)
  /** @type {Map<string, Filter>} */
  const filters = new Map()
  for (const [name, value] of asked) {
    const filter = filterOf(name, value)
    if (filter) filters.set(`${filter.kind}:${filter.value}`, filter)
  }
  return {
    filters: [...filters.values()],
    every: new Set(asked.getAll("all")),
    words: asked.get("q") ?? "",
    sort: known(SORTS, asked.get("sort")),
    seed: natural(asked.get("seed")),
    view: known(VIEWS, asked.get("view")),
    page: natural(asked.get("page"))
  }
}

/** The query of a state, empty for the plain list. @param {State} state */
export function format({ filters, every, words, sort, seed, view, page }) {
  const parts = filters.map(({ kind, value, not }) => {
    if (!not) return [kind, value]
    return ["not", kind === "tag" && !prefixed(value) ? value : `${kind}:${value}`]
  })
  for (const name of every) parts.push(["all", name])
  if (words) parts.push(["q", words])
  if (sort !== SORTS[0]) parts.push(["sort", sort])
  if (sort === "random") parts.push(["seed", String(seed)])
  if (view !== VIEWS[0]) parts.push(["view", view])
  if (page > 1) parts.push(["page", String(page)])
  // A colon and a comma need no escape in a query, and read better without.
  return parts.length ? `?${new URLSearchParams(parts)}`.replaceAll("%3A", ":").replaceAll("%2C", ",") : ""
}

/** The filters with one more, or one instead of its opposite. @param {Filter[]} filters @param {Filter} filter */
export const having = (filters, filter) => [...without(filters, filter), filter]

/** @param {Filter[]} filters @param {Filter} filter */
export const without = (filters, { kind, value }) => filters.filter(each => each.kind !== kind || each.value !== value)

/** @param {string} name @param {string} value @returns {Filter | null} */
function filterOf(name, value) {
  if (!value) return null
  if (KINDS.includes(name)) return { kind: name, value, not: false }
  if (name !== "not") return null
  const kind = prefixed(value)
  return { kind: kind || "tag", value: kind ? value.slice(kind.length + 1) : value, not: true }
}

/** @param {string} value */
const prefixed = value => KINDS.find(kind => value.startsWith(`${kind}:`)) ?? ""

/** @param {string[]} names @param {string | null} name */
const known = (names, name) => (name && names.includes(name) ? name : names[0])

/** @param {string | null} text */
const natural = text => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), 2 ** 31)
