// The page "My shelf": everything that is kept, in the order by hand, with what is new and what is offered.
import { button, copyButton, counted, download, el, say } from "../library/dom.js"
import { at, root } from "../library/site.js"
import { asFragment, asJson, asMarkdown, fromFragment, renamedOn } from "./exchange.js"
import { bringing, offered } from "./incoming.js"
import { Kept } from "./kept.js"
import { whatIsNew } from "./news.js"
import { STATES, shelf } from "./store.js"

/** @typedef {import("./store.js").Paper} Paper @typedef {{ name: string, fits: (paper: Paper) => boolean }} Filter */

/** @type {Filter[]} */
const FILTERS = [
  { name: "all", fits: () => true },
  { name: "starred", fits: paper => paper.star === true },
  ...STATES.map(state => ({ name: state, fits: (/** @type {Paper} */ paper) => paper.state === state })),
  { name: "with a remark", fits: paper => Boolean(paper.remark) },
]

const EMPTY = "Star a paper and it waits here, in this browser only."

class Room {
  #filter = FILTERS[0];
  #said = el("p", { class: "ps-fault" });
  #tabs = el("p", { class: "ps-tabs", role: "group", "aria-label": "Show" });
  #acts = el("div", { class: "ps-acts" });
  #empty = el("p", { class: "ps-empty" }, `${EMPTY} `, el("a", { href: at("papers/index.html") }, "See all papers"), ".");
  #kept = new Kept()

  constructor() {
    this.#acts.append(
      copyButton("Copy link to my starred papers", () => this.#link()),
      button("ps-act", () => download("my-shelf.json", "application/json", asJson(shelf.entries(), root.href)), "Export as JSON"),
      button("ps-act", () => download("my-shelf.md", "text/markdown", asMarkdown("My shelf", this.#kept.lines(shelf.entries()))), "Export as Markdown"),
      bringing(),
    )
  }

  /** Takes its place on the page, all at once, so that nothing moves. @param {Element} place */
  stand(place) {
    const heading = el("h2", { class: "ps-hidden" }, "Papers that I keep")
    place.replaceChildren(this.#said, heading, this.#tabs, this.#empty, this.#kept.list, this.#acts)
  }

  async show() {
    this.#head()
    await this.#kept.show(shelf.entries().filter(([, paper]) => this.#filter.fits(paper)), this.#filter === FILTERS[0])
  }

  #head() {
    const all = shelf.entries().map(([, paper]) => paper)
    this.#said.textContent = shelf.sentence
    this.#empty.hidden = all.length > 0
    this.#tabs.hidden = all.length === 0
    for (const each of this.#acts.querySelectorAll("button")) each.hidden = all.length === 0 && !each.classList.contains("ps-bring")
    this.#tabs.replaceChildren(...FILTERS.flatMap(filter => this.#tab(filter, all.filter(filter.fits).length)), ...texts())
  }

  /** @param {Filter} filter @param {number} count */
  #tab(filter, count) {
    const chosen = filter === this.#filter
    if (!count && !chosen && filter !== FILTERS[0]) return []
    const number = el("span", { class: "ps-number" }, String(count))
    const choose = () => {
      this.#filter = filter
      void this.show().then(() => {
        const pressed = this.#tabs.querySelector("[aria-pressed=true]")
        if (pressed instanceof HTMLElement) pressed.focus()
        say(counted(count, "paper"))
      })
    }
    return [el("button", { type: "button", class: "ps-act", "aria-pressed": String(chosen), click: choose }, `${filter.name} `, number)]
  }

  #link() {
    const starred = shelf.entries().filter(([, paper]) => paper.star)
    return at("shelf/index.html") + asFragment(starred.map(([key]) => key))
  }
}

/** Texts of a former shelf that could not be read, to be saved. */
function texts() {
  return shelf.setAside().map(([, text], number) =>
    button("ps-act", () => download(`unreadable-shelf-${number + 1}.txt`, "text/plain", text), `Save what could not be read (${number + 1})`))
}

const place = document.querySelector(".ps-kept")
if (place) {
  const room = new Room()
  shelf.subscribe(() => void room.show())
  const [news] = await Promise.all([whatIsNew().catch(() => []), room.show()])
  room.stand(place)
  place.before(...news)
  await renamedOn(shelf).catch(() => {})
  const offer = async () => {
    document.querySelector(".ps-offer")?.remove()
    const keys = fromFragment(location.hash)
    if (keys.length) place.before(await offered(keys))
  }
  addEventListener("hashchange", () => void offer())
  await offer()
  if (location.hash === "#new") document.getElementById("new")?.scrollIntoView()
}
