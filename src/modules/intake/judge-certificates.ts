import { addDays } from '../../base/calendar.ts'
import { isSameCertificate } from '../certificates/same-certificate.ts'
import type { Award } from '../certificates/schema.ts'
import { NO_END } from '../certificates/term.ts'
import { settleCells } from './cell-questions.ts'
import { ENDLESS } from './cell-value.ts'
import { daysFrom, writtenDay } from './day.ts'
import type { DraftLine } from './draft-row.ts'
import { askNameOfCode, fileFirms, identify, inRow } from './identify.ts'
import {
  type Case,
  correction,
  hasFault,
  type JudgedRow,
  judgement,
  problem,
  remark,
  type Trial,
  titledProblem,
} from './judged.ts'
import type { TitleName } from './kind.ts'
import type { KnownCertificate } from './known.ts'

/** A certificate as the row tells it, its term complete. */
type Told = Omit<KnownCertificate, 'id' | 'revokedOn'> & { title: string }
type Placed = Told & {
  where: string
  row: DraftLine | undefined
  id?: string
  revokedOn?: string | null
}

/** Rows of certificates laid beside those that are known and beside each other. */
export function judgeCertificates(given: Case, titles: readonly TitleName[]): Iterable<JudgedRow> {
  const firms = fileFirms(given.draft.rows)
  const shelf = shelved(given.known.certificates)
  return judgement(given, (trial) => {
    settleCells(trial)
    identify(trial, firms)
    if (trial.code !== '' && !trial.aside) judgeOne(trial, shelf, titles)
  })
}

type Shelf = { byFirm: Map<string, Placed[]>; byNumber: Map<string, Placed> }

function shelved(known: readonly KnownCertificate[]): Shelf {
  const shelf: Shelf = { byFirm: new Map(), byNumber: new Map() }
  for (const each of known) place(shelf, { ...each, where: '登记册', row: undefined })
  return shelf
}

function place({ byFirm, byNumber }: Shelf, one: Placed): void {
  const key = `${one.code} ${one.title}`
  const before = byFirm.get(key)
  if (before === undefined) byFirm.set(key, [one])
  else before.push(one)
  if (one.number !== '') byNumber.set(`${one.title} ${one.number}`, one)
}

function judgeOne(trial: Trial, shelf: Shelf, titles: readonly TitleName[]): void {
  checkHolder(trial)
  if (trial.aside) return
  const { title: id } = trial.row.values
  if (id === undefined) {
    if (!hasFault(trial, 'title')) titledProblem(trial, 'title', { code: 'needed' })
    return
  }
  const title = titles.find((each) => each.id === id)
  const term = termOf(trial, title)
  if (term === undefined) return
  const told = toldBy(trial, id, term)
  checkTerm(trial, told, title)
  const others = shelf.byFirm.get(`${told.code} ${told.title}`) ?? []
  const same = others.find((each) => isSameCertificate(each, told))
  checkNumber(trial, shelf, told)
  checkOverlap(
    trial,
    told,
    others.filter((each) => each !== same),
  )
  if (same === undefined) bring(trial, told)
  else compare(trial, same, told)
  // A term that cannot be stands in nobody's way.
  if (told.validFrom <= told.validTo)
    place(shelf, { ...told, where: inRow(trial.row), row: trial.line })
}

/** A code with the name of another firm is for a person to settle. */
function checkHolder(trial: Trial): void {
  const known = trial.case.firms.get(trial.code)
  const name = trial.row.firm
  if (known === undefined) {
    remark(trial, 'code', { code: 'firmUnknown', details: { code: trial.code } })
    return
  }
  if (name === undefined || known.name === name || known.name === '') return
  const details = { name, other: known.name }
  if (known.formerNames.includes(name)) remark(trial, 'name', { code: 'formerName', details })
  else askNameOfCode(trial, known)
}

type Term = { from: string; to: string }

/** The term as written; its end by the title's own length where only that is missing. */
function termOf(trial: Trial, title: TitleName | undefined): Term | undefined {
  const { validFrom, issuedOn } = trial.row.values
  const from = validFrom ?? issuedOn
  const words = { title: title?.name ?? '', titleEn: title?.english ?? '' }
  if (from === undefined) {
    if (!hasFault(trial, 'validFrom') && !hasFault(trial, 'issuedOn'))
      problem(trial, 'validFrom', {
        code: 'termMissing',
        details: { ...words, which: '起', whichEn: 'beginning' },
      })
    return undefined
  }
  const to = endFor(trial, from, title)
  return to === undefined ? undefined : { from, to }
}

/** The written end; without one, or with 长期, that of the title's own length; 长期 where it has none. */
function endFor(trial: Trial, from: string, title: TitleName | undefined): string | undefined {
  const { validTo } = trial.row.values
  if (validTo !== undefined && validTo !== ENDLESS) return validTo
  if (hasFault(trial, 'validTo')) return undefined
  if (asksForColumn(trial, from)) return undefined
  const words = { title: title?.name ?? '', titleEn: title?.english ?? '' }
  const years = title?.year === true ? 1 : (title?.term ?? undefined)
  if (years === undefined) {
    if (validTo === ENDLESS) return NO_END
    const details = { ...words, which: '止', whichEn: 'end' }
    problem(trial, 'validTo', { code: 'termMissing', details })
    return undefined
  }
  const to = title?.year === true ? `${from.slice(0, 4)}-12-31` : endOf(from, years)
  remark(trial, 'validTo', { code: 'termComputed', details: { ...words, years, to } })
  return to
}

