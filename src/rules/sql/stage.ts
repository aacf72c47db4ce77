/** Which cells become columns of which stage, so that nothing dear is written twice. */
import { type Cell, cellAt, readBy, type Sheet } from '../bulk/cell.ts'

/** Cells of the same depth, the deepest first: each stage reads those before it. */
export type Stages = readonly (readonly Cell[])[]

/** What writing a cell twice may cost before it gets a column of its own. */
const CHEAP = 3
/** A value that may be missing stands with the end of its range: dear enough to be written once. */
const FILLED = 4
const filled: ReadonlySet<string> = new Set(['low', 'high', 'must', 'may'])

export function stagesOf(sheet: Sheet, roots: readonly Cell[]): Stages {
  const live = reached(sheet, roots)
  const uses = usesOf(sheet, roots, live)
  const weight = new Map<Cell, number>()
  const depth = new Map<Cell, number>()
  const stages: Cell[][] = []
  for (const cell of [...live].sort((a, b) => a - b)) {
    const operation = cellAt(sheet, cell)
    const below = readBy(operation)
    const start = !sheet.complete && filled.has(operation.op) ? FILLED : 1
    const own = below.reduce((sum, each) => sum + (weight.get(each) ?? 1), start)
    const level = Math.max(0, ...below.map((each) => depth.get(each) ?? 0))
    const named = (uses.get(cell) ?? 0) > 1 && own > CHEAP
    weight.set(cell, named ? 1 : own)
    depth.set(cell, named ? level + 1 : level)
    if (named) stages[level] = [...(stages[level] ?? []), cell]
  }
  return stages
}

function usesOf(sheet: Sheet, roots: readonly Cell[], live: ReadonlySet<Cell>): Map<Cell, number> {
  const uses = new Map<Cell, number>()
  const read = [...live].flatMap((cell) => readBy(cellAt(sheet, cell)))
  for (const cell of [...read, ...roots]) uses.set(cell, (uses.get(cell) ?? 0) + 1)
  return uses
}

function reached(sheet: Sheet, roots: readonly Cell[]): Set<Cell> {
  const seen = new Set<Cell>()
  const visit = (cell: Cell): void => {
    if (seen.has(cell)) return
    seen.add(cell)
    for (const each of readBy(cellAt(sheet, cell))) visit(each)
  }
  for (const root of roots) visit(root)
  return seen
}
