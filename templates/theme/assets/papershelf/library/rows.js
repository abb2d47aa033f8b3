/*
 * A paper's row, the same markup that `templates/row.html.jinja` makes; star and state are set
 * into it by the shelf's script, as on every page.
 */
import { el } from "./dom.js"

/**
 * @typedef {import("./data.js").Row} Row
 * @typedef {import("./data.js").Code} Code
 * @typedef {import("./facets.js").Facets} Facets
 */

const UNTITLED = 1
const PICK = 2
/** Letters of a repository that its column always shows. */
const CUT = 26
const SAFE = /^(?:https?:\/\/|mailto:)/i

/** The paper's title as it stands in the row. @param {Row} row */
export const label = ([, title, rest, flags]) =>
  flags & UNTITLED ? `${title || "Untitled:"} ${rest}` : title

/** The address of a paper's page, seen from `papers/`. @param {Row} row */
export const href = ([citekey]) => `../papers/${citekey}.html`

/**
 * @param {Row} row
 * @param {Facets} facets
 * @param {string} [excerpt] shown on cards
 */
export function article(row, facets, excerpt) {
  const [, title, rest, flags, why, tags, code] = row
  const untitled = flags & UNTITLED
  const link = el("a", { href: href(row) })
  if (untitled) link.append(title ? el("b", {}, title) : "Untitled:", ` ${rest}`)
  else link.append(title)
  return el(
    "article",
    { class: `ps-row${flags & PICK ? " ps-row--pick" : ""}${untitled ? " ps-row--untitled" : ""}` },
    el(
      "div",
      { class: "ps-row__main" },
      el("h3", { class: "ps-row__title", dir: "auto" }, flags & PICK ? el("span", { class: "ps-hidden" }, "Picked by the curators: ") : null, link),
      why && el("p", { class: "ps-row__why", dir: "auto" }, why),
      excerpt && el("p", { class: "ps-row__excerpt", dir: "auto" }, excerpt),
      el("p", { class: "ps-tags" }, ...tags.map(id => tagLink(id, facets)))
    ),
    code && el("div", { class: "ps-row__code" }, ...badge(code))
  )
}

/** @param {string} id @param {Facets} facets */
function tagLink(id, facets) {
  const value = facets.find({ kind: "tag", value: id, not: false })
  return value && el("a", { class: `ps-f${value.group.mark}`, href: `../tags/${id}.html` }, value.label)
}

/** @param {Code} code @returns {import("./dom.js").Child[]} */
function badge([status, label, url, host]) {
  if (status === "linked" && SAFE.test(url))
    return [el("a", { class: "ps-code", href: url, title: label.length > CUT && label }, label), host && el("span", { class: "ps-code-host" }, host)]
  if (status === "promised") return [el("span", { class: "ps-code ps-code--promised" }, "code promised")]
  if (status === "named") return [el("span", { class: "ps-code ps-code--named" }, label)]
  return [el("s", { class: "ps-code ps-code--broken" }, "broken link")]
}
