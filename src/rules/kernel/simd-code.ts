/** Sixteen rows at a time: vectors of whole numbers in lanes of one, two or four bytes, and of doubles. */
import { type Code, f64, signed, unsigned } from './wasm-code.ts'

/** What a lane holds. Sixteen rows are 1, 2, 4 or 8 vectors of it. */
export type Lane = 'i8' | 'i16' | 'i32' | 'f64'

export const lanes: readonly Lane[] = ['i8', 'i16', 'i32', 'f64']
/** Rows that one turn of the loop judges. */
export const ROWS_AT_ONCE = 16
export const vectorsOf = { i8: 1, i16: 2, i32: 4, f64: 8 } as const

function vector(code: number): Code {
  return [0xfd, ...unsigned(code)]
}

export const simd = {
  ...{ not: vector(0x4d), and: vector(0x4e), or: vector(0x50), select: vector(0x52) },
  ...{ swizzle: vector(0x0e), floor: vector(0x75), div: vector(0xf3), negated: vector(0x61) },
} as const

type Sums = Readonly<Record<'add' | 'least' | 'greatest' | '=' | '>' | '>=', Code>>

/** What each lane can do; of doubles only what is exact. */
export const laneSums: Readonly<Record<Lane, Sums>> = {
  i8: sumsOf([0x6e, 0x76, 0x78, 0x23, 0x27, 0x2b]),
  i16: sumsOf([0x8e, 0x96, 0x98, 0x2d, 0x31, 0x35]),
  i32: sumsOf([0xae, 0xb6, 0xb8, 0x37, 0x3b, 0x3f]),
  f64: sumsOf([0xf0, 0xf6, 0xf7, 0x47, 0x4a, 0x4c]),
}

/** No lane of one byte multiplies. */
export const products: Readonly<Record<Exclude<Lane, 'i8'>, Code>> = {
  ...{ i16: vector(0x95), i32: vector(0xb5), f64: vector(0xf2) },
}

function sumsOf(codes: readonly number[]): Sums {
  const [add = 0, least = 0, greatest = 0, same = 0, more = 0, atLeast = 0] = codes
  return {
    ...{ add: vector(add), least: vector(least), greatest: vector(greatest) },
    ...{ '=': vector(same), '>': vector(more), '>=': vector(atLeast) },
  }
}

const splats: Readonly<Record<Lane, Code>> = {
  ...{ i8: vector(0x0f), i16: vector(0x10), i32: vector(0x11), f64: vector(0x14) },
}

/** One number in every lane. */
export function splat(value: bigint, lane: Lane): Code {
  const one = lane === 'f64' ? f64(Number(value)) : [0x41, ...signed(value)]
  return [...one, ...splats[lane]]
}

export function splatDouble(value: number): Code {
  return [...f64(value), ...splats.f64]
}

/** Sixteen bytes as they stand. */
export function bytes(values: readonly number[]): Code {
  return [...vector(0x0c), ...values]
}

/** From where the stack's address and the offset meet. */
export function loadVector(offset: number): Code {
  return [...vector(0x00), 0, ...unsigned(offset)]
}

export function storeVector(offset: number): Code {
  return [...vector(0x0b), 0, ...unsigned(offset)]
}

const wider: Readonly<Record<Exclude<Lane, 'f64'>, readonly [low: Code, high: Code]>> = {
  i8: [vector(0x87), vector(0x88)],
  i16: [vector(0xa7), vector(0xa8)],
  i32: [vector(0xc7), vector(0xc8)],
}
const toDouble = vector(0xfe)
const highHalf = [...vector(0x0d), ...[8, 9, 10, 11, 12, 13, 14, 15], ...[0, 1, 2, 3, 4, 5, 6, 7]]

/** The same rows in wider lanes: of numbers, or of yes and no. */
export function widened(
  vectors: readonly Code[],
  [from, to]: readonly [Lane, Lane],
  what: 'number' | 'truth',
): readonly Code[] {
  if (from === to || from === 'f64') return vectors
  const next = lanes[lanes.indexOf(from) + 1] ?? 'f64'
  const [low, high] = wider[from]
  const isDouble = next === 'f64' && what === 'number'
  const halves = vectors.flatMap((each) =>
    isDouble
      ? [
          [...each, ...toDouble],
          [...each, ...each, ...highHalf, ...toDouble],
        ]
      : [
          [...each, ...low],
          [...each, ...high],
        ],
  )
  return widened(halves, [next, to], what)
}

const narrow16 = vector(0x85)
const narrow8 = vector(0x65)
const narrow8AsUnsigned = vector(0x66)

/** Of yes and no in lanes of two bytes or four, one vector: a byte to a row. */
export function narrowedTruth(vectors: readonly Code[], from: Lane): Code {
  const halves = from === 'i32' ? paired(vectors, narrow16) : vectors
  return (from === 'i8' ? halves : paired(halves, narrow8))[0] ?? []
}

/** Half of sixteen rows of doubles: two bytes to a row. */
export function narrowedHalf(vectors: readonly Code[]): Code {
  return paired(paired(vectors, narrow16), narrow8)[0] ?? []
}

function paired(vectors: readonly Code[], join: Code): readonly Code[] {
  return vectors.flatMap((each, place) =>
    place % 2 === 0 ? [[...each, ...(vectors[place + 1] ?? []), ...join]] : [],
  )
}

const truncated = vector(0xfc)
const lowHalves = [
  ...vector(0x0d),
  ...[0, 1, 2, 3, 4, 5, 6, 7],
  ...[16, 17, 18, 19, 20, 21, 22, 23],
]

/** Whole numbers in lanes no wider than they need. */
export function narrowedNumbers(
  vectors: readonly Code[],
  [from, to]: readonly [Lane, Lane],
): readonly Code[] {
  if (lanes.indexOf(from) <= lanes.indexOf(to)) return widened(vectors, [from, to], 'number')
  if (from === 'i16') return paired(vectors, narrow8AsUnsigned)
  if (from === 'i32') return narrowedNumbers(paired(vectors, narrow16), ['i16', to])
  const whole = vectors.map((each) => [...each, ...truncated])
  return narrowedNumbers(paired(whole, lowHalves), ['i32', to])
}

/** Bytes of two vectors in turn, the first sixteen and the last. */
const turns = (half: number, size: number): Code => {
  const places = Array.from({ length: ROWS_AT_ONCE / size / 2 }, (_, place) => place + half)
  const bytesAt = (start: number) => Array.from({ length: size }, (_, byte) => start + byte)
  return [
    ...vector(0x0d),
    ...places.flatMap((place) => [...bytesAt(place * size), ...bytesAt(16 + place * size)]),
  ]
}

/** Four vectors of bytes, the lowest first, as sixteen words of four bytes. */
export function wordsOf(parts: readonly Code[]): readonly Code[] {
  const [a = [], b = [], c = [], d = []] = parts
  const half = (first: Code, second: Code, at: number) => [...first, ...second, ...turns(at, 1)]
  return [0, 8].flatMap((at) => {
    const [low, high] = [half(a, b, at), half(c, d, at)]
    return [0, 4].map((place) => [...low, ...high, ...turns(place, 2)])
  })
}
