import { addDays } from '../../base/calendar.ts'
import { lastDay, lastMonth, Period, yearOf } from '../../base/period.ts'
import type { ReleaseRule } from '../indicators/schema.ts'

/** When the value of a period can be known. `dueOn` is the last day on which it is not late. */
export type Due =
  | { kind: 'exempt' }
  | { kind: 'notMade'; next: Period; dueOn: string | null }
  | { kind: 'running'; closes: string }
  | { kind: 'unknown' }
  | { kind: 'notYet'; dueOn: string }
  | { kind: 'past'; dueOn: string }

const monthsBetween = { month: 1, quarter: 3, year: 12 } as const

/** Where `today` stands against the release of a period's value. Unknown stays unknown: never 'past'. */
export function dueOf(
  release: Pick<ReleaseRule, 'frequency' | 'lagDays' | 'exemptMonths'>,
  period: Period,
  today: string,
): Due {
  if (isExempt(release, period)) return { kind: 'exempt' }
  const every = monthsBetween[release.frequency]
  const month = lastMonth(period)
  if (month % every !== 0) {
    const next = nextPeriod(yearOf(period), Math.ceil(month / every) * every, every)
    const { lagDays } = release
    const dueOn = lagDays === null ? null : addDays(lastDay(next), lagDays)
    return { kind: 'notMade', next, dueOn }
  }
  const closes = lastDay(period)
  if (today <= closes) return { kind: 'running', closes }
  if (release.lagDays === null) return { kind: 'unknown' }
  const dueOn = addDays(closes, release.lagDays)
  return { kind: today > dueOn ? 'past' : 'notYet', dueOn }
}

/** 制度免报: only months are exempt; a quarter that ends in such a month is still reported (GT-26). */
export function isExempt(release: Pick<ReleaseRule, 'exemptMonths'>, period: Period): boolean {
  return period[4] === '-' && release.exemptMonths.includes(lastMonth(period))
}

function nextPeriod(year: number, month: number, every: number): Period {
  return Period.parse(every === 12 ? String(year) : `${year}Q${month / 3}`)
}
