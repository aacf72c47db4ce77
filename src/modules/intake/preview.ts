import { termEnd } from '../certificates/term.ts'
import { factKindLabels, presenceLabels, resolutionLabels } from '../enterprises/schema.ts'
import type { Draft } from './draft.ts'
import { titled } from './draft-row.ts'
import type { JudgedRow } from './judged.ts'
import { columnOf } from './kinds.ts'
import type { RowFault } from './row-problems.ts'
import type {
  IntakeCounts,
  IntakePreview,
  IntakeQuestion,
  IntakeRow,
  IntakeStatus,
  IntakeTally,
  RejectedCell,
} from './schema.ts'
import { faultPlace, told } from './told.ts'

/** A screen shows no more at once; the rest is counted, told by kind, and given back in the workbook. */
const MOST_ROWS = 300
const MOST_QUESTIONS = 200
const MOST_CELLS = 5000

const order: readonly IntakeStatus[] = ['question', 'problem', 'ready', 'unchanged', 'ignored']

type CellFault = IntakeRow['problems'][number]

/** A row that stays out, with what was said of it. */
type OutRow = { sheet: string; row: number; problems: CellFault[] }

/** What is told of a file, gathered row by row: of those that go in nothing but their number is kept. */
export type Gathered = {
  counts: IntakeCounts
  tallies: Map<string, { count: number; first: CellFault; remark: boolean }>
  /** Those that may be shown, by status and whether there are remarks. */
  shown: Map<string, JudgedRow[]>
  questions: Map<string, IntakeQuestion>
  rejected: RejectedCell[]
  out: OutRow[]
}

export function gathering({ ignored: notes }: Draft): Gathered {
  return {
    counts: {
      rows: 0,
      ready: 0,
      question: 0,
      problem: 0,
      unchanged: 0,
      ignored: 0,
      notes,
      remarks: 0,
    },
    tallies: new Map(),
    shown: new Map(),
    questions: new Map(),
    rejected: [],
    out: [],
  }
}

/** The rows as they come, each counted and told in passing. */
export function* gathered(into: Gathered, rows: Iterable<JudgedRow>): Generator<JudgedRow> {
  for (const row of rows) {
    gather(into, row)
    yield row
  }
}

function gather(into: Gathered, row: JudgedRow): void {
  const { counts, questions } = into
  counts.rows += 1
  counts[row.status] += 1
  if (row.remarks.length > 0) counts.remarks += 1
  for (const fault of row.problems) tally(into, row, { fault, remark: false })
  for (const fault of row.remarks) tally(into, row, { fault, remark: true })
  for (const question of row.questions)
    if (!questions.has(question.id)) questions.set(question.id, question)
  if (row.status === 'problem' || row.status === 'question') leaveOut(into, row)
  show(into, row)
}

/** Each code once with how often and where first: fifty thousand rows are read at a glance. */
function tally(
  { tallies }: Gathered,
  row: JudgedRow,
  { fault, remark }: { fault: RowFault; remark: boolean },
): void {
  const key = `${fault.code} ${remark}`
  const known = tallies.get(key)
  if (known === undefined)
    tallies.set(key, { count: 1, first: told(fault, faultPlace(row.draft, fault)), remark })
  else known.count += 1
}

/** Cell by cell for a program to read, and whole for the sender's own layout. */
function leaveOut({ rejected, out }: Gathered, row: JudgedRow): void {
  const { table, row: number } = row.draft
  const { problems } = faultsOf(row)
  out.push({ sheet: table.sheet, row: number, problems })
  if (rejected.length >= MOST_CELLS) return
  for (const { at, code, message } of problems) {
    const cell = at.slice(at.lastIndexOf('!') + 1)
    const column = /^[A-Z]+/.exec(cell)?.[0] ?? ''
    rejected.push({ sheet: table.sheet, row: number, column, cell, code, message: message.zh })
  }
}

function show({ shown }: Gathered, row: JudgedRow): void {
  const key = `${row.status} ${row.remarks.length > 0}`
  const alike = shown.get(key)
  if (alike === undefined) shown.set(key, [row])
  else if (alike.length < MOST_ROWS) alike.push(row)
}

