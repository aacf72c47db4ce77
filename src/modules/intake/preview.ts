import { factKindLabels, presenceLabels, resolutionLabels } from '../enterprises/schema.ts'
import type { Draft } from './draft.ts'
import { titled } from './draft-row.ts'
import type { JudgedRow, Judgement } from './judged.ts'
import type { RowFault } from './row-problems.ts'
import type {
  IntakeCounts,
  IntakePreview,
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

export function previewOf(draft: Draft, judgement: Judgement): Omit<IntakePreview, 'sameAs'> {
  const { rows, questions } = judgement
  return {
    kind: draft.kind.id,
    guessed: draft.guessed,
    fileName: draft.fileName,
    fileHash: draft.fileHash,
    sheets: draft.sheets,
    fields: draft.kind.columns.map(({ field, title }) => ({ field, title })),
    counts: countsOf(draft, rows),
    tallies: talliesOf(rows),
    rows: firstRows(rows).map((row) => shownRow(draft, row)),
    total: rows.length,
    rejected: rejectedCells(rows),
    questions: questions.slice(0, MOST_QUESTIONS),
    questionTotal: questions.length,
  }
}

/** Rows that stay out, cell by cell, for a program to read. */
function rejectedCells(rows: readonly JudgedRow[]): RejectedCell[] {
  const cells: RejectedCell[] = []
  for (const row of rows) {
    if (row.status !== 'problem' && row.status !== 'question') continue
    if (cells.length >= MOST_CELLS) break
    const { table, row: number } = row.draft
    for (const { at, code, message } of faultsOf(row).problems) {
      const cell = at.slice(at.lastIndexOf('!') + 1)
      const column = /^[A-Z]+/.exec(cell)?.[0] ?? ''
      cells.push({ sheet: table.sheet, row: number, column, cell, code, message: message.zh })
    }
  }
  return cells
}

export function countsOf({ ignored }: Draft, rows: readonly JudgedRow[]): IntakeCounts {
  const counts = {
    rows: rows.length,
    ready: 0,
    question: 0,
    problem: 0,
    unchanged: 0,
    ignored: 0,
    remarks: 0,
  }
  for (const { status, remarks } of rows) {
    counts[status] += 1
    if (remarks.length > 0) counts.remarks += 1
  }
  return { ...counts, ignored: counts.ignored + ignored }
}

/** Each code once with how often and where first: fifty thousand rows are read at a glance. */
function talliesOf(rows: readonly JudgedRow[]): IntakeTally[] {
  const tallies = new Map<
    string,
    { count: number; row: JudgedRow; fault: RowFault; remark: boolean }
  >()
  const add = (row: JudgedRow, fault: RowFault, remark: boolean) => {
    const key = `${fault.code} ${remark}`
    const known = tallies.get(key)
    if (known === undefined) tallies.set(key, { count: 1, row, fault, remark })
    else known.count += 1
  }
  for (const row of rows) {
    for (const fault of row.problems) add(row, fault, false)
    for (const fault of row.remarks) add(row, fault, true)
  }
  return [...tallies.values()]
    .sort((a, b) => Number(a.remark) - Number(b.remark) || b.count - a.count)
    .map(({ count, row, fault, remark }) => {
      const first = told(fault, faultPlace(row.draft, fault))
      return { code: first.code, count, first, remark }
    })
}

/** Those that need a person, then those with remarks, then the rest; each in the order of the file. */
function firstRows(rows: readonly JudgedRow[]): JudgedRow[] {
  const shown: JudgedRow[] = []
  for (const status of order)
    for (const odd of [true, false]) {
      if (shown.length >= MOST_ROWS) return shown
      const fitting = rows.filter((row) => row.status === status && row.remarks.length > 0 === odd)
      shown.push(...fitting.slice(0, MOST_ROWS - shown.length))
    }
  return shown
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
    Object.entries(of).map(([field, value]) => `${year}年${titled(kind, field).title} ${value}`),
  )
  const others = [
    ...(brings.resolutions ?? []).map(
      ({ decision, other }) => `${resolutionLabels[decision].zh}(${other})`,
    ),
    ...(brings.certificates ?? []).map(
      ({ title, validFrom, validTo }) => `${titleName(kind, title)} ${validFrom} 至 ${validTo}`,
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
