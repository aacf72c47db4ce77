import { addDays } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, firmsByCode } from '../enterprises/operations.ts'
import { countedFirms, judgedFirms, type Over } from './judging-operations.ts'
import { expiryDay, gapsOf, gapsTo, linesOf } from './list-operations.ts'
import { leverMasks, MOST_CLAUSES_OF_A_MOVE } from './near-miss.ts'
import { refuseCultivation } from './problems.ts'
import * as routes from './routes.ts'
import { procedureFor } from './rule-in-force.ts'
import { rungsOf } from './rungs.ts'
import type { CultivationRow, VerdictCounts } from './schema.ts'
import { governing, judgedTitle, type Stand, standOn } from './stand-operations.ts'
import { mayBeCertain } from './title-gap.ts'
import type { TownCounts } from './verdict-row.ts'

type Listed = { title: string; town: string; top: number }

/** More firms than asked for are looked through, for some are farther off than a step. */
const LOOKED_THROUGH = 3

export const nearMiss = implement(routes.listNearMiss, {
  may: businessReaders,
  run: async (context, { on, ...listed }) =>
    nearMissLines(context, await standOn(context, on), listed),
})

export const toAsk = implement(routes.listToAsk, {
  may: businessReaders,
  run: async (context, { on, ...listed }) =>
    toAskLines(context, await standOn(context, on), listed),
})

export const expiring = implement(routes.listExpiring, {
  may: businessReaders,
  async run(context, { on, title, town, top, days }) {
    const stand = await standOn(context, on)
    const titles = title === '' ? judgedTitles(stand) : [judgedTitle(stand, title).title.id]
    const by = expiryDay(stand.day, days)
    const lists = await inTurn(titles, (id) =>
      expiringLines(context, stand, { title: id, town, top, by }),
    )
    const found = lists.flat()
    return found.sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0)).slice(0, top)
  },
})

export const unsupported = implement(routes.listUnsupported, {
  may: businessReaders,
  async run(context, { on, ...listed }) {
    const stand = await standOn(context, on)
    const over = overOf(stand, listed, 'holders')
    const wanted = { verdicts: ['unmet'] as const, top: listed.top }
    const rows = await judgedFirms(context, stand, { over, wanted })
    const { title } = listed
    return linesOf(context, stand, { rows, title, version: over.version, step: 'unsupported' })
  },
})

export const gaps = implement(routes.gapsOfFirm, {
  may: businessReaders,
  async run(context, { code, on }) {
    const found = await gapsOf(context, await standOn(context, on), code)
    return found ?? refuseCultivation('unknownFirm', { code })
  },
})

export const gap = implement(routes.gapToTitle, {
  may: businessReaders,
  async run(context, { code, title, on }) {
    const stand = await standOn(context, on)
    judgedTitle(stand, title)
    const found = await gapsOf(context, stand, code)
    if (found === undefined) return refuseCultivation('unknownFirm', { code })
    const one = found.find((each) => each.title === title)
    if (one !== undefined) return one
    const version = governing(stand, title, 'new')
    const [only] = (await gapsTo(context, stand, { title, version, codes: [code] })).values()
    return only ?? refuseCultivation('unknownFirm', { code })
  },
})

export const ladder = implement(routes.ladderOfFirm, {
  may: businessReaders,
  async run(context, { code }) {
    const firms = await firmsByCode(context, [code])
    const firm = firms.get(code) ?? refuseCultivation('unknownFirm', { code })
    const stand = await standOn(context, undefined)
    const codes = membersOf([firm.code], await aliasesAt(context))
    const certificates = await certificatesOf(context, codes)
    return rungsOf(certificates, {
      titles: stand.titles,
      dayBefore: (day) => addDays(day, -1),
      dayAfter: (day) => addDays(day, 1),
    })
  },
})

export const oneTitle = implement(routes.cultivate, {
  may: businessReaders,
  async run(context, { title: id, on, top }) {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const listed = { title: id, town: '', top }
    const others = overOf(stand, listed, 'others')
    const counted = totalOf(await countedFirms(context, stand, others))
    const held = totalOf(await countedFirms(context, stand, overOf(stand, listed, 'holders')))
    return {
      title: id,
      name: { zh: title.name, en: title.english },
      on: stand.day,
      version: others.version.id,
      holders: held.met + held.unmet + held.undetermined,
      others: counted,
      held,
      nearMiss: await nearMissLines(context, stand, listed),
      toAsk: await toAskLines(context, stand, listed),
    }
  },
})

async function nearMissLines(
  context: Context,
  stand: Stand,
  listed: Listed,
): Promise<CultivationRow[]> {
  const { title, top } = listed
  const over = overOf(stand, listed, 'others')
  const wanted = {
    verdicts: ['unmet'] as const,
    ...(mayBeCertain(over.version)
      ? { mostFails: MOST_CLAUSES_OF_A_MOVE, within: leverMasks(over.version) }
      : { mostFails: 1 }),
    top: top * LOOKED_THROUGH,
  }
  const rows = await judgedFirms(context, stand, { over, wanted })
  const step = undefined
  const lines = await linesOf(context, stand, { rows, title, version: over.version, step })
  return lines.slice(0, top)
}

async function toAskLines(
  context: Context,
  stand: Stand,
  listed: Listed,
): Promise<CultivationRow[]> {
  const { title, top } = listed
  const over = overOf(stand, listed, 'others')
  const years = Math.max(1, ...over.version.fields.map((field) => field.years ?? 1))
  const wanted = { verdicts: ['undetermined'] as const, asking: years, top: top * LOOKED_THROUGH }
  const rows = await judgedFirms(context, stand, { over, wanted })
  const lines = await linesOf(context, stand, {
    ...{ rows, title, version: over.version },
    step: 'askOne',
  })
  return lines.filter(({ needs }) => needs.length === 1).slice(0, top)
}

/** Every holder: nothing holds as many firms. */
const EVERY = 1_000_000

/** Holders whose certificate ends by a day, soonest first, each judged for re-review. */
async function expiringLines(
  context: Context,
  stand: Stand,
  { by, ...listed }: Listed & { by: string },
): Promise<CultivationRow[]> {
  const { title, top } = listed
  const over = overOf(stand, listed, 'holders')
  const verdicts = ['met', 'unmet', 'undetermined'] as const
  const held = await judgedFirms(context, stand, { over, wanted: { verdicts, top: EVERY } })
  const rows = held
    .filter(({ until }) => until !== null && until <= by)
    .sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1))
    .slice(0, top)
  return linesOf(context, stand, { rows, title, version: over.version, step: 'expiring' })
}

/** A title over one half of the firms: holders by the rule for re-review, others as new applicants. */
export function overOf(
  stand: Stand,
  { title, town }: { title: string; town: string },
  who: 'holders' | 'others',
): Over {
  const procedure = procedureFor(who === 'holders')
  return { version: governing(stand, title, procedure), procedure, among: { title, who, town } }
}

/** Titles whose rule is encoded. */
export function judgedTitles({ titles, programmes }: Stand): string[] {
  return titles.flatMap(({ id, programme }) =>
    programme !== null && programmes.has(programme) ? [id] : [],
  )
}

export function totalOf(towns: readonly TownCounts[]): VerdictCounts {
  const sum = (of: 'met' | 'unmet' | 'undetermined') =>
    towns.reduce((total, each) => total + each[of], 0)
  return { met: sum('met'), unmet: sum('unmet'), undetermined: sum('undetermined') }
}

/** One after the other: each takes a connection of its own. */
export async function inTurn<T, R>(
  items: readonly T[],
  run: (each: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = []
  for (const each of items) done.push(await run(each))
  return done
}
