import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { Days, StockAsked } from './history.ts'
import type { Movement, Tally } from './stock.ts'

/** A movement as it is kept: under every rule and nesting for which it is the same. */
export type KeptMovement = Movement & {
  title: string
  rule: StockAsked['rule'] | 'any'
  nested: StockAsked['nested'] | 'any'
  /** Its place in the firm's life: of two on one day the second stands. */
  place: number
}

/** Which movements are asked for. */
export type Variant = Pick<StockAsked, 'title' | 'rule' | 'nested'>

/** Whether any firm's movements have to be made anew. */
export async function anyStale(db: Database, scope: Scope, now: string): Promise<boolean> {
  const { rows } = await sql`
    select from title_stale
    where district = ${scope.district} and known_at <= ${now} limit 1`.execute(db)
  return rows.length > 0
}

type Taking = { now: string; after: string; most: number }

/** Takes marks off, in the order of codes; nobody else makes movements of the district until the transaction ends. */
export async function takeStale(
  db: Database,
  scope: Scope,
  { now, after, most }: Taking,
): Promise<string[]> {
  const name = `titles/${scope.district}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
  const { rows } = await sql<{ code: string }>`
    with taken as (
      delete from title_stale where district = ${scope.district} and code in (
        select code from title_stale
        where district = ${scope.district} and code > ${after} and known_at <= ${now}
        order by code limit ${most})
      returning district, code)
    select code from taken where district = ${scope.district} order by code`.execute(db)
  return rows.map(({ code }) => code)
}

/** Marks the firms of which rows are recorded that are not known yet, from the moment they will be. */
export async function markAhead(
  db: Database,
  scope: Scope,
  { codes, asOf }: { codes: readonly string[]; asOf: string },
): Promise<void> {
  const these = sql`any(${[...codes]}::text[])`
  await sql`
    insert into title_stale
    select ${scope.district}, code, min(recorded_at) from (
      select c.code, c.recorded_at from certificate c
      where c.district = ${scope.district} and c.code = ${these} and c.recorded_at > ${asOf}
      union all
      select c.code, e.recorded_at from certificate_event e
      join certificate c on c.district = e.district and c.id = e.certificate
      where e.district = ${scope.district} and c.code = ${these} and e.recorded_at > ${asOf}
      union all
      select f.code, f.recorded_at from enterprise_fact f
      where f.district = ${scope.district} and f.code = ${these} and f.recorded_at > ${asOf}
        and f.kind in ('presence', 'branchOf', 'town')
      union all
      -- A certificate corrected to stand with another firm leaves this one.
      select b.code, c.recorded_at from certificate b
      join certificate c on c.district = b.district and c.supersedes = b.id
      where b.district = ${scope.district} and b.code = ${these} and c.recorded_at > ${asOf}
      union all
      select r.code, r.recorded_at from resolution r
      where r.district = ${scope.district} and r.code = ${these} and r.recorded_at > ${asOf}
      union all
      select r.other, r.recorded_at from resolution r
      where r.district = ${scope.district} and r.other = ${these} and r.recorded_at > ${asOf}
      union all
      -- What an undone import said, and of whom, is not asked: undoing at such a moment is rare.
      select unnest(${[...codes]}::text[]), min(w.recorded_at) from register_withdrawal w
      where w.district = ${scope.district} and w.recorded_at > ${asOf}
      having min(w.recorded_at) is not null
    ) ahead (code, recorded_at)
    group by code on conflict do nothing`.execute(db)
}

/** Puts the movements of these firms in the place of what was kept of them. */
export async function keepMovements(
  db: Database,
  scope: Scope,
  { codes, movements }: { codes: readonly string[]; movements: readonly KeptMovement[] },
): Promise<void> {
  await sql`
    delete from title_movement
    where district = ${scope.district} and code = any(${[...codes]}::text[])`.execute(db)
  await sql`
    insert into title_movement (district, title, rule, nested, day, cause, code, certificate, town,
      gap_days, lapsed_on, lapsed_town, place)
    select ${scope.district}, title, rule, nested, day, cause, code, certificate, town, "gapDays",
      "lapsedOn", "lapsedTown", place
    from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb) as r(title text, rule text,
      nested text, day date, cause text, code text, certificate bigint, town text,
      "gapDays" integer, "lapsedOn" date, "lapsedTown" text, place integer)`.execute(db)
}

const ofVariant = (scope: Scope, { title, rule, nested }: Variant) => sql`
  m.district = ${scope.district} and m.title = ${title} and m.rule in ('any', ${rule})
  and m.nested in ('any', ${nested})`

/** The sums that `tallied` makes of movements in memory. */
export async function tallies(
  db: Database,
  scope: Scope,
  { of, days, by }: { of: Variant; days: Days; by: 'district' | 'town' },
): Promise<Tally[]> {
  const [from, to] = days
  const town = by === 'town' ? sql`m.town` : sql`''::text`
  const lapsedTown = by === 'town' ? sql`m.lapsed_town` : sql`''::text`
  const { rows } = await sql<Tally>`
    select case when m.day <= ${from} then 'before' else 'within' end as span, m.cause,
      ${town} as town,
      case when m.day > ${from} and m.lapsed_on > ${from} then ${lapsedTown} end as "lapsedTown",
      count(*)::int as count
    from title_movement m
    where ${ofVariant(scope, of)} and m.day <= ${to} and m.district = ${scope.district}
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Movements after one day up to another, in the order of days; of some firms or all. */
export async function movementsBetween(
  db: Database,
  scope: Scope,
  { of, days, codes }: { of: Variant; days: Days; codes?: readonly string[] },
): Promise<Movement[]> {
  const [from, to] = days
  const { rows } = await sql<Movement>`
    select m.code, m.day, m.cause, m.certificate, m.town, m.gap_days as "gapDays",
      m.lapsed_on as "lapsedOn", m.lapsed_town as "lapsedTown"
    from title_movement m
    where ${ofVariant(scope, of)} and m.day > ${from} and m.day <= ${to}
      and m.district = ${scope.district}
      ${codes === undefined ? sql`` : sql`and m.code = any(${[...codes]}::text[])`}
    order by m.day, m.code, m.place`.execute(db)
  return rows
}

