// Papers that were renamed since they were kept: what was kept goes on under the key of today.
import { say } from "./dom.js"
import { joined } from "./exchange.js"
import { renamed, rowsOf } from "./library.js"

/** @param {import("./store.js").Shelf} shelf */
export async function renamedOn(shelf) {
  const kept = new Map(shelf.entries())
  const known = await rowsOf([...kept.keys()])
  const unknown = [...kept.keys()].filter(key => !known.has(key))
  if (!unknown.length) return
  const moved = moves(kept, await renamed(unknown))
  if (!moved.length || !shelf.changeAll(moved)) return
  const number = moved.filter(([, paper]) => !paper.star && !paper.state && !paper.remark).length
  say(`${number === 1 ? "One paper was" : number + " papers were"} renamed in this library; what you kept went along.`, true)
}

/**
 * The changes that bring what is kept to the keys of today. A key that two papers may mean stays where it is:
 * only the reader knows which was meant.
 * @param {Map<string, import("./store.js").Paper>} kept @param {Map<string, string[]>} today
 * @returns {[string, import("./store.js").Paper][]}
 */
export function moves(kept, today) {
  /** @type {[string, import("./store.js").Paper][]} */
  const changes = []
  for (const [former, [key, ...others]] of today) {
    const paper = kept.get(former)
    if (!paper || others.length) continue
    changes.push([key, joined(kept.get(key) ?? {}, paper)], [former, { star: false, state: undefined, remark: "" }])
  }
  return changes
}
