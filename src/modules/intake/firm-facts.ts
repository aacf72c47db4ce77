import { normalName } from '../enterprises/firm-name.ts'
import type { FactKind } from '../enterprises/schema.ts'
import { presenceLabels } from '../enterprises/schema.ts'
import { plainKinds, valueOn } from './firm-then.ts'
import {
  type Brings,
  listDay,
  problem,
  remark,
  type Trial,
  titledProblem,
  titledRemark,
} from './judged.ts'
import type { KnownFirm } from './known.ts'

/** Days of one firm that contradict each other. */
export function checkDays(trial: Trial, known: KnownFirm | undefined): void {
  const { values } = trial.row
  const founded = values['founded'] ?? known?.founded ?? undefined
  const { movedInOn, movedOutOn, deregisteredOn } = values
  for (const field of ['movedInOn', 'movedOutOn', 'deregisteredOn']) {
    const day = values[field]
    if (day !== undefined && founded !== undefined && day < founded)
      titledProblem(trial, field, { code: 'movedBeforeFounded', details: { day, founded } })
  }
  if (values['branchOf'] === trial.code && trial.code !== '')
    titledProblem(trial, 'branchOf', { code: 'ownBranch' })
  const left = movedOutOn ?? deregisteredOn
  if (left !== undefined && movedInOn !== undefined && left < movedInOn)
    problem(trial, movedOutOn === undefined ? 'deregisteredOn' : 'movedOutOn', {
      code: 'leftBeforeArrived',
      details: { left, arrived: movedInOn },
    })
}

/** What a row says of the firm itself that the register does not say; a survey may not bring it (统计法 28). */
export function leaveFactsOut(trial: Trial, known: KnownFirm): void {
  const { values } = trial.row
  const told = [
    ...[...plainKinds, 'segment' as const].filter(
      (kind) => values[kind] !== undefined && values[kind] !== (known[kind] ?? ''),
    ),
    ...['formerName', 'presence', 'movedInOn', 'movedOutOn', 'deregisteredOn', 'otherSegment'],
    'aboveSize',
  ]
  const isSame: Readonly<Record<string, boolean>> = {
    formerName: known.formerNames.includes(normalName(values['formerName'] ?? '')),
    presence: values['presence'] === known.presence,
    aboveSize: (values['aboveSize'] === '是') === known.aboveSize,
  }
  for (const field of told)
    if (values[field] !== undefined && isSame[field] !== true)
      titledRemark(trial, field, { code: 'surveyFact' })
}

/** Whether the row's name is new to the code, and since when; `keep` leaves the name out. */
export type Naming = { kind: 'same' | 'keep' } | { kind: 'new'; since: string | undefined }

type Fact = Brings['facts'][number]

/**
 * The facts that the row adds to what is known. Of a firm not known before they hold since it is here:
 * the day it moved in, was founded, or the list's own day; of a known one since the day of the change. ◆
 */
export function bringFacts(trial: Trial, known: KnownFirm | undefined, naming: Naming): void {
  const since = sinceOf(trial, known)
  trial.brings.facts = [
    ...nameFacts(trial, naming, since),
    ...plainFacts(trial, known, since),
    ...presenceFacts(trial, known, since),
  ]
}

type Words = { value: string; validFrom: string; detail?: string | undefined }

function factOf({ code }: Trial, kind: FactKind, { value, validFrom, detail = '' }: Words): Fact {
  return { code, kind, value, detail, validFrom }
}

function sinceOf(trial: Trial, known: KnownFirm | undefined): string {
  const { values } = trial.row
  const { today } = trial.case
  const own = values['changedOn']
  const listed = listDay(trial)
  if (known !== undefined) return own ?? listed
  const first = values['movedInOn'] ?? values['founded'] ?? own ?? listed
  return first > today ? today : first
}

function nameFacts(trial: Trial, naming: Naming, since: string): Fact[] {
  const name = trial.row.firm
  if (naming.kind !== 'new' || name === undefined) return []
  const { formerName, renamedOn } = trial.row.values
  const known = trial.case.firms.get(trial.code)
  if (naming.since !== undefined) {
    if (known !== undefined) {
      const details = { since: naming.since, before: known.name, after: name }
      titledRemark(trial, 'name', { code: 'changed', details })
    }
    return [factOf(trial, 'name', { value: name, validFrom: naming.since })]
  }
  if (formerName === undefined || renamedOn === undefined)
    return [factOf(trial, 'name', { value: name, validFrom: since })]
  const former = normalName(formerName)
  return [
    factOf(trial, 'name', { value: former, validFrom: earlier(since, renamedOn) }),
    factOf(trial, 'name', { value: name, validFrom: renamedOn }),
  ]
}

function plainFacts(trial: Trial, known: KnownFirm | undefined, since: string): Fact[] {
  const { values } = trial.row
  const { edition, today } = trial.case
  const facts: Fact[] = []
  for (const kind of plainKinds) {
    const value = values[kind]
    if (value === undefined) continue
    // A firm is founded once, whatever day is spoken of.
    const day = kind === 'founded' ? today : since
    const before = valueOn(trial, known, { kind, day })
    if (value === before) continue
    const detail = kind === 'industry' ? edition : ''
    const validFrom = kind === 'founded' && before === '' ? earlier(value, since) : since
    facts.push(factOf(trial, kind, { value, validFrom, detail }))
    if (before !== '')
      titledRemark(trial, kind, { code: 'changed', details: { since, before, after: value } })
  }
  return [...facts, ...segmentFacts(trial, known, since), ...sizeFacts(trial, known, since)]
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}

