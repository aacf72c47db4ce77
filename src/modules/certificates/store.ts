import { type RawBuilder, sql } from 'kysely'
import type { New } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Context, Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { Certificate, CertificateEvent } from './schema.ts'

/** Who appends, and when. */
type Stamp = Pick<Context, 'now' | 'actor'>

const BATCH = 5000

/** Columns that every row of a register has, under the names of `Recorded`. */
const recordedColumns = sql`
  x.id, x.source, x.source_class as "sourceClass", x.recorded_at as "recordedAt",
  x.recorded_by as "recordedBy", x.recorded_account as "recordedAccount", x.supersedes, x.reason,
  x.import_id as "importId"`

/** Appends certificates and answers their ids in the order given. */
export function insertCertificates(
  db: Database,
  scope: Scope,
  { rows, stamp }: { rows: readonly New<Certificate>[]; stamp: Stamp },
): Promise<string[]> {
  return inBatches(rows, async (batch) => {
    const { rows: inserted } = await sql<{ id: string }>`
      insert into certificate (district, code, title, number, batch, document, award, issued_on,
        valid_from, valid_to, source, source_class, supersedes, reason, import_id,
        recorded_at, recorded_by, recorded_account)
      select ${scope.district}, code, title, number, batch, document, award, "issuedOn",
        "validFrom", "validTo", source, "sourceClass", supersedes, reason, "importId",
        ${stampColumns(stamp)}
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r(code text, title text,
        number text, batch text, document text, award text, "issuedOn" date, "validFrom" date,
        "validTo" date, source jsonb, "sourceClass" text, supersedes bigint, reason text,
        "importId" bigint)
      returning id`.execute(db)
    return inserted.map(({ id }) => id)
  })
}

/** Appends what befell certificates and answers the ids in the order given. */
export function insertEvents(
  db: Database,
  scope: Scope,
  { rows, stamp }: { rows: readonly New<CertificateEvent>[]; stamp: Stamp },
): Promise<string[]> {
  return inBatches(rows, async (batch) => {
    const { rows: inserted } = await sql<{ id: string }>`
      insert into certificate_event (district, certificate, kind, effective_on, document, source,
        source_class, supersedes, reason, import_id, recorded_at, recorded_by, recorded_account)
      select ${scope.district}, certificate, kind, "effectiveOn", document, source,
        "sourceClass", supersedes, reason, "importId", ${stampColumns(stamp)}
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r(certificate bigint, kind text,
        "effectiveOn" date, document text, source jsonb, "sourceClass" text, supersedes bigint,
        reason text, "importId" bigint)
      returning id`.execute(db)
    return inserted.map(({ id }) => id)
  })
}

function stampColumns({ now, actor }: Stamp): RawBuilder<unknown> {
  return sql`${now}::timestamptz, ${actor.name}::text, ${actor.account ?? null}::text`
}

async function inBatches<T>(
  rows: readonly T[],
  insert: (batch: readonly T[]) => Promise<string[]>,
): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < rows.length; from += BATCH)
    ids.push(...(await insert(rows.slice(from, from + BATCH))))
  return ids
}

export type Wanted = {
  asOf: string
  ids?: readonly string[]
  codes?: readonly string[]
  titles?: readonly string[]
}

/**
 * Certificates that count as known at a moment, by firm, title and term. A row without a title withdraws
 * the one it takes the place of.
 */
export async function certificates(
  db: Database,
  scope: Scope,
  { asOf, ids, codes, titles }: Wanted,
): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`
    select x.code, x.title, x.number, x.batch, x.document, x.award, x.issued_on as "issuedOn",
      x.valid_from as "validFrom", x.valid_to as "validTo", ${recordedColumns}
    from certificate x
    where x.district = ${scope.district} and ${countsAt('certificate', 'x', asOf)} and x.title <> ''
      ${ids === undefined ? sql`` : sql`and x.id = any(${[...ids]}::bigint[])`}
      ${codes === undefined ? sql`` : sql`and x.code = ${anyOf(codes)}`}
      ${titles === undefined ? sql`` : sql`and x.title = any(${[...titles]}::text[])`}
    order by x.code, x.title, x.valid_from, x.id`.execute(db)
  return rows
}

