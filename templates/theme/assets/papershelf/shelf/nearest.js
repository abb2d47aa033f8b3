// The page for what is not there: the three papers whose titles are nearest to the address that was asked for.
import { library } from "../library/data.js"
import { el } from "../library/dom.js"
import { label } from "../library/rows.js"
import { paperAddress, pathOf } from "../library/site.js"
import { closest, wordsOf } from "./likeness.js"

const NEAREST = 3
const place = document.querySelector(".ps-nearest")
const asked = decodeURIComponent(pathOf(location)).replace(/\.html?$/, "").split("/").pop() ?? ""
if (place && asked && asked !== "404") await show(place).catch(() => {})

/** @param {Element} there */
async function show(there) {
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
