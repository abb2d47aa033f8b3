/* Where there is no room for the column of facets, one button opens them as a sheet over the whole screen. */
import { counted } from "../shelf/dom.js"
import { el, write } from "./dom.js"

const NARROW = matchMedia("(max-width: 959.98px)")

export class Sheet {
  /** @param {HTMLElement} side where the filters stand on a wide screen @param {HTMLElement} filters @param {HTMLElement} tools @param {HTMLElement} bar where the tools stand there */
  constructor(side, filters, tools, bar) {
    this.done = el("button", { type: "button", class: "ps-sheet__done", click: () => this.dialog.close() })
    this.body = el("div", { class: "ps-sheet__body" })
    this.close = el("button", { type: "button", class: "ps-plain", "aria-label": "Close the filters", click: () => this.dialog.close() }, "Close")
    this.dialog = el("dialog", { class: "ps-sheet md-typeset", "aria-labelledby": "ps-sheet" },
      el("div", { class: "ps-sheet__head" }, el("h2", { id: "ps-sheet" }, "Filter"), this.close), this.body, this.done)
    document.body.append(this.dialog)
    const place = () => {
      if (!NARROW.matches && this.dialog.open) this.dialog.close()
      ;(NARROW.matches ? this.body : side).append(filters)
      if (NARROW.matches) this.body.prepend(tools)
      else bar.append(tools)
    }
    NARROW.addEventListener("change", place)
    place()
  }

  open() {
    this.dialog.showModal()
    this.body.scrollTop = 0
  }

  /** @param {number} count */
  show(count) {
    write(this.done, `Show ${counted(count, "paper")}`)
  }
}
