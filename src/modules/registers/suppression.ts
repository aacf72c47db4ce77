/**
 * 保密: a table of unit sums by two dimensions that lets nobody infer a unit (统计法实施条例 29). The law gives
 * no cell size; three units, 80 % and hiding second cells are ours. ◆ Counts of titles are public lists and
 * do not come here.
 */
import { exact } from '../../base/decimal.ts'

export type Unit = { unit: string; value: string }
/** The units of one row and column; an empty cell is published as nought and hides nothing. */
export type Cell = { row: string; column: string; units: readonly Unit[] }
/** `TOTAL` as row or column stands for the sums at the margin. */
export const TOTAL = '*'

export const FEWEST_UNITS = 3
/** Percent of a sum that one unit may not exceed. */
export const LARGEST_SHARE = 80

export type Hidden = {
  row: string
  column: string
  /**
   * `few` and `dominated` for their own sake; `difference` because an earlier release told the same sum
   * without what came since (GT-19); `second` so that no sum gives a hidden one away.
   */
  why: 'few' | 'dominated' | 'difference' | 'second'
}

/** Why a sum of these units may not be told; undefined when it may. */
export function revealing(units: readonly Unit[]): 'few' | 'dominated' | undefined {
  if (units.length === 0) return undefined
  if (units.length < FEWEST_UNITS) return 'few'
  const sizes = units.map(({ value }) => exact(value).abs())
  const whole = sizes.reduce((sum, size) => sum.plus(size), exact(0))
  const most = whole.times(LARGEST_SHARE)
  return sizes.some((size) => size.times(100).gt(most)) ? 'dominated' : undefined
}

/** The cells of the table, its margins among them, that may not be told; `besides` are hidden already. */
export function suppressed(
  cells: readonly Cell[],
  besides: readonly Pick<Hidden, 'row' | 'column'>[] = [],
): Hidden[] {
  const table = withMargins(cells)
  const hidden = new Map<string, Hidden>()
  const hide = (cell: Cell, why: Hidden['why']) => {
    if (!hidden.has(keyOf(cell)))
      hidden.set(keyOf(cell), { row: cell.row, column: cell.column, why })
  }
  for (const cell of table) {
    const why = revealing(cell.units)
    if (why !== undefined) hide(cell, why)
  }
  for (const cell of besides) hide({ ...cell, units: [] }, 'difference')
  for (let more = nextToHide(table, hidden); more.length > 0; more = nextToHide(table, hidden))
    for (const cell of more) hide(cell, 'second')
  return [...hidden.values()]
}

const keys = new WeakMap<object, string>()

/** Cells are asked for it over and over. */
export function keyOf(cell: Pick<Cell, 'row' | 'column'>): string {
  const known = keys.get(cell)
  if (known !== undefined) return known
  const key = JSON.stringify([cell.row, cell.column])
  keys.set(cell, key)
  return key
}

export function withMargins(cells: readonly Cell[]): Cell[] {
  const sum = (row: string, column: string, of: readonly Cell[]): Cell => ({
    row,
    column,
    units: pooled(of.flatMap(({ units }) => units)),
  })
  const rows = [...new Set(cells.map(({ row }) => row))]
  const columns = [...new Set(cells.map(({ column }) => column))]
  return [
    ...cells,
    ...rows.map((row) =>
      sum(
        row,
        TOTAL,
        cells.filter((cell) => cell.row === row),
      ),
    ),
    ...columns.map((column) =>
      sum(
        TOTAL,
        column,
        cells.filter((cell) => cell.column === column),
      ),
    ),
    sum(TOTAL, TOTAL, cells),
  ]
}

/** A unit that stands in several cells is one unit of their sum. */
function pooled(units: readonly Unit[]): Unit[] {
  const byUnit = new Map<string, Unit>()
  for (const each of units) {
    const known = byUnit.get(each.unit)
    if (known === undefined) byUnit.set(each.unit, each)
    else {
      const value = exact(known.value).plus(each.value).toFixed()
      byUnit.set(each.unit, { unit: each.unit, value })
    }
  }
  return [...byUnit.values()]
}

type Keys = ReadonlyMap<string, unknown>

/**
 * What else must be hidden: whoever subtracts what is told from a total must not come to a single hidden
 * cell, nor to a sum of hidden ones that may itself not be told.
 */
function nextToHide(table: readonly Cell[], hidden: Keys): Cell[] {
  for (const cell of table) {
    if (!hidden.has(keyOf(cell))) continue
    const way = roundAbout(table, hidden, cell)
    const open = way.filter((each) => !hidden.has(keyOf(each)))
    if (open.length > 0) return open
  }
  return lineToWiden(table, hidden)
}

/**
 * A line, that of the margin too, whose total is told and whose hidden cells together are too few or dominated
 * takes its smallest told cell besides.
 */
function lineToWiden(table: readonly Cell[], hidden: Keys): Cell[] {
  for (const { cells, total } of linesOf(table)) {
    if (total === undefined || hidden.has(keyOf(total))) continue
    const dark = cells.filter((cell) => hidden.has(keyOf(cell)))
    if (!isTogetherRevealing(table, dark)) continue
    const told = [...cells, total].filter(
      (cell) => cell.units.length > 0 && !hidden.has(keyOf(cell)),
    )
    const [smallest] = told.toSorted((a, b) => costOf(a) - costOf(b))
    if (smallest !== undefined) return [smallest]
  }
  return []
}

