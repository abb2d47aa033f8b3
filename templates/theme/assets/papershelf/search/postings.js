/* Posting lists, as generator/search/postings.py describes them. */
"use strict"

const CAP = 1000
const [NAME, REPOSITORY, WHY, ABSTRACT] = [50, 60, 80, 160]

/**
 * A word in a paper; `content` is the number of content words of its title, 0 where the word is not in it.
 * @typedef {{ content: number, positions: number[] }} Posting
 */

/**
 * The postings of a word by paper, from the text of its list; a cut list ends early.
 * @param {string} text
 * @returns {Map<number, Posting>}
 */
function decoded(text) {
  const places = (text.split(";")[2] || "").split(",")
  const found = new Map()
  papersOf(text).forEach((number, at) => {
    if (!places[at]) return
    const steps = places[at].split(":")
    let position = 0
    const positions = steps.pop().split(".").map(step => (position += Number(step)))
    found.set(number, { content: Number(steps[0] || 0), positions })
  })
  return found
}

/**
 * The papers of a filter, from the text of its list.
 * @param {string} text
 * @returns {Map<number, Posting>}
 */
function marked(text) {
  return new Map(papersOf(text).map(number => [number, { content: 0, positions: [] }]))
}

/** How many papers have the term of a list. @param {string} text */
function papersWith(text) {
  return parseInt(text, 10)
}

/** The papers of a list. @param {string} text */
function papersOf(text) {
  const gaps = text.split(";")[1]
  let number = 0
  return gaps ? gaps.split(",").map(gap => (number += Number(gap))) : []
}
