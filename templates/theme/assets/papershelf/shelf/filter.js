// The search within the index of tags.

/** @param {Element} place the field and its live region */
export function begin(place) {
  const field = place.querySelector("input")
  const said = place.querySelector("[role=status]")
  const tags = [...document.querySelectorAll(".ps-facet li")].map(item => ({ item, text: (item.textContent ?? "").toLowerCase() }))
  if (!field) return
  const sift = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    const left = tags.filter(({ item, text }) => {
      const fits = words.every(word => text.includes(word))
      item.toggleAttribute("hidden", !fits)
      return fits
    }).length
    for (const facet of document.querySelectorAll(".ps-facet")) facet.toggleAttribute("hidden", !facet.querySelector("li:not([hidden])"))
    if (said) said.textContent = !words.length ? "" : left ? `${left} of ${tags.length} tags` : `No tag has “${field.value.trim()}”.`
  }
  field.addEventListener("input", sift)
  sift() // a quick reader has typed already
}
