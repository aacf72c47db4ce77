import { exact } from '../../base/decimal.ts'
import { contradictions } from '../registers/contradictions.ts'
import { type RegisterName, registerFacts } from '../registers/schema.ts'
import { settleCells } from './cell-questions.ts'
import { settleSide } from './contract-sides.ts'
import { daysFrom } from './day.ts'
import type { DraftLine } from './draft-row.ts'
import { fileFirms, identify } from './identify.ts'
import {
  type Case,
  correction,
  type JudgedRow,
  judgement,
  problem,
  remark,
  type Trial,
  titledProblem,
} from './judged.ts'
import type { KnownEntry } from './known.ts'

type Told = Omit<KnownEntry, 'id'>

/** Rows of one of the six registers laid beside its entries and beside each other. */
export function judgeEntries(given: Case, register: RegisterName): Iterable<JudgedRow> {
  const firms = fileFirms(given.draft.rows)
  const known = new Map(given.known.entries.map((entry) => [entry.key, entry]))
  const seen = new Map<string, { told: Told; row: DraftLine }>()
  const parcels = new Map<string, { told: Told; row: DraftLine }>()
  return judgement(given, (trial) => {
    settleCells(trial)
    if (register === 'technologyContract') settleSide(trial)
    // Not every holder is a firm: a name alone is kept, a code must be right.
    if (trial.code === '' && trial.row.firm === undefined) holderless(trial)
    else if (trial.code === '' && given.named.has(trial.row.firm ?? '')) identify(trial, firms)
    if (!trial.aside && trial.problems.length === 0)
      judgeOne(trial, { register, known, seen, parcels })
  })
}

/** Works and buildings may stand without a holder; what a firm owns may not. */
const ownerless: ReadonlySet<string> = new Set(['farmland', 'buildingStart'])

function holderless(trial: Trial): void {
  if (!ownerless.has(trial.case.draft.kind.id) && trial.row.problems.length === 0)
    problem(trial, 'holder', { code: 'holderMissing' })
}

type Beside = {
  register: RegisterName
  known: ReadonlyMap<string, KnownEntry>
  seen: Map<string, { told: Told; row: DraftLine }>
  parcels: Map<string, { told: Told; row: DraftLine }>
}

function judgeOne(trial: Trial, beside: Beside): void {
  const told = toldBy(trial, beside.register)
  if (told === undefined) return
  for (const { at, code, details } of contradictions(beside.register, told))
    problem(trial, at, { code, details })
  if (beside.register === 'farmland') checkParcel(trial, told, beside.parcels)
  const first = beside.seen.get(told.key)
  if (first !== undefined) {
    repeats(trial, told, first)
    return
  }
  beside.seen.set(told.key, { told, row: trial.line })
  const before = beside.known.get(told.key)
  if (before === undefined) {
    tellLate(trial, told)
    bring(trial, { ...told, register: beside.register })
  } else compare(trial, { register: beside.register, before }, told)
}

function toldBy(trial: Trial, register: RegisterName): Told | undefined {
  const { values } = trial.row
  const { key, onDate, untilDate } = values
  if (key === undefined || onDate === undefined) return undefined
  const names = Object.keys(registerFacts[register].shape)
  const facts = Object.fromEntries(
    names.map((name) => [name, values[name] ?? blank(register, name)]),
  )
  if (register === 'technologyContract' && facts['month'] === '')
    facts['month'] = onDate.slice(0, 7)
  return {
    ...{ key, onDate, facts },
    code: trial.code === '' ? null : trial.code,
    holder: trial.name === '' ? (trial.case.firms.get(trial.code)?.name ?? '') : trial.name,
    untilDate: untilDate === undefined || untilDate === '' ? null : untilDate,
  }
}

function blank(register: RegisterName, name: string): string | null {
  return register === 'technologyContract' && name === 'technologyAmount' ? null : ''
}

/** Two works may share a parcel; its area is one and the same. */
function checkParcel(trial: Trial, told: Told, parcels: Beside['parcels']): void {
  const parcel = told.facts['parcel'] ?? ''
  const first = parcels.get(parcel)
  if (first === undefined) {
    parcels.set(parcel, { told, row: trial.line })
    return
  }
  const other = first.told.facts['work'] ?? ''
  if (other === told.facts['work']) return
  const [area = '', otherArea = ''] = [told.facts['area'] ?? '', first.told.facts['area'] ?? '']
  if (exact(area).equals(otherArea))
    remark(trial, 'parcel', { code: 'parcelShared', details: { parcel, other } })
  else
    problem(trial, 'area', {
      code: 'parcelAreaDiffers',
      details: { parcel, other, area, otherArea },
    })
}

function repeats(trial: Trial, told: Told, first: { told: Told; row: DraftLine }): void {
  const differing = differences(first.told, told)[0]
  if (differing === undefined) {
    trial.aside = true
    remark(trial, 'key', { code: 'repeated', details: { row: first.row.row } })
    return
  }
  const details = { key: told.key, row: first.row.row, other: differing.before }
  titledProblem(trial, differing.field, { code: 'keyTwice', details })
}

type Difference = { field: string; before: string; after: string }

/** What the later telling leaves open is no difference. */
function differences(before: Told, after: Told): Difference[] {
  const fields = ['code', 'holder', 'onDate', 'untilDate'] as const
  const framed = fields.map((field) => ({
    field,
    before: before[field] ?? '',
    after: after[field] ?? '',
  }))
  const facts = Object.keys(after.facts).map((field) => ({
    field,
    before: before.facts[field] ?? '',
    after: after.facts[field] ?? '',
  }))
  return [...framed, ...facts].filter((each) => each.after !== '' && !same(each.before, each.after))
}

function same(one: string, other: string): boolean {
  if (one === other) return true
  const number = /^-?\d+(\.\d+)?$/
  return number.test(one) && number.test(other) && exact(one).equals(other)
}

function compare(
  trial: Trial,
  { register, before }: { register: RegisterName; before: KnownEntry },
  told: Told,
): void {
  const changed = differences(before, told)
  for (const { field, before: old, after } of changed)
    correction(trial, field, { before: old === '' ? '—' : old, after })
  if (changed.length === 0) return
  const kept = Object.keys(told.facts).map((field) => [
    field,
    told.facts[field] || (before.facts[field] ?? ''),
  ])
  const facts = { ...Object.fromEntries(kept) } as Told['facts']
  bring(trial, { ...told, register, code: told.code ?? before.code, facts }, before.id)
}

function bring(trial: Trial, entry: Told & { register: RegisterName }, supersedes?: string): void {
  trial.brings.entries = [supersedes === undefined ? entry : { ...entry, supersedes }]
}

/** A row of a month that the register has already left behind. */
function tellLate(trial: Trial, { onDate }: Told): void {
  const { newestMonth } = trial.case.known
  const period = onDate.slice(0, 7)
  if (newestMonth === '' || period >= newestMonth) return
  const days = daysFrom(onDate, trial.case.today)
  remark(trial, 'onDate', { code: 'late', details: { period, days } })
}
