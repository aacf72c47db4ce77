/** Which firms of a block say what a rule's bounds between two fields cannot hold together. */
import type { Range } from '../../rules/meaning/ir.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Layout, placesOf } from './cell-layout.ts'
import type { FirmBlock } from './firm-block.ts'

/** One side of a bound: what stands in the row, else the ends of what it can be. */
type Side = {
  readonly values: Float64Array
  readonly absents: Float64Array | undefined
  readonly lo: number
  readonly hi: number
  readonly alwaysApplies: boolean
}

/** Marks each firm whose facts cannot all be, as the language's reader refuses them. */
export function markContradictions({ cells, faulty }: FirmBlock, layout: Layout): void {
  for (const [version, marks] of faulty) {
    const pairs = version.constraints.flatMap(({ pair }) => (pair === null ? [] : [pair]))
    if (pairs.length === 0) continue
    const used = [...new Set(pairs.flatMap(({ less, more }) => [less, more]))]
    const sides = used.map((input) => sideOf(version, input, { cells, layout }))
    const bounds = pairs.map(({ less, more }) => [used.indexOf(less), used.indexOf(more)] as const)
    for (let row = 0; row < marks.length; row++)
      if (marks[row] === 0 && contradicts(sides, bounds, row)) marks[row] = 1
  }
}

function sideOf(
  version: Version,
  index: number,
  { cells, layout }: { cells: FirmBlock['cells']; layout: Layout },
): Side {
  const input = version.inputs[index]
  const places = placesOf(version, layout)
  const columnOf = (isAbsence: boolean) => {
    const found = places.find((each) => each.input === input && each.isAbsence === isAbsence)
    return found === undefined ? undefined : cells[found.place]
  }
  return {
    values: columnOf(false) ?? new Float64Array(0),
    absents: columnOf(true),
    ...endsOf(input?.range ?? null),
    alwaysApplies: input?.notApplicable !== true,
  }
}

function endsOf(range: Range | null): { lo: number; hi: number } {
  if (range === null) return { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY }
  const of = ({ n, d }: Range['lo']) => Number(n) / Number(d)
  return { lo: of(range.lo), hi: of(range.hi) }
}

type Bounds = readonly (readonly [less: number, more: number])[]

function contradicts(sides: readonly Side[], bounds: Bounds, row: number): boolean {
  const values = sides.map((side) => side.values[row] ?? Number.NaN)
  if (values.every(Number.isNaN)) return false
  const applies = sides.map(
    (side, at) => side.alwaysApplies || !Number.isNaN(values[at]) || side.absents?.[row] === 0,
  )
  const own = bounds.filter(([less, more]) => applies[less] === true && applies[more] === true)
  const ends = {
    lo: sides.map((side, at) => known(values[at], side.lo)),
    hi: sides.map((side, at) => known(values[at], side.hi)),
  }
  // A chain of bounds narrows link by link.
  let found: Narrowing = 'narrowed'
  for (let pass = 0; pass < bounds.length && found === 'narrowed'; pass++) found = narrow(own, ends)
  return found === 'contradiction'
}

type Narrowing = 'same' | 'narrowed' | 'contradiction'

function narrow(bounds: Bounds, { lo, hi }: { lo: number[]; hi: number[] }): Narrowing {
  let found: Narrowing = 'same'
  for (const [less, more] of bounds) {
    const [a = 0, b = 0, c = 0, d = 0] = [lo[less], hi[less], lo[more], hi[more]]
    if (a > d) return 'contradiction'
    if (b > d || c < a) found = 'narrowed'
    hi[less] = Math.min(b, d)
    lo[more] = Math.max(c, a)
  }
  return found
}

function known(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : value
}
