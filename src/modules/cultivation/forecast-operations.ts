/** The forecast of a stock: groups of today's firms, the same windows of past years, the year's target. */
import { addDays } from '../../base/calendar.ts'
import { exact } from '../../base/decimal.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { yearlyTargetsOf } from '../indicators/definitions.ts'
import { packages } from '../plan/operations.ts'
import { forecastStock } from './forecast-routes.ts'
import type { ForecastGroup } from './forecast-schema.ts'
import { inputRows, rowsOver } from './judging-operations.ts'
import { inTurn } from './operations.ts'
import { refuseCultivation } from './problems.ts'
import { procedureFor, versionFor } from './rule-in-force.ts'
import { judgedTitle, type Stand, standOn } from './stand-operations.ts'
import { type Cohort, stockForecast, type Window } from './stock-forecast.ts'
import { bitsOf, type VerdictRow } from './verdict-row.ts'
import { visitsBetween } from './visit-operations.ts'

/** ◆ Older years speak of other rules and other firms. */
const YEARS_BACK = 3
const VISIT_DAYS = 90

export const forecast = implement(forecastStock, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { title: id, on, until: asked }) {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const until = asked ?? `${stand.day.slice(0, 4)}-12-31`
    if (until < stand.day) refuseCultivation('untilBefore', { until, on: stand.day })
    const groups = await groupsOn(context, { title: id, day: stand.day, until })
    if (groups === undefined)
      return refuseCultivation('noVersion', {
        ...{ title: title.name, on: stand.day, procedure: '新申报' },
      })
    const years = Array.from({ length: YEARS_BACK }, (_, back) => back + 1)
    const windows = await inTurn(years, (back) =>
      windowOf(context, {
        title: id,
        day: yearsBefore(stand.day, back),
        until: yearsBefore(until, back),
      }),
    )
    const past = windows.flatMap((window) => window ?? [])
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
      ...stockForecast(cohort, target),
    }
  },
})

type Span = { title: string; day: string; until: string }
type Groups = {
  /** Codes of holders, and codes by group. */
  holders: ReadonlySet<string>
  counted: ReadonlySet<string>
  byGroup: Readonly<Record<Exclude<ForecastGroup, 'arrivals'>, readonly string[]>>
}

/** Where every firm stands on a day; undefined where no version governs on it. */
async function groupsOn(
  context: Context,
  { title, day, until }: Span,
): Promise<Groups | undefined> {
  const stand = await standOn(context, day)
  const others = await judgedOn(context, stand, { title, who: 'others' })
  const held = await judgedOn(context, stand, { title, who: 'holders' })
  if (others === undefined || held === undefined) return undefined
  const codes = (rows: readonly VerdictRow[], test: (row: VerdictRow) => boolean) =>
    rows.filter(test).map(({ code }) => code)
  const failing = ({ verdict, fails }: VerdictRow) =>
    verdict === 'unmet' ? bitsOf(fails).length : 0
  const ends = ({ until: last }: VerdictRow) => last !== null && last < until
  return {
    holders: new Set(held.map(({ code }) => code)),
    counted: new Set([...others, ...held].map(({ code }) => code)),
    byGroup: {
      ready: codes(others, (row) => row.verdict !== 'unmet'),
      near: codes(others, (row) => row.verdict === 'unmet' && failing(row) <= 1),
      far: codes(others, (row) => failing(row) > 1),
      expiringSupported: codes(held, (row) => ends(row) && row.verdict !== 'unmet'),
      expiringAtRisk: codes(held, (row) => ends(row) && row.verdict === 'unmet'),
      running: codes(held, (row) => !ends(row)),
    },
  }
}

async function judgedOn(
  context: Context,
  stand: Stand,
  { title, who }: { title: string; who: 'holders' | 'others' },
): Promise<VerdictRow[] | undefined> {
  const { programme } = judgedTitle(stand, title)
  const procedure = procedureFor(who === 'holders')
  const version = versionFor(programme, { day: stand.day, procedure, known: stand.known })
  if (version === undefined) return undefined
  return rowsOver(context, stand, { version, procedure, among: { title, who, town: '' } })
}

/** A past window; undefined where no rule governed or nobody held the title. */
async function windowOf(context: Context, span: Span): Promise<Window | undefined> {
  const groups = await groupsOn(context, span)
  if (groups === undefined || groups.holders.size === 0) return undefined
  const last = await inputRows(context, await standOn(context, span.until), [])
  const after = new Set(
    last.flatMap(({ code, counted, held }) => (counted && held.includes(span.title) ? [code] : [])),
  )
  const { byGroup } = groups
  const entered = (codes: readonly string[]) => ({
    size: codes.length,
    moved: codes.filter((code) => after.has(code)).length,
  })
  const left = (codes: readonly string[]) => ({
    size: codes.length,
    moved: codes.filter((code) => !after.has(code)).length,
  })
  const arrived = [...after].filter((code) => !groups.counted.has(code)).length
  return {
    ...{ from: span.day, to: span.until, opening: groups.holders.size, closing: after.size },
    groups: {
      ready: entered(byGroup.ready),
      near: entered(byGroup.near),
      far: entered(byGroup.far),
      arrivals: { size: 0, moved: arrived },
      expiringSupported: left(byGroup.expiringSupported),
      expiringAtRisk: left(byGroup.expiringAtRisk),
      running: left(byGroup.running),
    },
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
