// What goes out of a shelf and comes in: JSON, Markdown, and the link that carries starred papers; and what moves
// to another key, because its paper was renamed.
import { renamed, rowsOf } from "../library/data.js"
import { say } from "../library/dom.js"
import { isRecord, understood } from "./store.js"

/** @typedef {import("./store.js").Paper} Paper @typedef {Map<string, Paper>} Papers */

/**
 * What taking a shelf in would change: papers that come new, and fields that come or differ.
 * @typedef {{ key: string, name: string, mine: string, theirs: string }} Difference `mine` is empty where
 *   nothing of mine is lost
 * @typedef {{ added: string[], differences: Difference[], same: number }} Comparison
 */

const FIELDS = /** @type {const} */ (["star", "state", "remark"])
const LINK = "kept"

/** @param {[string, Paper][]} entries @param {string} site where they were kept */
export function asJson(entries, site) {
  return `${JSON.stringify({ version: 1, site, papers: Object.fromEntries(entries) }, null, 1)}\n`
}

/** @param {string} text @returns {Papers | string} the papers, or a sentence on why there are none */
export function fromJson(text) {
  try {
    const { version, papers } = JSON.parse(text)
    if (typeof version !== "number" || !isRecord(papers)) return "This file is no shelf: it has no papers in it."
    if (version > 1) return "This file was written by a newer version of the site and can not be read by this one."
    return understood(papers)
  } catch {
    return "This file is no shelf: it is not JSON."
  }
}

/** @param {Papers} mine @param {Papers} theirs @returns {Comparison} */
export function compare(mine, theirs) {
  /** @type {Comparison} */
  const found = { added: [], differences: [], same: 0 }
  for (const [key, paper] of theirs) {
    const own = mine.get(key)
    const differences = own ? FIELDS.flatMap(name => difference(key, name, own, paper)) : []
    if (!own) found.added.push(key)
    else if (differences.length) found.differences.push(...differences)
    else found.same += 1
  }
  return found
}

/** @param {string} key @param {typeof FIELDS[number]} name @param {Paper} own @param {Paper} paper @returns {Difference[]} */
function difference(key, name, own, paper) {
  if (!paper[name] || own[name] === paper[name]) return []
  return [{ key, name, mine: String(own[name] ?? ""), theirs: String(paper[name]) }]
}

/**
 * The changes that take a shelf in. What is empty of mine is filled; where both say something, mine stays
 * unless `theirs` go first. Nothing is ever taken away.
 * @param {Papers} mine @param {Papers} theirs @param {boolean} [theirsFirst]
 * @returns {[string, Paper][]}
 */
export function merged(mine, theirs, theirsFirst = false) {
  return [...theirs].map(([key, { order, ...paper }]) => {
    const own = mine.get(key)
    return [key, own ? (theirsFirst ? { ...own, ...paper } : { ...paper, ...own }) : paper]
  })
}

/** Two records of one paper that had two keys. @param {Paper} one @param {Paper} other @returns {Paper} */
export function joined(one, other) {
  const remarks = new Set([one.remark, other.remark].filter(Boolean))
  return { ...other, ...one, remark: [...remarks].join("\n") }
}

/** @param {string[]} keys @returns {string} the fragment that names them */
export const asFragment = keys => `#${LINK}=${keys.map(encodeURIComponent).join(",")}`

/** @param {string} fragment @returns {string[]} the keys that it names, none where it is no such fragment */
export function fromFragment(fragment) {
  if (!fragment.startsWith(`#${LINK}=`)) return []
  try {
    const keys = fragment.slice(LINK.length + 2).split(",").map(decodeURIComponent)
    return [...new Set(keys.filter(key => /^[^\s/]{1,200}$/.test(key)))]
  } catch {
    return []
  }
}

/**
 * @typedef {{ title: string, url: string, code: string, paper: Paper }} Line
 * @param {string} heading @param {Line[]} lines
 */
export function asMarkdown(heading, lines) {
  return `# ${escaped(heading)}\n\n${lines.map(line).join("\n")}\n`
}

/** @param {Line} line */
function line({ title, url, code, paper }) {
  const facts = [paper.star ? "starred" : "", paper.state ?? "", code ? `[code](<${code}>)` : ""].filter(Boolean).join(", ")
  const noted = facts && ` (${facts})`
  const remark = paper.remark ? `\n  ${escaped(paper.remark).replaceAll("\n", "\n  ")}` : ""
  return `- [${escaped(title)}](<${url}>)${noted}${remark}`
}

/** @param {string} text */
const escaped = text => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&")

/** @param {import("./store.js").Shelf} shelf */
export async function renamedOn(shelf) {
  const kept = new Map(shelf.entries())
  const known = await rowsOf([...kept.keys()])
  const unknown = [...kept.keys()].filter(key => !known.has(key))
  if (!unknown.length) return
  const moved = moves(kept, await renamed(unknown))
  if (!moved.length || !shelf.changeAll(moved)) return
  const number = moved.filter(([, paper]) => !paper.star && !paper.state && !paper.remark).length
  say(`${number === 1 ? "One paper was" : number + " papers were"} renamed in this library; what you kept went along.`, true)
}

/**
 * The changes that bring what is kept to the keys of today. A key that two papers may mean stays where it is:
 * only the reader knows which was meant.
 * @param {Map<string, import("./store.js").Paper>} kept @param {Map<string, string[]>} today
 * @returns {[string, import("./store.js").Paper][]}
 */
export function moves(kept, today) {
  /** @type {[string, import("./store.js").Paper][]} */
  const changes = []
  for (const [former, [key, ...others]] of today) {
    const paper = kept.get(former)
    if (!paper || others.length) continue
    changes.push([key, joined(kept.get(key) ?? {}, paper)], [former, { star: false, state: undefined, remark: "" }])
  }
  return changes
}
