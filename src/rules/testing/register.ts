/** Rows as the columns of a register: for typed arrays, and for SQL. */
import type { Sheet } from '../bulk/cell.ts'
import type { Version } from '../meaning/version.ts'
import type { Row } from './random-rows.ts'

/** By column of the sheet: the value in each row, null where missing. */
export type Held = readonly (readonly (bigint | null)[])[]

export function heldIn(sheet: Sheet, version: Version, rows: readonly Row[]): Held {
  return sheet.columns.map(({ field, year, name }) => {
    const input = version.inputs.findIndex((each) => each.field === field && each.year === year)
    const read = name.endsWith('_na') ? absence : value
    return rows.map((row) => read(row[input] ?? null, sheet.complete))
  })
}

function absence(given: Row[number]): bigint | null {
  if (given === 'absent') return 1n
  return given === null ? null : 0n
}

function value(given: Row[number], complete: boolean): bigint | null {
  if (given === 'absent') return complete ? 0n : null
  return given
}

/** A register as a select of values with its key, in the types that both databases know. */
export function valuesOf({ columns }: Sheet, held: Held): string {
  const rows = held[0]?.map((_, row) => {
    const cells = columns.map(({ kind }, place) => cellText(kind, held[place]?.[row] ?? null))
    return `(${[row, ...cells].join(', ')})`
  })
  const names = ['id', ...columns.map(({ name }) => `"${name}"`)]
  return `SELECT * FROM (VALUES ${(rows ?? []).join(',\n')}) AS r(${names.join(', ')})`
}

function cellText(kind: Sheet['columns'][number]['kind'], given: bigint | null): string {
  const type = kind === 'truth' ? 'BOOLEAN' : 'BIGINT'
  if (given === null) return `CAST(NULL AS ${type})`
  return `CAST(${kind === 'truth' ? given === 1n : given} AS ${type})`
}
