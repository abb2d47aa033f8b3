// The page "My shelf": everything that is kept, in the order by hand, with what is new and what is offered.
import { bringing } from "./bringing.js"
import { copyButton, counted, download, element, say } from "./dom.js"
import { asFragment, asJson, asMarkdown, fromFragment } from "./exchange.js"
import { Kept } from "./kept.js"
import { renamedOn } from "./moving.js"
import { whatIsNew } from "./newest.js"
import { offered } from "./offered.js"
import { STATES, root, shelf } from "./store.js"

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
  #said = element("p", { class: "ps-fault" });
  #tabs = element("p", { class: "ps-tabs", role: "group", "aria-label": "Show" });
  #acts = element("div", { class: "ps-acts" });
  #empty = element("p", { class: "ps-empty" }, `${EMPTY} `, element("a", { href: new URL("papers/index.html", root).href }, "See all papers"), ".");
  #kept = new Kept()

  constructor() {
    this.#acts.append(
      copyButton("Copy link to my starred papers", () => this.#link()),
      button("Export as JSON", () => download("my-shelf.json", "application/json", asJson(shelf.entries(), root.href))),
      button("Export as Markdown", () => download("my-shelf.md", "text/markdown", asMarkdown("My shelf", this.#kept.lines(shelf.entries())))),
      bringing(),
    )
  }

  /** Takes its place on the page, all at once, so that nothing moves. @param {Element} place */
  stand(place) {
    const heading = element("h2", { class: "ps-hidden" }, "Papers that I keep")
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
    const number = element("span", { class: "ps-number" }, String(count))
    const choose = () => {
      this.#filter = filter
      void this.show().then(() => {
        const pressed = this.#tabs.querySelector("[aria-pressed=true]")
        if (pressed instanceof HTMLElement) pressed.focus()
        say(counted(count, "paper"))
      })
    }
    return [element("button", { type: "button", class: "ps-act", "aria-pressed": String(chosen), click: choose }, `${filter.name} `, number)]
  }

  #link() {
    const starred = shelf.entries().filter(([, paper]) => paper.star)
    return new URL("shelf/index.html", root).href + asFragment(starred.map(([key]) => key))
  }
}

/** @param {string} label @param {() => void} click */
const button = (label, click) => element("button", { type: "button", class: "ps-act", click }, label)

/** Texts of a former shelf that could not be read, to be saved. */
function texts() {
  return shelf.setAside().map(([, text], number) =>
    button(`Save what could not be read (${number + 1})`, () => download(`unreadable-shelf-${number + 1}.txt`, "text/plain", text)))
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
