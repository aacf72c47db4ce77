/**
 * GT-19 over any number of releases: from all that was told and is told now, no sum may follow that rests on too
 * few units or on one that dominates: no cell or total of any of the tables, and no difference of one between
 * two of them. ◆ A cell that stayed as it was counts as known to have stayed.
 */
import { type Deductions, deductions, type Sum } from './deduction.ts'
import {
  type Cell,
  costOf,
  darkLines,
  type Hidden,
  keyOf,
  type Leak,
  leaksBetween,
  revealing,
  suppressed,
  TOTAL,
  withMargins,
} from './suppression.ts'

/** The cells and margins of one release, and each as a sum of unknowns. */
type Table = { cells: readonly Cell[]; whole: readonly Cell[]; sumOf: (cell: Place) => Sum }
type Place = Pick<Cell, 'row' | 'column'>
type Hiding = Map<string, Hidden>
type Told = { table: Table; hidden: Hiding }
/** The cells whose difference to what was told then would reveal a unit. */
type Leaking = { then: Told; cells: readonly Leak[] }

/** What the newest table may not tell, the earlier ones told in their order. */
export function hiddenAfter(
  cells: readonly Cell[],
  earlier: readonly (readonly Cell[])[],
): Hidden[] {
  const numbers = new Map<string, number>()
  const tables = [...earlier, cells].map((each) => tableOf(each, numbers))
  const most = Math.max(...tables.map(({ whole }) => whole.length))
  const known = deductions(numbers.size, most)
  const secrets: Sum[] = []
  const before: Told[] = []
  let hidden: Hiding = new Map()
  for (const table of tables) {
    const leaking = before.map((then) => ({
      then,
      cells: leaksBetween(then.table.whole, table.whole),
    }))
    secrets.push(...secretsOf(table, leaking))
    hidden = decided(table, { known, secrets, leaking })
    for (const cell of toldIn(table, hidden)) known.learn(table.sumOf(cell))
    before.push({ table, hidden })
  }
  return [...hidden.values()]
}

/** Each cell with just these units is one unknown, in whichever table it stands. */
function tableOf(cells: readonly Cell[], numbers: Map<string, number>): Table {
  const own = cells
    .filter(({ units }) => units.length > 0)
    .map((cell) => {
      const units = cell.units.map(({ unit, value }) => JSON.stringify([unit, value]))
      const name = `${keyOf(cell)} ${units.toSorted().join()}`
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return { ...cell, number }
    })
  const isIn = (name: string, of: string) => of === TOTAL || of === name
  return {
    cells,
    whole: withMargins(cells),
    sumOf: ({ row, column }) =>
      new Map(
        own
          .filter((cell) => isIn(cell.row, row) && isIn(cell.column, column))
          .map(({ number }) => [number, 1]),
      ),
  }
}

function secretsOf(table: Table, leaking: readonly Leaking[]): Sum[] {
  const own = table.whole.filter(({ units }) => revealing(units) !== undefined)
  const differences = leaking.flatMap(({ then, cells }) =>
    cells.map((cell) => minus(table.sumOf(cell), then.table.sumOf(cell))),
  )
  return [...own.map(table.sumOf), ...differences]
}

function minus(one: Sum, other: Sum): Sum {
  const made = new Map(one)
  for (const [at, times] of other) made.set(at, (made.get(at) ?? 0) - times)
  return made
}

function plus(sums: readonly Sum[]): Sum {
  const made = new Map<number, number>()
  for (const sum of sums) for (const [at, times] of sum) made.set(at, (made.get(at) ?? 0) + times)
  return made
}

function toldIn({ whole }: Table, hidden: Hiding): Cell[] {
  return whole.filter((cell) => cell.units.length > 0 && !hidden.has(keyOf(cell)))
}

type Past = {
  known: Deductions
  secrets: readonly Sum[]
  leaking: readonly Leaking[]
}

/** Hides what the table itself asks for, then cell by cell what else a secret would follow from. */
function decided(table: Table, { known, secrets, leaking }: Past): Hiding {
  const toldThen = leaking.flatMap(({ then, cells }) =>
    cells.filter((cell) => !then.hidden.has(keyOf(cell))),
  )
  const held = new Map(suppressed(table.cells, toldThen).map((cell) => [keyOf(cell), cell]))
  const why = leaking.length === 0 ? 'second' : 'difference'
  let now = knowing(table, { known, held })
  const keep = (secret: Sum) => {
    for (let next = now.betrayer(secret); next !== undefined; next = now.betrayer(secret)) {
      held.set(keyOf(next), { row: next.row, column: next.column, why })
      now = knowing(table, { known, held })
    }
  }
  // What does not follow from much does not follow from less: each is looked at once.
  for (const secret of secrets) keep(secret)
  for (let count = -1; count < held.size; ) {
    count = held.size
    for (const line of darkLines(table.whole, held)) keep(plus(line.map(table.sumOf)))
  }
  return held
}

/** Everything told before, and what of this table is not held back. */
function knowing(table: Table, { known, held }: { known: Deductions; held: Hiding }) {
  const told = toldIn(table, held)
  const now = known.fork()
  told.forEach((cell, mark) => {
    now.learn(table.sumOf(cell), mark)
  })
  return {
    /** The told cell that is the least loss among those from which a secret follows. */
    betrayer(secret: Sum): Cell | undefined {
      const way = now.wayTo(secret) ?? []
      const [least] = way
        .flatMap((mark) => told[mark] ?? [])
        .toSorted((a, b) => costOf(a) - costOf(b))
      return least
    },
  }
}
