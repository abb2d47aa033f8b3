// Home: a line on what is new to this reader.
import { el, figure } from "../library/dom.js"
import { at } from "../library/site.js"
import { inWords, latest } from "./news.js"

const numbers = document.querySelector(".ps-hero__numbers")
const found = await latest().catch(() => null)
if (numbers && found) {
  const link = el("a", { href: at("shelf/index.html#new") }, `New since ${inWords(found.at)}: ${figure(found.fresh.size)}`)
  numbers.append(el("span", {}, link))
}
