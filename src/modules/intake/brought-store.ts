import { sql } from 'kysely'
import { appendedTables, hasNumber } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { LeaningKind } from './schema.ts'

type At = { importId: string; asOf: string }

export type Brought = {
  facts: number
  filings: number
  resolutions: number
  certificates: number
  events: number
  entries: number
}

/** How many rows an import appended, by table. */
export async function broughtBy(
  db: Database,
  { district }: Scope,
  importId: string,
): Promise<Brought> {
  const count = (
    table: (typeof appendedTables)[number],
    rows = sql`count(*)`,
  ) => sql`(select ${rows}::int from ${sql.table(table)}
    where district = ${district} and import_id = ${importId}::bigint)`
  const facts = count('fact_line', sql`coalesce(sum(cardinality(kinds)), 0)`)
  const { rows } = await sql<Brought>`
    select ${facts} as facts, ${count('filing')} as filings,
      ${count('resolution')} as resolutions, ${count('certificate')} as certificates,
      ${count('certificate_event')} as events, ${count('register_entry')} as entries`.execute(db)
  return rows[0] ?? { facts: 0, filings: 0, resolutions: 0, certificates: 0, events: 0, entries: 0 }
}

/** Firms that an import speaks of, in the order of their codes; `most` of them when given. */
export async function codesOf(
  db: Database,
  { district }: Scope,
  { importId, most = 1_000_000 }: { importId: string; most?: number },
): Promise<string[]> {
  const from = (table: string) => sql`select code from ${sql.table(table)}
    where district = ${district} and import_id = ${importId}::bigint and code is not null`
  const { rows } = await sql<{ code: string }>`
    select code from (${from('fact_line')} union ${from('filing')} union ${from('resolution')}
      union select other from resolution
        where district = ${district} and import_id = ${importId}::bigint
      union ${from('certificate')} union ${from('register_entry')}
      union select c.code from certificate_event e
        join certificate c on c.district = e.district and c.id = e.certificate
        where e.district = ${district} and e.import_id = ${importId}::bigint) each
    order by code limit ${most}`.execute(db)
  return rows.map(({ code }) => code)
}

/** `code`: the firm it is about; none where an entry names no firm of ours. */
export type Leaning = { what: LeaningKind; id: string; code: string | null; at: string; by: string }

const kindOf = (table: (typeof appendedTables)[number]): LeaningKind =>
  table === 'fact_line' ? 'enterprise_fact' : table

const firmOf = (table: (typeof appendedTables)[number]) =>
  table === 'certificate_event'
    ? sql`(select c.code from certificate c where c.district = l.district and c.id = l.certificate)`
    : sql`l.code`

/**
 * Later rows, themselves not undone, that rest on an import: rows in the place of one of its rows, and
 * changes of one of its certificates that came by another way. The first hundred.
 */
export async function leaningOn(
  db: Database,
  { district }: Scope,
  { importId, asOf }: At,
): Promise<Leaning[]> {
  const stands = sql`l.import_id is distinct from ${importId}::bigint and l.recorded_at <= ${asOf}
    and not exists (select 1 from register_withdrawal w where w.district = l.district
      and w.import_id = l.import_id and w.recorded_at <= ${asOf})`
  const replacing = appendedTables.map(
    (
      table,
    ) => sql`select ${kindOf(table)}::text as what, l.id::text as id, ${firmOf(table)} as code,
      l.recorded_at as at, l.recorded_by as by
    from ${sql.table(table)} l join ${sql.table(table)} b on b.district = l.district
      and ${hasNumber(table, 'b', sql`l.supersedes`)} and b.import_id = ${importId}::bigint
    where l.supersedes is not null and l.district = ${district} and ${stands}`,
  )
  const changing = sql`select 'certificate_event'::text as what, l.id::text as id, b.code as code,
      l.recorded_at as at, l.recorded_by as by
    from certificate_event l join certificate b on b.district = l.district
      and b.id = l.certificate and b.import_id = ${importId}::bigint
    where l.district = ${district} and ${stands}`
  const { rows } = await sql<Leaning>`
    select distinct what, id, code, at, by from (${sql.join([...replacing, changing], sql` union all `)}) each
    order by at, what, id limit 100`.execute(db)
  return rows
}
