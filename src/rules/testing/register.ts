/** Rows as the columns of a register: for typed arrays, and for SQL. */
import type { Sheet } from '../bulk-cell.ts'
import type { Version } from '../version.ts'
import type { Row } from './random-rows.ts'

/** By column of the sheet: the value in each row, null where missing. */
export type Held = readonly (readonly (bigint | null)[])[]

export function heldIn(sheet: Sheet, version: Version, rows: readonly Row[]): Held {
  return sheet.columns.map(({ field, year, name }) => {
    const input = version.inputs.findIndex((each) => each.field === field && each.year === year)
    return rows.map((row) => {
      const given = row[input] ?? null
      if (name.endsWith('_na')) return given === 'absent' ? 1n : given === null ? null : 0n
      if (given === 'absent') return sheet.complete ? 0n : null
      return given
    })
  })
}

/** A register as a select of values with its key, in the types that both databases know. */
export function valuesOf(sheet: Sheet, held: Held): string {
  const rows = held[0]?.map((_, row) => {
    const cells = sheet.columns.map(({ kind }, place) => {
      const value = held[place]?.[row] ?? null
      if (kind === 'truth')
        return `CAST(${value === null ? 'NULL' : value === 1n ? 'TRUE' : 'FALSE'} AS BOOLEAN)`
      return `CAST(${value === null ? 'NULL' : value} AS BIGINT)`
    })
    return `(${[row, ...cells].join(', ')})`
  })
  const names = ['id', ...sheet.columns.map(({ name }) => `"${name}"`)]
  return `SELECT * FROM (VALUES ${(rows ?? []).join(',\n')}) AS r(${names.join(', ')})`
}
