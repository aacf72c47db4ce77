/** What ends when: the calendar ahead, what ends soon, who stands between two certificates. */
import { addDays, daysBetween } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { refuseUnknownTown } from '../enterprises/operations.ts'
import { movements } from './kept-operations.ts'
import { refuseCertificate } from './problems.ts'
import * as routes from './routes.ts'
import type { Movement } from './stock.ts'
import { named, questionOf } from './stock-operations.ts'

/** How far ahead the calendar looks: three years, the longest term of the catalogue. */
const CALENDAR_DAYS = 1096

export const expiry = implement(routes.readExpiry, {
  may: businessReaders,
  async run(context, { days, town, ...typed }) {
    const { asked, days: span } = await questionOf(context, { ...typed, rule: 'certificate' })
    const [, on] = span
    const source = await movements(context, asked)
    const here = (each: Movement) => town === undefined || each.town === town
    const ahead = await comingEnds(context, { ...typed, town })
    const gone = (await source.last(on)).filter(({ cause }) => cause === 'lapsed').filter(here)
    const ending = ahead.filter(
      ({ cause, day }) => cause === 'lapsed' && daysBetween(on, day) <= days + 1,
    )
    if (ahead.length + gone.length === 0) await refuseUnknownTown(context, town)
    const year = on.slice(0, 4)
    return {
      months: calendar(ahead),
      ending: await named(context, ending),
      gaps: await named(
        context,
        gone.filter(({ day }) => addDays(day, -1).startsWith(year)),
      ),
      lost: await named(
        context,
        gone.filter(({ day }) => addDays(day, -1).startsWith(String(Number(year) - 1))),
      ),
    }
  },
})

export const termEnds = implement(routes.listTermEnds, {
  may: businessReaders,
  async run(context, { which, month, followed, ...asked }) {
    const isMonthly = month !== undefined || followed !== undefined
    if (which === 'month' ? month === undefined : isMonthly) refuseCertificate('monthNeeded')
    if (which !== 'month') return (await expiry.run(context, asked))[which]
    const ahead = await comingEnds(context, asked)
    const ending = ahead.filter(
      (each) =>
        monthOf(each) === month &&
        (followed === undefined || (each.cause === 'renewed') === (followed === 'yes')),
    )
    if (ending.length === 0) await refuseUnknownTown(context, asked.town)
    return named(context, ending)
  },
})

type Asked = { title: string; on?: string | undefined; town?: string | undefined }

/** A lapse of the future is a certificate that ends with nothing recorded behind it. */
async function comingEnds(context: Context, { town, ...typed }: Asked): Promise<Movement[]> {
  const { asked, days } = await questionOf(context, { ...typed, rule: 'certificate' })
  const [, on] = days
  const ahead = await (await movements(context, asked)).between([on, addDays(on, CALENDAR_DAYS)])
  return ahead.filter(
    (each) =>
      (each.cause === 'lapsed' || each.cause === 'renewed') &&
      monthOf(each) >= on.slice(0, 7) &&
      (town === undefined || each.town === town),
  )
}

/** The month of the last day of the term. */
function monthOf({ day }: Movement): string {
  return addDays(day, -1).slice(0, 7)
}

function calendar(ahead: readonly Movement[]) {
  const months = new Map<string, { month: string; ending: number; renewed: number }>()
  for (const each of ahead) {
    const month = monthOf(each)
    const known = months.get(month) ?? { month, ending: 0, renewed: 0 }
    known.ending += 1
    if (each.cause === 'renewed') known.renewed += 1
    months.set(month, known)
  }
  return [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1))
}
