/** Titles, towns and versions counted over all firms. */
import { addDays } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import type { Programme } from '../../rules/check/programme.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Context, implement } from '../../server/context.ts'
import { freshInputs } from './input-operations.ts'
import { countedFirms, inputRows, isToday, judgingOf, rowsOver } from './judging-operations.ts'
import { bridgedCounts, bridgedFirms, holderCounts } from './judging-store.ts'
import { expiryDay } from './list-operations.ts'
import { inTurn, overOf, totalOf } from './operations.ts'
import * as routes from './overview-routes.ts'
import { refuseCultivation } from './problems.ts'
import { newestOf, procedureFor, versionFor } from './rule-in-force.ts'
import type { Bridge, StreetRow, TitleSummary, VerdictCounts } from './schema.ts'
import { judgedTitle, type Stand, standOn } from './stand-operations.ts'
import type { TownCounts, Verdict } from './verdict-row.ts'
import { visitsBetween } from './visit-operations.ts'

export const titles = implement(routes.listTitles, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { on }) {
    const stand = await standOn(context, on)
    return inTurn(stand.titles, async (title): Promise<TitleSummary> => {
      const held = await holders(context, stand, title.id)
      const sum = (of: 'holders' | 'expiring') => held.reduce((total, each) => total + each[of], 0)
      const head = {
        title: title.id,
        name: { zh: title.name, en: title.english },
        programme: title.programme,
        holders: sum('holders'),
        expiring: sum('expiring'),
      }
      const programme = title.programme === null ? undefined : stand.programmes.get(title.programme)
      const version = programme === undefined ? undefined : inForce(stand, programme, 'others')
      if (version === undefined)
        return { ...head, version: null, others: null, held: null, oneClause: null }
      const others = await countedFirms(context, stand, overOf(stand, asked(title.id), 'others'))
      return {
        ...head,
        version: version.id,
        others: totalOf(others),
        held: await heldCounts(context, stand, title.id),
        oneClause: others.reduce((total, each) => total + each.oneClause, 0),
      }
    })
  },
})

export const streets = implement(routes.listStreets, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { title, on }) {
    const stand = await standOn(context, on)
    const others = await countedFirms(context, stand, overOf(stand, asked(title), 'others'))
    const held = await countedFirms(context, stand, overOf(stand, asked(title), 'holders'))
    const stock = await holders(context, stand, title)
    const visits = await visitsBetween(context, addDays(stand.day, -VISIT_DAYS), stand.day)
    const towns = [...new Set([...others, ...held, ...stock].map(({ town }) => town))].sort()
    return towns.map((town): StreetRow => {
      const of = (rows: readonly TownCounts[]) => rows.find((each) => each.town === town)
      const own = stock.find((each) => each.town === town)
      return {
        town,
        holders: own?.holders ?? 0,
        expiring: own?.expiring ?? 0,
        unsupported: of(held)?.unmet ?? 0,
        met: of(others)?.met ?? 0,
        oneClause: of(others)?.oneClause ?? 0,
        undetermined: of(others)?.undetermined ?? 0,
        visits: visits.filter((each) => each.town === town).length,
      }
    })
  },
})

/** ◆ Work of a quarter stands beside the stock. */
const VISIT_DAYS = 90

export const bridge = implement(routes.bridgeVersions, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { title: id, on, ...versions }): Promise<Bridge> {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const sides = sidesOf(stand, id, versions)
    const moves = await movesOf(context, stand, { title: id, ...sides })
    const sum = (of: 'firms' | 'holders') => moves.reduce((total, each) => total + each[of], 0)
    return {
      title: id,
      name: { zh: title.name, en: title.english },
      day: stand.day,
      base: sides.base.id,
      reform: sides.reform.id,
      firms: sum('firms'),
      holders: sum('holders'),
      moves,
    }
  },
})

export const bridged = implement(routes.listBridged, {
  may: businessReaders,
  async run(context, { title, on, from, to, top, ...versions }) {
    const stand = await standOn(context, on)
    const { base, reform } = sidesOf(stand, title, versions)
    const told = { base: from, reform: to }
    if (!isToday(context, stand)) {
      const pairs = await pairsOf(context, stand, { title, base, reform })
      return pairs
        .filter((each) => each.base === from && each.reform === to)
        .slice(0, top)
        .map(({ code, name, town, held }) => ({ code, name, town, held, ...told }))
    }
    await freshInputs(context)
    const firms = await bridgedFirms(context.db, context.scope, {
      base: judging(stand, title, base),
      reform: judging(stand, title, reform),
      ...{ title, from, to, top },
    })
    return firms.map((firm) => ({ ...firm, ...told }))
  },
})

