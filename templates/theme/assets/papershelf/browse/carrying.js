/* Taking papers along: as text for the clipboard, or as a file. */
import { href, label } from "../library/rows.js"

/**
 * @typedef {import("../library/data.js").Row} Row
 * @typedef {{ row: Row, tags: { id: string, label: string }[] }} Paper
 * @typedef {{ name: string, file: string, type: string, write: (papers: Paper[], base: string) => string }} Format
 */

/** @type {Record<string, Format>} */
export const FORMATS = {
  markdown: { name: "Markdown list", file: "papers.md", type: "text/markdown", write: markdown },
  titles: { name: "titles", file: "", type: "text/plain", write: papers => lines(papers.map(({ row }) => label(row))) },
  code: { name: "links to code", file: "", type: "text/plain", write: papers => lines(papers.map(({ row }) => link(row)).filter(Boolean)) },
  csv: { name: "CSV", file: "papers.csv", type: "text/csv", write: csv },
  json: { name: "JSON", file: "papers.json", type: "application/json", write: json }
}

/** @param {string[]} all */
const lines = all => all.map(line => `${line}\n`).join("")

/** The paper's link to code. @param {Row} row */
const link = ({ 6: code }) => (code && code[0] === "linked" ? code[2] : "")

/** @param {Row} row @param {string} base the address of the folder `papers/` */
const address = (row, base) => new URL(href(row), base).href

/** @param {Paper[]} papers @param {string} base */
function markdown(papers, base) {
  return lines(
    papers.map(({ row }) => {
      const code = link(row) ? ` ([code](<${link(row).replace(/[<>\s]/g, encodeURIComponent)}>))` : ""
      const why = row[4] ? `: ${escaped(row[4])}` : ""
      return `- [${escaped(label(row))}](<${address(row, base)}>)${code}${why}`
    })
  )
}

/** Text that Markdown shows as it is. @param {string} text */
const escaped = text => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>&#|~$!]/g, "\\$&")

/** @param {Paper[]} papers @param {string} base */
function csv(papers, base) {
  const head = ["citekey", "title", "url", "code", "code_status", "tags", "why"]
  const rows = papers.map(({ row, tags }) => [
    row[0], label(row), address(row, base), link(row), row[6] ? row[6][0] : "none", tags.map(tag => tag.label).join("; "), row[4]
  ])
  return [head, ...rows].map(cells => `${cells.map(cell).join(",")}\r\n`).join("")
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
const cell = text => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** @param {Paper[]} papers @param {string} base */
function json(papers, base) {
  const all = papers.map(({ row, tags }) => ({
    citekey: row[0],
    label: label(row),
    url: address(row, base),
    tags: tags.map(tag => tag.id),
    code_status: row[6] ? row[6][0] : "none",
    code: link(row) || null,
    why: row[4] || null
  }))
  return `${JSON.stringify({ version: 1, papers: all }, null, 1)}\n`
}
