import { countFacets, type FacetChoices, type FacetCube } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { PageAsked } from '../../base/paged-list.ts'
import type { Context, Database } from '../../server/context.ts'
import { remembered } from '../../server/remembered.ts'
import { type Held, sortOf } from './firm-facets.ts'
import type { FirmImage } from './firm-image.ts'
import {
  cubeOf,
  type HeldColumn,
  heldColumn,
  orderOf,
  passing,
  ranksOf,
  rowsAnswering,
} from './firm-view.ts'
import { type Register, registerOf } from './reader-operations.ts'
import type { Firm } from './schema.ts'

/** Which titles firms hold on the reader's day; `key` changes whenever they may have changed. */
export type Titles = { held: Held; key: string }
export type FirmPage = { rows: Firm[]; total: number; all: number; choices: FacetChoices }

/** One page of the register, with how many firms each choice of a filter would leave. */
export async function firmPage(
  context: Context,
  { view, offset, limit }: PageAsked,
  { held, key }: Titles,
): Promise<FirmPage> {
  const register = await registerOf(context)
  const { image } = register
  const looking = { db: context.db, register, about: [...register.key, key], held }
  const titles = await titlesIn(looking)
  const found = await foundIn(looking, titles, view.search?.trim() ?? '')
  const counted = ['firm choices', ...looking.about, found.search, JSON.stringify(view.filters)]
  const { total, choices } = await remembered(context.db, counted, async () =>
    countFacets(found.cube, view.filters),
  )
  const left = { ...found, passes: passing(image, view.filters, titles), total }
  const rows = rowsOfPage(await orderIn(looking, view), left, { offset, limit })
  const firms = await register.fetch(
    context.db,
    rows.map((row) => image.codes[row] ?? ''),
  )
  return { rows: firms, total, all: image.byCode.length, choices }
}

type Looking = {
  db: Database
  register: Register
  about: readonly string[]
  held: Held
}

function titlesIn({ db, register: { image }, about, held }: Looking): Promise<HeldColumn> {
  return remembered(db, ['firm titles', ...about], async () => heldColumn(image, held))
}

type Found = { search: string; rows: Int32Array; cube: FacetCube }

function foundIn(
  { db, register: { image }, about }: Looking,
  titles: HeldColumn,
  search: string,
): Promise<Found> {
  return remembered(db, ['firms found', ...about, search], async () => {
    const rows = rowsAnswering(image, search)
    return { search, rows, cube: cubeOf(image, rows, titles) }
  })
}

type Order = { order: Int32Array; ranks: Int32Array }

function orderIn({ db, register: { image, key } }: Looking, view: View): Promise<Order> {
  const by = `${sortOf(view)} ${view.sort?.descending === true}`
  return remembered(db, ['firm order', ...key, by], async () => {
    const order = orderOf(image, view)
    return { order, ranks: ranksOf(order, image.codes.length) }
  })
}

type Left = Pick<Found, 'search' | 'rows'> & { passes: (row: number) => boolean; total: number }

/** The rows of one page: along the whole order, or those that were found put into it. */
function rowsOfPage(
  { order, ranks }: Order,
  { search, rows, passes, total }: Left,
  { offset, limit }: Pick<PageAsked, 'offset' | 'limit'>,
): number[] {
  if (offset >= total) return []
  const inOrder =
    search === ''
      ? order
      : rows
          .filter(passes)
          .map((row) => ranks[row] ?? 0)
          .sort()
          .map((rank) => order[rank] ?? 0)
  if (inOrder !== order || total === order.length)
    return [...inOrder.subarray(offset, offset + limit)]
  return walked(order, passes, { offset, limit })
}

/** Passes `offset` rows and takes the next ones. */
function walked(
  order: Int32Array,
  passes: (row: number) => boolean,
  { offset, limit }: Pick<PageAsked, 'offset' | 'limit'>,
): number[] {
  const taken: number[] = []
  let before = 0
  for (const row of order) {
    if (!passes(row)) continue
    before += 1
    if (before <= offset) continue
    taken.push(row)
    if (taken.length === limit) break
  }
  return taken
}

const AT_ONCE = 2000

/** All firms of a view in its order, some thousands at a time: memory stays flat however many they are. */
export async function* firmBatches(
  context: Context,
  view: View,
  held: Held,
): AsyncGenerator<Firm[]> {
  const { image, fetch } = await registerOf(context)
  const codes = codesLeft(image, view, held)
  const reading = await context.db.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    for (let at = 0; at < codes.length; at += AT_ONCE)
      yield await fetch(reading, codes.slice(at, at + AT_ONCE))
  } finally {
    await reading.rollback().execute()
  }
}

function codesLeft(image: FirmImage, view: View, held: Held): string[] {
  const passes = passing(image, view.filters, heldColumn(image, held))
  const found = new Uint8Array(image.codes.length)
  for (const row of rowsAnswering(image, view.search ?? '')) found[row] = 1
  const rows = orderOf(image, view).filter((row) => found[row] === 1 && passes(row))
  return Array.from(rows, (row) => image.codes[row] ?? '')
}
