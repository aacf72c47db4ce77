import type { New } from '../../base/recorded.ts'
import type { Certificate, CertificateEvent } from '../certificates/schema.ts'
import type { EnterpriseFact, Filing, Resolution } from '../enterprises/schema.ts'
import type { RegisterEntry } from '../registers/schema.ts'
import type { Draft } from './draft.ts'
import { type DraftLine, type DraftRow, faultAt, titled } from './draft-row.ts'
import type { FieldColumn, Kind } from './kind.ts'
import type { Known, KnownFact, KnownFigures, KnownFirm } from './known.ts'
import { rowOf } from './read-row.ts'
import type { RowCode, RowFault } from './row-problems.ts'
import type { IntakeOptions, IntakeQuestion, IntakeStatus } from './schema.ts'

/** A row to be appended without what is the same for all rows of an import: its source and who enters it. */
type Bare<T> = Omit<T, 'source' | 'sourceClass' | 'importId' | 'supersedes' | 'reason'> & {
  supersedes?: string
}
export type Brings = {
  facts: Bare<New<EnterpriseFact>>[]
  filings: Bare<New<Filing>>[]
  resolutions: Bare<New<Resolution>>[]
  certificates: Bare<New<Certificate>>[]
  events: Bare<New<CertificateEvent>>[]
  entries: Bare<New<RegisterEntry>>[]
}

/** One row laid beside what is known. */
export type JudgedRow = {
  draft: DraftLine
  status: IntakeStatus
  name: string
  code: string
  problems: RowFault[]
  remarks: RowFault[]
  /** Undecided: they keep the row out. */
  questions: IntakeQuestion[]
  brings: Partial<Brings>
}

/** Everything a judgement is made of. */
export type Case = {
  draft: Draft
  known: Omit<Known, 'firms' | 'named' | 'papers' | 'told'>
  /** By the code that was asked; a merged code finds the firm it went into. */
  firms: ReadonlyMap<string, KnownFirm>
  /** Firms that bear or bore a name. */
  named: ReadonlyMap<string, Known['named'][string]>
  options: IntakeOptions
  /** yyyy-mm-dd. */
  today: string
  /** The edition of GB/T 4754 that industry codes are of. */
  edition: string
  /** By code and kind since when which value counted, the newest day first; see `Known.told`. */
  told: ReadonlyMap<string, readonly KnownFact[]>
  /** What is known of a firm's year from the same class of source. */
  figuresOf: (code: string, year: number) => KnownFigures | undefined
}

/** A row under judgement: its own faults first, more as they are found. */
export type Trial = {
  case: Case
  /** What of the row may be held longer than its judgement. */
  line: DraftLine
  row: DraftRow
  code: string
  name: string
  problems: RowFault[]
  remarks: RowFault[]
  questions: IntakeQuestion[]
  /** Left out by decision, or the same as a row above. */
  aside: boolean
  brings: Partial<Brings>
}

function trialOf(given: Case, line: DraftLine): Trial {
  const row = rowOf(line)
  const { code = '', name = '', holder = '' } = row.values
  return {
    case: given,
    line,
    row,
    code,
    name: name === '' ? holder : name,
    problems: [...row.problems],
    remarks: [...row.remarks],
    questions: [],
    aside: false,
    brings: {},
  }
}

/** A problem at the cell of a field. */
export function problem(trial: Trial, field: string, fault: RowFault): void {
  trial.problems.push(faultAt(trial.row, field, fault))
}

export function remark(trial: Trial, field: string, fault: RowFault): void {
  trial.remarks.push(faultAt(trial.row, field, fault))
}

/** A problem whose sentence names the field. */
export function titledProblem(
  trial: Trial,
  field: string,
  { code, details = {} }: { code: RowCode; details?: RowFault['details'] },
): void {
  const { kind } = trial.case.draft
  problem(trial, field, { code, details: { ...titled(kind, field), ...details } })
}

export function titledRemark(
  trial: Trial,
  field: string,
  { code, details = {} }: { code: RowCode; details?: RowFault['details'] },
): void {
  const { kind } = trial.case.draft
  remark(trial, field, { code, details: { ...titled(kind, field), ...details } })
}

/** A known value that the row would replace: with a reason a correction, without one a problem. */
export function correction(
  trial: Trial,
  field: string,
  change: { before: string; after: string },
): void {
  const told = trial.case.options.reason === '' ? titledProblem : titledRemark
  const code = trial.case.options.reason === '' ? 'needsReason' : 'corrected'
  told(trial, field, { code, details: change })
}

/** Most rows have nothing said of them: they share one empty list. */
const none: never[] = []

/** What becomes of the row when everything about it has been said. */
function judgedRow(trial: Trial): JudgedRow {
  const { line, name, code, problems, remarks, questions, brings } = trial
  return {
    draft: line,
    status: statusOf(trial),
    name,
    code,
    problems: problems.length === 0 ? none : problems,
    remarks: remarks.length === 0 ? none : remarks,
    questions: questions.length === 0 ? none : questions,
    brings,
  }
}

function statusOf({ aside, problems, questions, brings }: Trial): IntakeStatus {
  if (aside) return 'ignored'
  if (problems.length > 0) return 'problem'
  if (questions.length > 0) return 'question'
  const something = Object.values(brings).some((rows) => rows.length > 0)
  return something ? 'ready' : 'unchanged'
}

/** Needed fields that are absent, and days that have not come. */
function checkFields(trial: Trial): void {
  const { values } = trial.row
  for (const { field, needed, type } of checkedColumns(trial.case.draft.kind)) {
    const value = values[field]
    if (value === undefined) {
      if (needed === true && !hasFault(trial, field))
        titledProblem(trial, field, { code: 'needed' })
    } else if (type === 'day' && value > trial.case.today && field !== 'validFrom')
      titledProblem(trial, field, { code: 'futureDay', details: { text: value } })
  }
}

const checked = new WeakMap<Kind, readonly FieldColumn[]>()

/** Tens of thousands of rows ask: only columns that can be wrong by themselves are looked at. */
function checkedColumns(kind: Kind): readonly FieldColumn[] {
  const before = checked.get(kind)
  if (before !== undefined) return before
  const columns = kind.columns.filter(({ needed, type }) => needed === true || type === 'day')
  checked.set(kind, columns)
  return columns
}

/** The day the list speaks of: facts without a day of their own hold from it. */
export function listDay({ case: { options, today } }: Trial): string {
  return options.listDay ?? today
}

/** Judges row by row, as far as somebody asks: a trial is forgotten as soon as its row is settled. */
export function* judgement(given: Case, judge: (trial: Trial) => void): Generator<JudgedRow> {
  for (const line of given.draft.rows) {
    const trial = trialOf(given, line)
    checkFields(trial)
    judge(trial)
    yield judgedRow(trial)
  }
}

/** Whether the cell of a field has a problem of its own already. */
export function hasFault(trial: Trial, field: string): boolean {
  const column = trial.row.table.at.get(field)
  return column !== undefined && trial.problems.some((fault) => fault.column === column)
}
