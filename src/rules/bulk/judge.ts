/** The answers of bulk for every row: verdict, score, what certainly fails, what is still needed. */

import type { Split, Version } from '../meaning/version.ts'
import { type Cell, emptySheet, type Sheet } from './cell.ts'
import { type Piece, type Reading, readInputs } from './input.ts'
import { lowerNode } from './lower.ts'
import { asTruth, type Lowering, type Occasion } from './lowering.ts'
import { neededInputs } from './need.ts'
import { holds, literal } from './number.ts'
import { joinFixed, joinTruth, type Part } from './piece.ts'
import { openValue } from './ratio.ts'
import { and, isFalse, not, or, truth } from './truth.ts'
import { type Fixed, type Truth, truthOf, type Value } from './value.ts'

/** What a bulk engine answers for a row and a version, each in a column of its own. */
export type OutputKind =
  | 'verdict'
  | 'scoreLo'
  | 'scoreHi'
  | 'classLo'
  | 'classHi'
  | 'covered'
  | 'amountLo'
  | 'amountHi'
  | 'fails'
  | 'needs'

export type Judged = {
  readonly programme: string
  readonly version: string
  readonly verdict: Truth
  /** In whole points over `den`. */
  readonly score: Fixed | null
  /** Position of the class from the lowest; `covered`: the table has a row for the enterprise. */
  readonly class: { readonly value: Fixed; readonly covered: Truth } | null
  /** In 分; `openEnd`: no upper end is known. */
  readonly amount: { readonly value: Fixed; readonly openEnd: Cell } | null
  /** Bit i: clause i of the deciding path is certainly unmet. */
  readonly fails: readonly Cell[]
  /** Bit i: input i is missing and matters. */
  readonly needs: readonly Cell[]
  /** Rows whose data contradict the rule's constraints, where they are given. */
  readonly contradicts: readonly { readonly id: string; readonly cell: Cell }[]
  /** The position in the row of every input that a column holds. */
  readonly inputs: readonly string[]
}

/**
 * `refined` stands in place of the plain answers where `when` holds: there an input that acts both ways
 * is open, and the answer is the union over the pieces of its range.
 */
export type Bulk = {
  readonly sheet: Sheet
  readonly judged: readonly Judged[]
  readonly refined: { readonly when: Cell; readonly judged: readonly Judged[] } | null
}

export type Wanted = Occasion & {
  /** No column lacks a value in any row: everything two-valued but what the rule leaves open. */
  readonly complete: boolean
  /** Leave out what is not asked for. */
  readonly without?: readonly ('needs' | 'fails' | 'contradicts')[]
}

/** Several versions over one register: what they share is computed once. */
export function judgeRows(versions: readonly Version[], wanted: Wanted): Bulk {
  const sheet = emptySheet(wanted.complete)
  const readings = versions.map((version) => ({ sheet, version, procedure: wanted.procedure }))
  const plain = readings.map((reading) => judgePiece(reading, [], wanted))
  const judged = readings.map((reading, place) =>
    answersOf(reading, { parts: plain.slice(place, place + 1), wanted }),
  )
  const when = or(
    sheet,
    readings.map(({ version }, place) => isRefined(sheet, version, plain[place])),
  )
  if (sheet.complete || isFalse(sheet, when)) return { sheet, judged, refined: null }
  const refined = readings.map((reading) => {
    const parts = combinations(reading.version.splits).map((each) =>
      judgePiece(reading, each, wanted),
    )
    return answersOf(reading, { parts, wanted })
  })
  return { sheet, judged, refined: { when, judged: refined } }
}

/** An open input with pieces, and something left open by the plain hull. */
function isRefined(
  sheet: Sheet,
  { splits, verdict, score }: Version,
  part: Part | undefined,
): Cell {
  if (part === undefined || sheet.complete) return truth(sheet, false)
  const open = splits.map(({ input }) => openInput(sheet, part.inputs.values[input]))
  const left = [verdict, ...(score === null ? [] : [score])].map((slot) =>
    openInput(sheet, part.values[slot]),
  )
  return and(sheet, [or(sheet, open), or(sheet, left)])
}

