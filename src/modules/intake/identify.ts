import { sentence } from '../../base/problem.ts'
import type { DraftLine } from './draft-row.ts'
import { type Case, problem, type Trial } from './judged.ts'
import type { KnownFirm } from './known.ts'
import type { RowCode, RowFault } from './row-problems.ts'
import type { IntakeAnswer, IntakeDecision, IntakeQuestion } from './schema.ts'
import { faultPlace } from './told.ts'

/** What a file says of codes and names together, by code and by name; the first row of each speaks. */
export type FileFirms = {
  byCode: ReadonlyMap<string, DraftLine>
  /** Of each code that stands beside a name its first row, in the order of the file. */
  byName: ReadonlyMap<string, readonly DraftLine[]>
}

export function fileFirms(rows: readonly DraftLine[]): FileFirms {
  const byCode = new Map<string, DraftLine>()
  const byName = new Map<string, DraftLine[]>()
  for (const row of rows) {
    const { code, firm } = row
    if (code === undefined || firm === undefined) continue
    if (!byCode.has(code)) byCode.set(code, row)
    const rowsNamed = byName.get(firm)
    if (rowsNamed === undefined) byName.set(firm, [row])
    else if (!rowsNamed.some((each) => each.code === code)) rowsNamed.push(row)
  }
  return { byCode, byName }
}

type Other = IntakeQuestion['others'][number]
export type Asking = {
  kind: IntakeQuestion['kind']
  /** The part of the id behind its kind: it names the pair, so that a decision fits the file sent again. */
  id: string
  others: Other[]
  answers: IntakeAnswer[]
  /** What the rest of the file makes likely; never taken without a word. */
  proposed?: IntakeAnswer
  field: string
  /** Words of the sentence besides the row's own. */
  details?: RowFault['details']
}

/** The decision on a question; without one the question stands and keeps the row out. */
export function decided(trial: Trial, asking: Asking): IntakeDecision | undefined {
  const id = `${asking.kind}:${asking.id}`
  const decision = trial.case.options.decisions[id]
  if (decision !== undefined && asking.answers.includes(decision.answer)) {
    if (decision.answer === 'leaveOut') trial.aside = true
    return decision
  }
  trial.questions.push(questionOf(trial, { ...asking, id }))
  return undefined
}

function questionOf(trial: Trial, asking: Asking): IntakeQuestion {
  const { kind, id, others, answers, field, proposed } = asking
  const { code, name, row } = trial
  const [first] = others
  const details = {
    ...{ name, code, where: first?.where ?? '' },
    other: kind === 'codeTwoNames' ? (first?.name ?? '') : (first?.code ?? ''),
    ...asking.details,
  }
  const rowCode: RowCode = kind
  const column = row.table.at.get(field)
  const at = faultPlace(row, column === undefined ? { code: rowCode } : { code: rowCode, column })
  const message = sentence(`intakeRow.${rowCode}`, details)
  return { id, kind, at, name, code, others, answers, message, ...(proposed && { proposed }) }
}

export const inRegister = '登记册'
export const inRow = (row: DraftLine) => `第 ${row.row} 行`

/** The code of the row's firm: written, or matched by an exact name that a person has confirmed. */
export function identify(trial: Trial, firms: FileFirms): void {
  if (trial.code !== '') return
  const name = trial.row.firm
  const column = trial.row.table.at.get('code')
  if (trial.row.problems.some((fault) => fault.column === column && column !== undefined)) return
  const candidates = name === undefined ? [] : candidatesOf(trial.case, firms, name)
  if (name === undefined || candidates.length === 0) {
    problem(trial, 'code', { code: 'codeMissing' })
    return
  }
  const decision = decided(trial, {
    kind: 'nameOnly',
    id: name,
    others: candidates,
    answers: ['match', 'leaveOut'],
    field: trial.row.table.at.has('name') ? 'name' : 'holder',
  })
  if (decision?.answer !== 'match') return
  const chosen = candidates.find(({ code }) => code === decision.code) ?? candidates[0]
  trial.code = chosen?.code ?? ''
}

/**
 * Another name than that of the code, where a row cannot rename a firm: perhaps another firm was meant.
 * Whoever else bears the name is told.
 */
export function askNameOfCode(
  trial: Trial,
  { name, formerNames }: Pick<KnownFirm, 'name' | 'formerNames'>,
): void {
  const { firm } = trial.row
  if (firm === undefined || firm === name || formerNames.includes(firm)) return
  const bearers = (trial.case.named.get(firm) ?? []).filter(({ code }) => code !== trial.code)
  decided(trial, {
    kind: 'codeTwoNames',
    id: `${trial.code}:${firm}`,
    others: [
      { code: trial.code, name, where: inRegister },
      ...bearers.map((each) => ({ ...each, where: inRegister })),
    ],
    answers: ['keepName', 'leaveOut'],
    field: 'name',
  })
}

function candidatesOf({ named }: Case, firms: FileFirms, name: string): Other[] {
  const registered = (named.get(name) ?? []).map((firm) => ({ ...firm, where: inRegister }))
  const written = (firms.byName.get(name) ?? []).map((row) => ({
    ...{ code: row.code ?? '', name },
    where: inRow(row),
  }))
  const codes = new Set(registered.map(({ code }) => code))
  return [...registered, ...written.filter(({ code }) => !codes.has(code))]
}

/** Other codes that bear this row's name, in the register or further up in the file. */
export function namesakes(trial: Trial, firms: FileFirms): readonly Other[] {
  const name = trial.row.firm
  if (name === undefined) return none
  const written = firms.byName.get(name) ?? none
  // Most names are borne by their own row alone.
  if (trial.case.named.get(name) === undefined && written.length < 2) return none
  const own = written.findIndex(({ code }) => code === trial.code)
  const earlier = new Set(written.slice(0, Math.max(0, own)).map(({ code }) => code))
  return candidatesOf(trial.case, firms, name).filter(
    ({ code, where }) => code !== trial.code && (where === inRegister || earlier.has(code)),
  )
}

const none: never[] = []
