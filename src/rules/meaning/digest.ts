/** SHA-256 (FIPS 180-4) of text in UTF-8, as lower-case hex; pure, so that it runs everywhere. */

export function digest(text: string): string {
  const bytes = utf8(text)
  const length = bytes.length
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64)
  padded.set(bytes)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(padded.length - 4, (length << 3) >>> 0)
  const state = Uint32Array.from(start)
  const schedule = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) compress(state, schedule, view, block)
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

const leads = [0, 0xc0, 0xe0, 0xf0]

function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let size = 0
  for (const character of text) {
    const code = scalarOf(character)
    const more = followers(code)
    bytes[size++] = (leads[more] ?? 0) | (code >> (6 * more))
    for (let rest = more - 1; rest >= 0; rest--)
      bytes[size++] = 0x80 | ((code >> (6 * rest)) & 0x3f)
  }
  return bytes.subarray(0, size)
}

/** Lone surrogates become U+FFFD, as an encoder of the platform would have it. */
function scalarOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
}

function followers(code: number): number {
  if (code < 0x80) return 0
  if (code < 0x800) return 1
  return code < 0x1_0000 ? 2 : 3
}

const primes = firstPrimes(64)
/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const rounds = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
/** The same of the square roots of the first 8. */
const start = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let each = 2; found.length < count; each++)
    if (found.every((prime) => each % prime !== 0)) found.push(each)
  return found
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x1_0000_0000)
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The state stands in variables of its own: an array moved on for every round is what takes the time. */
function compress(state: Uint32Array, schedule: Uint32Array, view: DataView, block: number): void {
  for (let index = 0; index < 16; index++) schedule[index] = view.getUint32(block + index * 4)
  for (let index = 16; index < 64; index++) {
    const a = at(schedule, index - 15)
    const b = at(schedule, index - 2)
    const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)
    const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)
    schedule[index] = at(schedule, index - 16) + low + at(schedule, index - 7) + high
  }
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)]
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)]
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g)
    const input = at(rounds, index) + at(schedule, index)
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + input) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
    state[index] = at(state, index) + word
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}
