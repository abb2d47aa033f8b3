// Material's script, which answers in the search box, is large. A page of the library fetches it when the box is reached
// for, and until then does what it would; `partials/javascripts/theme.html` says on which sites.
import { el, onKeys } from "../library/dom.js"

/** Lets every label of the box open it, and Material's script come later where it waits. */
export function awaitSearch() {
  const box = document.querySelector(".md-search__input")
  const toggle = document.querySelector("#__search")
  if (!(box instanceof HTMLInputElement && toggle instanceof HTMLInputElement)) return
  toggle.onchange = () => toggle.checked && box.focus()
  // Its type keeps a browser from it.
  const script = document.querySelector('script[type="ps/later"]')
  if (script instanceof HTMLScriptElement) watch(box, toggle, script)
}

/** @param {HTMLInputElement} box @param {HTMLInputElement} toggle @param {HTMLScriptElement} script */
function watch(box, toggle, script) {
  // Their text filter stands in the address where Material's script looks for a query.
  const isOfAll = document.querySelector(".ps-browse")
  const load = () => {
    if (!script.isConnected) return
    const { href, pathname } = location
    const loaded = () => history.replaceState(history.state, "", href)
    if (isOfAll) history.replaceState(history.state, "", pathname)
    script.replaceWith(el("script", { src: script.src, load: loaded, error: loaded }))
  }
  const open = () => {
    box.focus()
    box.select()
  }
  const to = (/** @type {string} */ way) => () => {
    const link = document.querySelector(`link[rel=${way}]`)
    if (link instanceof HTMLLinkElement) location.assign(link.href)
  }
  onKeys({ "/": open, s: open, f: open, p: to("prev"), ",": to("prev"), n: to("next"), ".": to("next") })
  box.onpointerover = load
  box.onfocus = () => {
    if (!toggle.checked) toggle.click()
    load()
  }
  box.onkeydown = ({ key }) => {
    if ("component$" in window || (key !== "Escape" && key !== "Tab")) return
    toggle.checked = false
    box.blur()
  }
  if (document.activeElement === box || (!isOfAll && /[?&]q=/.test(location.search))) load()
}
