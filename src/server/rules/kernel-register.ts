/** A register as typed arrays, in the form that a kernel reads. */
import type { Column, Sheet } from '../../rules/bulk/cell.ts'
import { NotSayable } from '../../rules/bulk/value.ts'
import { MISSING_MEMBER, MISSING_TRUTH } from '../../rules/kernel/emit.ts'
import { emptyArray, type KernelColumns, type Numbers } from './numbers.ts'

const INT32 = 2 ** 31 - 1

/** The value of each row; null, or NaN among doubles, where it is missing. */
type HeldValues = readonly (bigint | null)[] | Float64Array

/** By column of the sheet. */
export function kernelColumns(sheet: Sheet, held: readonly HeldValues[]): KernelColumns {
  return sheet.columns.map((column, place) => {
    const values = held[place] ?? []
    if (column.kind !== 'number') return [codes(column, values)]
    const { lo, hi } = column.span
    return sheet.complete
      ? [filled(column, values, 0)]
      : [filled(column, values, Number(lo)), filled(column, values, Number(hi))]
  })
}

function valueAt(values: HeldValues, row: number, missing: number): number {
  const value = Number(values[row] ?? Number.NaN)
  return Number.isNaN(value) ? missing : value
}

/** A member is one byte, and one code of it says that it is missing. */
const MOST_MEMBERS = MISSING_MEMBER

function codes({ kind, members, name }: Column, values: HeldValues): Uint8Array {
  if (members.length > MOST_MEMBERS) throw new NotSayable({ slot: name, reason: 'tooManyMembers' })
  const missing = kind === 'truth' ? MISSING_TRUTH : MISSING_MEMBER
  const array = new Uint8Array(values.length)
  for (let row = 0; row < array.length; row++) array[row] = valueAt(values, row, missing)
  return array
}

/** Beyond 2^53 a double is not one whole number. */
function filled({ span, name }: Column, values: HeldValues, missing: number): Numbers {
  const isSmall = span.lo >= -INT32 && span.hi <= INT32
  const most = isSmall ? INT32 : Number.MAX_SAFE_INTEGER
  const array = emptyArray(isSmall ? 'Int32Array' : 'Float64Array', values.length)
  for (let row = 0; row < array.length; row++) {
    const value = valueAt(values, row, missing)
    if (Math.abs(value) > most) throw new NotSayable({ slot: name, reason: 'tooWide' })
    array[row] = value
  }
  return array
}
