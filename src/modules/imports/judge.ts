import { clockDate } from '../../base/calendar.ts'
import { decimal, exact } from '../../base/decimal.ts'
import { periodName } from '../../base/period.ts'
import type { Details } from '../../base/problem.ts'
import { keyOf } from '../observations/entering.ts'
import { type ObservationState, observationStateLabels } from '../observations/schema.ts'
import type { Draft } from './draft.ts'
import type { DraftRow } from './interpret.ts'
import { oddities } from './odd.ts'
import { endOf } from './reader.ts'
import { type RowNote, type RowProblem, rowNote, rowProblem } from './row-problems.ts'
import type { ImportCounts, ImportedValue, ImportRow, ImportSheet } from './schema.ts'
import { type KnownValue, type Series, seriesOf } from './series.ts'
import { inUnit } from './units.ts'

export type JudgeInput = {
  draft: Draft
  known: readonly KnownValue[]
  /** The moment the import happens at. */
  now: string
  /** Why values are corrected: 'Sheet1!C7' for one value, 'Sheet1!7' for a row, '*' for all. */
  reasons?: Readonly<Record<string, string>>
  /** Values or rows that the officer leaves out, by the same places. */
  leftOut?: readonly string[]
}

export type Judgement = {
  fileName: string
  fileHash: string
  sheets: ImportSheet[]
  rows: ImportRow[]
  counts: ImportCounts
}

/** Names a row's whole content, so that the same row is known again: the key, the value, its unit and its state. */
export function rowKey(value: ImportedValue): string {
  return [keyOf(value), exact(value.value).toFixed(), value.unit, value.state].join('|')
}

const BREATH = 500

/** Lays the file beside the ledger. Yields now and then, so that a server can answer others in between. */
export function* judging(input: JudgeInput): Generator<void, Judgement> {
  const { draft, known } = input
  const byKey = new Map(known.map((each) => [keyOf(each), each]))
  const twins = twinsOf(draft.rows)
  const series = seriesOf(known, draft.rows)
  const judge = judgeOf(input, { byKey, twins, series })
  const rows: ImportRow[] = []
  for (const [index, row] of draft.rows.entries()) {
    rows.push(judge(row))
    if (index % BREATH === 0) yield
  }
  return {
    fileName: draft.workbook.name,
    fileHash: draft.workbook.hash,
    sheets: draft.sheets,
    rows,
    counts: countsOf(rows),
  }
}

type Beside = {
  byKey: ReadonlyMap<string, KnownValue>
  twins: ReadonlyMap<string, Twins>
  series: Series
}

function judgeOf(input: JudgeInput, beside: Beside) {
  const leftOut = new Set(input.leftOut)
  const today = clockDate(input.now)
  const reasonFor = ({ at, sheet, row }: ImportRow) =>
    input.reasons?.[at] ?? input.reasons?.[`${sheet}!${row}`] ?? input.reasons?.['*'] ?? ''
  return ({ row, card }: DraftRow): ImportRow => {
    const { value } = row
    if (value === undefined || card === undefined || row.status !== 'ready') return row
    if (leftOut.has(row.at) || leftOut.has(`${row.sheet}!${row.row}`))
      return noted(row, 'ignored', 'leftOut')
    if (endOf(value.period) > today)
      return refused(row, 'futurePeriod', { period: periodName(value.period).zh, moment: today })
    const twin = judgedTwin(row, value, beside.twins.get(keyOf(value)))
    if (twin !== undefined) return twin
    const judged = besideLedger(row, value, { ...beside, reasonFor })
    if (judged.status === 'unchanged') return judged
    const odd = oddities(judged, card, beside.series)
    return odd.length === 0 ? judged : { ...judged, warnings: [...judged.warnings, ...odd] }
  }
}

function refused(row: ImportRow, code: RowProblem, details: Details): ImportRow {
  const problem = rowProblem(row.at, code, details)
  return { ...row, status: 'problem', problems: [...row.problems, problem] }
}

function noted(
  row: ImportRow,
  status: ImportRow['status'],
  code: RowNote,
  details: Details = {},
): ImportRow {
  const warning = rowNote(row.at, code, details)
  return { ...row, status, warnings: [...row.warnings, warning] }
}

/** Rows that speak of one observation: the first of them, and the first that says something else. */
type Twins = { first: ImportRow; content: string; other: ImportRow | undefined; count: number }

