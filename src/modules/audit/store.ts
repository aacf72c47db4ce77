import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'

type Wanted = {
  /** Recorded later than this is not seen: the log travels with the reader. */
  asOf: string
  /** Moments; `until` is excluded. */
  since: string | undefined
  until: string | undefined
  account: string | undefined
  action: string | undefined
  before: string | undefined
  limit: number
}

export async function readAudit(db: Database, scope: Scope, wanted: Wanted) {
  let asked = db
    .selectFrom('audit')
    .selectAll()
    .where('district', '=', scope.district)
    .where('recorded_at', '<=', wanted.asOf)
  if (wanted.since !== undefined) asked = asked.where('recorded_at', '>=', wanted.since)
  if (wanted.until !== undefined) asked = asked.where('recorded_at', '<', wanted.until)
  if (wanted.before !== undefined) asked = asked.where('seq', '<', wanted.before)
  const { account, action } = wanted
  if (account !== undefined)
    asked = asked.where((row) =>
      row.or([row('account', '=', account), row(sql`input ->> 'account'`, '=', account)]),
    )
  if (action !== undefined)
    asked = asked.where(
      sql<boolean>`position(lower(${action}) in lower(title || ' ' || action)) > 0`,
    )
  return asked.orderBy('seq', 'desc').limit(wanted.limit).execute()
}
