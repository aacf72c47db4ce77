import { sql } from 'kysely'
import type { New } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Context, Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { RegisterEntry, RegisterName } from './schema.ts'

/** Who appends, and when. */
type Stamp = Pick<Context, 'now' | 'actor'>

const BATCH = 5000

/** Appends entries and answers their ids in the order given. */
export async function insertEntries(
  db: Database,
  scope: Scope,
  { rows, stamp }: { rows: readonly New<RegisterEntry>[]; stamp: Stamp },
): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH))
    const { now, actor } = stamp
    const { rows: inserted } = await sql<{ id: string }>`
      insert into register_entry (district, register, key, code, holder, on_date, until_date, facts,
        source, source_class, supersedes, reason, import_id,
        recorded_at, recorded_by, recorded_account)
      select ${scope.district}, register, key, code, holder, "onDate", "untilDate", facts,
        source, "sourceClass", supersedes, reason, "importId",
        ${now}::timestamptz, ${actor.name}::text, ${actor.account ?? null}::text
      from jsonb_to_recordset(${batch}::jsonb) as r(register text, key text, code text,
        holder text, "onDate" date, "untilDate" date, facts jsonb, source jsonb,
        "sourceClass" text, supersedes bigint, reason text, "importId" bigint)
      returning id`.execute(db)
    ids.push(...inserted.map(({ id }) => id))
  }
  return ids
}

export type Wanted = {
  asOf: string
  register?: RegisterName
  ids?: readonly string[]
  keys?: readonly string[]
  codes?: readonly string[]
  /** Entries whose own date lies in these days, both included. */
  from?: string
  to?: string
}

/**
 * Whether an entry counts as known at a moment: of the rows of one number the one recorded last, unless it has
 * no facts and so withdraws the one it takes the place of.
 */
function stands(asOf: string) {
  return sql<boolean>`(
    ${countsAt('register_entry', 'x', asOf)} and x.facts <> '{}'::jsonb
    and not exists (
      select 1 from register_entry n
      where n.district = x.district and n.register = x.register and n.key = x.key
        and (n.recorded_at, n.id) > (x.recorded_at, x.id)
        and ${countsAt('register_entry', 'n', asOf)}))`
}

/** Entries that count as known at a moment, newest date first. */
export async function entries(
  db: Database,
  scope: Scope,
  { asOf, register, ids, keys, codes, from, to }: Wanted,
): Promise<RegisterEntry[]> {
  const { rows } = await sql<RegisterEntry>`
    select x.register, x.key, x.code, x.holder, x.on_date as "onDate", x.until_date as "untilDate",
      x.facts, x.id, x.source, x.source_class as "sourceClass", x.recorded_at as "recordedAt",
      x.recorded_by as "recordedBy", x.recorded_account as "recordedAccount", x.supersedes,
      x.reason, x.import_id as "importId"
    from register_entry x
    where x.district = ${scope.district} and ${stands(asOf)}
      ${register === undefined ? sql`` : sql`and x.register = ${register}`}
      ${ids === undefined ? sql`` : sql`and x.id = any(${[...ids]}::bigint[])`}
      ${keys === undefined ? sql`` : sql`and x.key = any(${[...keys]}::text[])`}
      ${codes === undefined ? sql`` : sql`and x.code = ${anyOf(codes)}`}
      ${from === undefined ? sql`` : sql`and x.on_date >= ${from}`}
      ${to === undefined ? sql`` : sql`and x.on_date <= ${to}`}
    order by x.on_date desc, x.key, x.id`.execute(db)
  return rows
}

/** The newest month that a register tells of; empty while it has no rows. */
export async function newestMonth(
  db: Database,
  { district }: Scope,
  { asOf, register }: { asOf: string; register: RegisterName },
): Promise<string> {
  const { rows } = await sql<{ month: string }>`
    select to_char(x.on_date, 'YYYY-MM') as month from register_entry x
    where x.district = ${district} and x.register = ${register} and ${stands(asOf)}
    order by x.on_date desc limit 1`.execute(db)
  return rows[0]?.month ?? ''
}
