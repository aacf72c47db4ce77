/** Titles and towns counted over all firms. */
import { addDays, clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { implement } from '../../server/context.ts'
import { judgedNow } from './kept-operations.ts'
import { expiryDay } from './list-operations.ts'
import * as routes from './overview-routes.ts'
import { freshVerdicts } from './renewal-operations.ts'
import type { StreetRow, TitleSummary } from './schema.ts'
import { governing, standOn } from './stand-operations.ts'
import { firmsIn, nearMissIn, verdictsIn } from './tally.ts'
import { tallies } from './verdict-operations.ts'
import type { Tally } from './verdict-store.ts'
import { VISIT_DAYS, visitsBetween } from './visit-operations.ts'

export const titles = implement(routes.listTitles, {
  may: businessReaders,
  async run(context, { on }) {
    const stand = await standOn(context, on)
    const by = { from: stand.day, to: expiryDay(stand.day) }
    const counted = await tallies(context, stand, { title: undefined, ...by })
    const judged = judgedNow(stand)
    return stand.titles.map(({ id, name, english, programme }): TitleSummary => {
      const own = counted.filter(({ title }) => title === id)
      const held = own.filter((each) => each.held)
      const others = own.filter((each) => !each.held)
      const of = (half: boolean) => judged.find((each) => each.title === id && each.held === half)
      return {
        title: id,
        name: { zh: name, en: english },
        programme,
        holders: firmsIn(held),
        expiring: expiringIn(held),
        version: of(false)?.version.id ?? null,
        others: of(false) === undefined ? null : verdictsIn(others),
        held: of(true) === undefined ? null : verdictsIn(held),
        nearMiss: of(false) === undefined ? null : nearMissIn(others),
      }
    })
  },
})

export const waiting = implement(routes.waitingFirms, {
  may: businessReaders,
  async run(context) {
    if (context.travelling) return { waiting: 0, day: clockDate(context.asOf) }
    const { waiting: firms, day } = await freshVerdicts(context)
    return { waiting: firms, day }
  },
})

export const streets = implement(routes.listStreets, {
  may: businessReaders,
  async run(context, { title, on }) {
    const stand = await standOn(context, on)
    governing(stand, title, 'new')
    const by = { from: stand.day, to: expiryDay(stand.day) }
    const counted = await tallies(context, stand, { title, ...by })
    const visits = await visitsBetween(context, addDays(stand.day, -VISIT_DAYS), stand.day)
    const towns = [...new Set(counted.map(({ town }) => town))].sort()
    return towns.map((town): StreetRow => {
      const own = counted.filter((each) => each.town === town)
      const held = own.filter((each) => each.held)
      const others = own.filter((each) => !each.held)
      return {
        town,
        holders: firmsIn(held),
        expiring: expiringIn(held),
        unsupported: verdictsIn(held).unmet,
        met: verdictsIn(others).met,
        nearMiss: nearMissIn(others),
        undetermined: verdictsIn(others).undetermined,
        visits: visits.filter((each) => each.town === town).length,
      }
    })
  },
})

function expiringIn(counted: readonly Tally[]): number {
  return counted.reduce((sum, { expiring }) => sum + expiring, 0)
}
