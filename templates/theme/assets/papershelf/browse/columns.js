/* Reads the columns that `generator/browse/columns.py` packs. */

/** @param {string} text @returns {Uint8Array} */
function bytes(text) {
  const raw = atob(text)
  const data = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) data[i] = raw.charCodeAt(i)
  return data
}

/** A set of positions, ascending. @param {string} packed @returns {Uint32Array} */
export function positions(packed) {
  const data = bytes(packed.slice(1))
  return packed[0] === "b" ? ofBits(data) : ofGaps(data)
}

/** @param {Uint8Array} data */
function ofGaps(data) {
  const found = new Uint32Array(data.length)
  let [size, position, gap, shift] = [0, -1, 0, 0]
  for (const byte of data) {
    gap |= (byte & 0x7f) << shift
    shift += 7
    if (byte < 0x80) {
      found[size++] = position += gap + 1
      gap = shift = 0
    }
  }
  return found.slice(0, size)
}

/** @param {Uint8Array} data */
function ofBits(data) {
  const found = []
  for (let i = 0; i < data.length; i++)
    for (let bit = 0; bit < 8; bit++) if ((data[i] >>> bit) & 1) found.push(8 * i + bit)
  return Uint32Array.from(found)
}

/** A number for each paper. @param {string} packed @returns {Uint32Array} */
export function numbers(packed) {
  const data = bytes(packed)
  return Uint32Array.from({ length: data.length / 3 }, (_, i) => data[3 * i] | (data[3 * i + 1] << 8) | (data[3 * i + 2] << 16))
}

/** Where each paper stands, by the fingerprint of its citekey. @param {string} packed @returns {Map<number, number>} */
export function keys(packed) {
  const view = new DataView(bytes(packed).buffer)
  const found = new Map()
  for (let i = 0; i < view.byteLength / 6; i++)
    found.set(view.getUint32(6 * i, true) + view.getUint16(6 * i + 4, true) * 2 ** 32, i)
  return found
}

/** CRC-32, and above it the upper half of Adler-32, as one number. @param {string} citekey */
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
