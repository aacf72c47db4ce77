/** 对外发布表: sums of firms by town and kind, as the public or another district may read them. */
import { decimal, exact } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import type { ReleaseCell } from './release-schema.ts'
import { hiddenAfter } from './release-series.ts'
import type { RegisterEntry } from './schema.ts'
import { standing, yearToDate } from './sums.ts'
import { type Cell, type Hidden, keyOf, TOTAL, withMargins } from './suppression.ts'

/**
 * What of an entry is summed (without it entries are counted), by what besides the town, and over which
 * entries: those of the day's year, or those that stand on the day. Platforms and incubators are on public
 * lists by name, so that nothing of theirs is a secret (statistics.md §9). Farmland works lie in no one town.
 */
const measures = {
  technologyContract: { amount: 'amount', column: 'kind', over: yearToDate, isPublic: false },
  buildingStart: { amount: 'area', column: '', over: yearToDate, isPublic: false },
  platform: { amount: '', column: 'level', over: standing, isPublic: true },
  incubator: { amount: '', column: 'level', over: standing, isPublic: true },
  intellectualProperty: { amount: '', column: 'kind', over: standing, isPublic: false },
} as const
export type Released = keyof typeof measures

/** Whether a sum of this register starts anew each year, so that sums of two years have no difference. */
export const isYearly = (register: Released) => measures[register].over === yearToDate
export const isPublicList = (register: Released) => measures[register].isPublic

/** Where nobody says in which town a firm stands, or it stands in none of ours. */
export const elsewhere = label('区外或未注明', 'elsewhere or not stated')
export const onlyColumn = label('新开工面积', 'area started')
export const unnamed = label('未注明', 'not stated')

/** The register's entries as units of cells: one unit a firm, or a holder that is none. */
export function cellsFor(
  register: Released,
  entries: readonly RegisterEntry[],
  { on, townOf }: { on: string; townOf: (entry: RegisterEntry) => string },
): Cell[] {
  const { amount, column, over } = measures[register]
  const cells = new Map<string, { row: string; column: string; units: Map<string, string> }>()
  for (const entry of over(entries, on)) {
    const row = townOf(entry) || elsewhere.zh
    const of = column === '' ? onlyColumn.zh : entry.facts[column] || unnamed.zh
    const key = JSON.stringify([row, of])
    const cell = cells.get(key) ?? { row, column: of, units: new Map<string, string>() }
    cells.set(key, cell)
    const unit = entry.code ?? entry.holder
    const before = exact(cell.units.get(unit) ?? '0')
    cell.units.set(unit, before.plus(amount === '' ? '1' : (entry.facts[amount] ?? '0')).toFixed())
  }
  return [...cells.values()].map(({ units, ...cell }) => ({
    ...cell,
    units: [...units].map(([unit, value]) => ({ unit, value })),
  }))
}

/**
 * The table with its margins, what may not be told left out with the reason. `earlier` are the same sums as
 * told before, the first told first: with them nothing may follow that would reveal a unit.
 */
export function releaseOf(
  cells: readonly Cell[],
  earlier: readonly (readonly Cell[])[],
): ReleaseCell[] {
  // Nothing recorded is no sum of nought.
  if (cells.length === 0) return []
  return shownBut(cells, hiddenAfter(cells, earlier))
}

/** The whole table of what is on public lists. */
export function publicTable(cells: readonly Cell[]): ReleaseCell[] {
  return cells.length === 0 ? [] : shownBut(cells, [])
}

function shownBut(cells: readonly Cell[], held: readonly Hidden[]): ReleaseCell[] {
  const hidden = new Map(held.map((cell) => [keyOf(cell), cell.why]))
  return withMargins(cells)
    .map(({ row, column, units }) => {
      const why = hidden.get(keyOf({ row, column })) ?? null
      const sum = units.reduce((total, { value }) => total.plus(value), exact('0'))
      return { row, column, why, value: why === null ? decimal(sum) : null }
    })
    .toSorted((a, b) => inOrder(a.row, b.row) || inOrder(a.column, b.column))
}

/** By name, the sums last. */
function inOrder(a: string, b: string): number {
  if (a === TOTAL || b === TOTAL) return Number(a === TOTAL) - Number(b === TOTAL)
  return a.localeCompare(b, 'zh-Hans-CN')
}
