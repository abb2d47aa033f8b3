/* Reads the index's files; their form is described in docs/reference/search-index.md. */
"use strict"

const VERSION = 2
const NAME_LENGTH = 8
const KEPT_SHARDS = 96

/** An open index; every method answers from files that are fetched once and kept while they are in use. */
class Reader {
  /** @param {(path: string, fresh: boolean) => Promise<ArrayBuffer>} load gives a file below the site's root */
  constructor(load) {
    this.load = load
    /** @type {Map<string, Promise<any>>} */
    this.shards = new Map()
    this.failed = 0
  }

  /** Takes the bytes of `search/index.json`; to be awaited before all else. @param {ArrayBuffer} data */
  async open(data) {
    const root = JSON.parse(new TextDecoder().decode(data))
    if (root.version !== VERSION) throw new Error(`search/index.json is of version ${root.version}`)
    this.papers = root.papers
    this.pages = root.pages
    this.maps = Object.fromEntries(
      ["terms", "words", "endings"].map(kind => [kind, { keys: root[kind][0].split(" "), names: root[kind][1] }])
    )
    const names = (await this.shard(root.names)) || {}
    this.labels = new Map(Object.entries(names.tags || {}))
    this.aliases = new Map(Object.entries(names.aliases || {}))
    this.lists = new Map(Object.entries(names.lists || {}))
    this.common = new Set(names.common || [])
    return this
  }

  /**
   * The text of the term's list, or null.
   * @param {string} term
   * @returns {Promise<string | null>}
   */
  async postings(term) {
    const [shard] = await this.covering("terms", term, term)
    return shard && Object.hasOwn(shard, term) ? shard[term] : null
  }

  /**
   * The terms that begin so.
   * @param {string} beginning
   */
  async keys(beginning) {
    const shards = await this.covering("terms", beginning, beginning + "~")
    return shards.flatMap(shard => Object.keys(shard)).filter(term => term.startsWith(beginning)).sort(byText)
  }

  /**
   * The words (`words`) or reversed words (`endings`) that begin so, with their weights.
   * @param {string} kind
   * @param {string} beginning
   * @returns {Promise<[string, number][]>}
   */
  async words(kind, beginning) {
    const shards = await this.covering(kind, beginning, beginning + "~")
    return shards.flatMap(([words, weights]) => {
      const known = words.split(" ")
      const found = []
      for (let at = after(known, beginning, false); at < known.length && known[at].startsWith(beginning); at++)
        found.push([known[at], Number(weights[at])])
      return found
    })
  }

  /**
   * How frequent a word is, in binary orders of magnitude; 0 where no paper has it.
   * @param {string} word
   */
  async weight(word) {
    const [shard] = await this.covering("words", word, word)
    if (!shard) return 0
    const known = shard[0].split(" ")
    const at = after(known, word, false)
    return known[at] === word ? Number(shard[1][at]) : 0
  }

  /**
   * What a result shows of the paper.
   * @param {number} number
   * @returns {Promise<any[] | undefined>}
   */
  async paper(number) {
    const page = await this.ranged(this.pages, number, "page")
    const members = page && (await this.ranged(page, number, "papers"))
    return members && members.find(shown => shown[0] === number)
  }

  async covering(kind, first, last) {
    const { keys, names } = this.maps[kind]
    const wanted = []
    for (let at = Math.max(after(keys, first, true) - 1, 0); at < after(keys, last, true); at++)
      wanted.push(this.shard(names.slice(at * NAME_LENGTH, (at + 1) * NAME_LENGTH)))
    return (await Promise.all(wanted)).map(shard => shard && shard[kind]).filter(Boolean)
  }

  async ranged([starts, names], number, kind) {
    const at = after(starts, number, true) - 1
    const shard = at < 0 ? null : await this.shard(names.slice(at * NAME_LENGTH, (at + 1) * NAME_LENGTH))
    return shard && shard[kind]
  }

  /** A shard's value, tried twice, or null; the least recently used ones are let go. */
  shard(name) {
    const path = `search/${name.slice(0, 2)}/${name}.shard`
    const known = this.shards.get(name) || this.fetched(path, false).catch(() => this.fetched(path, true))
    this.shards.delete(name)
    this.shards.set(name, known)
    if (this.shards.size > KEPT_SHARDS) this.shards.delete(this.shards.keys().next().value)
    return known.catch(() => {
      this.shards.delete(name)
      this.failed++
      return null
    })
  }

  async fetched(path, fresh) {
    const packed = new Blob([await this.load(path, fresh)]).stream()
    return new Response(packed.pipeThrough(new DecompressionStream("deflate"))).json()
  }
}

/**
 * Where a value belongs in a sorted list: behind its equals (`behind`) or before them.
 * @template {string | number} T
 * @param {T[]} sorted
 * @param {T} value
 * @param {boolean} behind
 */
function after(sorted, value, behind) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value || (behind && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts as Python does, by code unit; all keys are ASCII. */
function byText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