function twinsOf(rows: readonly DraftRow[]): Map<string, Twins> {
  const byKey = new Map<string, Twins>()
  for (const { row } of rows) {
    if (row.status !== 'ready' || row.value === undefined) continue
    const key = keyOf(row.value)
    const twins = byKey.get(key)
    if (twins === undefined) byKey.set(key, { first: row, content: '', other: undefined, count: 1 })
    else addTwin(twins, row, row.value)
  }
  return byKey
}

function addTwin(twins: Twins, row: ImportRow, value: ImportedValue): void {
  twins.count += 1
  if (twins.content === '' && twins.first.value) twins.content = rowKey(twins.first.value)
  if (twins.other === undefined && rowKey(value) !== twins.content) twins.other = row
}

/** Of equal rows the first comes in; of rows that disagree none does. */
function judgedTwin(
  row: ImportRow,
  value: ImportedValue,
  twins: Twins | undefined,
): ImportRow | undefined {
  if (twins === undefined || twins.count === 1) return undefined
  const { first, other, content } = twins
  if (other !== undefined) {
    const differing = rowKey(value) === content ? other : first
    return refused(row, 'duplicateDiffers', { other: differing.at })
  }
  return first === row ? undefined : noted(row, 'ignored', 'duplicateSame', { other: first.at })
}

/** From the least to the most that a source has said about how sure its value is. */
const stateOrder = [
  'unstated',
  'estimated',
  'flash',
  'provisional',
  'revised',
  'final',
] as const satisfies readonly ObservationState[]
type Ledger = Beside & { reasonFor: (row: ImportRow) => string }

/** New, unchanged, a later state of the same value, or a correction that needs its reason. */
function besideLedger(row: ImportRow, read: ImportedValue, ledger: Ledger): ImportRow {
  const known = ledger.byKey.get(keyOf(read))
  if (known === undefined) return row
  const old = inUnit(known.value, known.unit, read.unit)
  const before = old.kind === 'value' ? old.value : known.value
  const step = stateOrder.indexOf(read.state) - stateOrder.indexOf(known.state)
  const same = old.kind === 'value' && (read.value === before || exact(read.value).equals(before))
  if (same && step <= 0) return { ...row, status: 'unchanged' }
  const difference = decimal(exact(read.value).minus(before))
  const details = detailsOf(known, read, difference)
  const expected = step > 0 && (same || known.state === 'estimated' || known.state === 'flash')
  const given = read.reason === '' ? ledger.reasonFor(row) : read.reason
  const reason = given === '' && expected ? stateReason(details) : given
  const corrected: ImportRow = {
    ...row,
    value: { ...read, period: known.period, supersedes: known.id, reason },
    corrects: {
      id: known.id,
      value: known.value,
      unit: known.unit,
      state: known.state,
      difference,
    },
  }
  if (step < 0) return refused(corrected, 'stateGoesBack', details)
  if (expected) return noted(corrected, 'ready', 'stateMoves', details)
  return reason === '' ? refused(corrected, 'correctionNeedsReason', details) : corrected
}

/** Why a later state replaces an earlier one, when nobody says more. */
function stateReason(details: Details): string {
  return `数据状态由${details['known']}转为${details['state']}`
}

function detailsOf(known: KnownValue, value: ImportedValue, difference: string): Details {
  const [before, after] = [observationStateLabels[known.state], observationStateLabels[value.state]]
  return {
    ...{ old: known.value, new: value.value, unit: value.unit, difference },
    ...{ known: before.zh, knownEn: before.en, state: after.zh, stateEn: after.en },
  }
}

const oddCodes =
  /^importNote\.(unitSlip|bigJump|cumulativeFell|fractionForPercent|partsDisagree|approximate|nameGuessed|bracketNegative|newArea|scopeDiffers|remarkDropped)$/

/** Whether a person should look at it once more before it goes in. */
export function isOdd(row: ImportRow): boolean {
  return row.warnings.some(({ code }) => oddCodes.test(code))
}

/** A correction that would come in if only its reason were given. */
export function needsReason({ problems: [first, ...others] }: ImportRow): boolean {
  return first?.code === 'importRow.correctionNeedsReason' && others.length === 0
}

function countsOf(rows: readonly ImportRow[]): ImportCounts {
  const counts = {
    ...{ ready: 0, unchanged: 0, problem: 0, ignored: 0 },
    ...{ corrections: 0, needsReason: 0, odd: 0 },
  }
  for (const row of rows) {
    counts[row.status] += 1
    if (needsReason(row)) counts.needsReason += 1
    if (row.status !== 'ready') continue
    if (row.corrects !== undefined) counts.corrections += 1
    if (isOdd(row)) counts.odd += 1
  }
  return counts
}
