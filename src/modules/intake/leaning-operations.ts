/** What rests on an import and holds its undo. */
import type { Context } from '../../server/context.ts'
import { visitsUnder } from '../cultivation/visit-operations.ts'
import { requestsUnder } from '../requests/operations.ts'
import { type Leaning, namedOnlyBy, replacingIn, speakingOf } from './brought-store.ts'
import { leaningLabels } from './schema.ts'

type Import = { importId: string; recordedAt: string }

/**
 * Later rows that rest on an import: in the place of one of its rows, or about a firm that nobody else has named.
 * The oldest first; each table is asked once, whatever the number of firms.
 */
export async function leaningOn(
  context: Context,
  { importId, recordedAt: since }: Import,
): Promise<Leaning[]> {
  const { db, scope, asOf } = context
  const codes = await namedOnlyBy(db, scope, { importId, asOf })
  const found = [
    ...(await replacingIn(db, scope, { importId, asOf })),
    ...(codes.length === 0 ? [] : await aboutFirms(context, { importId, since, codes })),
  ]
  const each = new Map(found.map((row) => [`${row.what} ${row.id}`, row]))
  return [...each.values()].sort(
    (one, other) => compare(one.at, other.at) || compare(one.what, other.what),
  )
}

async function aboutFirms(
  context: Context,
  { importId, since, codes }: { importId: string; since: string; codes: readonly string[] },
): Promise<Leaning[]> {
  const { db, scope, asOf } = context
  const kept = await speakingOf(db, scope, { importId, asOf, since, codes })
  const visits = (await visitsUnder(context, codes)).map((row) => ({
    ...row,
    what: 'visit' as const,
  }))
  const requests = (await requestsUnder(context, codes)).map((row) => ({
    ...row,
    what: 'request' as const,
  }))
  const work = [...visits, ...requests].filter(({ recordedAt }) => recordedAt >= since)
  return [
    ...kept,
    ...work.map(({ what, id, code, recordedAt: at, recordedBy: by }) => ({
      ...{ what, id, code, at, by },
    })),
  ]
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))

/** The firm in words, or the row where it is of none. */
export function placeOf({ what, id, code, at, by }: Leaning) {
  const { zh, en } = leaningLabels[what]
  const row = code ?? id
  return {
    ...{ at: `${what}/${id}`, code: 'intake.leanedOn' },
    message: {
      zh: `${by}于 ${at.slice(0, 10)} ${zh}(${row})`,
      en: `${by} ${en} on ${at.slice(0, 10)} (${row})`,
    },
  }
}