const asked = (title: string) => ({ title, town: '' })

async function heldCounts(context: Context, stand: Stand, title: string): Promise<VerdictCounts> {
  return totalOf(await countedFirms(context, stand, overOf(stand, asked(title), 'holders')))
}

function inForce({ day, known }: Stand, programme: Programme, who: 'holders' | 'others') {
  return versionFor(programme, { day, known, procedure: procedureFor(who === 'holders') })
}

/** Firms that hold a title on the day, by town. */
async function holders(context: Context, stand: Stand, title: string) {
  const by = expiryDay(stand.day)
  if (isToday(context, stand)) {
    await freshInputs(context)
    return holderCounts(context.db, context.scope, { title, by })
  }
  const towns = new Map<string, { town: string; holders: number; expiring: number }>()
  for (const { counted, held, heldUntil, town } of await inputRows(context, stand, [])) {
    const until = heldUntil[held.indexOf(title)]
    if (!counted || until === undefined) continue
    const known = towns.get(town) ?? { town, holders: 0, expiring: 0 }
    towns.set(town, known)
    known.holders += 1
    if (until <= by) known.expiring += 1
  }
  return [...towns.values()]
}

type Sides = { readonly base: Version; readonly reform: Version }

/** As asked; else the version in force on the day and the one that began last. */
function sidesOf(
  stand: Stand,
  id: string,
  versions: { base?: string | undefined; reform?: string | undefined },
): Sides {
  const { title, programme } = judgedTitle(stand, id)
  const named = (version: string) =>
    programme.versions.find((each) => each.id === version) ??
    refuseCultivation('unknownVersion', {
      title: title.name,
      version,
      known: programme.versions.map((each) => each.id).join('、'),
    })
  const { base, reform } = versions
  const now = base === undefined ? inForce(stand, programme, 'others') : named(base)
  const later = reform === undefined ? newestOf(programme) : named(reform)
  if (now === undefined || later === undefined)
    return refuseCultivation('noVersion', { title: title.name, on: stand.day, procedure: '新申报' })
  return { base: now, reform: later }
}

/** Both versions are put the same question on the same day, as if either were in force. */
function judging(stand: Stand, title: string, version: Version) {
  const among = { title, who: 'others' as const, town: '' }
  return judgingOf(stand, { version, procedure: 'new', among }, 'count')
}

async function movesOf(
  context: Context,
  stand: Stand,
  { title, base, reform }: Sides & { title: string },
): Promise<Bridge['moves']> {
  if (isToday(context, stand)) {
    await freshInputs(context)
    const sides = { base: judging(stand, title, base), reform: judging(stand, title, reform) }
    return bridgedCounts(context.db, context.scope, { ...sides, title })
  }
  const counts = new Map<string, Bridge['moves'][number]>()
  for (const pair of await pairsOf(context, stand, { title, base, reform })) {
    const key = `${pair.base} ${pair.reform}`
    const known = counts.get(key) ?? {
      ...{ base: pair.base, reform: pair.reform, firms: 0, holders: 0 },
    }
    counts.set(key, known)
    known.firms += 1
    if (pair.held) known.holders += 1
  }
  return [...counts.values()]
}

type Pair = {
  code: string
  name: string
  town: string
  held: boolean
  base: Verdict
  reform: Verdict
}

async function pairsOf(
  context: Context,
  stand: Stand,
  { title, base, reform }: Sides & { title: string },
): Promise<Pair[]> {
  const sides = await inTurn([base, reform], async (version) => {
    const halves = await inTurn(['holders', 'others'] as const, (who) =>
      rowsOver(context, stand, { version, procedure: 'new', among: { title, who, town: '' } }),
    )
    return halves.flat()
  })
  const [before = [], after = []] = sides
  const later = new Map(after.map((row) => [row.code, row.verdict]))
  return before.map(({ code, name, town, until, verdict }) => ({
    ...{ code, name, town, held: until !== null },
    base: verdict,
    reform: later.get(code) ?? 'undetermined',
  }))
}
