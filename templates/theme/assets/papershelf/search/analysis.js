/* Text to words, the same as generator/search/analysis.py, which says why: fold to ASCII first, then lunr. */
"use strict"

const WORD_LIMIT = 40
const JOINED_LIMIT = 32
const PARTS_LIMIT = 4
const SHORT = 4

const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau " +
  "upsilon phi chi psi omega"
const LETTERS = new Map([
  ...[..."αβγδεζηθικλμνξοπρςστυφχψω"].map((letter, at) => [letter, GREEK.split(" ")[at]]),
  ...[..."ßæœøłđðþħıŋŧ"].map((letter, at) => [letter, "ss ae oe o l d d th h i n t".split(" ")[at]])
])
const DASHES = /[\u2010-\u2015\u2212]/g
const APOSTROPHES = /['\u2018\u2019\u02bc]/g
const IDEOGRAPHS = /[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]+/gu
const COMPOUND = /[a-z0-9]+(?:[-_/.+&@][a-z0-9]+)*/g
const JOINT = /[-_/.+&@]/

/** @type {Map<string, string>} */
const stems = new Map()

/**
 * The words of a text in order, each as its parts: `ViT-B/16` is `["vit", "b", "16"]`.
 * @param {string} text
 * @returns {string[][]}
 */
function compounds(text) {
  // eslint-disable-next-line no-control-regex
  const plain = /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : ascii(text)
  const found = plain.replace(APOSTROPHES, "").match(COMPOUND) || []
  return found.map(compound => compound.split(JOINT).map(part => part.slice(0, WORD_LIMIT)))
}

/**
 * lunr's Porter stem of a folded word, with a final run of i and y made one i.
 * @param {string} word
 * @returns {string}
 */
function stem(word) {
  if (word.length < SHORT || /\d/.test(word)) return word
  let found = stems.get(word)
  if (found === undefined) {
    if (word.length === SHORT) found = word.replace(/(?<!s)s$/, "")
    else found = lunr.stemmer(new lunr.Token(word)).toString()
    found = found.replace(/[iy]+$/, "i")
    if (stems.size > 20000) stems.clear()
    stems.set(word, found)
  }
  return found
}

/**
 * Whether a folded word is one of lunr's stop words.
 * @param {string} word
 */
function isStop(word) {
  return lunr.stopWordFilter(word) === undefined
}

/**
 * The parts of a compound as one word, where that is one a person would type.
 * @param {string[]} parts
 * @returns {string | null}
 */
function joined(parts) {
  const word = parts.join("")
  return parts.length > 1 && parts.length <= PARTS_LIMIT && word.length <= JOINED_LIMIT ? word : null
}

/**
 * A name as one word, so that spaces, hyphens and endings make no difference.
 * @param {string} name
 */
function runTogether(name) {
  return stem(compounds(name).flat().join(""))
}

/** @param {string} text */
function ascii(text) {
  const decomposed = text.normalize("NFKD").toLowerCase().replace(DASHES, "-")
  return Array.from(decomposed.replace(IDEOGRAPHS, pairs), coded).join("")
}

/** @param {string} run */
function pairs(run) {
  const letters = [...run]
  if (letters.length === 1) return ` ${run} `
  return ` ${letters.slice(1).map((letter, at) => letters[at] + letter).join(" ")} `
}

/** @param {string} char */
function coded(char) {
  if (char <= "\x7f" || "\u2018\u2019\u02bc".includes(char)) return char
  if (/\p{M}/u.test(char)) return ""
  return LETTERS.get(char) || (/[\p{L}\p{N}]/u.test(char) ? `u${char.codePointAt(0)}` : " ")
}
