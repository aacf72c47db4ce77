import { clockDate } from '../../base/calendar.ts'
import { Period } from '../../base/period.ts'

/**
 * The quarters of a plan's term that have ended by a moment, newest first. The newest is the one a
 * reader most likely wants; before the first quarter has ended it is that first quarter.
 */
export function periodsOf(
  term: { from: string; to: string },
  asOf: string,
): { current: Period; periods: Period[] } {
  const today = clockDate(asOf)
  const [from, to] = [Number(term.from.slice(0, 4)), Number(term.to.slice(0, 4))]
  const ended: Period[] = []
  for (let year = from; year <= to; year += 1)
    for (const [quarter, lastDay] of quarterEnds)
      if (`${year}-${lastDay}` < today) ended.push(Period.parse(`${year}${quarter}`))
  ended.reverse()
  const first = Period.parse(`${from}Q1`)
  return { current: ended[0] ?? first, periods: ended.length === 0 ? [first] : ended }
}

const quarterEnds = [
  ['Q1', '03-31'],
  ['Q2', '06-30'],
  ['Q3', '09-30'],
  ['Q4', '12-31'],
] as const
