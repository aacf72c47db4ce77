import { type Details, type Place, place } from '../../base/problem.ts'
import { cellPlace } from '../../base/workbook.ts'

/** Gathers what is wrong and what is odd about one row, each with the cell it stands in. */
export type Faults = {
  problems: Place[]
  warnings: Place[]
  problem: (column: number | undefined, code: string, details?: Details) => undefined
  warn: (column: number | undefined, code: string, details?: Details) => undefined
}

/** Codes are those of `importRow` for problems and of `importNote` for warnings. */
export function faultsOf(sheet: string, row: number, value: number): Faults {
  const problems: Place[] = []
  const warnings: Place[] = []
  const at = (column: number | undefined) => cellPlace(sheet, row, column ?? value)
  return {
    problems,
    warnings,
    problem(column, code, details) {
      problems.push(place(at(column), `importRow.${code}`, details))
      return undefined
    },
    warn(column, code, details) {
      warnings.push(place(at(column), `importNote.${code}`, details))
      return undefined
    },
  }
}
