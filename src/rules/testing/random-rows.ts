/** Rows made by chance from a seed, half of them standing on a threshold or one unit beside it. */

import { RATIO_PLACES } from '../bulk/input.ts'
import type { Input, Slot } from '../meaning/ir.ts'
import { ceiling, floor, times } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import type { Chance } from './random-version.ts'

/** Of each input: a whole number (yes is 1, a member its place), null where missing, 'absent' where it does not apply. */
export type Row = readonly (bigint | null | 'absent')[]

export type Wish = {
  readonly rows: number
  readonly complete: boolean
  readonly chance: Chance
  readonly around?: Row
}

export function randomRows(version: Version, wish: Wish): Row[] {
  const { rows, chance, around } = wish
  const marks = marksOf(version)
  return Array.from({ length: rows }, () => {
    const near = chance(4) > 0 ? around : undefined
    const row = version.inputs.map((input) => {
      const kept = near !== undefined && chance(8) > 0 ? near[input.index] : undefined
      return kept ?? given(input, wish, marks)
    })
    if (near === undefined || chance(2) === 0) onRatioLine(version, { row, chance, marks })
    return obeyed(version, row)
  })
}

function given(input: Input, { chance, complete }: Wish, marks: Marks): Row[number] {
  // The first procedure is the new application, for which all engines are asked.
  if (input.kind === 'procedure') return 0n
  if (input.notApplicable && chance(6) === 0) return 'absent'
  return !complete && chance(4) === 0 ? null : numberFor(input, chance, marks)
}

/** Whole numbers that stand as constants somewhere, by type; ratios as they are. */
type Marks = { readonly whole: Map<string, bigint[]>; readonly ratios: readonly [bigint, bigint][] }

function marksOf(version: Version): Marks {
  const whole = new Map<string, bigint[]>()
  const ratios: [bigint, bigint][] = []
  for (const node of version.nodes) {
    if (node.op !== 'const') continue
    if (node.type === 'ratio') ratios.push([node.lo.n, node.lo.d])
    else whole.set(node.type, [...(whole.get(node.type) ?? []), floor(node.lo), ceiling(node.hi)])
  }
  return { whole, ratios }
}

function numberFor(input: Input, chance: Chance, marks: Marks): bigint {
  if (input.type === 'bool') return BigInt(chance(2))
  if (input.type === 'category') return BigInt(chance(input.members?.length ?? 1))
  const { lo, hi } = input.range ?? { lo: { n: 0n, d: 1n }, hi: { n: 1000n, d: 1n } }
  const isRatio = input.type === 'ratio'
  const scale = { n: isRatio ? 10n ** BigInt(RATIO_PLACES) : 1n, d: 1n }
  const [low, high] = [ceiling(times(lo, scale)), floor(times(hi, scale))]
  const known = isRatio
    ? marks.ratios.map(([n, d]) => (n * scale.n) / d)
    : (marks.whole.get(input.type) ?? [])
  const kind = chance(4)
  const mark = known[chance(known.length)]
  if (kind < 2 && mark !== undefined) return clipped(mark + BigInt(chance(3) - 1), low, high)
  if (kind === 2) return clipped([low, high, 0n, 1n][chance(4)] ?? low, low, high)
  const size = high - low + 1n
  return low + ((BigInt(chance(1_000_000_000)) * (1n + BigInt(chance(9_000_000)))) % size)
}

function clipped(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value
}

type Line = {
  readonly row: (bigint | null | 'absent')[]
  readonly chance: Chance
  readonly marks: Marks
}

/** Sets the numerator of some ratio of two inputs so that it meets a threshold, or just misses it. */
function onRatioLine(version: Version, { row, chance, marks }: Line): void {
  const ratios = version.nodes.flatMap((node) => (node.op === 'ratio' ? [node] : []))
  const ratio = ratios[chance(ratios.length)]
  const share = marks.ratios[chance(marks.ratios.length)]
  if (ratio === undefined || share === undefined || chance(2) === 0) return
  const [num, den] = [inputOf(version, ratio.num), inputOf(version, ratio.den)]
  if (num === undefined || den === undefined) return
  const given = row[den.index]
  if (typeof given !== 'bigint' || typeof row[num.index] !== 'bigint' || num === den) return
  // A whole multiple, so that the line itself can be met.
  const below = given > share[1] ? given - (given % share[1]) : given
  row[den.index] = below
  const [low, high] = num.range === null ? [0n, 0n] : [ceiling(num.range.lo), floor(num.range.hi)]
  row[num.index] = clipped((below * share[0]) / share[1] + BigInt(chance(3) - 1), low, high)
}

/** The input behind a node, through what guards it. */
function inputOf(version: Version, slot: Slot): Input | undefined {
  const node = version.nodes[slot]
  if (node?.op === 'input') return version.inputs[node.input]
  return node?.op === 'if' ? inputOf(version, node.yes) : undefined
}

/** A row that breaks a bound between two fields is no row to be judged. */
function obeyed(version: Version, row: (bigint | null | 'absent')[]): Row {
  // What did not apply in one year did not apply in the years before it.
  for (const { field, year, index } of version.inputs) {
    const later = version.inputs.find(
      (each) => each.field === field && each.year === (year ?? 0) - 1,
    )
    if (year !== null && later !== undefined && row[later.index] === 'absent') row[index] = 'absent'
  }
  for (const { pair } of version.constraints) {
    if (pair === null) continue
    const [less, more] = [row[pair.less], row[pair.more]]
    if (typeof less === 'bigint' && typeof more === 'bigint' && less > more) row[pair.less] = more
  }
  return row
}
