import { type Language, label } from '../../base/label.ts'
import { elsewhere, onlyColumn, unnamed } from './release.ts'
import type { ReleaseCell } from './release-schema.ts'
import { TOTAL } from './suppression.ts'

/** The cells of a release as a table: towns down, kinds across, in the order in which the cells stand. */
export function releaseTable(cells: readonly ReleaseCell[]) {
  const columns = [...new Set(cells.map(({ column }) => column))]
  const rows = [...new Set(cells.map(({ row }) => row))]
  const byPlace = new Map(cells.map((cell) => [JSON.stringify([cell.row, cell.column]), cell]))
  return {
    columns: lastTotal(columns),
    rows: lastTotal(rows).map((row) => ({
      row,
      cells: lastTotal(columns).map((column) => byPlace.get(JSON.stringify([row, column]))),
    })),
  }
}

function lastTotal(names: readonly string[]): string[] {
  return [...names.filter((name) => name !== TOTAL), ...names.filter((name) => name === TOTAL)]
}

const total = label('合计', 'total')

/** Names as they were entered; ours in both languages. */
export function nameIn(name: string, language: Language): string {
  const known = [elsewhere, onlyColumn, unnamed].find(({ zh }) => zh === name)
  return name === TOTAL ? total[language] : (known?.[language] ?? name)
}
