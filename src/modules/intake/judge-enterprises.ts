import { normalName } from '../enterprises/firm-name.ts'
import { settleCells } from './cell-questions.ts'
import type { DraftLine, DraftRow } from './draft-row.ts'
import { bringFacts, checkDays, leaveFactsOut, type Naming } from './firm-facts.ts'
import { bringFigures } from './firm-figures.ts'
import {
  askNameOfCode,
  decided,
  type FileFirms,
  fileFirms,
  identify,
  inRegister,
  inRow,
  namesakes,
} from './identify.ts'
import {
  type Case,
  hasFault,
  type JudgedRow,
  judgement,
  listDay,
  problem,
  remark,
  type Trial,
  titledProblem,
} from './judged.ts'
import { type KnownFirm, pairOf } from './known.ts'
import { rowOf } from './read-row.ts'

/** Rows of firms laid beside the register and beside each other. */
export function judgeEnterprises(given: Case): Iterable<JudgedRow> {
  const firms = fileFirms(given.draft.rows)
  const decidedPairs = new Set(given.known.decided)
  const seen = new Map<string, DraftLine>()
  return judgement(given, (trial) => {
    settleCells(trial)
    identify(trial, firms)
    checkRepetition(trial, seen)
    if (trial.code !== '' && !trial.aside) judgeFirm(trial, firms, decidedPairs)
  })
}

function judgeFirm(trial: Trial, firms: FileFirms, pairs: ReadonlySet<string>): void {
  const known = trial.case.firms.get(trial.code)
  const name = trial.row.firm
  if (trial.case.options.sourceClass === 'survey') {
    judgeSurveyed(trial, known)
    return
  }
  if (known === undefined && name === undefined && !hasFault(trial, 'name'))
    problem(trial, 'name', { code: 'nameMissing', details: { code: trial.code } })
  checkDays(trial, known)
  const renamedOn = namedAs(trial, firms)
  checkNamesakes(trial, firms, pairs)
  if (trial.aside) return
  bringFacts(trial, known, renamedOn)
  bringFigures(trial)
}

/** Of a survey only the figures of a known firm are taken (统计法 28). */
function judgeSurveyed(trial: Trial, known: KnownFirm | undefined): void {
  if (known === undefined) {
    problem(trial, 'code', { code: 'surveyFirm', details: { code: trial.code } })
    return
  }
  askNameOfCode(trial, known)
  if (trial.aside) return
  leaveFactsOut(trial, known)
  bringFigures(trial)
}

function namedAs(trial: Trial, firms: FileFirms): Naming {
  const name = trial.row.firm
  const known = trial.case.firms.get(trial.code)
  if (name === undefined) return { kind: 'keep' }
  if (known !== undefined && known.name !== '') {
    if (known.name === name) return { kind: 'same' }
    if (known.formerNames.includes(name)) {
      remark(trial, 'name', { code: 'formerName', details: { name, other: known.name } })
      return { kind: 'keep' }
    }
    return renaming(trial, { name: known.name, where: inRegister })
  }
  const first = firms.byCode.get(trial.code)
  const before = first === undefined ? undefined : first.firm
  if (first === undefined || first === trial.line || before === name || before === undefined)
    return { kind: 'new', since: undefined }
  return renaming(trial, { name: before, where: inRow(first) })
}

/** A row that says itself since when and from which name is no question. */
function renaming(trial: Trial, other: { name: string; where: string }): Naming {
  const { formerName, renamedOn } = trial.row.values
  if (renamedOn !== undefined && formerName !== undefined && normalName(formerName) === other.name)
    return { kind: 'new', since: renamedOn }
  const decision = decided(trial, {
    kind: 'codeTwoNames',
    id: `${trial.code}:${trial.row.firm}`,
    others: [{ code: trial.code, ...other }],
    answers: ['renamed', 'keepName', 'leaveOut'],
    field: 'name',
  })
  if (decision?.answer !== 'renamed') return { kind: 'keep' }
  const since = decision.since ?? renamedOn ?? trial.row.values['changedOn'] ?? listDay(trial)
  return { kind: 'new', since }
}

/** Another code with this very name: one firm or two is for a person to say, once. */
function checkNamesakes(trial: Trial, firms: FileFirms, pairs: ReadonlySet<string>): void {
  if (trial.case.firms.get(trial.code)?.name === trial.row.firm) return
  for (const other of namesakes(trial, firms)) {
    const pair = pairOf(trial.code, other.code)
    if (pairs.has(pair)) continue
    const decision = decided(trial, {
      kind: 'nameTwoCodes',
      id: pair,
      others: [other],
      answers: ['merged', 'distinct', 'leaveOut'],
      field: 'code',
    })
    if (decision?.answer !== 'merged' && decision?.answer !== 'distinct') continue
    const stays = decision.code === trial.code ? trial.code : other.code
    const goes = stays === trial.code ? other.code : trial.code
    const resolution = { code: stays, other: goes, decision: decision.answer }
    if (firms.byCode.get(trial.code) === trial.line)
      trial.brings.resolutions = [...(trial.brings.resolutions ?? []), resolution]
  }
}

/** The same firm and years further up: the same words are one row, other words are a problem. */
function checkRepetition(trial: Trial, seen: Map<string, DraftLine>): void {
  if (trial.code === '') return
  const key = `${trial.code} ${yearsOf(trial.row)}`
  const line = seen.get(key)
  if (line === undefined) {
    seen.set(key, trial.line)
    return
  }
  const first = rowOf(line)
  const differing = Object.entries(trial.row.values).find(
    ([field, value]) =>
      !ownWords.has(field) &&
      value !== undefined &&
      first.values[field] !== undefined &&
      first.values[field] !== value,
  )?.[0]
  if (differing !== undefined) {
    const details = { row: first.row, other: first.values[differing] ?? '' }
    titledProblem(trial, differing, { code: 'duplicateRow', details })
  } else if (isWithin(trial.row, first)) {
    trial.aside = true
    remark(trial, 'code', { code: 'repeated', details: { row: first.row } })
  }
}

/** Of two names of one code a person decides; the code has been made equal already. */
const ownWords: ReadonlySet<string> = new Set(['code', 'name', 'formerName', 'renamedOn'])

function yearsOf({ values, table }: DraftRow): string {
  return values['year'] ?? String(table.year ?? '')
}

function isWithin(row: DraftRow, first: DraftRow): boolean {
  return (
    row.problems.length === 0 &&
    Object.entries(row.values).every(
      ([field, value]) => value === undefined || first.values[field] === value,
    )
  )
}
