// The scheme chosen before, else the one that the reader's system asks for, is set while the header is read, so
// that no page is first painted in the other one.
;(() => {
  const chosen = __md_get("__palette")?.color
  const wish = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
  const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${wish})"]`)
  const fixed = chosen && chosen.media !== "(prefers-color-scheme)"
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = fixed ? chosen[name] : input?.getAttribute(`data-md-color-${name}`)
    if (typeof value === "string") document.body.setAttribute(`data-md-color-${name}`, value)
  }
})()
