/** A register as typed arrays, in the form that a kernel reads. */
import type { Column, Sheet } from '../../rules/bulk-cell.ts'
import { MISSING_MEMBER, MISSING_TRUTH } from '../../rules/kernel-emit.ts'
import { emptyArray, type KernelColumns, type Numbers } from './numbers.ts'

const INT32 = 2n ** 31n - 1n

/** By column of the sheet, the value of each row; null where it is missing. */
export function kernelColumns(
  sheet: Sheet,
  held: readonly (readonly (bigint | null)[])[],
): KernelColumns {
  return sheet.columns.map((column, place) => {
    const values = held[place] ?? []
    if (column.kind !== 'number') return [codes(column, values)]
    const { lo, hi } = column.span
    return sheet.complete
      ? [filled(column, values, 0n)]
      : [filled(column, values, lo), filled(column, values, hi)]
  })
}

function codes({ kind }: Column, values: readonly (bigint | null)[]): Uint8Array {
  const missing = kind === 'truth' ? MISSING_TRUTH : MISSING_MEMBER
  return Uint8Array.from(values, (value) => (value === null ? missing : Number(value)))
}

function filled({ span }: Column, values: readonly (bigint | null)[], missing: bigint): Numbers {
  const isSmall = span.lo >= -INT32 && span.hi <= INT32
  const array = emptyArray(isSmall ? 'Int32Array' : 'Float64Array', values.length)
  for (const [row, value] of values.entries()) array[row] = Number(value ?? missing)
  return array
}
