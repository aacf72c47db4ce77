import { clockDate } from '../../base/calendar.ts'
import { countFacets, type FacetChoices, type FacetCube, facetCube } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { PageAsked } from '../../base/paged-list.ts'
import type { Context, Database } from '../../server/context.ts'
import { remembered, revisionOf } from '../../server/remembered.ts'
import { allCodes, firmsOf } from './fact-store.ts'
import {
  cellsOf,
  type Filtered,
  firmFacets,
  firmsViewed,
  type Held,
  passesFilters,
  searched,
} from './firm-facets.ts'
import { sectionOf } from './industry.ts'
import { firmCells, firmRows, firmsFound, MOST_FOUND, nextFirms, openFirms } from './list-store.ts'
import { aliasesAt } from './register-operations.ts'
import type { Firm } from './schema.ts'

/** Which titles firms hold on the reader's day; `key` changes whenever they may have changed. */
export type Titles = { held: Held; key: string }
export type FirmPage = { rows: Firm[]; total: number; all: number; choices: FacetChoices }

/** One page of the register, with how many firms each choice of a filter would leave. */
export async function firmPage(
  context: Context,
  asked: PageAsked,
  { held, key }: Titles,
): Promise<FirmPage> {
  if (context.travelling) return pastPage(context, asked, held)
  const { db, scope } = context
  const { view } = asked
  const revision = await revisionOf(db, scope)
  const about = [scope.district, revision, key]
  const { whole, all } = await remembered(db, ['firm cells', ...about], async () => {
    const cube = facetCube(firmFacets, await firmCells(db, scope, { held }))
    return { whole: cube, all: countFacets(cube, {}).total }
  })
  const search = view.search?.trim() ?? ''
  if (search === '') {
    const counted = ['firm choices', ...about, JSON.stringify(view.filters)]
    const { total, choices } = await remembered(db, counted, async () =>
      countFacets(whole, view.filters),
    )
    return { rows: await firmRows(db, scope, { ...asked, held, total }), total, all, choices }
  }
  const found = await remembered(db, ['firms found', ...about, search], () =>
    foundIn(context, search, held),
  )
  const { total, choices } = countFacets(found.cube, view.filters)
  const left = codesLeft(found, view, held)
  const wanted = { ...asked, held, total, ...(left !== undefined && { codes: left }) }
  return { rows: await firmRows(db, scope, wanted), total, all, choices }
}

/** Where too many firms answer to a word, they are only counted. */
type Found = { firms: Filtered[] | undefined; codes: string; cube: FacetCube }

async function foundIn({ db, scope }: Context, search: string, held: Held): Promise<Found> {
  const firms = await firmsFound(db, scope, search)
  if (firms.length > MOST_FOUND) {
    const cells = await firmCells(db, scope, { held, search })
    return { firms: undefined, codes: '', cube: facetCube(firmFacets, cells) }
  }
  const cube = facetCube(firmFacets, cellsOf(firms, held))
  return { firms, codes: listOf(firms), cube }
}

/** Codes as the database reads a list of them: written once, where a search is turned page by page. */
function listOf(firms: readonly Filtered[]): string {
  return `{${firms.map(({ code }) => code).join(',')}}`
}

function codesLeft({ firms, codes }: Found, view: View, held: Held): string | undefined {
  if (firms === undefined) return undefined
  const isFiltered = Object.values(view.filters).some((values) => values.length > 0)
  return isFiltered
    ? listOf(firms.filter((firm) => passesFilters(firm, view.filters, held)))
    : codes
}

/** The same for a past moment, put together from the appended rows. */
async function pastPage(context: Context, asked: PageAsked, held: Held): Promise<FirmPage> {
  const { view, offset, limit } = asked
  const firms = await firmsKnown(context)
  const found = searched(firms, view.search ?? '')
  const cube = facetCube(firmFacets, cellsOf(found, held))
  const { total, choices } = countFacets(cube, view.filters)
  const rows = firmsViewed(found, { ...view, search: '' }, held).slice(offset, offset + limit)
  return { rows, total, all: firms.length, choices }
}

type Known = Firm & { section: string }
/** One past moment at a time: a register of 200,000 firms is large in memory. */
const lastPast = new WeakMap<Database, { key: string; firms: Promise<Known[]> }>()

/** Every firm as known at the reader's moment, on the day of that moment. */
async function firmsKnown(context: Context): Promise<Known[]> {
  const { db, scope, asOf } = context
  const key = `${scope.district} ${asOf} ${await revisionOf(db, scope)}`
  const last = lastPast.get(db)
  if (last?.key === key) return last.firms
  const firms = knownAt(context)
  lastPast.set(db, { key, firms })
  firms.catch(() => lastPast.delete(db))
  return firms
}

async function knownAt(context: Context): Promise<Known[]> {
  const { db, scope, asOf } = context
  const codes = await allCodes(db, scope)
  const aliases = await aliasesAt(context)
  const firms = await firmsOf(db, scope, { codes, aliases, when: { day: clockDate(asOf), asOf } })
  return firms.map((firm) => ({ ...firm, section: sectionOf(firm.industry) }))
}

const AT_ONCE = 2000

/** All firms of a view in its order, some thousands at a time: memory stays flat however many they are. */
export async function* firmBatches(
  context: Context,
  view: View,
  held: Held,
): AsyncGenerator<Firm[]> {
  if (context.travelling) {
    const firms = firmsViewed(await firmsKnown(context), view, held)
    for (let at = 0; at < firms.length; at += AT_ONCE) yield firms.slice(at, at + AT_ONCE)
    return
  }
  const transaction = await context.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .execute()
  try {
    await openFirms(transaction, context.scope, { view, held })
    for (;;) {
      const firms = await nextFirms(transaction, AT_ONCE)
      if (firms.length > 0) yield firms
      if (firms.length < AT_ONCE) break
    }
  } finally {
    await transaction.rollback().execute()
  }
}
