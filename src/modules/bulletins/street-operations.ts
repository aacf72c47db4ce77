/** 附件3 is counted by the desks that keep certificates and visits. */
import { clockDate } from '../../base/calendar.ts'
import { lastDay, type Period, yearOf } from '../../base/period.ts'
import type { Context } from '../../server/context.ts'
import { streetsOf } from '../certificates/street-operations.ts'
import { visitsBetween } from '../cultivation/visit-operations.ts'
import type { StreetLine } from './schema.ts'

/** The title of 附件3's columns. */
const COUNTED = 'hnte'

/** 附件3: none while the register holds no certificate of the title. */
export async function streetLines(context: Context, period: Period): Promise<StreetLine[]> {
  const on = lastDay(period)
  if (on > clockDate(context.asOf)) return []
  const services = servicesOf(await visitsBetween(context, `${yearOf(period)}-01-01`, on))
  const lines = await streetsOf(context, { title: COUNTED, on, services })
  return lines.every(({ stock, net }) => stock === 0 && net === 0) ? [] : lines
}

/** Visits by town; whether requests were closed is kept nowhere yet. */
function servicesOf(visits: readonly { town: string }[]) {
  const services = new Map<string, { visits: number; requestsClosed: null }>()
  for (const { town } of visits)
    services.set(town, { visits: (services.get(town)?.visits ?? 0) + 1, requestsClosed: null })
  return services
}
