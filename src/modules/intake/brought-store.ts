import { sql } from 'kysely'
import { appendedTables, countsAt, hasNumber } from '../../server/appended-row.ts'
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

/** Firms that an import speaks of, in the order of their codes. */
export async function codesOf(
  db: Database,
  { district }: Scope,
  { importId }: Pick<At, 'importId'>,
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
    order by code`.execute(db)
  return rows.map(({ code }) => code)
}

/** `code`: the firm it is about; none where an entry names no firm of ours. */
export type Leaning = { what: LeaningKind; id: string; code: string | null; at: string; by: string }
type Table = (typeof appendedTables)[number]

/** Rows in the place of others, and rows that stand for themselves. */
const kinds: Record<Table, { instead: LeaningKind; own: LeaningKind }> = {
  fact_line: { instead: 'enterprise_fact', own: 'newFact' },
  filing: { instead: 'filing', own: 'newFiling' },
  resolution: { instead: 'resolution', own: 'newResolution' },
  certificate: { instead: 'certificate', own: 'newCertificate' },
  certificate_event: { instead: 'certificate_event', own: 'certificate_event' },
  register_entry: { instead: 'register_entry', own: 'newEntry' },
}

const firmOf = (table: Table) =>
  table === 'certificate_event'
    ? sql`(select c.code from certificate c where c.district = l.district and c.id = l.certificate)`
    : sql`l.code`

/** Codes whose firm nobody but this import has named: undone, there is no such firm. */
export async function namedOnlyBy(
  db: Database,
  { district }: Scope,
  { importId, asOf }: At,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select b.code from (
      select distinct l.district, l.code from fact_line l where l.district = ${district}
        and l.import_id = ${importId}::bigint and l.kinds[1] = 'name') b
    where b.district = ${district} and not exists (
      -- Code by code: of a district it has not counted yet the planner would read every name for each.
      select 1 from (select * from fact_line l
        where l.district = ${district} and l.code = b.code offset 0) o
      where o.district = ${district} and o.kinds[1] = 'name'
        and o.import_id is distinct from ${importId}::bigint
        and ${countsAt('fact_line', 'o', asOf)} offset 0)
    order by 1`.execute(db)
  return rows.map(({ code }) => code)
}

/** Rows of an import that is not undone, or of no import, known by a moment. */
const stands = ({
  importId,
  asOf,
}: At) => sql`l.import_id is distinct from ${importId}::bigint and l.recorded_at <= ${asOf}
  and not exists (select 1 from register_withdrawal w where w.district = l.district
    and w.import_id = l.import_id and w.recorded_at <= ${asOf})`

/**
 * Rows in the place of one of an import's rows, and changes of one of its certificates that came by another
 * way. What was corrected by hand stands on a paper of its own and holds nothing, unless the row before it would
 * count again beside it.
 */
export async function replacingIn(db: Database, scope: Scope, at: At): Promise<Leaning[]> {
  const { district } = scope
  const told = (table: Table, what: LeaningKind) => sql`${what}::text as what, l.id::text as id,
    ${firmOf(table)} as code, l.recorded_at as at, l.recorded_by as by`
  const ofImport = sql`b.district = l.district and b.import_id = ${at.importId}::bigint`
  const replacing = appendedTables.map(
    (table) => sql`select ${told(table, kinds[table].instead)}
    from ${sql.table(table)} l
    join ${sql.table(table)} b on ${ofImport} and ${hasNumber(table, 'b', sql`l.supersedes`)}
    where l.district = ${district} and l.supersedes is not null and (l.import_id is not null or b.supersedes is not null)
      and ${stands(at)}`,
  )
  const changing = sql`select ${told('certificate_event', 'certificate_event')}
    from certificate_event l join certificate b on ${ofImport} and b.id = l.certificate
    where l.district = ${district} and ${stands(at)} and ${countsAt('certificate', 'b', at.asOf)}`
  const { rows } = await sql<Leaning>`select distinct what, id, code, at, by
    from (${sql.join([...replacing, changing], sql` union all `)}) each`.execute(db)
  return rows
}

/** What counts of other origin and speaks of firms that only this import has named, since it came. */
export async function speakingOf(
  db: Database,
  { district }: Scope,
  { codes, since, ...at }: At & { codes: readonly string[]; since: string },
): Promise<Leaning[]> {
  const asked = sql`unnest(${[...codes]}::text[])`
  const speaking = appendedTables
    .filter((table) => table !== 'certificate_event')
    .map((table) => {
      const { instead, own } = kinds[table]
      const named =
        table === 'resolution' ? sql`(l.code = g.code or l.other = g.code)` : sql`l.code = g.code`
      return sql`select
        case when l.supersedes is null then ${own}::text else ${instead}::text end as what,
        l.id::text as id, min(g.code collate "C") as code, l.recorded_at as at, l.recorded_by as by
      from ${asked} g (code) join ${sql.table(table)} l on ${named}
      where l.district = ${district} and ${stands(at)} and l.recorded_at >= ${since}
        and ${countsAt(table, 'l', at.asOf)}
      group by l.district, l.id`
    })
  const { rows } = await sql<Leaning>`
    select * from (${sql.join(speaking, sql` union all `)}) each`.execute(db)
  return rows
}
