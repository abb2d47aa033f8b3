// The citation, its forms and the page's stable address, to copy.
import { copyButton, element } from "./dom.js"

/** @param {Element | null} place the section of the page that holds them */
export function begin(place) {
  if (!place) return
  const [bibtex, markdown] = [...place.querySelectorAll(".ps-pre")].map(each => each.textContent ?? "")
  const plain = place.querySelector(".ps-cite")?.textContent ?? ""
  const forms = element(
    "p",
    { class: "ps-acts" },
    "Copy",
    copyButton("text", () => plain, "Copy text"),
    copyButton("BibTeX", () => bibtex, "Copy BibTeX"),
    copyButton("Markdown", () => markdown, "Copy Markdown"),
    copyButton("link", stableAddress, "Copy link to this page"),
  )
  place.querySelector(".ps-cite")?.after(forms)
}

/** The address that stays, without the way the reader came. */
function stableAddress() {
  const canonical = document.querySelector('link[rel="canonical"]')
  return canonical instanceof HTMLLinkElement ? canonical.href : location.origin + location.pathname
}
