/*
 * The theme takes `?q=` in any address for its search box, opens that, and throws the parameter away. Here it is
 * the text filter, so it is put aside until the theme's script has looked, and stands in the address again before
 * modules run.
 */
;(() => {
  const asked = location.href
  const url = new URL(asked)
  if (!url.searchParams.has("q")) return
  url.searchParams.delete("q")
  history.replaceState(history.state, "", url)
  document.addEventListener("readystatechange", () => history.replaceState(history.state, "", asked), { once: true })
})()
