import { sql } from 'kysely'
import type { SourceClass } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { KnownCertificate, KnownEntry, KnownFigures } from './known.ts'

type At = { asOf: string }

/** Figures as one class of source told them, whatever they may be used for: the same file must be known again. */
export async function figuresTold(
  db: Database,
  { district }: Scope,
  {
    asOf,
    codes,
    years,
    sourceClass,
  }: At & { codes: readonly string[]; years: readonly number[]; sourceClass: SourceClass },
): Promise<KnownFigures[]> {
  const { rows } = await sql<KnownFigures>`
    select code, year, jsonb_object_agg(key, value) as figures, jsonb_object_agg(key, id::text) as filings
    from (
      select distinct on (f.code, f.year, each.key) f.code, f.year, each.key, each.value, f.id
      from filing f cross join lateral jsonb_each_text(f.figures) each
      where f.district = ${district} and f.source_class = ${sourceClass}
        and f.code = any(${[...codes]}::text[]) and f.year = any(${[...years]}::int[])
        and ${countsAt('filing', 'f', asOf)}
      order by f.code, f.year, each.key, f.recorded_at desc, f.id desc
    ) newest group by code, year`.execute(db)
  return rows
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
