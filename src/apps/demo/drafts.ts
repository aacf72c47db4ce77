/**
 * Lines of the fictional ledger before they are numbered: when each value was recorded and decided
 * on.
 */
import type { AreaScope } from '../../base/area.ts'
import { addDays, addMinutes, type HolidayYear, isWorkingDay } from '../../base/calendar.ts'
import { closingMonth, lastDay, type Period } from '../../base/period.ts'
import type { Approval, ObservationState } from '../../modules/observations/schema.ts'
import type { Exact, Series, Told } from './demo-settings.ts'
import { type Point, toldValue, type Value } from './points.ts'
import type { Random } from './seeded-random.ts'

export type Draft = Value & {
  code: string
  area: string
  scope: AreaScope
  period: Period
  unit: string
  state: ObservationState
  account: string
  document: string
  recordedAt: string
  /** Set when it replaces the value of the same key before it. */
  reason: string
  decision: Pick<Approval, 'decision' | 'condition' | 'recordedAt'> | null
}

export type Setting = {
  area: string
  unit: string
  ledgerOpened: string
  holidays: readonly HolidayYear[]
  random: Random
}

type Written = {
  value: Value
  state: ObservationState
  recordedOn: string
  reason?: string
  told?: Told | undefined
}

/** The lines of one point: as first recorded, as corrected or settled later. */
export function draftsOf(series: Series, point: Point, setting: Setting): Draft[] {
  if (point.first !== undefined) return settledDrafts(series, point, setting)
  const { told } = point
  const on = told?.recordedOn ?? series.recordedOn[point.period]
  const written: Written = {
    value: point,
    state: told?.state ?? series.state,
    recordedOn: recordingDay(series, point.period, { setting, told: on }),
    told,
  }
  const first = draft(series, point.period, { written, setting })
  const correction = told?.correction
  if (correction === undefined) return [returned(first, told, setting)]
  const corrected: Written = {
    value: toldValue(correction, series, setting.unit),
    state: correction.state,
    recordedOn: correction.recordedOn ?? written.recordedOn,
    reason: correction.reason,
    told: correction,
  }
  return [
    returned(first, told, setting),
    draft(series, point.period, { written: corrected, setting }),
  ]
}

function settledDrafts(series: Series, point: Point, setting: Setting): Draft[] {
  const { period, first } = point
  const settles = series.settles
  if (settles === undefined || first === undefined) return []
  const early = workingDay(addDays(lastDay(period), series.lagDays), setting.holidays)
  const late =
    series.settledOn[period] ??
    workingDay(addDays(lastDay(period), settles.lagDays), setting.holidays)
  const settled: Written = { value: point, state: 'final', recordedOn: late }
  if (late <= setting.ledgerOpened)
    return [
      draft(series, period, {
        written: { ...settled, recordedOn: setting.ledgerOpened },
        setting,
      }),
    ]
  const provisional: Written = {
    value: first,
    state: series.state === 'final' ? 'provisional' : series.state,
    recordedOn: early < setting.ledgerOpened ? setting.ledgerOpened : early,
  }
  return [
    draft(series, period, { written: provisional, setting }),
    draft(series, period, { written: { ...settled, reason: settles.reason }, setting }),
  ]
}

function draft(
  series: Series,
  period: Period,
  { written, setting }: { written: Written; setting: Setting },
): Draft {
  const { value, state, recordedOn, reason = '', told } = written
  const { random, holidays } = setting
  const decidedOn = told?.approvedOn ?? nextWorkingDay(recordedOn, holidays)
  const condition = series.referenceOnly
  return {
    code: series.code,
    area: setting.area,
    scope: 'whole',
    period,
    value: value.value,
    numerator: value.numerator,
    denominator: value.denominator,
    unit: setting.unit,
    state,
    account: series.account,
    document: series.document,
    recordedAt: moment(recordedOn, 9 * 60 + random(150)),
    reason,
    decision: {
      decision: condition === undefined ? 'approved' : 'referenceOnly',
      condition: condition ?? '',
      recordedAt: moment(decidedOn, 14 * 60 + random(180)),
    },
  }
}

/** A told point may have been sent back by the statistics office instead of approved. */
function returned(first: Draft, told: Exact | undefined, { random }: Setting): Draft {
  if (told?.returnedOn === undefined) return first
  const recordedAt = moment(told.returnedOn, 10 * 60 + random(60))
  return { ...first, decision: { decision: 'returned', condition: told.condition, recordedAt } }
}

function recordingDay(
  series: Series,
  period: Period,
  { setting, told }: { setting: Setting; told: string | undefined },
): string {
  const day = told ?? workingDay(addDays(lastDay(period), series.lagDays), setting.holidays)
  return day < setting.ledgerOpened ? setting.ledgerOpened : day
}

/**
 * The last working day up to a date: nobody records on a Sunday, and nobody is late because of
 * one.
 */
function workingDay(date: string, holidays: readonly HolidayYear[]): string {
  return isWorkingDay(date, holidays) ? date : workingDay(addDays(date, -1), holidays)
}

function nextWorkingDay(date: string, holidays: readonly HolidayYear[]): string {
  const next = addDays(date, 1)
  return isWorkingDay(next, holidays) ? next : nextWorkingDay(next, holidays)
}

/** A minute of a day on the district's clock (UTC+8), as an ISO text in UTC. */
function moment(date: string, minuteOfDay: number): string {
  return addMinutes(`${date}T00:00:00Z`, minuteOfDay - 8 * 60)
}

/** What makes two lines versions of one value. */
export function keyOf({ code, area, scope, period }: Omit<Draft, 'value'>): string {
  return `${code} ${area} ${scope} ${closingMonth(period)}`
}
