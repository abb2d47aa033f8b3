// Content tabs: the one that the address names, and with `data-linked` those chosen before.
;(() => {
  const linked = document.currentScript instanceof HTMLScriptElement && "linked" in document.currentScript.dataset
  const chosen = linked ? __md_get("__tabs") : null
  for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels label")]
    const label = labels.find(each => chosen.includes((each.textContent ?? "").trim()))
    const input = document.getElementById(label?.getAttribute("for") ?? "")
    if (input instanceof HTMLInputElement) input.checked = true
  }
  const target = document.getElementById(location.hash.slice(1))
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true
})()
