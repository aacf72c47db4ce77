/**
 * Thresholds of one ratio as one division: n / d ≥ p / q is floor(n·l / d) ≥ p·l / q wherever q divides l.
 * A database multiplies for each threshold, and divides once. What asks whether d is above zero is then
 * said by NULL, so this stands only where NULL and no are the same: in the tests of CASE.
 */
import { type Cell, type CellOperation, cellAt, put, type Sheet, spanAt } from '../bulk/cell.ts'
import type { Judged } from '../bulk/judge.ts'
import { ladder } from '../bulk/ladder.ts'
import { by, extreme, literal, pick } from '../bulk/number.ts'
import { and, not, or } from '../bulk/truth.ts'
import { gcd } from '../bulk/value.ts'
import { columnAt, divisorFor, type Ratio, ratioAt } from './ratio.ts'

type Rewriting = {
  readonly sheet: Sheet
  /** By ratio: what every denominator of its thresholds divides; thresholds counted. */
  readonly shared: ReadonlyMap<string, { readonly by: bigint; readonly thresholds: number }>
  readonly done: Map<string, Cell>
}
/** The verdict as two tests of CASE: met, else unmet (null: all that is left), else undetermined. */
export type Asked = Omit<Judged, 'verdict'> & {
  readonly verdict: { readonly met: Cell; readonly unmet: Cell | null }
}
type Answers<Each> = { readonly judged: readonly Each[]; readonly when: Cell | null }

/** The same answers; `when` as well, so that it reads the same cells. */
export function withQuotients(sheet: Sheet, { judged, when }: Answers<Judged>): Answers<Asked> {
  const rewriting = { sheet, shared: sharedIn(sheet), done: new Map<string, Cell>() }
  const asked = (cell: Cell) => positive(rewriting, cell)
  const told = (cell: Cell) => number(rewriting, cell)
  return {
    judged: judged.map((each) => ({
      ...each,
      verdict: {
        met: asked(each.verdict.must),
        unmet:
          each.verdict.must === each.verdict.may ? null : negative(rewriting, each.verdict.may),
      },
      score: each.score && { ...each.score, lo: told(each.score.lo), hi: told(each.score.hi) },
      fails: each.fails.map(asked),
      needs: each.needs.map(asked),
    })),
    when: when === null ? null : plain(rewriting, when),
  }
}

/** Thresholds are counted over the whole sheet: those that nothing reads cost nothing but a larger factor. */
function sharedIn(sheet: Sheet): Rewriting['shared'] {
  const shared = new Map<string, { by: bigint; thresholds: number }>()
  for (const cell of sheet.cells.keys()) {
    const ratio = ratioAt(sheet, cell)
    if (ratio === undefined) continue
    const own = shared.get(keyOf(ratio)) ?? { by: 1n, thresholds: 0 }
    const common = (own.by * ratio.q) / gcd(own.by, ratio.q)
    shared.set(keyOf(ratio), { by: common, thresholds: own.thresholds + 1 })
  }
  return shared
}

function keyOf({ num, den }: Ratio): string {
  return `${num}/${den}`
}

function once(rewriting: Rewriting, key: string, make: () => Cell): Cell {
  const known = rewriting.done.get(key)
  if (known !== undefined) return known
  const made = make()
  rewriting.done.set(key, made)
  return made
}

/** A truth where NULL counts as no. */
function positive(rewriting: Rewriting, cell: Cell): Cell {
  const { sheet } = rewriting
  return once(rewriting, `+${cell}`, () => {
    const operation = cellAt(sheet, cell)
    switch (operation.op) {
      case 'and':
        return guarded(rewriting, operation.of)
      case 'or':
        return either(
          sheet,
          operation.of.map((each) => positive(rewriting, each)),
        )
      case 'not':
        return negative(rewriting, operation.of)
      case 'holds':
        return guarded(rewriting, [cell])
      case 'must':
        return put(sheet, { op: 'said', column: operation.column })
      default:
        return plain(rewriting, cell)
    }
  })
}

/** That a truth does not hold, where NULL counts as no. */
function negative(rewriting: Rewriting, cell: Cell): Cell {
  const { sheet } = rewriting
  return once(rewriting, `-${cell}`, () => {
    const operation = cellAt(sheet, cell)
    const all = (of: readonly Cell[]) => of.map((each) => negative(rewriting, each))
    switch (operation.op) {
      case 'and':
        return or(sheet, all(operation.of))
      case 'or':
        return and(sheet, all(operation.of))
      case 'not':
        return positive(rewriting, operation.of)
      case 'may':
        return not(sheet, put(sheet, { op: 'said', column: operation.column }))
      case 'holds': {
        if (operation.test === '=') return not(sheet, plain(rewriting, cell))
        const test = operation.test === '>=' ? '>' : '>='
        const sides = { left: operation.right, right: operation.left }
        return positive(rewriting, put(sheet, { op: 'holds', test, ...sides }))
      }
      default:
        return not(sheet, plain(rewriting, cell))
    }
  })
}

/** Quotients that are held to one threshold: the greatest of them, of which both databases leave NULL out. */
function either(sheet: Sheet, of: readonly Cell[]): Cell {
  const quotients = new Map<Cell, Cell[]>()
  const rest = of.filter((cell) => {
    const operation = cellAt(sheet, cell)
    if (operation.op !== 'holds' || cellAt(sheet, operation.left).op !== 'quotient') return true
    const own = quotients.get(operation.right)
    if (own === undefined) quotients.set(operation.right, [operation.left])
    else own.push(operation.left)
    return false
  })
  const tests = [...quotients].map(([right, lefts]) => {
    const [only = -1] = lefts
    const left = lefts.length === 1 ? only : put(sheet, { op: 'greatest', of: lefts })
    return put(sheet, { op: 'holds', test: '>=', left, right })
  })
  return or(sheet, [...rest, ...tests])
}

