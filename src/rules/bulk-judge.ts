/** The answers of bulk for every row: verdict, score, what certainly fails, what is still needed. */
import { type Cell, emptySheet, type Sheet } from './bulk-cell.ts'
import { type Piece, type Reading, readInputs } from './bulk-input.ts'
import { asFixed, asTruth, type Lowering, lowerNode, type Occasion } from './bulk-lower.ts'
import { neededInputs } from './bulk-need.ts'
import { extreme, literal, pick } from './bulk-number.ts'
import { and, not, or, truth } from './bulk-truth.ts'
import { type Fixed, sameScale, type Truth, truthOf, type Value } from './bulk-value.ts'
import type { Split, Version } from './version.ts'

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

export type Bulk = { readonly sheet: Sheet; readonly judged: readonly Judged[] }

export type Wanted = Occasion & {
  /** No column lacks a value in any row: everything two-valued but what the rule leaves open. */
  readonly complete: boolean
  /** Leave out what is not asked for. */
  readonly without?: readonly ('needs' | 'fails' | 'contradicts')[]
}

/** Several versions over one register: what they share is computed once. */
export function judgeRows(versions: readonly Version[], wanted: Wanted): Bulk {
  const sheet = emptySheet(wanted.complete)
  return { sheet, judged: versions.map((version) => judgeOne(sheet, version, wanted)) }
}

function judgeOne(sheet: Sheet, version: Version, wanted: Wanted): Judged {
  const reading = { sheet, version, procedure: wanted.procedure }
  const pieces = sheet.complete ? [[]] : combinations(version.splits)
  const parts = pieces.map((each) => judgePiece(reading, each, wanted))
  const skip = new Set(wanted.without)
  const capped = isCapped(version, wanted)
  const verdict = joinTruth(sheet, parts, ({ verdict: each }) => each)
  const score = version.score
  const [amount, kind] = [version.amount, version.class]
  return {
    programme: version.programme,
    version: version.id,
    verdict: capped ? truthOf(truth(sheet, false), verdict.may) : verdict,
    score: score === null ? null : joinFixed(sheet, parts, score),
    class:
      kind === null
        ? null
        : {
            value: joinFixed(sheet, parts, kind.slot),
            covered: joinTruth(sheet, parts, ({ values }) => asTruth(values[kind.covered])),
          },
    amount:
      amount === null
        ? null
        : {
            value: joinFixed(sheet, parts, amount.total),
            openEnd: joinTruth(sheet, parts, ({ values }) => {
              const open = amount.items.filter((each) => each.open)
              const may = or(
                sheet,
                open.map(({ applies }) => asTruth(values[applies]).may),
              )
              return truthOf(may, may)
            }).may,
          },
    fails: skip.has('fails') ? [] : failing(sheet, version, parts),
    needs:
      skip.has('needs') || sheet.complete ? [] : neededInputs(sheet, { version, parts, verdict }),
    contradicts: skip.has('contradicts') ? [] : contradictions(sheet, version, parts[0]),
    inputs: version.inputs.map(({ column }) => column),
  }
}

export type Part = {
  readonly alive: Cell
  readonly values: readonly Value[]
  readonly verdict: Truth
  readonly missing: readonly Cell[]
}

function judgePiece(reading: Reading, pieces: readonly Piece[], occasion: Occasion): Part {
  const { sheet, version } = reading
  const inputs = readInputs(reading, pieces)
  const values: Value[] = []
  const lowering: Lowering = { sheet, version, occasion, inputs, values }
  for (const node of version.nodes) values[node.slot] = lowerNode(lowering, node)
  const verdict = asTruth(values[version.verdict])
  return { alive: inputs.alive, values, verdict, missing: inputs.missing }
}

/** Every choice of one piece for each split. */
function combinations(splits: readonly Split[]): Piece[][] {
  return splits.reduce<Piece[][]>(
    (sofar, { input, pieces }) =>
      sofar.flatMap((chosen) => pieces.map((piece) => [...chosen, { input, piece }])),
    [[]],
  )
}

/** Certain where every living piece is certain, possible where one is. */
function joinTruth(sheet: Sheet, parts: readonly Part[], of: (part: Part) => Truth): Truth {
  const must = parts.map((part) => or(sheet, [not(sheet, part.alive), of(part).must]))
  const may = parts.map((part) => and(sheet, [part.alive, of(part).may]))
  return truthOf(and(sheet, must), or(sheet, may))
}

function joinFixed(sheet: Sheet, parts: readonly Part[], slot: number): Fixed {
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
  return validity.some(
    ({ from, to, procedures, capped }) =>
      capped !== null &&
      (from === null || from <= day) &&
      (to === null || day <= to) &&
      (procedures.length === 0 || procedures.includes(procedure)),
  )
}
