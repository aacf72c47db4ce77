import type { Generated, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { Tables } from '../../server/tables.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    session: {
      district: string
      token_hash: string
      session: Generated<string>
      account: string
      trying: boolean
      created: Moment
      last_used: Moment
      ends: Moment
      from_address: string
    }
  }
}

type NewSession = Omit<Selectable<Tables['session']>, 'session' | 'district' | 'last_used'>

/** Opens a session, and clears away those of the district that are over. */
export async function insertSession(db: Database, scope: Scope, row: NewSession): Promise<void> {
  await db
    .deleteFrom('session')
    .where('district', '=', scope.district)
    .where('ends', '<=', row.created)
    .execute()
  await db
    .insertInto('session')
    .values({ ...row, district: scope.district, last_used: row.created })
    .execute()
}

export async function readSession(db: Database, scope: Scope, tokenHash: string) {
  return sessions(db, scope)
    .innerJoin('district', 'district.district', 'session.district')
    .select(['session', 'session.account', 'trying', 'session.created', 'last_used', 'ends'])
    .select(['account.name', 'body', 'roles', 'status', 'sessions_since', 'demonstration'])
    .select(sql<string>`clock_timestamp()`.as('now'))
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
}

function sessions(db: Database, scope: Scope) {
  return db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.district', '=', 'session.district')
        .onRef('account.account', '=', 'session.account'),
    )
    .where('session.district', '=', scope.district)
}

export async function readSessions(db: Database, scope: Scope, account: string | undefined) {
  let asked = sessions(db, scope)
    .selectAll('session')
    .select('account.name')
    .where('ends', '>', sql<string>`clock_timestamp()`)
    .whereRef('session.created', '>=', 'sessions_since')
  if (account !== undefined) asked = asked.where('session.account', '=', account)
  return asked.orderBy('last_used', 'desc').execute()
}

export async function noteSessionUsed(
  db: Database,
  scope: Scope,
  used: { tokenHash: string; lastUsed: string; ends: string },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_used: used.lastUsed, ends: used.ends })
    .where('district', '=', scope.district)
    .where('token_hash', '=', used.tokenHash)
    .execute()
}

/** Which sessions end: one by its token or its number, or those of an account (but perhaps one). */
type Ending = { tokenHash?: string; session?: string; account?: string; except?: string }

export async function deleteSessions(db: Database, scope: Scope, which: Ending): Promise<number> {
  let asked = db.deleteFrom('session').where('district', '=', scope.district)
  if (which.tokenHash !== undefined) asked = asked.where('token_hash', '=', which.tokenHash)
  if (which.session !== undefined) asked = asked.where('session', '=', which.session)
  if (which.account !== undefined) asked = asked.where('account', '=', which.account)
  if (which.except !== undefined) asked = asked.where('token_hash', '<>', which.except)
  return (await asked.returning('session').execute()).length
}
