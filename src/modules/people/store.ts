import type { ColumnType, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Role } from '../../base/role.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { Tables } from '../../server/tables.ts'
import type { Counted, Tally } from './lockout.ts'
import type { AccountCard, District } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    account: {
      district: string
      account: string
      name: string
      body: string | null
      roles: Role[]
      password_hash: string | null
      code_hash: string | null
      code_expires: ColumnType<string | null, string | null, string | null>
      status: 'active' | 'disabled'
      founder: ColumnType<boolean, boolean | undefined, never>
      created: Moment
      last_sign_in: ColumnType<string | null, string | null | undefined, string>
      sessions_since: Moment
    }
    sign_in_failure: {
      district: string
      counted: Counted
      subject: string
      failures: number
      last_at: Moment
    }
  }
}

export type AccountRow = Selectable<Tables['account']>
/** What an account is entered with; both null: with nothing. */
export type Credential = Pick<AccountRow, 'password_hash' | 'code_hash' | 'code_expires'>
export const noCredential: Credential = { password_hash: null, code_hash: null, code_expires: null }

const administrates = sql<boolean>`'administrator' = any(account.roles)`
const canEnter = sql<boolean>`(account.password_hash is not null or account.code_hash is not null)`

const isFounded = sql<boolean>`exists (select from account
  where account.district = district.district and (founder or ${administrates} and ${canEnter}))`

/** Every district of the house: for the page on which a visitor chooses one. */
export async function readDistricts(db: Database) {
  return db
    .selectFrom('district')
    .select(['district', 'name', 'name_en', 'demonstration'])
    .select(sql<boolean>`not ${isFounded}`.as('needs_administrator'))
    .orderBy('demonstration', 'desc')
    .orderBy('district')
    .execute()
}

export async function readDistrict(db: Database, scope: Scope): Promise<District | undefined> {
  const row = await db
    .selectFrom('district')
    .selectAll()
    .where('district', '=', scope.district)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { name_en: nameEn, region_code: regionCode, ...rest } = row
  return { ...rest, nameEn, regionCode }
}

export async function needsAdministrator(db: Database, scope: Scope): Promise<boolean> {
  const founded = await db
    .selectFrom('district')
    .select('district')
    .where('district', '=', scope.district)
    .where(isFounded)
    .executeTakeFirst()
  return founded === undefined
}

/** False when the key is taken. */
export async function insertDistrict(db: Database, district: District): Promise<boolean> {
  const { nameEn, regionCode, ...rest } = district
  const inserted = await db
    .insertInto('district')
    .values({ ...rest, name_en: nameEn, region_code: regionCode })
    .onConflict((conflict) => conflict.doNothing())
    .returning('district')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function setStandingClock(db: Database, scope: Scope, clock: string): Promise<void> {
  await db
    .updateTable('district')
    .set({ clock })
    .where('district', '=', scope.district)
    .where('demonstration', '=', true)
    .where('clock', 'is', null)
    .execute()
}

/** False when the name is taken, or when a founder is wanted where there is one. */
export async function insertAccount(
  db: Database,
  scope: Scope,
  row: AccountCard & {
    credential: Credential
    created: string
    founder?: boolean
    last_sign_in?: string
  },
): Promise<boolean> {
  const { credential, ...card } = row
  const inserted = await db
    .insertInto('account')
    .values({
      ...card,
      ...credential,
      district: scope.district,
      status: 'active',
      sessions_since: card.created,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function readAccount(
  db: Database,
  scope: Scope,
  account: string,
): Promise<AccountRow | undefined> {
  return accounts(db, scope).where('account', '=', account).executeTakeFirst()
}

function accounts(db: Database, scope: Scope) {
  return db.selectFrom('account').selectAll().where('district', '=', scope.district)
}

export async function readAccounts(db: Database, scope: Scope) {
  return db
    .selectFrom('account')
    .leftJoin('sign_in_failure as failed', (join) =>
      join
        .onRef('failed.district', '=', 'account.district')
        .onRef('failed.subject', '=', 'account.account')
        .on('failed.counted', '=', 'account'),
    )
    .selectAll('account')
    .select(['failed.failures', 'failed.last_at'])
    .where('account.district', '=', scope.district)
    .orderBy('account.account')
    .execute()
}

/** The person of a demonstration district who has this role alone, and no password. */
export async function readPerson(db: Database, scope: Scope, role: Role) {
  return accounts(db, scope)
    .where(sql<boolean>`roles = array[${role}]`)
    .where('status', '=', 'active')
    .where(sql<boolean>`not ${canEnter}`)
    .orderBy('account')
    .limit(1)
    .executeTakeFirst()
}

type Change = Partial<Omit<Credential & AccountCard & Pick<AccountRow, 'status'>, 'account'>> & {
  last_sign_in?: string
  sessions_since?: string
}

/** False when there is no such account. */
export async function updateAccount(
  db: Database,
  scope: Scope,
  change: { account: string } & Change,
): Promise<boolean> {
  const { account, ...set } = change
  const updated = await db
    .updateTable('account')
    .set(set)
    .where('district', '=', scope.district)
    .where('account', '=', account)
    .returning('account')
    .executeTakeFirst()
  return updated !== undefined
}

/** The administrators who can sign in, held until the transaction ends: two cannot remove each other. */
export async function holdAdministrators(db: Database, scope: Scope): Promise<string[]> {
  const rows = await accounts(db, scope)
    .where('status', '=', 'active')
    .where(administrates)
    .where(canEnter)
    .orderBy('account')
    .forUpdate()
    .execute()
  return rows.map((row) => row.account)
}

/** The failures so far; the account's are held, so that attempts on it are judged one after another. */
export async function holdTallies(
  db: Database,
  scope: Scope,
  asked: { account: string; address: string; now: string },
): Promise<Record<Counted, Tally>> {
  const none = { failures: 0, last_at: asked.now }
  await db
    .insertInto('sign_in_failure')
    .values({ district: scope.district, counted: 'account', subject: asked.account, ...none })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const held = await tallies(db, scope, 'account', asked.account).forUpdate().executeTakeFirst()
  const free = await tallies(db, scope, 'address', asked.address).executeTakeFirst()
  return { account: tallyOf(held ?? none), address: tallyOf(free ?? none) }
}

function tallies(db: Database, scope: Scope, counted: Counted, subject: string) {
  return db
    .selectFrom('sign_in_failure')
    .select(['failures', 'last_at'])
    .where('district', '=', scope.district)
    .where('counted', '=', counted)
    .where('subject', '=', subject)
}

function tallyOf(row: { failures: number; last_at: string }): Tally {
  return { failures: row.failures, lastAt: row.last_at }
}

export async function writeTally(
  db: Database,
  scope: Scope,
  { counted, subject, failures, lastAt }: Tally & { counted: Counted; subject: string },
): Promise<void> {
  await db
    .insertInto('sign_in_failure')
    .values({ district: scope.district, counted, subject, failures, last_at: lastAt })
    .onConflict((conflict) =>
      conflict
        .columns(['district', 'counted', 'subject'])
        .doUpdateSet({ failures, last_at: lastAt }),
    )
    .execute()
}
