/** The arrays that kernels read and fill. */
import type { Held } from '../../rules/kernel/answer.ts'

export type Numbers = Uint8Array | Int32Array | Float64Array

/** One array for each column of the sheet, or two where its numbers have two ends. */
export type KernelColumns = readonly (readonly Numbers[])[]

export function emptyArray(held: Held, length: number): Numbers {
  if (held === 'Uint8Array') return new Uint8Array(length)
  return held === 'Int32Array' ? new Int32Array(length) : new Float64Array(length)
}