/** The last movement of each firm up to a day. */
export async function lastMovements(
  db: Database,
  scope: Scope,
  { of, on }: { of: Variant; on: string },
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select distinct on (m.code) m.code, m.day, m.cause, m.certificate, m.town,
      m.gap_days as "gapDays", m.lapsed_on as "lapsedOn", m.lapsed_town as "lapsedTown"
    from title_movement m
    where ${ofVariant(scope, of)} and m.day <= ${on} and m.district = ${scope.district}
    order by m.code, m.day desc, m.place desc`.execute(db)
  return rows
}

/**
 * Firms with a certificate of the titles of which nobody has said whether they are here. What an undone
 * import said is said no more; `merged` are codes read as another firm.
 */
export async function unplaced(
  db: Database,
  scope: Scope,
  { titles, merged, asOf }: { titles: readonly string[]; merged: readonly string[]; asOf: string },
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from (
      select distinct c.district, c.code from certificate c
      where c.district = ${scope.district} and c.title = any(${[...titles]}::text[])
        and ${countsAt('certificate', 'c', asOf)} and c.code <> all(${[...merged]}::text[])
    ) c where c.district = ${scope.district}
      -- Asked firm by firm (that is what \`offset\` is for): they are few beside all facts of the register.
      and not exists (select from enterprise_fact f where f.district = c.district
        and f.code = c.code and f.kind = 'presence' and ${countsAt('fact_line', 'f', asOf)} offset 0)
    order by c.code`.execute(db)
  return rows.map(({ code }) => code)
}
