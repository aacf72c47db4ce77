import { type RawBuilder, sql } from 'kysely'
import { countsAt, hasNumber } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { YearValues } from './firm-record.ts'

/** How far the appended rows were read. */
export type Marks = {
  fact: string
  filing: string
  resolution: string
  certificate: string
  certificates: string
  event: string
  events: string
  entry: string
  entries: string
  withdrawn: string[]
}
/** By which rules, as of which day and how far the firms were judged. */
export type Mark = { layout: string; day: string; marks: Marks }

/** One reader at a time judges anew; the others wait for it. */
export async function lockVerdicts(db: Database, { district }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('title_verdict'), hashtext(${district}))`.execute(
    db,
  )
}

/** In this transaction nothing is waited for longer than a second. */
export async function waitBriefly(db: Database): Promise<void> {
  await sql`set local lock_timeout = '1s'`.execute(db)
}

export function isLockTimeout(error: unknown): boolean {
  return Object(error).code === '55P03'
}

export async function readMark(db: Database, { district }: Scope): Promise<Mark | undefined> {
  const { rows } = await sql<Mark>`
    select layout, day, marks from firm_input_mark
    where district = ${district}`.execute(db)
  return rows[0]
}

/** The column `revision` is of an earlier time; nothing reads it. */
export async function keepMark(db: Database, { district }: Scope, mark: Mark): Promise<void> {
  await sql`
    insert into firm_input_mark (district, layout, day, revision, marks)
    values (${district}, ${mark.layout}, ${mark.day}, '', ${JSON.stringify(mark.marks)})
    on conflict (district) do update set layout = excluded.layout, day = excluded.day,
      marks = excluded.marks`.execute(db)
}

/**
 * Where the appended rows stand. Facts, filings and decisions are entered one act after the other, so the
 * highest number tells; certificates, their events and entries may commit out of turn, so they are counted.
 */
export async function marksNow(db: Database, { district }: Scope): Promise<Marks> {
  const last = (table: string) =>
    sql`coalesce((select id from ${sql.table(table)} where district = ${district}
      order by id desc limit 1), 0)::text`
  const count = (table: string) =>
    sql`(select count(*) from ${sql.table(table)} where district = ${district})::text`
  const { rows } = await sql<Marks>`
    select ${last('fact_line')} as fact, ${last('filing')} as filing,
      ${last('resolution')} as resolution, ${last('certificate')} as certificate,
      ${count('certificate')} as certificates, ${last('certificate_event')} as event,
      ${count('certificate_event')} as events,
      ${last('register_entry')} as entry, ${count('register_entry')} as entries,
      (select coalesce(jsonb_agg(import_id::text order by import_id), '[]')
        from register_withdrawal where district = ${district}) as withdrawn`.execute(db)
  const [marks] = rows
  if (marks === undefined) throw new Error('the registers do not say how far they have come')
  return marks
}

/** How many certificates, events and entries there are up to a mark: more than it says came out of turn. */
export async function countedUpTo(
  db: Database,
  { district }: Scope,
  { certificate, event, entry }: Marks,
): Promise<Pick<Marks, 'certificates' | 'events' | 'entries'>> {
  const { rows } = await sql<Pick<Marks, 'certificates' | 'events' | 'entries'>>`
    select (select count(*) from certificate
        where district = ${district} and id <= ${certificate})::text as certificates,
      (select count(*) from certificate_event
        where district = ${district} and id <= ${event})::text as events,
      (select count(*) from register_entry
        where district = ${district} and id <= ${entry})::text as entries`.execute(db)
  return rows[0] ?? { certificates: '0', events: '0', entries: '0' }
}

/** Codes of firms that rows after a mark speak of; those of undone imports and corrected rows too. */
export async function codesSince(
  db: Database,
  { district }: Scope,
  { marks, undone }: { marks: Marks; undone: readonly string[] },
): Promise<string[]> {
  const told = (table: string, after: RawBuilder<unknown>) => sql`
    select code, supersedes, ${table} as of from ${sql.table(table)}
    where district = ${district} and ${after}`
  const decided = (after: RawBuilder<unknown>) => sql`
    select unnest(array[code, other]), null, '' from resolution
    where district = ${district} and ${after}`
  const befell = (after: RawBuilder<unknown>) => sql`
    select c.code, null, '' from certificate_event e
    join certificate c on c.district = e.district and c.id = e.certificate
    where e.district = ${district} and ${after}`
  const imported = sql`import_id = any(${[...undone]}::bigint[])`
  const since = [
    ...correctable.map(([table, mark]) => told(table, sql`id > ${marks[mark]}`)),
    decided(sql`id > ${marks.resolution}`),
    befell(sql`e.id > ${marks.event}`),
  ]
  // Asked apart: of either or the other the database would look through every row.
  const withdrawn = [
    ...correctable.map(([table]) => told(table, imported)),
    decided(imported),
    befell(sql`e.${imported}`),
  ]
  const all = undone.length === 0 ? since : [...since, ...withdrawn]
  const corrected = correctable.map(
    ([table]) => sql`select b.code from fresh f join ${sql.table(table)} b
      on b.district = ${district} and ${hasNumber(table, 'b', sql`f.supersedes`)}
      where f.of = ${table}`,
  )
  const { rows } = await sql<{ code: string }>`
    with fresh as materialized (${sql.join(all, sql` union all `)})
    select code from (select code from fresh union ${sql.join(corrected, sql` union `)}) told
    where code is not null`.execute(db)
  return rows.map(({ code }) => code)
}

/** Tables whose rows may take the place of earlier ones, and how far each was read. */
const correctable = [
  ['fact_line', 'fact'],
  ['filing', 'filing'],
  ['certificate', 'certificate'],
  ['register_entry', 'entry'],
] as const

/** Firms of today's register, by code. */
export async function codesNow(db: Database, { district }: Scope): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from enterprise_now where district = ${district} order by code`.execute(db)
  return rows.map(({ code }) => code)
}

