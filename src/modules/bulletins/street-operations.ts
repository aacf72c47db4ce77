/** 附件3 is counted by the desks that keep certificates and visits. */
import { clockDate } from '../../base/calendar.ts'
import { lastDay, type Period, yearOf } from '../../base/period.ts'
import type { Context } from '../../server/context.ts'
import { streetsOf } from '../certificates/street-operations.ts'
import { visitsBetween } from '../cultivation/visit-operations.ts'
import { requestsClosedBetween } from '../requests/operations.ts'
import type { StreetLine } from './schema.ts'

/** The title of 附件3's columns. */
const COUNTED = 'hnte'

/** 附件3: none while the register holds no certificate of the title. */
export async function streetLines(context: Context, period: Period): Promise<StreetLine[]> {
  const on = lastDay(period)
  if (on > clockDate(context.asOf)) return []
  const from = `${yearOf(period)}-01-01`
  const services = servicesOf(
    await visitsBetween(context, from, on),
    await requestsClosedBetween(context, from, on),
  )
  const lines = await streetsOf(context, { title: COUNTED, on, services })
  return lines.every(({ stock, net }) => stock === 0 && net === 0) ? [] : lines
}

/** Visits made and requests closed by town; a town of none has no number. */
function servicesOf(
  visits: readonly { town: string }[],
  closed: ReadonlyMap<string, number> | undefined,
) {
  const towns = new Set([...visits.map(({ town }) => town), ...(closed?.keys() ?? [])])
  return new Map(
    [...towns].map((town) => {
      const made = visits.filter((visit) => visit.town === town).length
      const requestsClosed = closed?.get(town) ?? null
      return [town, { visits: made === 0 ? null : made, requestsClosed }]
    }),
  )
}
