// What the theme's scripts keep between pages, and for which site. The theme has this inline; here it is a file,
// so that a page can forbid all inline scripts. Where the browser keeps nothing, nothing is read.

/** The site's root; this file stands three folders below it. `data-scope` says otherwise. @type {URL} */
var __md_scope = (() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript)
  return own.dataset.scope ? new URL(own.dataset.scope, location.href) : new URL("../../../", own.src)
})()

/** @param {string} text */
var __md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)

/** @param {string} name @param {Storage} [storage] @param {URL} [scope] */
var __md_get = (name, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${name}`) ?? "null")
  } catch {
    return null
  }
}

/** @param {string} name @param {unknown} value @param {Storage} [storage] @param {URL} [scope] */
var __md_set = (name, value, storage, scope = __md_scope) => {
  try {
    ;(storage ?? localStorage).setItem(`${scope.pathname}.${name}`, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing shows every page in its first state.
  }
}

// Now, and not at the end of the page: what waits for scripts must not come late and move the rest.
document.documentElement.classList.replace("no-js", "js")
