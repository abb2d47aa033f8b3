// Light or dark: what was chosen before, else what the reader's system asks for, is set while the header is read, so
// that no page is first painted in the other one. Material's own script, where a page has it, keeps the same number.
;(() => {
  const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('[name="__palette"]')])
  /** @param {HTMLInputElement} input */
  const fits = input => matchMedia(input.dataset.mdColorMedia ?? "").matches
  /** The colour of what a phone draws around the page. */
  const around = Object.assign(document.createElement("meta"), { name: "theme-color" })
  document.head.append(around)

  /** @param {HTMLInputElement} [chosen] */
  const show = chosen => {
    for (const input of inputs) {
      input.checked = input === chosen
      input.nextElementSibling?.toggleAttribute("hidden", input !== chosen)
    }
    const asSystem = chosen?.matches('[data-md-color-media$="scheme)"]')
    const shown = asSystem ? inputs.find(input => input !== chosen && fits(input)) : chosen
    for (const { name, value } of shown?.attributes ?? []) if (name.startsWith("data-")) document.body.setAttribute(name, value)
    around.content = getComputedStyle(document.body).backgroundColor
  }
  show(inputs[__md_get("__palette")?.index] ?? inputs.find(fits) ?? inputs[0])

  inputs.forEach((input, index) => {
    input.onchange = () => {
      show(input)
      __md_set("__palette", { index })
    }
    input.onkeydown = ({ key }) => {
      if (key !== "Enter" || "component$" in window) return
      const next = inputs[(index + 1) % inputs.length]
      next.click()
      next.focus()
    }
  })
})()