/** Nobody is told that no end was written while a column that was not read holds a day after the beginning. */
function asksForColumn(trial: Trial, from: string): boolean {
  const { table, cells } = trial.row
  if (table.at.has('validTo')) return false
  const found = table.unread.find(({ index }) => {
    const cell = cells.cells[index]
    const day = cell?.kind === 'number' ? undefined : writtenDay(cell, 'last')
    return day?.kind === 'endless' || (day?.kind === 'day' && day.day > from)
  })
  if (found === undefined) return false
  const { index, column, header } = found
  trial.problems.push({ code: 'termUnread', column: index, details: { column, header } })
  return true
}

/** Three years from 2022-10-12 end with 2025-10-11. */
function endOf(from: string, years: number): string {
  const year = String(Number(from.slice(0, 4)) + years)
  const same = from.slice(4) === '-02-29' ? `${year}-03-01` : `${year}${from.slice(4)}`
  return addDays(same, -1)
}

function toldBy(trial: Trial, title: string, { from, to }: Term): Told {
  const { values } = trial.row
  return {
    ...{ code: trial.code, title, validFrom: from, validTo: to },
    number: values['number'] ?? '',
    batch: values['batch'] ?? '',
    document: values['document'] ?? '',
    award: values['award'] ?? 'unstated',
    issuedOn: values['issuedOn'] ?? null,
  }
}

/** Two weeks either way are the habits of offices; more is worth a look. ◆ */
const TERM_SLACK = 14

function checkTerm(trial: Trial, { validFrom, validTo }: Told, title: TitleName | undefined): void {
  if (validTo < validFrom) {
    const details = { from: validFrom, to: validTo }
    problem(trial, 'validTo', { code: 'endsBeforeBegins', details })
    return
  }
  const founded = trial.case.firms.get(trial.code)?.founded
  if (founded !== undefined && founded !== null && validFrom < founded)
    problem(trial, 'validFrom', { code: 'beforeFounded', details: { from: validFrom, founded } })
  const years = title?.year === true ? undefined : title?.term
  if (years === undefined || years === null || title === undefined) return
  const days = daysFrom(validFrom, validTo) + 1
  if (Math.abs(days - Math.round(years * 365.25)) <= TERM_SLACK) return
  remark(trial, 'validTo', {
    code: 'termOdd',
    details: { days, years, title: title.name, titleEn: title.english },
  })
}

function checkNumber(trial: Trial, { byNumber }: Shelf, told: Told): void {
  if (told.number === '') return
  const other = byNumber.get(`${told.title} ${told.number}`)
  if (other === undefined || other.code === told.code) return
  const { firms } = trial.case
  const own = firms.get(told.code)
  if (own !== undefined && firms.get(other.code)?.code === own.code) return
  problem(trial, 'number', {
    code: 'numberTaken',
    details: { number: told.number, where: other.where, other: other.code },
  })
}

function checkOverlap(trial: Trial, told: Told, others: readonly Placed[]): void {
  if (told.validTo < told.validFrom) return
  for (const other of others) {
    const end =
      other.revokedOn !== null && other.revokedOn !== undefined
        ? addDays(other.revokedOn, -1)
        : other.validTo
    if (other.validFrom > told.validTo || told.validFrom > end) continue
    problem(trial, 'validFrom', {
      code: 'overlap',
      details: { from: other.validFrom, to: other.validTo, where: other.where },
    })
    return
  }
}

function bring(trial: Trial, told: Told, supersedes?: string): void {
  const certificate = { ...told, award: told.award as Award }
  trial.brings.certificates = [
    supersedes === undefined ? certificate : { ...certificate, supersedes },
  ]
}

const compared = [
  'number',
  'batch',
  'document',
  'award',
  'issuedOn',
  'validFrom',
  'validTo',
] as const

/** What the row leaves open stays as it is known. */
function compare(trial: Trial, same: Placed, told: Told): void {
  if (same.row !== undefined) {
    sameInFile(trial, same, told)
    return
  }
  const kept = { ...told }
  let changes = 0
  for (const field of compared) {
    const [before, after] = [same[field] ?? '', told[field] ?? '']
    const open =
      after === '' ||
      (field === 'award' && after === 'unstated') ||
      (field === 'validTo' && trial.row.values['validTo'] === undefined)
    if (open) Object.assign(kept, { [field]: same[field] })
    else if (before !== after) {
      changes += 1
      correction(trial, field, { before: before === '' ? '—' : before, after })
    }
  }
  if (changes > 0) bring(trial, kept, same.id)
}

function sameInFile(trial: Trial, same: Placed, told: Told): void {
  const row = same.row?.row ?? 0
  const differing = compared.find((field) => (same[field] ?? '') !== (told[field] ?? ''))
  if (differing === undefined) {
    trial.aside = true
    remark(trial, 'code', { code: 'repeated', details: { row } })
    return
  }
  titledProblem(trial, differing, {
    code: 'duplicateRow',
    details: { row, other: same[differing] ?? '' },
  })
}
