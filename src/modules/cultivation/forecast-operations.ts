/** The forecast of a stock: groups of today's firms, the same windows of past years, the year's target. */
import { addDays } from '../../base/calendar.ts'
import { exact } from '../../base/decimal.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { knownAt, remembered } from '../../server/remembered.ts'
import type { Title } from '../certificates/schema.ts'
import { stocksOn } from '../certificates/stock-operations.ts'
import { yearlyTargetsOf } from '../indicators/definitions.ts'
import { packages } from '../plan/operations.ts'
import { begun, historyDays } from './forecast-chart.ts'
import { forecastStock } from './forecast-routes.ts'
import { refuseCultivation } from './problems.ts'
import { freshVerdicts } from './renewal-operations.ts'
import { judgedTitle, type Stand, standOn } from './stand-operations.ts'
import { type Cohort, stockForecast, type Window } from './stock-forecast.ts'
import { isToday } from './verdict-operations.ts'
import { VISIT_DAYS, visitsBetween } from './visit-operations.ts'
import { type Groups, groupsOn, pastWindow } from './window-operations.ts'

/** ◆ Older years speak of other rules and other firms. */
const YEARS_BACK = 3
/** ◆ Two plans ahead; beyond that nothing recorded says anything. */
const YEARS_AHEAD = 10

export const forecast = implement(forecastStock, {
  may: businessReaders,
  async run(context, { title: id, on, until: asked }) {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const until = asked ?? `${stand.day.slice(0, 4)}-12-31`
    if (until < stand.day) refuseCultivation('untilBefore', { until, on: stand.day })
    const last = yearsBefore(stand.day, -YEARS_AHEAD)
    if (until > last) refuseCultivation('untilFar', { until, years: YEARS_AHEAD, last })
    const about = await knownBy(context, stand)
    return remembered(context.db, ['cultivation forecast', ...about, id, until], () =>
      forecastOf(context, stand, { title, until }),
    )
  },
})

/** What a forecast hangs on besides what is asked: today's on how far the firms were judged too. */
async function knownBy(context: Context, stand: Stand): Promise<string[]> {
  const mark = isToday(context, stand) ? (await freshVerdicts(context)).mark : ''
  return [...(await knownAt(context)), stand.day, mark]
}

type Asked = { title: Title; until: string }

async function forecastOf(context: Context, stand: Stand, { title, until }: Asked) {
  const { id } = title
  const groups = await groupsOn(context, { title: id, day: stand.day, until })
  if (groups === undefined)
    return refuseCultivation('noVersion', {
      ...{ title: title.name, on: stand.day, procedure: '新申报' },
    })
  const years = Array.from({ length: YEARS_BACK }, (_, back) => back + 1)
  const past: Window[] = []
  for (const back of years) {
    const span = { day: yearsBefore(stand.day, back), until: yearsBefore(until, back) }
    const window = await pastWindow(context, { title: id, ...span })
    if (window !== undefined) past.push(window)
  }
  const cohort: Cohort = {
    opening: groups.holders.size,
    sizes: sizesOf(groups),
    visited: await visitedOf(context, stand, groups),
    past,
  }
  const year = Number(until.slice(0, 4))
  const target = title.indicator === null ? null : await targetOf(context, title.indicator, year)
  return {
    title: id,
    name: { zh: title.name, en: title.english },
    ...{ day: stand.day, until, opening: cohort.opening, target },
    history: begun(await stocksOn(context, id, historyDays(stand.day))),
    ...stockForecast(cohort, target),
  }
}

function sizesOf({ byGroup }: Groups): Cohort['sizes'] {
  return {
    ready: byGroup.ready.length,
    near: byGroup.near.length,
    far: byGroup.far.length,
    arrivals: 0,
    expiringSupported: byGroup.expiringSupported.length,
    expiringAtRisk: byGroup.expiringAtRisk.length,
    running: byGroup.running.length,
  }
}

async function visitedOf(context: Context, { day }: Stand, { byGroup }: Groups) {
  const visits = await visitsBetween(context, addDays(day, -VISIT_DAYS), day)
  const seen = new Set(visits.map(({ code }) => code))
  const count = (codes: readonly string[]) => codes.filter((code) => seen.has(code)).length
  return {
    ready: count(byGroup.ready),
    near: count(byGroup.near),
    far: count(byGroup.far),
    arrivals: 0,
    expiringSupported: count(byGroup.expiringSupported),
    expiringAtRisk: count(byGroup.expiringAtRisk),
    running: count(byGroup.running),
  }
}

/** What a plan promises for the year, in whole firms; null where none does. */
async function targetOf(context: Context, code: string, year: number): Promise<number | null> {
  const plans = await packages.run(context, {})
  const targets = plans.flatMap((each) => yearlyTargetsOf(each.package, code))
  const own = targets.find((each) => each.year === year)
  return own === undefined ? null : exact(own.value).ceil().toNumber()
}

/** The same calendar day earlier; 29 February becomes the 28th. */
function yearsBefore(day: string, years: number): string {
  const earlier = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, 8)}28` : earlier
}
