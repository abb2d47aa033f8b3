/* Building elements, on top of the shelf's own way; text from data only ever becomes text. */
import { element } from "../shelf/dom.js"

/** @typedef {Node | string | null | undefined | false | 0} Child */

/**
 * An element of which some attributes and children may be left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | ((event: any) => void)>} attributes
 * @param {Child[]} children
 */
export const el = (tag, attributes = {}, ...children) =>
  element(tag, attributes, .../** @type {(Node | string)[]} */ (children.filter(Boolean)))

/** The drawn mark of a facet; none where its number is 0. @param {number} number */
export const mark = number => number > 0 && el("span", { class: `ps-mark ps-mark--${number}`, "aria-hidden": "true" })

/** A number as pages write it. @param {number} value */
export const figure = value => value.toLocaleString("en")

/** Sets a text only where it differs, which spares the browser a layout. @param {Element} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text
}
