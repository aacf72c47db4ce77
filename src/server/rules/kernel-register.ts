/** A register as typed arrays, in the form that a kernel reads. */
import type { Column, Sheet } from '../../rules/bulk/cell.ts'
import { NotSayable } from '../../rules/bulk/value.ts'
import { MISSING_MEMBER, MISSING_TRUTH } from '../../rules/kernel/emit.ts'
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

/** A member is one byte, and one code of it says that it is missing. */
const MOST_MEMBERS = MISSING_MEMBER

function codes({ kind, members, name }: Column, values: readonly (bigint | null)[]): Uint8Array {
  if (members.length > MOST_MEMBERS) throw new NotSayable({ slot: name, reason: 'tooManyMembers' })
  const missing = kind === 'truth' ? MISSING_TRUTH : MISSING_MEMBER
  return Uint8Array.from(values, (value) => (value === null ? missing : Number(value)))
}

/** Beyond this a double is not one whole number. */
const EXACT = BigInt(Number.MAX_SAFE_INTEGER)

function filled(
  { span, name }: Column,
  values: readonly (bigint | null)[],
  missing: bigint,
): Numbers {
  const isSmall = span.lo >= -INT32 && span.hi <= INT32
  const most = isSmall ? INT32 : EXACT
  const array = emptyArray(isSmall ? 'Int32Array' : 'Float64Array', values.length)
  for (const [row, value] of values.entries()) {
    const held = value ?? missing
    if (held > most || held < -most) throw new NotSayable({ slot: name, reason: 'tooWide' })
    array[row] = Number(held)
  }
  return array
}
