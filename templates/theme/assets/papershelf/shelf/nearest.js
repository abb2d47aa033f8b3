// The page for what is not there: the three papers whose titles are nearest to the address that was asked for.
import { element } from "./dom.js"
import { label } from "../browse/rows.js"
import { paperAddress, pathOf } from "./addresses.js"
import { library } from "./library.js"
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
    element("p", {}, "The nearest titles here:"),
    element("ul", { class: "ps-items" }, ...rows.map(row => element("li", { class: "ps-item" }, element("a", { class: "ps-item__title", href: paperAddress(row[0]) }, label(row))))),
  )
}
