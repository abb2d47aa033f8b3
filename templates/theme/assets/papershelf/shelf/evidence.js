// While "Why these tags" is open, the words that justify a tag are marked in title and abstract.

/** @param {Element | null} paper */
export function begin(paper) {
  const details = paper?.querySelector(".ps-evidence")
  if (!paper || !(details instanceof HTMLDetailsElement)) return
  const words = [...details.querySelectorAll("mark")].map(each => each.textContent ?? "")
  details.addEventListener("toggle", () => {
    unmark(paper)
    if (details.open) for (const place of paper.querySelectorAll("h1, .ps-abstract p")) mark(place, words)
  })
}

/** A pattern of whole words, the longest first, as they may be wrapped. @param {string[]} words */
export function pattern(words) {
  const all = [...new Set(words.filter(Boolean))].sort((a, b) => b.length - a.length)
  const escaped = all.map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"))
  return escaped.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu") : null
}

/** @param {Element} place @param {string[]} words */
function mark(place, words) {
  const wanted = pattern(words)
  if (!wanted) return
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const nodes = []
  while (texts.nextNode()) nodes.push(/** @type {Text} */ (texts.currentNode))
  for (const node of nodes)
    for (const { index, 0: found } of [...node.data.matchAll(wanted)].reverse()) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + found.length)
      const made = document.createElement("mark")
      made.className = "ps-found"
      range.surroundContents(made)
    }
}

/** @param {Element} paper */
function unmark(paper) {
  for (const made of paper.querySelectorAll(".ps-found")) {
    const parent = made.parentNode
    made.replaceWith(...made.childNodes)
    parent?.normalize()
  }
}