/** Of each line the hidden cells that together are too few or dominated. */
export function darkLines(table: readonly Cell[], hidden: Keys): Cell[][] {
  return linesOf(table)
    .map(({ cells }) => cells.filter((cell) => hidden.has(keyOf(cell))))
    .filter((dark) => isTogetherRevealing(table, dark))
}

const judged = new WeakMap<readonly Cell[], Map<string, boolean>>()

/** Whether the sum of some cells of a table may not be told; the same are asked for again with each cell hidden. */
function isTogetherRevealing(table: readonly Cell[], dark: readonly Cell[]): boolean {
  const answers = judged.get(table) ?? new Map<string, boolean>()
  judged.set(table, answers)
  const name = dark.map(keyOf).join()
  const known = answers.get(name)
  if (known !== undefined) return known
  const answer = revealing(pooled(dark.flatMap(({ units }) => units))) !== undefined
  answers.set(name, answer)
  return answer
}

type Line = { cells: Cell[]; total: Cell | undefined }

function linesOf(table: readonly Cell[]): Line[] {
  const lines = new Map<string, Line>()
  const put = (cell: Cell, name: string, end: string) => {
    const line = lines.get(name) ?? { cells: [], total: undefined }
    if (end === TOTAL) line.total = cell
    else line.cells.push(cell)
    lines.set(name, line)
  }
  for (const cell of table) {
    put(cell, `row ${cell.row}`, cell.column)
    put(cell, `column ${cell.column}`, cell.row)
  }
  return [...lines.values()]
}

function isMargin({ row, column }: Cell): boolean {
  return row === TOTAL || column === TOTAL
}

/** Margins are hidden only where nothing else helps; otherwise the fewest units are lost. */
const MARGIN_COST = 1_000_000

export function costOf(cell: Cell): number {
  return cell.units.length + (isMargin(cell) ? MARGIN_COST : 0)
}

/**
 * Rows and columns are the ends of cells. A hidden cell can be computed exactly when there is no other
 * way of hidden cells from its row to its column; this finds the cheapest such way.
 */
function roundAbout(table: readonly Cell[], hidden: Keys, from: Cell): Cell[] {
  const start = `row ${from.row}`
  const goal = `column ${from.column}`
  const usable = table.filter((cell) => cell !== from && cell.units.length > 0)
  const best = new Map<string, Way>([[start, { cost: 0, cells: [] }]])
  const open = new Set([start])
  while (open.size > 0) {
    const at = cheapest(open, best)
    open.delete(at)
    const known = best.get(at)
    if (known === undefined || at === goal) break
    for (const [next, way] of stepsFrom(at, known, { usable, hidden }))
      if (way.cost < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(next, way)
        open.add(next)
      }
  }
  return best.get(goal)?.cells ?? []
}

type Way = { cost: number; cells: Cell[] }

function stepsFrom(
  at: string,
  known: Way,
  { usable, hidden }: { usable: readonly Cell[]; hidden: Keys },
): [string, Way][] {
  return usable.flatMap((cell) => {
    const next = otherEnd(cell, at)
    if (next === undefined) return []
    const cost = known.cost + (hidden.has(keyOf(cell)) ? 0 : costOf(cell))
    return [[next, { cost, cells: [...known.cells, cell] }] as [string, Way]]
  })
}

function cheapest(open: ReadonlySet<string>, best: ReadonlyMap<string, { cost: number }>): string {
  return [...open].reduce((a, b) => ((best.get(b)?.cost ?? 0) < (best.get(a)?.cost ?? 0) ? b : a))
}

function otherEnd({ row, column }: Cell, end: string): string | undefined {
  if (end === `row ${row}`) return `column ${column}`
  return end === `column ${column}` ? `row ${row}` : undefined
}

/** A sum that two releases tell, whose difference would tell a few units or a dominating one (GT-19). */
export type Leak = { row: string; column: string; units: readonly string[] }

/**
 * What a second release of the same cells would give away against the first: units that came, went or
 * changed between the two. The leaking cells are not told again, or the release is blocked.
 */
export function leaks(before: readonly Cell[], after: readonly Cell[]): Leak[] {
  return leaksBetween(withMargins(before), withMargins(after))
}

/** The same of tables that have their margins. */
export function leaksBetween(before: readonly Cell[], after: readonly Cell[]): Leak[] {
  const known = new Map(before.map((cell) => [keyOf(cell), cell]))
  return after.flatMap((cell) => {
    const earlier = known.get(keyOf(cell))
    if (earlier === undefined) return []
    const changed = changes(earlier.units, cell.units)
    if (revealing(changed) === undefined) return []
    return [{ row: cell.row, column: cell.column, units: changed.map(({ unit }) => unit) }]
  })
}

/** By how much each unit moved; those that stayed as they were are none of it. */
function changes(before: readonly Unit[], after: readonly Unit[]): Unit[] {
  const was = new Map(before.map(({ unit, value }) => [unit, value]))
  const is = new Map(after.map(({ unit, value }) => [unit, value]))
  return [...new Set([...is.keys(), ...was.keys()])]
    .filter((unit) => is.get(unit) !== was.get(unit))
    .map((unit) => ({
      unit,
      value: exact(is.get(unit) ?? '0')
        .minus(was.get(unit) ?? '0')
        .toFixed(),
    }))
}