/** The preview of a file when all of its rows have passed. */
export function previewOf(draft: Draft, all: Gathered): Omit<IntakePreview, 'sameAs'> {
  const questions = [...all.questions.values()]
  return {
    kind: draft.kind.id,
    guessed: draft.guessed,
    fileName: draft.fileName,
    fileHash: draft.fileHash,
    sheets: draft.sheets,
    fields: draft.kind.columns.map(({ field, title }) => ({ field, title })),
    counts: all.counts,
    tallies: talliesOf(all),
    rows: firstRows(all).map((row) => shownRow(draft, row)),
    total: all.counts.rows,
    rejected: all.rejected,
    questions: questions.slice(0, MOST_QUESTIONS),
    questionTotal: questions.length,
  }
}

function talliesOf({ tallies }: Gathered): IntakeTally[] {
  return [...tallies.values()]
    .sort((a, b) => Number(a.remark) - Number(b.remark) || b.count - a.count)
    .map(({ count, first, remark }) => ({ code: first.code, count, first, remark }))
}

/** Those that need a person, then those with remarks, then the rest; each in the order of the file. */
function firstRows({ shown }: Gathered): JudgedRow[] {
  const all = order.flatMap((status) =>
    [true, false].flatMap((odd) => shown.get(`${status} ${odd}`) ?? []),
  )
  return all.slice(0, MOST_ROWS)
}

function shownRow(draft: Draft, row: JudgedRow): IntakeRow {
  const { table, row: number } = row.draft
  return {
    at: `${table.sheet}!${number}`,
    sheet: table.sheet,
    row: number,
    status: row.status,
    name: row.name,
    code: row.code,
    brings: bringsOf(draft, row),
    ...faultsOf(row),
  }
}

export function faultsOf(row: JudgedRow): Pick<IntakeRow, 'problems' | 'remarks'> {
  const asked = row.questions.map(({ kind, at, message }) => ({
    ...{ at, message },
    code: `intakeRow.${kind}`,
  }))
  return {
    problems: [...row.problems.map((fault) => told(fault, faultPlace(row.draft, fault))), ...asked],
    remarks: row.remarks.map((fault) => told(fault, faultPlace(row.draft, fault))),
  }
}

/** What would be kept, in words: an officer sees what her cells became. */
function bringsOf({ kind }: Draft, { brings, status }: JudgedRow): string {
  if (status !== 'ready') return ''
  const facts = (brings.facts ?? []).map(
    (fact) => `${factKindLabels[fact.kind].zh} ${factWord(fact)}`,
  )
  const figures = (brings.filings ?? []).flatMap(({ year, figures: of }) =>
    Object.entries(of).map(
      ([field, value]) =>
        `${year}年${titled(kind, field).title} ${value}${columnOf(kind, field)?.unit ?? ''}`,
    ),
  )
  const others = [
    ...(brings.resolutions ?? []).map(
      ({ decision, other }) => `${resolutionLabels[decision].zh}(${other})`,
    ),
    ...(brings.certificates ?? []).map(
      ({ title, validFrom, validTo }) =>
        `${titleName(kind, title)} ${validFrom} 至 ${termEnd(validTo).zh}`,
    ),
    ...(brings.events ?? []).map(({ effectiveOn }) => `自 ${effectiveOn}`),
    ...(brings.entries ?? []).map(({ key, onDate }) => `${key} ${onDate}`),
  ]
  const all = [...others, ...facts, ...figures]
  return all.length > 6 ? `${all.slice(0, 6).join(';')} 等 ${all.length} 项` : all.join(';')
}

function factWord({ kind, value }: { kind: string; value: string }): string {
  if (kind === 'presence') return presenceLabels[value as keyof typeof presenceLabels].zh
  if (kind === 'aboveSize') return value === 'yes' ? '是' : '否'
  return value
}

function titleName(kind: Draft['kind'], id: string): string {
  const column = kind.columns.find(({ field }) => field === 'title')
  return column?.choices?.find(({ value }) => value === id)?.words[0] ?? id
}
