// A paper's page starts here. Its keys are those of the lists: j and k go on and back in the list one comes from.
import { onKeys } from "../library/dom.js"
import { citekeyOf } from "../library/site.js"
import { showNeighbours } from "./beside.js"
import { toggleRead, toggleStar } from "./controls.js"
import { citing, evidence, mine } from "./reading.js"
import { saw } from "./seen.js"

const place = document.querySelector(".ps-mine")
const heading = document.querySelector(".ps-paper h1")
const citekey = citekeyOf(location.href)
if (place instanceof HTMLElement && heading && citekey) {
  const title = (heading.firstChild?.textContent ?? "").trim()
  mine(place, citekey, title)
  saw(citekey)
  onKeys({
    j: () => follow('.ps-beside a[rel="next"]'),
    k: () => follow('.ps-beside a[rel="prev"]'),
    c: () => follow("a.ps-button"),
    b: () => toggleStar(citekey, title),
    m: () => toggleRead(citekey, title),
  })
}
citing(document.querySelector(".ps-citing"))
evidence(document.querySelector(".ps-paper"))
showNeighbours(document.querySelector(".ps-beside"), citekey)

/** @param {string} selector */
function follow(selector) {
  const link = document.querySelector(selector)
  if (link instanceof HTMLElement) link.click()
}
