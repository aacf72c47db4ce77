/** What a row says of the inputs of a rule: from its columns, tightened by the rule's constraints. */

import type { Input } from '../meaning/ir.ts'
import { ceiling, floor, times, whole } from '../meaning/rational.ts'
import type { Split, Version } from '../meaning/version.ts'
import { type Cell, type Column, columnIn, put, type Sheet } from './cell.ts'
import { extreme, holds, literal, pick } from './number.ts'
import { and, not, or, truth } from './truth.ts'
import { type Fixed, type Sort, type Truth, truthOf, type Value } from './value.ts'

export type RowInputs = {
  /** By input. */
  readonly values: readonly Value[]
  readonly present: readonly Truth[]
  /** What is left in this piece of the splits is possible at all. */
  readonly alive: Cell
}

/** Decimal places of a ratio in a column. */
export const RATIO_PLACES = 8
/** What a number without a range can be: whole units that any width holds. */
const WIDEST = 10n ** 15n

export type Piece = { readonly input: number; readonly piece: Split['pieces'][number] }

export type Reading = {
  readonly sheet: Sheet
  readonly version: Version
  /** Null: not said. */
  readonly procedure: string | null
}

export function readInputs(reading: Reading, pieces: readonly Piece[] = []): RowInputs {
  const { sheet, version } = reading
  const read = version.inputs.map((input) => readInput(reading, input))
  const values: Value[] = read.map(({ value }) => value)
  if (!sheet.complete) tighten(reading, read, values)
  const alive: Cell[] = []
  for (const { input, piece } of pieces) {
    const value = values[input]
    const within = value === undefined ? undefined : narrowed(sheet, value, piece)
    if (within === undefined) continue
    values[input] = within.value
    alive.push(within.alive)
  }
  return {
    values,
    present: read.map(({ present }) => present),
    alive: and(sheet, alive),
  }
}

type Read = { readonly value: Value; readonly present: Truth }

function readInput({ sheet, procedure }: Reading, input: Input): Read {
  const always = truth(sheet, true)
  if (input.kind === 'procedure') {
    const place = procedure === null ? -1 : (input.members?.indexOf(procedure) ?? -1)
    const all = (1n << BigInt(input.members?.length ?? 0)) - 1n
    const members = place === -1 ? all : 1n << BigInt(place)
    const may = (set: bigint) => truth(sheet, (set & members) !== 0n)
    const value: Sort = { kind: 'sort', may, open: truth(sheet, place === -1) }
    return { value, present: truthOf(always, always) }
  }
  const column = columnIn(sheet, columnFor(input))
  const read = valueIn(sheet, input, column)
  const known = sheet.complete ? always : put(sheet, { op: 'known', column })
  if (!input.notApplicable) return { value: read, present: truthOf(always, always) }
  const absent = columnIn(sheet, absenceOf(input))
  const surely = put(sheet, { op: 'must', column: absent })
  const possibly = sheet.complete ? surely : put(sheet, { op: 'may', column: absent })
  const present = sheet.complete
    ? truthOf(not(sheet, surely), not(sheet, surely))
    : truthOf(or(sheet, [known, not(sheet, possibly)]), or(sheet, [known, not(sheet, surely)]))
  return { value: read, present }
}

function valueIn(sheet: Sheet, input: Input, column: number): Value {
  if (input.type === 'bool') {
    const must = put(sheet, { op: 'must', column })
    return truthOf(must, sheet.complete ? must : put(sheet, { op: 'may', column }))
  }
  if (input.type === 'category') return sortIn(sheet, input, column)
  const lo = put(sheet, { op: 'low', column })
  const hi = sheet.complete ? lo : put(sheet, { op: 'high', column })
  const places = input.type === 'ratio' ? RATIO_PLACES : 0
  return { kind: 'fixed', lo, hi, den: 10n ** BigInt(places) }
}