function openInput(sheet: Sheet, value: Value | undefined): Cell {
  return value === undefined ? truth(sheet, false) : openValue(sheet, value)
}

type Answering = { readonly parts: readonly Part[]; readonly wanted: Wanted }

function answersOf({ sheet, version }: Reading, { parts, wanted }: Answering): Judged {
  const skip = new Set(wanted.without)
  const joined = joinTruth(sheet, parts, ({ verdict }) => verdict)
  const open = truthOf(truth(sheet, false), truth(sheet, true))
  const verdict = isCapped(version, wanted) ? open : joined
  const needless = skip.has('needs') || sheet.complete
  return {
    programme: version.programme,
    version: version.id,
    verdict,
    score: version.score === null ? null : joinFixed(sheet, parts, version.score),
    class: classOf(sheet, version, parts),
    amount: amountOf(sheet, version, parts),
    fails: skip.has('fails') ? [] : failing(sheet, version, parts),
    needs: needless ? [] : neededInputs(sheet, { version, parts }),
    contradicts: skip.has('contradicts') ? [] : contradictions(sheet, version, parts[0]),
    inputs: version.inputs.map(({ column }) => column),
  }
}

function classOf(sheet: Sheet, { class: table }: Version, parts: readonly Part[]): Judged['class'] {
  if (table === null) return null
  const covered = joinTruth(sheet, parts, ({ values }) => asTruth(values[table.covered]))
  return { value: joinFixed(sheet, parts, table.slot), covered }
}

function amountOf(sheet: Sheet, { amount }: Version, parts: readonly Part[]): Judged['amount'] {
  if (amount === null) return null
  const value = joinFixed(sheet, parts, amount.total)
  const unbounded = amount.items.filter(({ open }) => open)
  const applies = parts.flatMap(({ alive, values }) =>
    unbounded.map((item) => and(sheet, [alive, asTruth(values[item.applies]).may])),
  )
  const beyond = holds(sheet, '>=', [value.hi, literal(sheet, NO_END * value.den)])
  return { value, openEnd: and(sheet, [or(sheet, applies), beyond]) }
}

/** 分: where the upper end of an unknown amount stands, which is told as none. */
const NO_END = 9n * 10n ** 15n

function judgePiece(reading: Reading, pieces: readonly Piece[], occasion: Occasion): Part {
  const { sheet, version } = reading
  const inputs = readInputs(reading, pieces)
  const values: Value[] = []
  const lowering: Lowering = { sheet, version, occasion, inputs, values }
  for (const node of version.nodes) values[node.slot] = lowerNode(lowering, node)
  const verdict = asTruth(values[version.verdict])
  return { inputs, alive: inputs.alive, values, verdict }
}

/** Every choice of one piece for each split. */
function combinations(splits: readonly Split[]): Piece[][] {
  return splits.reduce<Piece[][]>(
    (sofar, { input, pieces }) =>
      sofar.flatMap((chosen) => pieces.map((piece) => [...chosen, { input, piece }])),
    [[]],
  )
}

function failing(sheet: Sheet, { mask }: Version, parts: readonly Part[]): Cell[] {
  return mask.map(({ slot }) =>
    not(sheet, joinTruth(sheet, parts, ({ values }) => asTruth(values[slot])).may),
  )
}

/** A constraint is broken where it certainly fails on what the row says. */
function contradictions(
  sheet: Sheet,
  version: Version,
  part: Part | undefined,
): Judged['contradicts'] {
  return version.constraints.flatMap(({ id, slot }) => {
    const value = part?.values[slot]
    return value?.kind === 'truth' ? [{ id, cell: not(sheet, value.may) }] : []
  })
}

function isCapped({ validity }: Version, { day, procedure }: Occasion): boolean {
  const row = validity.find(
    ({ from, to, procedures }) =>
      (from === null || from <= day) &&
      (to === null || day <= to) &&
      (procedures.length === 0 || procedures.includes(procedure ?? 'new')),
  )
  return row !== undefined && row.capped !== null
}
