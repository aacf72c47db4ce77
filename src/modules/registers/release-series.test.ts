import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releaseOf } from './release.ts'
import type { ReleaseCell } from './release-schema.ts'
import { type Cell, leaks, revealing, TOTAL, type Unit, withMargins } from './suppression.ts'

const rows = ['甲', '乙', '丙', '丁']
const columns = ['x', 'y', 'z']

const firstTable = fc
  .array(fc.array(fc.integer({ min: 10, max: 30 }), { maxLength: 7 }), {
    minLength: rows.length * columns.length,
    maxLength: rows.length * columns.length,
  })
  .map((values) =>
    values
      .map((of, at): Cell => {
        const row = rows[Math.floor(at / columns.length)] ?? ''
        const column = columns[at % columns.length] ?? ''
        const units = of.map((value, n) => ({ unit: `${row}${column}${n}`, value: String(value) }))
        return { row, column, units }
      })
      .filter(({ units }) => units.length > 0),
  )
  .filter((cells) => cells.length > 3)

/** A unit of a cell that sells more, goes, or comes. */
const change = fc.record({
  cell: fc.nat(100),
  unit: fc.nat(100),
  by: fc.integer({ min: 1, max: 9 }),
  what: fc.constantFrom('more', 'gone', 'new'),
})
const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 3,
})
type Change = { cell: number; unit: number; by: number; what: string }

function changed(cells: readonly Cell[], changes: readonly Change[]): Cell[] {
  const made = structuredClone(cells) as (Cell & { units: Unit[] })[]
  for (const { cell: nth, unit: at, by, what } of changes) {
    const cell = made[nth % made.length]
    if (cell === undefined) continue
    const unit = cell.units[at % cell.units.length]
    if (what === 'new') cell.units.push({ unit: `new ${nth} ${at} ${by}`, value: String(20 + by) })
    else if (what === 'gone' && cell.units.length > 1) cell.units.splice(at % cell.units.length, 1)
    else if (unit !== undefined)
      cell.units.splice(at % cell.units.length, 1, {
        ...unit,
        value: String(Number(unit.value) + by),
      })
  }
  return made
}

/** A fraction of whole numbers without end. */
type Fraction = { over: bigint; under: bigint }
type Equation = Map<string, Fraction>
const zero: Fraction = { over: 0n, under: 1n }

function fraction(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under]
  while (b > 0n) [a, b] = [b, a % b]
  const sign = under < 0n ? -1n : 1n
  return a === 0n ? zero : { over: (sign * over) / a, under: (sign * under) / a }
}

/** `one` less so many times the `other` that nothing of the unknown is left. */
function without(one: Equation, other: Equation, unknown: string): Equation {
  const [a, b] = [one.get(unknown) ?? zero, other.get(unknown) ?? zero]
  const times = fraction(a.over * b.under, a.under * b.over)
  const made = new Map(one)
  for (const [name, { over, under }] of other) {
    const old = made.get(name) ?? zero
    const less = fraction(times.over * over, times.under * under)
    const left = fraction(old.over * less.under - less.over * old.under, old.under * less.under)
    if (left.over === 0n) made.delete(name)
    else made.set(name, left)
  }
  return made
}

/** Tells of a sum whether it follows from the told ones. */
function solver(told: readonly Equation[]) {
  const lines: { unknown: string; equation: Equation }[] = []
  const rest = (equation: Equation) =>
    lines.reduce(
      (left, line) => (left.has(line.unknown) ? without(left, line.equation, line.unknown) : left),
      equation,
    )
  for (const equation of told) {
    const left = rest(equation)
    const [unknown] = left.keys()
    if (unknown !== undefined) lines.push({ unknown, equation: left })
  }
  return (equation: Equation) => rest(equation).size === 0
}

/** A cell as the sum of what stands in it; a cell with the same units is the same unknown in every table. */
function equationOf(cells: readonly Cell[], place: Pick<Cell, 'row' | 'column'>): Equation {
  const within = cells.filter(
    ({ row, column }) => [row, TOTAL].includes(place.row) && [column, TOTAL].includes(place.column),
  )
  return new Map(within.map((cell) => [JSON.stringify(cell), { over: 1n, under: 1n }]))
}

function difference(one: Equation, other: Equation): Equation {
  const made = new Map(one)
  for (const name of other.keys()) if (!made.delete(name)) made.set(name, { over: -1n, under: 1n })
  return made
}

const named = ({ row, column }: Pick<Cell, 'row' | 'column'>) => `${row}/${column}`

/** Sums that reveal a unit and follow from everything that was told. */
function givenAway(tables: readonly Cell[][], told: readonly ReleaseCell[][]): string[] {
  const follows = solver(
    tables.flatMap((cells, n) =>
      (told[n] ?? []).filter(({ value }) => value !== null).map((cell) => equationOf(cells, cell)),
    ),
  )
  const own = tables.flatMap((cells, n) =>
    withMargins(cells)
      .filter(({ units }) => revealing(units) !== undefined)
      .map((cell) => ({ name: `${n} ${named(cell)}`, equation: equationOf(cells, cell) })),
  )
  const between = tables.flatMap((cells, n) =>
    tables.slice(0, n).flatMap((then, m) =>
      leaks(then, cells).map((cell) => ({
        name: `${n} - ${m} ${named(cell)}`,
        equation: difference(equationOf(cells, cell), equationOf(then, cell)),
      })),
    ),
  )
  return [...own, ...between].filter(({ equation }) => follows(equation)).map(({ name }) => name)
}

const series = fc.tuple(firstTable, steps).map(([first, changes]) => {
  const tables = [first]
  for (const step of changes) tables.push(changed(tables.at(-1) ?? [], step))
  return tables
})
const toldOf = (tables: readonly Cell[][]) =>
  tables.map((cells, n) => releaseOf(cells, tables.slice(0, n)))

test('GT-19: from all releases together no sum follows that reveals a unit', () => {
  let told = 0
  fc.assert(
    fc.property(series, (tables) => {
      const releases = toldOf(tables)
      told += releases
        .slice(1)
        .flat()
        .filter(({ value }) => value !== null).length
      expect(givenAway(tables, releases)).toEqual([])
    }),
    { numRuns: 60 },
  )
  // A table that tells nothing keeps every secret.
  expect(told).toBeGreaterThan(60)
})
