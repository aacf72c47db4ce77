import type { AreaScope } from '../../base/area.ts'
import { lastDay, type Period } from '../../base/period.ts'
import type { Cell, Row } from '../../base/workbook.ts'
import type { Definition } from '../indicators/schema.ts'
import type { ObservationState } from '../observations/schema.ts'
import type { Column } from './columns.ts'
import type { Faults } from './faults.ts'
import type { Names } from './names.ts'
import type { WrittenNumber } from './number.ts'
import type { WrittenPeriod } from './period-words.ts'
import type { Places } from './place-words.ts'
import type { ImportField } from './schema.ts'

/** What the officer said about the whole file; it holds where the file itself is silent. */
export type ImportDefaults = {
  period?: Period | undefined
  area?: string | undefined
  scope: AreaScope
  state?: ObservationState | undefined
}

/** All that a row is read against. */
export type Reader = {
  fileName: string
  /** Versions of each card, newest first. */
  definitions: ReadonlyMap<string, readonly Definition[]>
  names: Names
  places: Places
  defaults: ImportDefaults
}

/** What holds for every line of one table. */
export type TableContext = {
  sheet: string
  columns: readonly Column[]
  /** Which column holds a field; the first of several. */
  byField: ReadonlyMap<ImportField, number>
  /** Units stated above the table: '单位:万元、家'. */
  units: readonly string[]
  period: WrittenPeriod | undefined
  /** The title that states the period. */
  title: string
  /** The indicator in the title, for a table without an indicator column. */
  code: string | undefined
}

/** One value to be read: where it stands, what its row is read against, and the faults found so far. */
export type Spot = {
  reader: Reader
  table: TableContext
  row: Row
  column: Column
  /** The town named by a line above. */
  place: string | undefined
  /** The value's cell, read. */
  number: WrittenNumber
  faults: Faults
}

/** The cell of the row that holds a field, with its column for the place of a fault. */
export function fieldCell({ table, row }: Spot, field: ImportField): FieldCell | undefined {
  const column = table.byField.get(field)
  const cell = column === undefined ? undefined : row.cells[column]
  return cell === undefined || column === undefined ? undefined : { cell, column }
}
export type FieldCell = { cell: Cell; column: number }

export function fieldText(spot: Spot, field: ImportField): string {
  return fieldCell(spot, field)?.cell.text.trim() ?? ''
}

/** The card in force at the end of a period; before the first one takes effect, the first one. */
export function cardOn(
  cards: readonly Definition[] | undefined,
  date: string,
): Definition | undefined {
  return cards?.find((card) => card.effectiveFrom <= date) ?? cards?.at(-1)
}

const ends = new Map<Period, string>()

/** The last day of a period; a file names few periods many times. */
export function endOf(period: Period): string {
  let end = ends.get(period)
  if (end === undefined) {
    end = lastDay(period)
    ends.set(period, end)
  }
  return end
}
