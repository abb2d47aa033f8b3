// The rows of the shelf: papers as lists show them, with the reader's remark, in an order made by hand.
import { library, rowsOf } from "../library/data.js"
import { button, el, icon, say } from "../library/dom.js"
import { Facets } from "../library/facets.js"
import { article, label } from "../library/rows.js"
import { paperAddress } from "../library/site.js"
import { shelf } from "./store.js"

/** @typedef {import("./store.js").Paper} Paper @typedef {import("../library/data.js").Row} Row */

const UP = "M3.5 10L8 5.5l4.5 4.5"
const DOWN = "M3.5 6L8 10.5 12.5 6"

export class Kept {
  list = el("ol", { class: "ps-rows ps-kept__rows" });
  /** @type {Map<string, Row>} */
  #rows = new Map();
  /** @type {Set<string>} */
  #asked = new Set();
  #facets = new Facets([], 0);
  #reached = true;
  #turn = 0

  /** @param {[string, Paper][]} entries @param {boolean} movable whether all are shown, so that order means something */
  async show(entries, movable) {
    const turn = ++this.#turn
    await this.#fetch(entries.map(([key]) => key))
    if (turn !== this.#turn) return // another change has come in between
    const held = this.#held()
    this.list.replaceChildren(...entries.map(([key, paper]) => this.#item(key, paper, movable)))
    const button = held && this.list.querySelector(`[data-key="${CSS.escape(held.key)}"] [data-does="${held.does}"]`)
    if (button instanceof HTMLElement) button.focus()
  }

  /** @param {[string, Paper][]} entries @returns {import("./exchange.js").Line[]} for export */
  lines(entries) {
    return entries.map(([key, paper]) => {
      const row = this.#rows.get(key)
      const code = row?.[6] && row[6][0] === "linked" ? row[6][2] : ""
      return { title: row ? label(row) : paper.title ?? key, url: paperAddress(key), code, paper }
    })
  }

  /** @param {string[]} keys */
  async #fetch(keys) {
    const wanted = keys.filter(key => !this.#asked.has(key))
    if (!wanted.length) return
    try {
      this.#facets = await (await library()).facets()
      for (const [key, row] of await rowsOf(wanted)) this.#rows.set(key, row)
      for (const key of wanted) this.#asked.add(key)
      this.#reached = true
    } catch {
      this.#reached = false // offline, say; titles are kept with the stars
    }
  }

  /** Which button has the focus, so that it can keep it. */
  #held() {
    const button = document.activeElement
    const key = button?.closest("li")?.dataset.key
    return button instanceof HTMLElement && button.dataset.does && key ? { key, does: button.dataset.does } : null
  }

  /** @param {string} key @param {Paper} paper @param {boolean} movable */
  #item(key, paper, movable) {
    const row = this.#rows.get(key)
    const shown = row ? article(row, this.#facets) : this.#plain(key, paper)
    const main = shown.querySelector(".ps-row__main")
    if (main && !main.querySelector(".ps-tags")) main.append(el("p", { class: "ps-tags" }))
    if (paper.remark) main?.querySelector(".ps-tags")?.before(el("p", { class: "ps-row__remark", dir: "auto" }, paper.remark))
    const item = el("li", { "data-key": key }, shown)
    if (movable) this.#makeMovable(item, key, row ? label(row) : paper.title ?? key)
    return item
  }

  /** A paper that the library does not have, or could not be asked for. @param {string} key @param {Paper} paper */
  #plain(key, paper) {
    const link = el("a", { href: paperAddress(key) }, paper.title ?? key)
    const gone = this.#reached
    const remove = button("ps-act", () => shelf.drop(key), "Remove from my shelf")
    return el("article", { class: "ps-row ps-row--gone" },
      el("div", { class: "ps-row__main" },
        el("h3", { class: "ps-row__title", dir: "auto" }, gone ? paper.title ?? key : link),
        gone ? el("p", { class: "ps-small" }, "No longer in this library; what you kept is still here. ", remove) : "",
        el("p", { class: "ps-tags" })))
  }

  /** @param {HTMLElement} item @param {string} key @param {string} title */
  #makeMovable(item, key, title) {
    const step = (/** @type {string} */ does, /** @type {string} */ drawn, /** @type {number} */ by) =>
      el("button", { type: "button", class: "ps-keep__button", "data-does": does, "aria-label": `Move ${does}: ${title}`, title: `Move ${does}`, click: () => this.#move(key, by) }, icon({ "ps-line": drawn }))
    item.querySelector(".ps-tags")?.append(el("span", { class: "ps-move" }, step("up", UP, -1), step("down", DOWN, 1)))
    item.draggable = true
    item.addEventListener("dragstart", event => event.dataTransfer?.setData("text/x-papershelf", key))
    item.addEventListener("dragover", event => {
      if (event.dataTransfer?.types.includes("text/x-papershelf")) event.preventDefault()
    })
    item.addEventListener("drop", event => {
      const moved = event.dataTransfer?.getData("text/x-papershelf")
      if (!moved || moved === key) return
      event.preventDefault()
      const keys = shelf.entries().map(([each]) => each)
      this.#move(moved, keys.indexOf(key) - keys.indexOf(moved))
    })
  }

  /** @param {string} key @param {number} by places, down the page */
  #move(key, by) {
    const keys = shelf.entries().map(([each]) => each)
    const from = keys.indexOf(key)
    const to = Math.min(Math.max(from + by, 0), keys.length - 1)
    if (from < 0 || from === to) return
    keys.splice(to, 0, ...keys.splice(from, 1))
    shelf.changeAll(keys.map((each, place) => [each, { order: place + 1 }]))
    say(`Now number ${to + 1} of ${keys.length}.`)
  }
}
