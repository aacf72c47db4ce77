/**
 * The fictional district's ledger: five years of values with their corrections, numbered as they
 * were recorded.
 */
import type { HolidayYear } from '../../base/calendar.ts'
import type { Definition } from '../../modules/indicators/schema.ts'
import { Observation } from '../../modules/observations/schema.ts'
import type { AccountCard } from '../../modules/people/schema.ts'
import { areaDrafts } from './area-values.ts'
import type { Places, Series, Values } from './demo-settings.ts'
import { type Draft, draftsOf, keyOf } from './drafts.ts'
import { pointsOf } from './points.ts'
import { seededRandom, seedFor } from './seeded-random.ts'

export type LedgerSettings = {
  area: string
  values: Values
  places: Places
  accounts: readonly AccountCard[]
  definitions: readonly Definition[]
  holidays: readonly HolidayYear[]
}

export function ledgerOf(settings: LedgerSettings): Observation[] {
  const whole = settings.values.series.flatMap((series) => seriesDrafts(series, settings))
  const drafts = [...whole, ...areaDrafts(whole, settings.places)]
  return numbered(drafts.sort(inOrder), settings)
}

function seriesDrafts(series: Series, settings: LedgerSettings): Draft[] {
  const { values, area, holidays } = settings
  const unit = settings.definitions.find((card) => card.code === series.code)?.unit
  if (unit === undefined) throw new Error(`${series.code} has no definition card`)
  const random = seededRandom(seedFor(values.seed, series.code))
  const setting = { area, unit, holidays, random, ledgerOpened: values.ledgerOpened }
  return pointsOf(series, unit, random).flatMap((point) => draftsOf(series, point, setting))
}

/**
 * In the order of recording; what was recorded at one moment, by period, so that a correction
 * follows.
 */
function inOrder(a: Draft, b: Draft): number {
  return compared(a.recordedAt, b.recordedAt) || compared(a.period, b.period)
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function numbered(drafts: readonly Draft[], settings: LedgerSettings): Observation[] {
  const latest = new Map<string, string>()
  const nameOf = (account: string) =>
    settings.accounts.find((each) => each.account === account)?.name ?? account
  return drafts.map((draft, index) => {
    const id = `demo-${String(index + 1).padStart(4, '0')}`
    const before = latest.get(keyOf(draft)) ?? null
    latest.set(keyOf(draft), id)
    const { account, document, decision, reason, ...line } = draft
    return Observation.parse({
      ...line,
      id,
      definitionVersion: 1,
      source: { document, date: draft.recordedAt.slice(0, 10), confidence: 'demonstration' },
      recordedBy: nameOf(account),
      supersedes: reason === '' ? null : before,
      reason: before === null ? '' : reason,
      approval: decision && { ...decision, recordedBy: nameOf(settings.values.statisticsAccount) },
    })
  })
}