function segmentFacts(trial: Trial, known: KnownFirm | undefined, since: string): Fact[] {
  const facts: Fact[] = []
  const { segment, otherSegment } = trial.row.values
  const say = (value: string, detail: string) =>
    facts.push(factOf(trial, 'segment', { value, detail, validFrom: since }))
  const before = valueOn(trial, known, { kind: 'segment', day: since })
  if (segment !== undefined && segment !== before) say(segment, 'main')
  // Of a known firm only the main segment is told here; the other one goes in with it.
  if (otherSegment !== undefined && (known === undefined || facts.length > 0))
    say(otherSegment, 'secondary')
  return facts
}

/** The flag speaks of a year where the row names one. */
function sizeFacts(trial: Trial, known: KnownFirm | undefined, since: string): Fact[] {
  const { values, table } = trial.row
  const { options, today } = trial.case
  const written = values['aboveSize']
  if (written === undefined) return []
  const year = values['year'] ?? table.year ?? options.year
  const listed = listDay(trial)
  const validFrom = year === undefined ? (known === undefined ? listed : since) : `${year}-01-01`
  const value = written === '是' ? 'yes' : 'no'
  const day = earlier(validFrom, today)
  if (value === valueOn(trial, known, { kind: 'aboveSize', day })) return []
  return [factOf(trial, 'aboveSize', { value, validFrom: day })]
}

/** Whether and since when the firm is registered here; a town of this district says so of a new one. */
function presenceFacts(trial: Trial, known: KnownFirm | undefined, since: string): Fact[] {
  checkStatedDay(trial, known)
  const facts = [...arrivals(trial, known, since), ...departures(trial)]
  const presenceOn = (day: string) => valueOn(trial, known, { kind: 'presence', day })
  const fresh = facts.filter(({ value, validFrom }) => value !== presenceOn(validFrom))
  for (const { value, validFrom } of fresh) if (value !== 'here') tellMove(trial, value, validFrom)
  if (known === undefined && facts.length === 0)
    remark(trial, 'presence', { code: 'presenceUnstated' })
  return fresh
}

type State = keyof typeof presenceLabels

/** The state is one of `presenceLabels`. */
function presenceFact(trial: Trial, words: Words & { value: State }): Fact {
  return factOf(trial, 'presence', words)
}

function arrivals(trial: Trial, known: KnownFirm | undefined, since: string): Fact[] {
  const { presence, movedInOn, movedFrom, town } = trial.row.values
  if (movedInOn !== undefined)
    return [presenceFact(trial, { value: 'movedIn', validFrom: movedInOn, detail: movedFrom })]
  const here =
    known === undefined
      ? presence !== undefined || town !== undefined
      : presence === 'here' && !isHere(valueOn(trial, known, { kind: 'presence', day: since }))
  return here ? [presenceFact(trial, { value: 'here', validFrom: since })] : []
}

function departures(trial: Trial): Fact[] {
  const { presence, movedOutOn, movedTo, deregisteredOn, changedOn } = trial.row.values
  const stated = (state: State) => (presence === state ? changedOn : undefined)
  const facts: Fact[] = []
  const out = movedOutOn ?? stated('movedOut')
  if (out !== undefined)
    facts.push(presenceFact(trial, { value: 'movedOut', validFrom: out, detail: movedTo }))
  const gone = deregisteredOn ?? stated('deregistered') ?? stated('revoked')
  const state = presence === 'revoked' ? 'revoked' : 'deregistered'
  if (gone !== undefined) facts.push(presenceFact(trial, { value: state, validFrom: gone }))
  return facts
}

function isHere(presence: string): boolean {
  return presence === 'here' || presence === 'movedIn'
}

/** 迁出 or 注销 without its day: nobody knows until when the firm counts. */
function checkStatedDay(trial: Trial, known: KnownFirm | undefined): void {
  const { presence, movedInOn, movedOutOn, deregisteredOn, changedOn } = trial.row.values
  if (presence === undefined || presence === 'here' || presence === known?.presence) return
  const day = {
    movedIn: movedInOn,
    movedOut: movedOutOn,
    deregistered: deregisteredOn,
    revoked: deregisteredOn,
  }
  const stated = presence as keyof typeof day
  if (day[stated] !== undefined) return
  if (changedOn !== undefined) return
  const { zh: state, en: stateEn } = presenceLabels[stated]
  problem(trial, 'presence', { code: 'presenceDayMissing', details: { state, stateEn } })
}

function tellMove(trial: Trial, value: string, since: string): void {
  const { zh: change, en: changeEn } = presenceLabels[value as keyof typeof presenceLabels]
  const arrives = value === 'movedIn'
  const effect = arrives ? '当日起计入本区存量' : '当日起不再计入本区存量'
  const effectEn = arrives
    ? 'it counts here from that day'
    : 'it no longer counts here from that day'
  remark(trial, moveField[value] ?? 'presence', {
    code: 'moved',
    details: { since, change, changeEn, effect, effectEn },
  })
}

const moveField: Readonly<Record<string, string>> = {
  movedIn: 'movedInOn',
  movedOut: 'movedOutOn',
  deregistered: 'deregisteredOn',
  revoked: 'deregisteredOn',
}