export async function firmCount(db: Database, { district }: Scope): Promise<number> {
  const { rows } = await sql<{ firms: number }>`
    select count(*)::int as firms from enterprise_now where district = ${district}`.execute(db)
  return rows[0]?.firms ?? 0
}

/** Every code that a fact was recorded of by a moment. */
export async function codesAt(db: Database, { district }: Scope, asOf: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from fact_line
    where district = ${district} and recorded_at <= ${asOf} order by code`.execute(db)
  return rows.map(({ code }) => code)
}

/** Which figures are wanted: all from a year on, and these of any year. */
export type FiguresWanted = { readonly since: number; readonly ever: readonly string[] }

/** Figures of today that count, year by year: one text for each firm, since so many rows cost more than their reading. */
export async function yearsNow(
  db: Database,
  { district }: Scope,
  { codes, wanted }: { codes: readonly string[]; wanted?: FiguresWanted },
): Promise<Map<string, YearValues[]>> {
  const isWanted =
    wanted === undefined
      ? sql`true`
      : sql`(year >= ${wanted.since} or figures ?| ${[...wanted.ever]}::text[])`
  const { rows } = await sql<{ code: string; years: YearValues[] }>`
    select code, ('[' || string_agg('{"year":' || year || ',"values":' || figures::text || '}', ',')
      || ']')::json as years
    from figure_now where district = ${district} and code = ${anyOf(codes)} and ${isWanted}
    group by code`.execute(db)
  return new Map(rows.map(({ code, years }) => [code, years]))
}

/** Those of the titles of which any certificate counts as known at a moment. */
export async function titlesKept(
  db: Database,
  { district }: Scope,
  { titles, asOf }: { titles: readonly string[]; asOf: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ title: string }>`
    select t.title from unnest(${[...titles]}::text[]) t (title)
    cross join lateral (select from certificate c
      where c.district = ${district} and c.title = t.title and ${countsAt('certificate', 'c', asOf)}
      limit 1) any_row`.execute(db)
  return new Set(rows.map(({ title }) => title))
}
