/** The pieces that a row is judged in, and their union. */
import type { Cell, Sheet } from './cell.ts'
import type { RowInputs } from './input.ts'
import { asFixed } from './lowering.ts'
import { extreme, literal, pick } from './number.ts'
import { and, not, or } from './truth.ts'
import { type Fixed, sameScale, type Truth, truthOf, type Value } from './value.ts'

export type Part = {
  readonly inputs: RowInputs
  readonly alive: Cell
  readonly values: readonly Value[]
  readonly verdict: Truth
}

/** Certain where every living piece is certain, possible where one is. */
export function joinTruth(sheet: Sheet, parts: readonly Part[], of: (part: Part) => Truth): Truth {
  const must = parts.map((part) => or(sheet, [not(sheet, part.alive), of(part).must]))
  const may = parts.map((part) => and(sheet, [part.alive, of(part).may]))
  return truthOf(and(sheet, must), or(sheet, may))
}

export function joinFixed(sheet: Sheet, parts: readonly Part[], slot: number): Fixed {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return asFixed(only.values[slot])
  const fixed = sameScale(
    sheet,
    parts.map(({ values }) => asFixed(values[slot])),
  )
  const end = (side: 'lo' | 'hi'): Cell => {
    const op = side === 'lo' ? 'least' : 'greatest'
    const spans = fixed.map((each) => sheet.spans[each[side]])
    const idle = spans.flatMap((span) =>
      span === undefined ? [] : [side === 'lo' ? span.hi : span.lo],
    )
    const beyond = literal(
      sheet,
      idle.reduce((a, b) => ((side === 'lo') === a > b ? a : b)),
    )
    return extreme(
      sheet,
      op,
      fixed.map((each, index) =>
        pick(sheet, { test: parts[index]?.alive ?? 0, yes: each[side], no: beyond }),
      ),
    )
  }
  return { kind: 'fixed', lo: end('lo'), hi: end('hi'), den: fixed[0]?.den ?? 1n }
}
