import type { Details, Place } from '../../base/problem.ts'
import { cellPlace } from '../../base/workbook.ts'
import { type RowNote, type RowProblem, rowNote, rowProblem } from './row-problems.ts'

/** Gathers what is wrong and what is odd about one row, each with the cell it stands in. */
export type Faults = {
  problems: Place[]
  warnings: Place[]
  problem: (column: number | undefined, code: RowProblem, details?: Details) => undefined
  warn: (column: number | undefined, code: RowNote, details?: Details) => undefined
}

/** `value` is the column of the value, where a fault stands that has no cell of its own. */
export function faultsOf(sheet: string, row: number, value: number): Faults {
  const problems: Place[] = []
  const warnings: Place[] = []
  const at = (column: number | undefined) => cellPlace(sheet, row, column ?? value)
  return {
    problems,
    warnings,
    problem(column, code, details) {
      problems.push(rowProblem(at(column), code, details))
      return undefined
    },
    warn(column, code, details) {
      warnings.push(rowNote(at(column), code, details))
      return undefined
    },
  }
}