/** A comparison with a constant that a missing value fails: the column as it is says the same. */
function bare(rewriting: Rewriting, cell: Cell): Cell {
  const { sheet } = rewriting
  const operation = cellAt(sheet, cell)
  const own = plain(rewriting, cell)
  if (operation.op !== 'holds' || operation.test === '=') return own
  const { left, right, test } = operation
  const given = (side: Cell) => {
    const column = columnAt(sheet, side)
    return column === undefined ? side : put(sheet, { op: 'given', column, instead: null })
  }
  const [a, b] = [spanAt(sheet.spans, left), spanAt(sheet.spans, right)]
  const [low, high] = [cellAt(sheet, left).op, cellAt(sheet, right).op]
  const isShort = test === '>=' ? a.lo < b.hi : a.lo <= b.hi
  const isBare =
    isShort && ((low === 'low' && high === 'literal') || (low === 'literal' && high === 'high'))
  return isBare ? put(sheet, { ...operation, left: given(left), right: given(right) }) : own
}

/** What holds together: tests of a ratio, and that its denominator is above zero. */
function guarded(rewriting: Rewriting, of: readonly Cell[]): Cell {
  const { sheet } = rewriting
  const dropped = new Set<Cell>()
  const kept = of.map((cell) => {
    const ratio = ratioAt(sheet, cell)
    const under = ratio && divisorFor(sheet, ratio, of)
    const test = ratio && under && quotientTest(rewriting, ratio, under.by)
    if (test === undefined) return { cell, test: undefined }
    if (under?.guard !== undefined) dropped.add(under.guard)
    return { cell, test }
  })
  return and(
    sheet,
    kept.flatMap(({ cell, test }) => {
      if (test !== undefined) return [test]
      if (dropped.has(cell)) return []
      return [of.length === 1 ? bare(rewriting, cell) : positive(rewriting, cell)]
    }),
  )
}

const WIDEST = 2n ** 63n

function quotientTest(rewriting: Rewriting, ratio: Ratio, under: Cell): Cell | undefined {
  const { sheet, shared } = rewriting
  const common = shared.get(keyOf(ratio))
  const { lo, hi } = spanAt(sheet.spans, ratio.num)
  if (common === undefined || common.thresholds < 2 || lo < 0n || hi * common.by >= WIDEST)
    return undefined
  const of = by(sheet, dividend(rewriting, ratio.num), common.by)
  const quotient = put(sheet, { op: 'quotient', of, by: under })
  const least = literal(sheet, (ratio.p * common.by) / ratio.q)
  return put(sheet, { op: 'holds', test: '>=', left: quotient, right: least })
}

/** A missing column that counts as 0 meets no threshold; nor does NULL. */
function dividend(rewriting: Rewriting, num: Cell): Cell {
  const { sheet } = rewriting
  const operation = cellAt(sheet, num)
  if (operation.op !== 'low' || sheet.columns[operation.column]?.span.lo !== 0n)
    return number(rewriting, num)
  return put(sheet, { op: 'given', column: operation.column, instead: null })
}

/** A truth that is never NULL. */
function plain(rewriting: Rewriting, cell: Cell): Cell {
  const { sheet } = rewriting
  return once(rewriting, `=${cell}`, () => {
    const operation = cellAt(sheet, cell)
    const all = (of: readonly Cell[]) => of.map((each) => plain(rewriting, each))
    if (operation.op === 'and') return and(sheet, all(operation.of))
    if (operation.op === 'or') return or(sheet, all(operation.of))
    if (operation.op === 'not') return not(sheet, plain(rewriting, operation.of))
    if (operation.op !== 'holds') return cell
    const [left, right] = [number(rewriting, operation.left), number(rewriting, operation.right)]
    return put(sheet, { ...operation, left, right })
  })
}

function number(rewriting: Rewriting, cell: Cell): Cell {
  return once(rewriting, `#${cell}`, () =>
    rewritten(rewriting, cellAt(rewriting.sheet, cell), cell),
  )
}

function rewritten(rewriting: Rewriting, operation: CellOperation, cell: Cell): Cell {
  const { sheet } = rewriting
  const all = (of: readonly Cell[]) => of.map((each) => number(rewriting, each))
  switch (operation.op) {
    case 'add':
      return put(sheet, { ...operation, of: all(operation.of) })
    case 'times': {
      const [left, right] = [number(rewriting, operation.left), number(rewriting, operation.right)]
      return put(sheet, { ...operation, left, right })
    }
    case 'floor':
      return put(sheet, { ...operation, of: number(rewriting, operation.of) })
    case 'least':
    case 'greatest':
      return extreme(sheet, operation.op, all(operation.of))
    case 'pick': {
      const [yes, no] = [number(rewriting, operation.yes), number(rewriting, operation.no)]
      return pick(sheet, { test: positive(rewriting, operation.test), yes, no })
    }
    case 'ladder':
      return ladder(sheet, {
        ...operation,
        tests: operation.tests.map((each) => positive(rewriting, each)),
      })
    case 'count': {
      const of = operation.of.map((each) => plain(rewriting, each))
      return put(sheet, { ...operation, of })
    }
    default:
      return cell
  }
}
