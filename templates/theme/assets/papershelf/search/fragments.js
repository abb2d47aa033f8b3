/* What a result shows of a text, the same as generator/search/fragments.py: the words around its hits. */
"use strict"

const FRAGMENT_WORDS = 32
const LEAD = 6
const CHUNK = /[^ \t\r\n]+/g
const CORE = /[^ !-/:-@[-`{-~]+/g

/**
 * The whole text as HTML, with its hits marked.
 * @param {string} text
 * @param {Set<string>} terms
 */
function marks(text, terms) {
  let html = ""
  let end = 0
  for (const [start, stop] of hits(text, terms)) {
    html += `${escaped(text.slice(end, start))}<mark>${escaped(text.slice(start, stop))}</mark>`
    end = stop
  }
  return html + escaped(text.slice(end))
}

/**
 * The stretch of words with most different hits, the first of equals, as HTML, with … where it is cut.
 * @param {string} text
 * @param {Set<string>} terms
 */
function fragment(text, terms) {
  const chunks = [...text.matchAll(CHUNK)]
  if (!chunks.length) return ""
  const first = bestWindow(chunks.map(([chunk]) => termsOf(chunk).filter(term => terms.has(term))))
  const last = Math.min(first + FRAGMENT_WORDS, chunks.length) - 1
  const cut = text.slice(chunks[first].index, chunks[last].index + chunks[last][0].length).replaceAll("\n", " ")
  return `${first ? "… " : ""}${marks(cut, terms)}${last < chunks.length - 1 ? " …" : ""}`
}

/** Where the best window begins: a few words before its first hit. @param {string[][]} found */
function bestWindow(found) {
  let best = 0
  let bestAt = 0
  found.forEach((here, at) => {
    if (!here.length) return
    const different = new Set(found.slice(at, at + FRAGMENT_WORDS - LEAD).flat()).size
    if (different > best) [best, bestAt] = [different, at]
  })
  return Math.max(0, Math.min(bestAt - LEAD, found.length - FRAGMENT_WORDS))
}

/** Where the hits are: a whole compound that was asked for as one word, or the single words in it. */
function* hits(text, terms) {
  const isHit = stretch => termsOf(stretch).some(term => terms.has(term))
  for (const chunk of text.matchAll(CHUNK)) {
    if (!isHit(chunk[0])) continue
    const cores = [...chunk[0].matchAll(CORE)].map(core => [chunk.index + core.index, chunk.index + core.index + core[0].length])
    const single = cores.filter(([start, stop]) => isHit(text.slice(start, stop)))
    if (single.length) yield* single
    else yield [cores[0][0], cores.at(-1)[1]]
  }
}

/** The terms that a stretch without spaces was indexed under. @param {string} stretch */
function termsOf(stretch) {
  return compounds(stretch).flatMap(parts => {
    const whole = joined(parts)
    const kept = parts.filter(part => !isStop(part)).map(stem)
    return whole ? [...kept, stem(whole)] : kept
  })
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
