import { clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { firmsByCode } from '../enterprises/operations.ts'
import { entriesUpTo } from './operations.ts'
import { refuseEntry } from './problems.ts'
import {
  cellsFor,
  isPublicList,
  isYearly,
  publicTable,
  type Released,
  releaseOf,
} from './release.ts'
import * as routes from './release-routes.ts'
import type { ReleaseCell } from './release-schema.ts'
import { insertRelease, releasesOf } from './release-store.ts'
import type { Cell } from './suppression.ts'

export const release = implement(routes.readRelease, {
  may: businessReaders,
  run: (context, { register, on }) => tableOf(context, register, on ?? clockDate(context.asOf)),
})

export const releases = implement(routes.listReleases, {
  may: businessReaders,
  run: ({ db, scope, asOf }, { register }) => releasesOf(db, scope, { register, asOf }),
})

export const recordOne = implement(routes.recordRelease, {
  may: ['officer', 'statistics'],
  async run(asking, { register, on, recipient, document }) {
    // What is told is counted anew from the rows known at its moment: none may come in under it.
    const context = await inTurn(asking, 'registers')
    const today = clockDate(context.now)
    if (on > today) refuseEntry('releaseAhead', { on, today })
    const table = await tableOf(context, register, on)
    if (table.every(({ value }) => value === null)) refuseEntry('nothingToRelease', { on })
    const row = { register, onDate: on, recipient, document }
    const id = await insertRelease(context.db, context.scope, { row, stamp: context })
    return { id }
  },
})

async function tableOf(context: Context, register: Released, on: string): Promise<ReleaseCell[]> {
  const { db, scope, asOf } = context
  if (isPublicList(register)) return publicTable(await cellsAt(context, register, on))
  const told = await releasesOf(db, scope, { register, asOf })
  // Sums that run from 1 January have no difference to those of another year that means anything.
  const comparable = told.filter(
    ({ onDate }) => !isYearly(register) || onDate.slice(0, 4) === on.slice(0, 4),
  )
  const earlier: Cell[][] = []
  for (const { onDate, recordedAt } of comparable.toReversed())
    earlier.push(
      await cellsAt({ ...context, asOf: recordedAt, travelling: true }, register, onDate),
    )
  return releaseOf(await cellsAt(context, register, on), earlier)
}

/** The cells as known at the reader's moment; a firm stands in the town of the day. */
async function cellsAt(context: Context, register: Released, on: string): Promise<Cell[]> {
  const entries = await entriesUpTo(context, { register, to: on })
  const codes = [...new Set(entries.flatMap(({ code }) => code ?? []))]
  const firms = await firmsByCode(context, codes, on)
  return cellsFor(register, entries, {
    on,
    townOf: ({ code, facts }) => firms.get(code ?? '')?.town ?? facts['place'] ?? '',
  })
}
