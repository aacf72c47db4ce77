/** Firms as they stand to the titles: out of what is kept ready today, judged in process for another day. */
import { clockDate } from '../../base/calendar.ts'
import type { FacetChoices } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { knownAt, remembered } from '../../server/remembered.ts'
import { blocksOn } from './judging-operations.ts'
import { judgedNow, keptRows, versionBehind } from './kept-operations.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import { freshVerdicts } from './renewal-operations.ts'
import type { Stand } from './stand-operations.ts'
import {
  type Chosen,
  type ClausesOf,
  countedBy,
  cubeOf,
  inOrder,
  isChosen,
  isViewed,
  type Order,
} from './verdict-choice.ts'
import { bitsOf } from './verdict-row.ts'
import {
  alikeVerdicts,
  type Masks,
  nextVerdicts,
  openVerdicts,
  type Tally,
  verdictPage,
  verdictTallies,
} from './verdict-store.ts'

/** Whether what is kept ready speaks of this day. */
export function isToday({ travelling, now }: Context, { day }: Stand): boolean {
  return !travelling && day === clockDate(now)
}

/** Every firm against every title on another day. */
export async function verdictsOn(context: Context, stand: Stand): Promise<KeptVerdict[]> {
  const about = [...(await knownAt(context)), stand.day]
  return remembered(context.db, ['cultivation verdicts', ...about], async () => {
    const rows: KeptVerdict[] = []
    for await (const block of blocksOn(context, stand))
      for (const row of keptRows(stand, block)) rows.push(row)
    return rows
  })
}

type Between = { from: string; to: string }

/** How many firms of each town stand how; of one title or of all. */
export async function tallies(
  context: Context,
  stand: Stand,
  { title, ...between }: Between & { title: string | undefined },
): Promise<Tally[]> {
  if (isToday(context, stand)) {
    const { db, scope } = context
    const { mark } = await freshVerdicts(context)
    const about = [scope.district, mark, title ?? '', between.from, between.to]
    return remembered(db, ['cultivation tallies', ...about], () =>
      verdictTallies(db, scope, { title, ...between }),
    )
  }
  const groups = new Map<string, Tally>()
  for (const row of await verdictsOn(context, stand)) {
    if (title !== undefined && row.title !== title) continue
    const { held, verdict, step, town, until } = row
    const key = JSON.stringify([row.title, town, held, verdict, step])
    const own = groups.get(key) ?? {
      ...{ title: row.title, town, held, verdict, step, firms: 0, expiring: 0 },
    }
    groups.set(key, own)
    own.firms += 1
    if (held && until !== null && between.from <= until && until <= between.to) own.expiring += 1
  }
  return [...groups.values()]
}

export type Asked = {
  readonly chosen: Chosen
  readonly view: View
  readonly order: Order
  readonly offset: number
  readonly limit: number
}
export type VerdictPage = {
  rows: KeptVerdict[]
  total: number
  all: number
  choices: FacetChoices
}

export async function verdictsPage(
  context: Context,
  stand: Stand,
  asked: Asked,
): Promise<VerdictPage> {
  const clausesOf = clausesIn(stand)
  if (isToday(context, stand)) return pageNow(context, stand, { asked, clausesOf })
  return pageOfRows(await verdictsOn(context, stand), { asked, clausesOf })
}

/** The same choice, order and counts over rows in memory. */
export function pageOfRows(
  rows: readonly KeptVerdict[],
  { asked, clausesOf }: Paging,
): VerdictPage {
  const { chosen, view, order, offset, limit } = asked
  const all = rows.filter((row) => isChosen(row, chosen))
  const found = all.filter((row) => isViewed(row, { ...view, filters: {} }, clausesOf))
  const cube = cubeOf(
    found.map((row) => ({ ...row, count: 1 })),
    clausesOf,
  )
  const { total, choices } = countedBy(cube, view.filters)
  const page = found
    .filter((row) => isViewed(row, { ...view, search: '' }, clausesOf))
    .sort(inOrder(view, order))
    .slice(offset, offset + limit)
  return { rows: page, total, all: all.length, choices }
}

type Paging = { asked: Asked; clausesOf: ClausesOf }

async function pageNow(
  context: Context,
  stand: Stand,
  { asked, clausesOf }: Paging,
): Promise<VerdictPage> {
  const { mark } = await freshVerdicts(context)
  const { db, scope } = context
  const { chosen, view } = asked
  const about = [scope.district, mark, JSON.stringify(chosen)]
  const counted = (search: string) =>
    remembered(db, ['cultivation cells', ...about, search], async () => {
      const cube = cubeOf(await alikeVerdicts(db, scope, { chosen, search }), clausesOf)
      return { cube, all: countedBy(cube, {}).total }
    })
  const { all } = await counted('')
  const { cube } = await counted((view.search ?? '').trim())
  const { total, choices } = countedBy(cube, view.filters)
  const masks = masksOf(stand, view.filters['unmet'] ?? [])
  const rows = await verdictPage(db, scope, { ...asked, masks })
  return { rows, total, all, choices }
}

/** Clauses of a row by their ids: what a filter keeps. */
export function clausesIn(stand: Stand): ClausesOf {
  const versions = new Map<string, Version | undefined>()
  return ({ title, held, fails }) => {
    const key = `${title} ${held}`
    if (!versions.has(key)) versions.set(key, versionBehind(stand, { title, held }))
    const mask = versions.get(key)?.mask ?? []
    return bitsOf(fails).flatMap((bit) => mask[bit]?.id ?? [])
  }
}

function masksOf(stand: Stand, clauses: readonly string[]): Masks {
  return judgedNow(stand).flatMap(({ title, held, version }) => {
    const mask = version.mask.reduce(
      (bits, { id }, bit) => (clauses.includes(id) ? bits | (1n << BigInt(bit)) : bits),
      0n,
    )
    return mask === 0n ? [] : [{ title, held, mask }]
  })
}

/** All rows of a view in its order, some at a time and in one reading. */
export async function* verdictBatches(
  context: Context,
  stand: Stand,
  asked: Omit<Asked, 'offset' | 'limit'>,
): AsyncGenerator<KeptVerdict[]> {
  if (!isToday(context, stand)) {
    const everything = { ...asked, offset: 0, limit: Number.POSITIVE_INFINITY }
    const { rows } = await verdictsPage(context, stand, everything)
    for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE)
    return
  }
  await freshVerdicts(context)
  const masks = masksOf(stand, asked.view.filters['unmet'] ?? [])
  const transaction = await context.db.startTransaction().execute()
  try {
    await openVerdicts(transaction, context.scope, { ...asked, masks })
    for (;;) {
      const rows = await nextVerdicts(transaction, AT_ONCE)
      if (rows.length > 0) yield rows
      if (rows.length < AT_ONCE) return
    }
  } finally {
    await transaction.rollback().execute()
  }
}

const AT_ONCE = 2000
