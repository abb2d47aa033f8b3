// Loads the search as the worker does, all parts in one scope, without a build step.
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import vm from "node:vm"

const SEARCH = join(dirname(fileURLToPath(import.meta.url)), "../../templates/theme/assets/papershelf/search")
const NAMES = "compounds, stem, isStop, parse, Reader, answer"

export const source = part => readFileSync(join(SEARCH, `${part}.js`), "utf8")
export const parts = [...source("parts").matchAll(/"(\w+)\.js"/g)].map(([, part]) => part)

/** The functions of the search, with the lunr that stands in the site. */
export function search(site) {
  const scope = vm.createContext({ console, TextDecoder, Blob, Response, DecompressionStream, URL })
  vm.runInContext(readFileSync(join(site, "search/lunr.js"), "utf8"), scope)
  return vm.runInContext(`${parts.map(source).join("\n")};\n({ ${NAMES} })`, scope)
}

/** Reads a file of the site as `fetch` would. */
export const loader = site => async path => readFileSync(join(site, path))

export const opened = async (site, { Reader }) =>
  new Reader(loader(site)).open(readFileSync(join(site, "search/index.json")))
