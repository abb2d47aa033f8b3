// Home: a line on what is new to this reader.
import { element } from "./dom.js"
import { inWords, latest } from "./news.js"
import { root } from "./store.js"

const numbers = document.querySelector(".ps-hero__numbers")
const found = await latest().catch(() => null)
if (numbers && found) {
  const link = element("a", { href: new URL("shelf/index.html#new", root).href }, `New since ${inWords(found.at)}: ${found.fresh.size.toLocaleString("en")}`)
  numbers.append(element("span", {}, link))
}
