// Home: the field drawn there opens the one search box, and a line says what is new to this reader.
import { el, figure } from "../library/dom.js"
import { at } from "../library/site.js"
import { inWords, latest } from "./news.js"

// Focus opens the box; the label's own effect would close again what the focus has just opened.
document.querySelector(".ps-hero__search")?.addEventListener("click", event => {
  const query = document.forms.namedItem("search")?.elements.namedItem("query")
  if (!(query instanceof HTMLElement)) return
  event.preventDefault()
  query.focus()
})

const numbers = document.querySelector(".ps-hero__numbers")
const found = await latest().catch(() => null)
if (numbers && found) {
  const link = el("a", { href: at("shelf/index.html#new") }, `New since ${inWords(found.at)}: ${figure(found.fresh.size)}`)
  numbers.append(el("span", {}, link))
}