/** What befell certificates, also before they were corrected, as known at a moment; oldest effect first. */
export async function eventsOf(
  db: Database,
  scope: Scope,
  { asOf, certificates: of }: { asOf: string; certificates: readonly string[] },
): Promise<CertificateEvent[]> {
  const { rows } = await sql<CertificateEvent>`
    with recursive chain as (
      select c.district, c.id as certificate, c.id as row, c.supersedes from certificate c
      where c.district = ${scope.district} and c.id = ${anyOf(of, 'bigint')}
      union all
      select c.district, chain.certificate, c.id, c.supersedes from certificate c
      join chain on chain.district = c.district and c.id = chain.supersedes
      where c.district = ${scope.district}
    )
    select chain.certificate, x.kind, x.effective_on as "effectiveOn", x.document, ${recordedColumns}
    from chain join certificate_event x
      on x.district = ${scope.district} and x.certificate = chain.row
    where chain.district = ${scope.district} and ${countsAt('certificate_event', 'x', asOf)}
    order by x.effective_on, x.recorded_at, x.id`.execute(db)
  return rows
}

/** A row that no longer counts: corrected by a later one, or withdrawn. */
export type Replaced = Certificate & { withdrawn: boolean; replacedAt: string; why: string }

/** Certificates of firms that were corrected or withdrawn by a moment, the newest act first. */
export async function replacedCertificates(
  db: Database,
  scope: Scope,
  { asOf, codes }: { asOf: string; codes: readonly string[] },
): Promise<Replaced[]> {
  const { rows } = await sql<Replaced>`
    select x.code, x.title, x.number, x.batch, x.document, x.award, x.issued_on as "issuedOn",
      x.valid_from as "validFrom", x.valid_to as "validTo", ${recordedColumns},
      l.title = '' as withdrawn, l.recorded_at as "replacedAt", l.reason as why
    from certificate x
    join certificate l on l.district = x.district and l.supersedes = x.id
    where x.district = ${scope.district} and x.code = any(${[...codes]}::text[])
      and x.recorded_at <= ${asOf} and l.recorded_at <= ${asOf}
    order by l.recorded_at desc, l.id desc`.execute(db)
  return rows
}

/**
 * Two certificates of one title and firm whose terms share days, as known at a moment; `aliases` are codes read
 * as another firm.
 */
export async function overlapping(
  db: Database,
  scope: Scope,
  {
    asOf,
    titles,
    aliases,
  }: { asOf: string; titles: readonly string[]; aliases: ReadonlyMap<string, string> },
): Promise<{ first: Certificate; second: Certificate }[]> {
  const { rows: pairs } = await sql<{ first: string; second: string }>`
    with held as materialized (
      select c.district, c.id, coalesce(r.root, c.code) collate "C" as firm, c.title, c.valid_from,
        c.valid_to
      from certificate c
      left join unnest(${[...aliases.keys()]}::text[], ${[...aliases.values()]}::text[])
        r (other, root) on r.other = c.code
      where c.district = ${scope.district} and c.title = any(${[...titles]}::text[])
        and ${countsAt('certificate', 'c', asOf)}
    )
    select a.id as first, b.id as second
    from held a join held b on b.district = a.district and b.firm = a.firm and b.title = a.title
      and (b.valid_from, b.id) > (a.valid_from, a.id) and b.valid_from <= a.valid_to
    where a.district = ${scope.district}
    order by a.firm, a.title, a.valid_from, a.id, b.valid_from, b.id`.execute(db)
  const ids = pairs.flatMap(({ first, second }) => [first, second])
  const rows = await certificates(db, scope, { asOf, ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return pairs.flatMap(({ first, second }) => {
    const [a, b] = [byId.get(first), byId.get(second)]
    return a === undefined || b === undefined ? [] : [{ first: a, second: b }]
  })
}
