/* Results as Material's box wants them; title, text and tags of a row are HTML to it. */
"use strict"

const LIMIT = 10
const PAGES = 3
const BADGES = new Map([["linked", "Code"], ["promised", "Code promised"], ["named", "Code named"]])
const NO_INDEX = "The papers' index could not be loaded, so only hand-written pages are searched. Tags and lists still work."
const NO_SHARD = "A part of the index could not be loaded, so papers may be missing here. Tags and lists still work."

/**
 * The rows for a line: papers, and behind those that have all of it the hand-written pages that do.
 * @param {string} line
 * @param {Reader | null} index
 * @param {{ location: string, title: string, text: string }[]} pages
 */
async function rows(line, index, pages) {
  const query = parse(line)
  const handWritten = pageRows(pages, query)
  if (!index) return led(NO_INDEX, handWritten)
  const failures = index.failed
  const { papers, terms } = await answer(query, index)
  const best = papers.slice(0, LIMIT)
  const shown = await Promise.all(best.map(({ number }) => index.paper(number)))
  const full = best.map(({ complete }) => complete).lastIndexOf(true) + 1
  const found = best.map((ranked, at) => (shown[at] ? paperRow(shown[at], ranked, query.words, terms, index) : null))
  found.splice(full, 0, ...handWritten)
  return led(index.failed > failures ? NO_SHARD : reading(query, papers), found.filter(Boolean))
}

/** How the rows are to be read: as partial matches, or as the best of many. @param {Query} query @param {Ranked[]} papers */
function reading({ words }, papers) {
  const complete = papers.filter(paper => paper.complete).length
  if (papers.length && !complete) return `No paper has all of “${[...new Set(words)].join(" ")}”. The nearest:`
  return complete > LIMIT ? `The best ${LIMIT} of ${complete} papers:` : ""
}

/** Rows with falling scores, the first of them led by what is to be said about all. */
function led(note, items) {
  const said = note && `<span class="ps-search__note">${escaped(note)}</span>`
  if (!items.length) return note ? [[{ location: "", title: said, text: "", score: 0, terms: {} }]] : []
  return items.map((item, at) => [{ ...item, title: (at ? "" : said) + item.title, score: items.length - at }])
}

/**
 * @param {any[]} shown what the index tells of the paper
 * @param {Ranked} ranked
 * @param {string[]} words
 * @param {Set<string>} terms
 * @param {Reader} index
 */
function paperRow(shown, ranked, words, terms, index) {
  const [, , title, label, location, , why, tags, code, pick, abstract] = shown
  const name = BADGES.get(code)
  const badge = name ? `<span class="ps-search__code ps-search__code--${code}">${name}</span>` : ""
  const ribbon = pick ? '<span class="ps-search__pick">Picked by the curators</span>' : ""
  const line = why ? `<p class="ps-search__why">${marks(why, terms)}</p>` : ""
  return {
    location,
    title: marks(title || label, terms),
    text: `${ribbon}${badge}${line}<p class="ps-search__fragment">${fragment(abstract, terms)}</p>`,
    tags: tags.map(tag => escaped(index.labels.get(tag) || tag)),
    terms: Object.fromEntries(words.filter(word => !isStop(word)).map(word => [word, !ranked.missing.includes(word)]))
  }
}

/** Pages that have all content words of the query, each once, by its best section. */
function pageRows(pages, { words, conditions, open }) {
  const wanted = words.filter(word => !isStop(word))
  const best = new Map()
  for (const section of wanted.length && !conditions.length ? pages : []) {
    const [title, text] = [plain(section.title), plain(section.text)]
    const [inTitle, anywhere] = [termsOf(title), termsOf(`${title} ${text}`)]
    const isIn = (terms, word) =>
      terms.includes(stem(word)) || (open && word === wanted.at(-1) && terms.some(term => term.startsWith(word)))
    if (!wanted.every(word => isIn(anywhere, word))) continue
    const points = wanted.filter(word => isIn(inTitle, word)).length
    const page = section.location.split("#")[0]
    if (!best.has(page) || best.get(page).points < points) best.set(page, { location: section.location, title, text, points })
  }
  const found = [...best.values()].sort((a, b) => b.points - a.points || byText(a.location, b.location))
  const terms = new Set(wanted.map(stem))
  return found.slice(0, PAGES).map(({ location, title, text }) => ({
    location,
    title: marks(title, terms),
    text: `<p class="ps-search__fragment">${fragment(text, terms)}</p>`,
    terms: {}
  }))
}

/** The text of Material's index, which is HTML. @param {string} html */
function plain(html) {
  const text = html.replace(/<[^>]*>/g, " ")
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ENTITIES.get(name)).trim()
}

const ENTITIES = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["#39", "'"]])
