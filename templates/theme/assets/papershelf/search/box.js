/* Says beside Material's box what its protocol can not: how the results are to be read, and where to go without any. */
"use strict"
;(() => {
  const box = document.querySelector("[data-md-component=search]")
  const result = box && box.querySelector("[data-md-component=search-result]")
  if (!result) return
  const tags = new URL("../../../tags/index.html", document.currentScript.src)
  const input = box.querySelector("[data-md-component=search-query]")
  const [status, list] = [result.firstElementChild, result.lastElementChild]
  status.setAttribute("role", "status")

  // A browser gives pages that were opened as files no worker, and Material then hides the box without a word.
  if (location.protocol === "file:") {
    const say = () => {
      box.hidden = false
      input.disabled = true
      input.placeholder = input.title = "Search needs a web server: papershelf serve"
    }
    new MutationObserver(say).observe(box, { attributeFilter: ["hidden"] })
    return say()
  }

  /** Puts the line that leads the first row where the count stands, and offers a way on where there is no row. */
  const speak = () => {
    const note = list.querySelector(".ps-search__note")
    const asked = input.value.trim()
    if (note) {
      status.textContent = note.textContent
      const row = note.closest("li")
      note.remove()
      if (!row.querySelector("h1").textContent) row.remove()
    } else if (asked && !list.childElementCount && !status.querySelector("a")) {
      const way = Object.assign(document.createElement("a"), { href: tags, textContent: "Browse by tag" })
      status.replaceChildren(`Nothing for “${asked}”. `, way)
    }
  }
  const watching = new MutationObserver(speak)
  for (const part of [list, status]) watching.observe(part, { childList: true })
})()
