// The field drawn on the home page opens the one search box. Focus does it; the label's own effect would
// close again what the focus has just opened.
document.addEventListener("click", event => {
  const label = event.target instanceof Element && event.target.closest(".ps-hero__search")
  const query = document.forms.namedItem("search")?.elements.namedItem("query")
  if (label && query instanceof HTMLElement) {
    event.preventDefault()
    query.focus()
  }
})
