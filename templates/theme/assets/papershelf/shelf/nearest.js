// The page for what is not there: the three papers whose titles are nearest to the address that was asked for. A
// library of ordinary size is compared as a whole; in a larger one only the titles around the place where the words
// would stand in order.
import { library } from "../library/data.js"
import { el } from "../library/dom.js"
import { label } from "../library/rows.js"
import { paperAddress, pathOf } from "../library/site.js"

/** @typedef {Pick<import("../library/data.js").Data, "hasWords" | "words" | "papers" | "titles" | "fetch" | "row">} Titles */

const WHOLE = 5000
const AROUND = 24

/** Words as titles and addresses have them in common. @param {string} text */
export const wordsOf = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** @param {string[]} words @returns {Set<string>} pairs of neighbouring letters, which a typing error leaves mostly whole */
function pairs(words) {
  const found = new Set()
  for (const word of words) for (let i = 0; i < word.length; i++) found.add(word.slice(i, i + 2))
  return found
}

/** How alike two texts are, from 0 to 1 (Dice's coefficient of their letter pairs). @param {Set<string>} one @param {string} text */
export function likeness(one, text) {
  const other = pairs(wordsOf(text))
  let common = 0
  for (const pair of one) common += Number(other.has(pair))
  return (2 * common) / (one.size + other.size || 1)
}

/** @param {string[]} words @param {Titles} data @param {number} number @returns {Promise<number[]>} positions, nearest first */
export async function closest(words, data, number) {
  const wanted = pairs(words)
  const titles = data.hasWords && data.papers <= WHOLE ? await everyTitle(data) : await titlesAround(words.join(" "), data)
  return [...titles]
    .map(([position, title]) => ({ position, score: likeness(wanted, title) }))
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .slice(0, number)
    .map(({ position }) => position)
}

/** @param {Titles} data */
async function everyTitle(data) {
  return new Map((await data.words()).map((text, position) => [position, text.split("\n", 1)[0]]))
}

/** @param {string} text @param {Titles} data */
async function titlesAround(text, data) {
  const order = await data.titles()
  const titleAt = async (/** @type {number} */ place) => {
    await data.fetch([order[place]], false)
    const row = data.row(order[place])
    return row ? `${row[1]} ${row[2]}` : ""
  }
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (wordsOf(await titleAt(middle)).join("") < text.replaceAll(" ", "")) low = middle + 1
    else high = middle
  }
  const near = [...order.slice(Math.max(0, low - AROUND), low + AROUND)]
  await data.fetch(near, false)
  return new Map(near.map(position => [position, `${data.row(position)?.[1]} ${data.row(position)?.[2]}`]))
}

const NEAREST = 3
const place = globalThis.document?.querySelector(".ps-nearest") // which has no place outside a browser
if (place) await show(place).catch(() => {})

/** @param {Element} there */
async function show(there) {
  const asked = decodeURIComponent(pathOf(location)).replace(/\.html?$/, "").split("/").pop()
  if (!asked || asked === "404") return
  const data = await library()
  const positions = await closest(wordsOf(asked), data, NEAREST)
  await data.fetch(positions, false)
  const rows = positions.map(position => data.row(position)).filter(row => row !== undefined)
  if (!rows.length) return
  there.append(
    el("p", {}, "The nearest titles here:"),
    el("ul", { class: "ps-items" }, ...rows.map(row => el("li", { class: "ps-item" }, el("a", { class: "ps-item__title", href: paperAddress(row[0]) }, label(row))))),
  )
}
