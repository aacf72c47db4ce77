/** Numbers that are read off tests: what is asked of them is asked of the tests themselves. */
import { type Cell, type CellOperation, cellAt, put, type Sheet } from './cell.ts'
import { and, isFalse, isTrue, not, or, truth } from './truth.ts'

export type Rungs = {
  readonly tests: readonly Cell[]
  readonly values: readonly bigint[]
  readonly otherwise: bigint
}

/** The value of the first test that holds, where each test implies the next. */
export function ladder(sheet: Sheet, { tests, values, otherwise }: Rungs): Cell {
  const kept: { test: Cell; value: bigint }[] = []
  let last = otherwise
  for (const [index, test] of tests.entries()) {
    const value = values[index] ?? 0n
    if (isFalse(sheet, test)) continue
    if (isTrue(sheet, test)) {
      last = value
      break
    }
    kept.push({ test, value })
  }
  if (kept.every(({ value }) => value === last)) return literal(sheet, last)
  return put(sheet, {
    op: 'ladder',
    tests: kept.map(({ test }) => test),
    values: kept.map(({ value }) => value),
    otherwise: last,
  })
}

function literal(sheet: Sheet, value: bigint): Cell {
  return put(sheet, { op: 'literal', value })
}

type Fork = { readonly test: Cell; readonly yes: Cell; readonly no: Cell }

/** A choice between a ladder and where it ends, or two constants: a ladder again. */
export function pickedLadder(sheet: Sheet, { test, yes, no }: Fork): Cell | undefined {
  const [a, b] = [cellAt(sheet, yes), cellAt(sheet, no)]
  if (a.op === 'literal' && b.op === 'literal')
    return a.value > b.value
      ? ladder(sheet, { tests: [test], values: [a.value], otherwise: b.value })
      : ladder(sheet, { tests: [not(sheet, test)], values: [b.value], otherwise: a.value })
  if (a.op === 'ladder' && b.op === 'literal') return guarded(sheet, test, [a, b.value])
  if (a.op === 'literal' && b.op === 'ladder') return guarded(sheet, not(sheet, test), [b, a.value])
  return undefined
}

type Ladder = Extract<CellOperation, { op: 'ladder' }>

function guarded(sheet: Sheet, test: Cell, [rungs, instead]: [Ladder, bigint]): Cell | undefined {
  if (rungs.otherwise !== instead) return undefined
  const tests = rungs.tests.map((each) => and(sheet, [test, each]))
  return ladder(sheet, { ...rungs, tests })
}

/** The greatest of several falling ladders reaches a value where one of them does; the least, where all do. */
export function extremeLadder(
  sheet: Sheet,
  op: 'least' | 'greatest',
  of: readonly Cell[],
): Cell | undefined {
  const ladders = of.flatMap((each) => fallingAt(sheet, each) ?? [])
  if (ladders.length < of.length || of.length < 2) return undefined
  const ends = ladders.map(({ otherwise }) => otherwise)
  const otherwise = ends.reduce((a, b) => ((op === 'least') === a < b ? a : b))
  const above = ladders.flatMap(({ values }) => values).filter((value) => value > otherwise)
  const values = [...new Set([...above, ...ends.filter((end) => end > otherwise)])]
  values.sort((a, b) => (a > b ? -1 : 1))
  const join = op === 'least' ? and : or
  const tests = values.map((value) =>
    join(
      sheet,
      ladders.map((each) => reaches(sheet, each, value)),
    ),
  )
  return ladder(sheet, { tests, values, otherwise })
}

/** A ladder whose values only fall; a constant is one without rungs. */
function fallingAt(sheet: Sheet, cell: Cell): Rungs | undefined {
  const operation = cellAt(sheet, cell)
  if (operation.op === 'literal') return { tests: [], values: [], otherwise: operation.value }
  if (operation.op !== 'ladder') return undefined
  const { values, otherwise } = operation
  const isFalling = values.every((value, index) => value >= (values[index + 1] ?? otherwise))
  return isFalling ? operation : undefined
}

/** The test of the last rung that is worth so much. */
function reaches(sheet: Sheet, { tests, values, otherwise }: Rungs, value: bigint): Cell {
  if (otherwise >= value) return truth(sheet, true)
  const rung = values.findLastIndex((each) => each >= value)
  return tests[rung] ?? truth(sheet, false)
}

/** A falling ladder against a constant is one of its tests. */
export function ladderHolds(
  sheet: Sheet,
  test: '>=' | '>' | '=',
  [left, right]: readonly [left: Cell, right: Cell],
): Cell | undefined {
  if (test === '=') return undefined
  const [a, b] = [cellAt(sheet, left), cellAt(sheet, right)]
  if (a.op === 'ladder' && b.op === 'literal') {
    const rungs = fallingAt(sheet, left)
    return rungs && reaches(sheet, rungs, test === '>=' ? b.value : b.value + 1n)
  }
  if (a.op === 'literal' && b.op === 'ladder') {
    const rungs = fallingAt(sheet, right)
    return rungs && not(sheet, reaches(sheet, rungs, test === '>=' ? a.value + 1n : a.value))
  }
  return undefined
}