function sortIn(sheet: Sheet, input: Input, column: number): Sort {
  const all = (1n << BigInt(input.members?.length ?? 0)) - 1n
  const missing = sheet.complete
    ? truth(sheet, false)
    : not(sheet, put(sheet, { op: 'known', column }))
  const may = (set: bigint): Cell => {
    const members = set & all
    if (members === 0n) return truth(sheet, false)
    if (members === all) return truth(sheet, true)
    return or(sheet, [missing, put(sheet, { op: 'within', column, members })])
  }
  return { kind: 'sort', may, open: missing }
}

export function columnFor(input: Input): Column {
  const { field, year, type, members, match } = input
  const kind = type === 'bool' ? 'truth' : type === 'category' ? 'member' : 'number'
  const decimals = type === 'ratio' ? RATIO_PLACES : input.decimals
  return {
    ...{ name: input.column, kind, type, field, year, decimals },
    span: kind === 'number' ? spanFor(input) : { lo: 0n, hi: 1n },
    members: members ?? [],
    match: match ?? 'exact',
  }
}

function spanFor({ range, type }: Input): { lo: bigint; hi: bigint } {
  if (range === null) return { lo: -WIDEST, hi: WIDEST }
  const scale = whole(type === 'ratio' ? 10n ** BigInt(RATIO_PLACES) : 1n)
  return { lo: ceiling(times(range.lo, scale)), hi: floor(times(range.hi, scale)) }
}

/** The column that says that an input does not apply to the enterprise. */
function absenceOf(input: Input): Column {
  const { column, ...rest } = input
  const truthful = { ...rest, column: `${column}_na`, type: 'bool' as const, members: null }
  return { ...columnFor(truthful), type: 'bool' }
}

function narrowed(
  sheet: Sheet,
  value: Value,
  piece: Split['pieces'][number],
): { value: Value; alive: Cell } | undefined {
  if ('members' in piece) {
    if (value.kind === 'truth') return truthPiece(sheet, value, piece.members)
    if (value.kind !== 'sort') return undefined
    const { may, open } = value
    return {
      value: { kind: 'sort', may: (set) => may(set & piece.members), open },
      alive: may(piece.members),
    }
  }
  if (value.kind !== 'fixed') return undefined
  const den = whole(value.den)
  const lo = extreme(sheet, 'greatest', [value.lo, literal(sheet, ceiling(times(piece.lo, den)))])
  const hi = extreme(sheet, 'least', [value.hi, literal(sheet, floor(times(piece.hi, den)))])
  return { value: { ...value, lo, hi }, alive: holds(sheet, '>=', [hi, lo]) }
}

/** Bit 0 is no, bit 1 yes. */
function truthPiece(sheet: Sheet, { must, may }: Truth, members: bigint) {
  const yes = members === 2n
  const cell = truth(sheet, yes)
  return { value: truthOf(cell, cell), alive: yes ? may : not(sheet, must) }
}

/** A bound that names another field, as often as a chain of them is long. */
function tighten({ sheet, version }: Reading, read: readonly Read[], values: Value[]): void {
  const pairs = version.constraints.flatMap(({ pair }) => (pair === null ? [] : [pair]))
  let settled = false
  for (let pass = 0; pass < pairs.length && !settled; pass++) {
    settled = true
    for (const { less, more } of pairs) {
      const [a, b] = [values[less], values[more]]
      if (a?.kind !== 'fixed' || b?.kind !== 'fixed' || a.den !== b.den) continue
      const applies = and(
        sheet,
        [less, more].map((each) => read[each]?.present.must ?? truth(sheet, true)),
      )
      const bound = (yes: Cell, no: Cell) => pick(sheet, { test: applies, yes, no })
      const hi = bound(extreme(sheet, 'least', [a.hi, b.hi]), a.hi)
      const lo = bound(extreme(sheet, 'greatest', [b.lo, a.lo]), b.lo)
      if (hi === a.hi && lo === b.lo) continue
      settled = false
      values[less] = { ...a, hi } satisfies Fixed
      values[more] = { ...b, lo } satisfies Fixed
    }
  }
}
