/** Where the arrays of a block lie in a kernel's memory. */
import { bytesOf, type Held } from './wasm-code.ts'

/** Rows of a block: its columns stay in the cache of one core. */
export const BLOCK = 4096

/** Where in memory an array of a block begins. */
export type Placed = { readonly held: Held; readonly offset: number }

export type Room = { size: number }

export function placed(room: Room, held: Held): Placed {
  const offset = room.size
  room.size += BLOCK * bytesOf(held)
  return { held, offset }
}

const VECTOR = 16

/** Of one vector: the arrays of a block end on a whole one. */
export function placedVector(room: Room): number {
  const offset = room.size
  room.size += VECTOR
  return offset
}
