import { clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { aliasesAt, firmsByCode, refuseUnknownTown } from '../enterprises/operations.ts'
import type { Days, StockAsked } from './history.ts'
import { movements } from './kept-operations.ts'
import { holdersBy, ladder } from './ladder-operations.ts'
import { unplaced } from './movement-store.ts'
import { settled } from './movements.ts'
import { refuseCertificate } from './problems.ts'
import * as routes from './routes.ts'
import {
  type DayTold,
  type NetChange,
  type StockRule,
  stockRuleLabels,
  type Title,
} from './schema.ts'
import { columnOf, type Movement, netChange } from './stock.ts'
import { certificates } from './store.ts'
import { titlesIn } from './title-store.ts'
import { titlesAbove } from './variants.ts'

type Typed = {
  title: string
  on?: string | undefined
  from?: string | undefined
  rule: StockRule
  including?: 'nested' | undefined
  excluding?: 'nested' | undefined
}
type Question = { title: Title; asked: StockAsked; days: Days }

/** What is meant by what was typed: the title by either name, the days with their defaults. */
export async function questionOf(context: Context, typed: Typed): Promise<Question> {
  const catalogue = await titlesIn(context.services.contentFolder)
  const title =
    catalogue.find(({ id, name }) => id === typed.title || name === typed.title) ??
    refuseCertificate('unknownTitle', { title: typed.title })
  const to = typed.on ?? clockDate(context.asOf)
  // The opening of a year is the closing of the one before. ◆
  const from = typed.from ?? `${Number(to.slice(0, 4)) - 1}-12-31`
  if (from > to) refuseCertificate('periodBackwards', { from, to })
  if (typed.including !== undefined && typed.excluding !== undefined)
    refuseCertificate('bothNestings')
  const nested = typed.excluding === undefined ? 'including' : 'excluding'
  const above = titlesAbove(title.id, catalogue)
  return { title, days: [from, to], asked: { title: title.id, above, nested, rule: typed.rule } }
}

export const list = implement(routes.listTitles, {
  may: businessReaders,
  run: async ({ services }) => [...(await titlesIn(services.contentFolder))],
})

export const stock = implement(routes.readStock, {
  may: businessReaders,
  async run(context, input) {
    const { asked, days } = await questionOf(context, input)
    const source = await movements(context, asked)
    const net = netChange(await source.tallies(days, 'district'))
    return { ...net, unique: net.closing, day: await dayTold(context, asked, { on: days[1], net }) }
  },
})

export const sheet = implement(routes.readStockSheet, {
  may: businessReaders,
  async run(context, input) {
    const { title, asked, days } = await questionOf(context, input)
    const [from, on] = days
    const source = await movements(context, asked)
    const net = netChange(await source.tallies(days, 'district'))
    return {
      ...{ title, from, on, net },
      day: await dayTold(context, asked, { on, net }),
      closings: await closings(context, asked, on),
      ladder: await ladder(context, asked, on),
      unplaced: await unplacedAmong(context, asked),
    }
  },
})

export const table = implement(routes.listNetChange, {
  may: businessReaders,
  async run(context, input) {
    const { asked, days } = await questionOf(context, input)
    const { whole, towns } = await byTown(context, asked, days)
    const day = await dayTold(context, asked, { on: days[1], net: whole })
    return [{ town: null, day, ...whole }, ...towns.map(({ town, net }) => ({ town, day, ...net }))]
  },
})

const FIRST_DAY = '1900-01-01'

const isNothing = (net: NetChange) => Object.values(net).every((count) => count === 0)

/**
 * A stock of a day to come is no fact yet, and one from before the first certificate is no nought. `net` is what
 * was counted up to the day; only where that is nothing are the years before it asked for.
 */
async function dayTold(
  context: Context,
  asked: StockAsked,
  { on, net }: { on: string; net: NetChange },
): Promise<DayTold> {
  if (on > clockDate(context.asOf)) return 'toCome'
  if (!isNothing(net)) return 'recorded'
  return (await isRecorded(context, asked, on)) ? 'recorded' : 'unrecorded'
}

/** Whether anything is recorded of a title by a day on which nobody holds it. */
export async function isRecordedBy(context: Context, title: string, on: string): Promise<boolean> {
  const { asked } = await questionOf(context, { title, rule: 'certificate' })
  return isRecorded(context, asked, on)
}

async function isRecorded(context: Context, asked: StockAsked, on: string): Promise<boolean> {
  const source = await movements(context, asked)
  return !isNothing(netChange(await source.tallies([FIRST_DAY, on], 'district')))
}

async function byTown(context: Context, asked: StockAsked, days: Days) {
  const tallies = await (await movements(context, asked)).tallies(days, 'town')
  const towns = new Set(tallies.flatMap((each) => [each.town, each.lapsedTown ?? each.town]))
  return {
    whole: netChange(tallies),
    towns: [...towns]
      .toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN'))
      .map((town) => ({ town, net: netChange(tallies, town) })),
  }
}

/** The count of one day under each rule and nesting, so that none stands without its label. */
async function closings(context: Context, asked: StockAsked, on: string) {
  const nestings =
    asked.above.length > 0 ? (['including', 'excluding'] as const) : (['including'] as const)
  const answers: routes.StockSheet['closings'] = []
  for (const rule of Object.keys(stockRuleLabels) as StockRule[])
    for (const nested of nestings) {
      const source = await movements(context, { ...asked, rule, nested })
      const { closing } = netChange(await source.tallies([on, on], 'district'))
      answers.push({ rule, nested, count: closing })
    }
  return answers
}

/** One firm that counts on a day; the certificate it is counted by. */
export type Holder = { code: string; certificate: string | null; town: string; since: string }

/** Who holds a title (or a higher one) on a day, by certificate unless said otherwise; merged codes once. */
export async function holdersOn(
  context: Context,
  { rule = 'certificate', ...typed }: Omit<Typed, 'rule'> & { on: string; rule?: StockRule },
): Promise<Holder[]> {
  const { on } = typed
  const { asked } = await questionOf(context, { ...typed, rule })
  const held = await holdersBy(context, asked, on)
  return held.map(({ code, certificate, town, day }) => ({ code, certificate, town, since: day }))
}

/** How many hold a title (or a higher one) at the end of each day, by certificate. */
export async function stocksOn(context: Context, title: string, days: readonly string[]) {
  const { asked } = await questionOf(context, { title, rule: 'certificate' })
  const source = await movements(context, asked)
  const counts: { on: string; count: number }[] = []
  for (const on of days) {
    const { closing } = netChange(await source.tallies([on, on], 'district'))
    counts.push({ on, count: closing })
  }
  return counts
}

/** The count of a day under each rule and nesting, for whoever sets it beside another value. */
export async function closingsOn(context: Context, typed: Typed & { on: string }) {
  const { asked } = await questionOf(context, typed)
  return closings(context, asked, typed.on)
}

/** Firms with a certificate of the title that nobody has placed: not counted. */
export async function unplacedOf(context: Context, title: string): Promise<string[]> {
  const { asked } = await questionOf(context, { title, rule: 'certificate' })
  return unplacedAmong(context, asked)
}

async function unplacedAmong(context: Context, { title, above }: StockAsked): Promise<string[]> {
  const { db, scope, asOf } = context
  const merged = [...(await aliasesAt(context)).keys()]
  return unplaced(db, scope, { titles: [title, ...above], merged, asOf })
}

/** The last movement of each firm up to a day, whether it counts after it or not. */
export async function lastOf(
  context: Context,
  typed: Typed & { on: string },
): Promise<Map<string, Movement>> {
  const { asked } = await questionOf(context, typed)
  const last = await (await movements(context, asked)).last(typed.on)
  return new Map(last.map((each) => [each.code, each]))
}

/** The net-change table of a title by town and of the district, for papers that print it. */
export async function netChangeByTown(context: Context, typed: Typed) {
  const { asked, days } = await questionOf(context, typed)
  return byTown(context, asked, days)
}

/**
 * What stands in the net-change table of a span, with its causes: in the row of a town (empty: those of which no
 * town is known), or in that of the district.
 */
export async function movementsIn(
  context: Context,
  { town, ...typed }: Typed & { town?: string | undefined },
): Promise<Movement[]> {
  const { asked, days } = await questionOf(context, typed)
  return settled(await (await movements(context, asked)).between(days), days, town)
}

export const moved = implement(routes.listMovements, {
  may: businessReaders,
  async run(context, { column, ...typed }) {
    const found = await movementsIn(context, typed)
    const wanted = found.filter(({ cause }) => column === undefined || columnOf[cause] === column)
    if (wanted.length === 0) await refuseUnknownTown(context, typed.town)
    return named(context, wanted)
  },
})

/** Movements as their list tells them: with the firm's name and the certificate. */
export async function named(
  context: Context,
  found: readonly Movement[],
): Promise<routes.MovementRow[]> {
  const { db, scope, asOf } = context
  const ids = found.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
  const [firms, rows] = await Promise.all([
    firmsByCode(context, [...new Set(found.map(({ code }) => code))]),
    certificates(db, scope, { asOf, ids }),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.map(({ lapsedOn: _, lapsedTown: __, ...each }) => {
    const certificate = byId.get(each.certificate ?? '')
    return {
      ...each,
      name: firms.get(each.code)?.name ?? each.code,
      column: columnOf[each.cause],
      number: certificate?.number ?? '',
      validFrom: certificate?.validFrom ?? null,
      validTo: certificate?.validTo ?? null,
    }
  })
}
