import { clockDate } from '../../base/calendar.ts'
import { closingMonth, Period } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { series } from '../observations/operations.ts'
import { listStreets } from './routes.ts'
import { netChangeByTown } from './stock-operations.ts'
import { type Service, streetTable } from './street-table.ts'
import { titlesIn } from './title-store.ts'

export const streets = implement(listStreets, {
  may: businessReaders,
  run: (context, { title, from, on }) => streetsOf(context, { title, from, on }),
})

type Asked = {
  title: string
  from?: string | undefined
  on?: string | undefined
  /** Visits and requests by town, from the desks that keep them. */
  services?: ReadonlyMap<string, Service>
}

/** The rows of annex 3 for a title; ranked only when the official count of the month is approved. */
export async function streetsOf(context: Context, { services = new Map(), ...asked }: Asked) {
  const { towns } = await netChangeByTown(context, { ...asked, rule: 'certificate' })
  return streetTable({ towns, services, approved: await approvalOf(context, asked) })
}

async function approvalOf(context: Context, { title, on }: Asked): Promise<'yes' | 'no'> {
  const titles = await titlesIn(context.services.contentFolder)
  const code = titles.find(({ id, name }) => id === title || name === title)?.indicator
  if (code === null || code === undefined) return 'no'
  const month = Period.parse((on ?? clockDate(context.asOf)).slice(0, 7))
  const area = await districtName(context.db, context.scope)
  const official = await series.run(context, {
    codes: [code],
    area,
    scope: 'whole',
    closingMonths: [closingMonth(month)],
  })
  return official.at(-1)?.approval?.decision === 'approved' ? 'yes' : 'no'
}
