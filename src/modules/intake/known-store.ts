import { sql } from 'kysely'
import type { SourceClass } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { KnownCertificate, KnownEntry } from './known.ts'

type At = { asOf: string }

/**
 * `KnownPaper`s as JSON: figures as one class of source told them, whatever they may be used for, since the
 * same file must be known again. Of a figure told twice for a year the last filing counts.
 */
export async function papersTold(
  db: Database,
  { district }: Scope,
  {
    asOf,
    codes,
    years,
    sourceClass,
  }: At & { codes: readonly string[]; years: readonly number[]; sourceClass: SourceClass },
): Promise<string> {
  // Most years of a firm have one paper: nothing has to be ranked there.
  const { rows } = await sql<{ papers: string | null }>`
    with filed as materialized (
        select f.district, f.code, f.year, f.id, f.figures, f.recorded_at,
          count(*) over (partition by f.code, f.year) as papers
        from filing f
        where f.district = ${district} and f.source_class = ${sourceClass}
          and f.code = any(${[...codes]}::text[]) and f.year = any(${[...years]}::int[])
          and ${countsAt('filing', 'f', asOf)}),
      newest as (
        select distinct on (code, year, each.key) code, year, each.key, each.value, id
        from filed cross join lateral jsonb_each_text(figures) each
        where district = ${district} and papers > 1
        order by code, year, each.key, recorded_at desc, id desc)
    select json_agg(json_build_object('code', code, 'year', year, 'filing', id::text,
      'figures', figures))::text as papers
    from (
      select code, year, id, figures from filed
      where district = ${district} and papers = 1 and figures <> '{}'
      union all
      select code, year, id, jsonb_object_agg(key, value) from newest
      group by code, year, id) paper`.execute(db)
  return rows[0]?.papers ?? '[]'
}

/** Certificates of these firms or with these numbers, each with the day since which it is revoked. */
export async function certificatesKnown(
  db: Database,
  { district }: Scope,
  { asOf, codes, numbers }: At & { codes: readonly string[]; numbers: readonly string[] },
): Promise<KnownCertificate[]> {
  const { rows } = await sql<KnownCertificate & { lastKind: string | null; lastOn: string | null }>`
    select x.id::text as id, x.code, x.title, x.number, x.batch, x.document, x.award,
      x.issued_on as "issuedOn", x.valid_from as "validFrom", x.valid_to as "validTo",
      e.kind as "lastKind", e.effective_on as "lastOn"
    from certificate x
    left join lateral (
      select v.kind, v.effective_on from certificate_event v
      where v.district = x.district and v.certificate = x.id
        and ${countsAt('certificate_event', 'v', asOf)}
      order by v.effective_on desc, v.recorded_at desc, v.id desc limit 1) e on true
    where x.district = ${district} and ${countsAt('certificate', 'x', asOf)} and x.title <> ''
      and (x.code = any(${[...codes]}::text[]) or (x.number <> '' and x.number = any(${[...numbers]}::text[])))
    order by x.code, x.title, x.valid_from, x.id`.execute(db)
  return rows.map(({ lastKind, lastOn, ...row }) => ({
    ...row,
    revokedOn: lastKind === 'revoked' ? lastOn : null,
  }))
}

/** Entries of a register by their own numbers: of the rows of one number the one recorded last. */
export async function entriesKnown(
  db: Database,
  { district }: Scope,
  { asOf, register, keys }: At & { register: string; keys: readonly string[] },
): Promise<KnownEntry[]> {
  const { rows } = await sql<KnownEntry>`
    select distinct on (x.key) x.id::text as id, x.key, x.code, x.holder, x.on_date as "onDate",
      x.until_date as "untilDate", x.facts
    from register_entry x
    where x.district = ${district} and x.register = ${register} and x.key = any(${[...keys]}::text[])
      and ${countsAt('register_entry', 'x', asOf)}
    order by x.key, x.recorded_at desc, x.id desc`.execute(db)
  return rows
}

/** The newest month that a register tells of; empty while it has no rows. */
export async function newestMonth(
  db: Database,
  { district }: Scope,
  { asOf, register }: At & { register: string },
): Promise<string> {
  const { rows } = await sql<{ month: string }>`
    select to_char(max(x.on_date), 'YYYY-MM') as month from register_entry x
    where x.district = ${district} and x.register = ${register}
      and ${countsAt('register_entry', 'x', asOf)}`.execute(db)
  return rows[0]?.month ?? ''
}

/** Pairs of codes on which somebody has decided, either way. */
export async function pairsDecided(
  db: Database,
  { district }: Scope,
  { asOf }: At,
): Promise<string[]> {
  const { rows } = await sql<{ pair: string }>`
    select distinct least(r.code, r.other) || ' ' || greatest(r.code, r.other) as pair
    from resolution r where r.district = ${district} and ${countsAt('resolution', 'r', asOf)}`.execute(
    db,
  )
  return rows.map(({ pair }) => pair)
}
