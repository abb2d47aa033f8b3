// A paper's page starts here.
import { citekeyOf } from "./addresses.js"
import { begin as beside } from "./beside.js"
import { begin as cite } from "./citing.js"
import { begin as evidence } from "./evidence.js"
import { begin as keys } from "./keys.js"
import { begin as mine } from "./mine.js"
import { saw } from "./seen.js"

const place = document.querySelector(".ps-mine")
const heading = document.querySelector(".ps-paper h1")
const citekey = citekeyOf(location.href)
if (place instanceof HTMLElement && heading && citekey) {
  const title = (heading.firstChild?.textContent ?? "").trim()
  mine(place, citekey, title)
  saw(citekey)
  keys(citekey, title)
}
cite(document.querySelector(".ps-citing"))
evidence(document.querySelector(".ps-paper"))
beside(document.querySelector(".ps-beside"), citekey)
