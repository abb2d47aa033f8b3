// Reads the columns that `generator/browse/columns.py` packs.

/** @param {string} packed base64 */
const bytes = packed => Uint8Array.from(atob(packed), letter => letter.charCodeAt(0))

/** Numbers of so many bytes, lowest first. @param {string} packed @param {number} size */
export function numbers(packed, size) {
  const data = bytes(packed)
  const found = new Float64Array(Math.trunc(data.length / size))
  for (let place = 0; place < found.length; place++)
    for (let at = size; at--; ) found[place] = found[place] * 256 + data[place * size + at]
  return found
}

/** The same, back again. @param {Iterable<number>} all @param {number} size */
export function packed(all, size) {
  let raw = ""
  for (const number of all) for (let at = 0; at < size; at++) raw += String.fromCharCode(Math.floor(number / 256 ** at) % 256)
  return btoa(raw)
}

/** A set of positions, ascending. @param {string} packed @returns {Uint32Array} */
export function positions(packed) {
  const found = []
  const data = bytes(packed.slice(1))
  let [position, gap, shift] = [-1, 0, 0]
  for (let at = 0; at < data.length; at++)
    if (packed[0] === "b") {
      for (let bit = 0; bit < 8; bit++) if ((data[at] >>> bit) & 1) found.push(8 * at + bit)
    } else {
      gap |= (data[at] & 0x7f) << shift
      shift += 7
      if (data[at] > 0x7f) continue
      found.push((position += gap + 1))
      gap = shift = 0
    }
  return Uint32Array.from(found)
}

/** How many bytes a fingerprint takes in a file. */
export const KEY_BYTES = 6

/** What stands for a citekey: CRC-32, and above it the upper half of Adler-32, as one number. @param {string} citekey */
export function fingerprint(citekey) {
  let [crc, sum, sums] = [0xffffffff, 1, 0]
  for (const byte of new TextEncoder().encode(citekey)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    sum = (sum + byte) % 65521
    sums = (sums + sum) % 65521
  }
  return (~crc >>> 0) + sums * 2 ** 32
}
