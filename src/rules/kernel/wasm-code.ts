/** WebAssembly as bytes: what the kernel needs of it, and one module around one function. */

/** A piece of code: bytes in their order. */
export type Code = readonly number[]

export const wasm = {
  ...{ end: 0x0b, brIf: 0x0d, select: 0x1b, i32Wrap: 0xa7, i32LtU: 0x49, i32And: 0x71 },
  ...{ i32Or: 0x72, i32Xor: 0x73, i32Shl: 0x74, i32ShrU: 0x76, i32Ne: 0x47 },
  ...{ f64Min: 0xa4, f64Max: 0xa5 },
} as const

export type Kind = 'i32' | 'i64' | 'f64'

/** What each kind of number can do; of doubles only what is exact. */
export const sums = {
  i32: { add: 0x6a, sub: 0x6b, mul: 0x6c, div: 0x6d, rem: 0x6f, '=': 0x46, '>': 0x4a, '>=': 0x4e },
  i64: { add: 0x7c, sub: 0x7d, mul: 0x7e, div: 0x7f, rem: 0x81, '=': 0x51, '>': 0x55, '>=': 0x59 },
  f64: { add: 0xa0, mul: 0xa2, '=': 0x61, '>': 0x64, '>=': 0x66 },
} as const

/** Whole numbers from one kind to another that holds them. */
export const turned: Readonly<Record<Kind, Readonly<Record<Kind, Code>>>> = {
  i32: { i32: [], i64: [0xac], f64: [0xb7] },
  i64: { i32: [wasm.i32Wrap], i64: [], f64: [0xb9] },
  f64: { i32: [0xfc, 0x02], i64: [0xfc, 0x06], f64: [] },
}

/** Base 128, the lowest seven bits first. */
export function unsigned(value: number): Code {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest === 0 ? low : low + 128)
  } while (rest !== 0)
  return bytes
}

/** The same for whole numbers with their sign. */
export function signed(value: bigint): Code {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 127n)
    const isLast = rest >> 6n === 0n || rest >> 6n === -1n
    bytes.push(isLast ? low : low + 128)
    if (isLast) return bytes
  }
}

export function i32(value: number): Code {
  return [0x41, ...signed(BigInt(value))]
}

export function f64(value: number): Code {
  return [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]
}

export function constant(value: bigint, kind: Kind): Code {
  if (kind === 'f64') return f64(Number(value))
  return [kind === 'i32' ? 0x41 : 0x42, ...signed(value)]
}

export function get(local: number): Code {
  return [0x20, ...unsigned(local)]
}

export function set(local: number): Code {
  return [0x21, ...unsigned(local)]
}

const sizes = { Uint8Array: 0, Int32Array: 2, Float64Array: 3 } as const
const loads = { Uint8Array: 0x2d, Int32Array: 0x28, Float64Array: 0x2b } as const
const stores = { Uint8Array: 0x3a, Int32Array: 0x36, Float64Array: 0x39 } as const
export type Held = keyof typeof sizes

export function bytesOf(held: Held): 1 | 4 | 8 {
  return held === 'Uint8Array' ? 1 : held === 'Int32Array' ? 4 : 8
}

/** From where the stack's address and the offset meet. */
export function load(held: Held, offset: number): Code {
  return [loads[held], sizes[held], ...unsigned(offset)]
}

export function store(held: Held, offset: number): Code {
  return [stores[held], sizes[held], ...unsigned(offset)]
}

/** Repeats the body while the test at its end leaves something else than 0. */
export function loop(body: Code): Code {
  return [0x03, 0x40, ...body, wasm.brIf, 0, wasm.end]
}

export function when(test: Code, body: Code): Code {
  return [...test, 0x04, 0x40, ...body, wasm.end]
}

const types = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const

/** A module with one function `run(rows)` over an imported memory `host.memory`. */
export function moduleOf(
  locals: readonly (keyof typeof types)[],
  code: Code,
): Uint8Array<ArrayBuffer> {
  const declared = [...unsigned(locals.length), ...locals.flatMap((kind) => [1, types[kind]])]
  const body = [...declared, ...code, wasm.end]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, types.i32, 0]),
    ...section(2, [1, ...named('host'), ...named('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content]
}

function named(name: string): Code {
  return [name.length, ...[...name].map((letter) => letter.charCodeAt(0))]
}
