import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import { type Aliases, aliasRows } from './fact-store.ts'
import type { EnterpriseFact, FactKind, Filing, Resolution } from './schema.ts'

const recorded = sql`t.id, t.source, t.source_class as "sourceClass", t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy", t.recorded_account as "recordedAccount", t.supersedes, t.reason,
  t.import_id as "importId"`

/** A row with whether it counts: not replaced, its import not undone. */
export type Kept<T> = T & { counts: boolean }
type Asked = { codes: readonly string[]; asOf: string }

/** Every fact of these codes known at a moment, newest day first. */
export async function factsOf(
  db: Database,
  { district }: Scope,
  { codes, asOf }: Asked,
): Promise<Kept<EnterpriseFact>[]> {
  const { rows } = await sql<Kept<EnterpriseFact>>`
    select t.code, t.kind, t.value, t.detail, t.valid_from as "validFrom", ${recorded},
      ${countsAt('fact_line', 't', asOf)} as counts
    from enterprise_fact t
    where t.district = ${district} and t.code = any(${codes}) and t.recorded_at <= ${asOf}
    order by t.valid_from desc, t.recorded_at desc, t.id desc`.execute(db)
  return rows
}

export type FactsWanted = Asked & { kinds: readonly FactKind[]; aliases: Aliases }

/**
 * What counts of some kinds of facts, by the code that stays and the newest day first, as JSON
 * `[{code, kind, value, since}]` that this side does not open. Of segments the main one.
 */
export async function factsTold(
  db: Database,
  { district }: Scope,
  { codes, kinds, aliases, asOf }: FactsWanted,
): Promise<string> {
  const { rows } = await sql<{ told: string | null }>`
    select json_agg(json_build_object('code', code, 'kind', kind, 'value', value,
      'since', valid_from) order by valid_from desc, recorded_at desc, id desc)::text as told
    from (
      select coalesce(a.root, f.code) as code, f.kind, f.value, f.valid_from, f.recorded_at, f.id
      from enterprise_fact f
      left join ${aliasRows(aliases)} a (other, root) on a.other = f.code
      where f.district = ${district} and f.code = any(${codes}) and f.kind = any(${kinds})
        and (f.kind <> 'segment' or f.detail = 'main') and ${countsAt('fact_line', 'f', asOf)}
    ) fact`.execute(db)
  return rows[0]?.told ?? '[]'
}

/** Every paper of these codes known at a moment, newest year first. */
export async function filingsOf(
  db: Database,
  { district }: Scope,
  { codes, asOf }: Asked,
): Promise<Kept<Filing>[]> {
  const { rows } = await sql<Kept<Filing>>`
    select t.code, t.year, t.purpose, t.state, t.figures, ${recorded},
      ${countsAt('filing', 't', asOf)} as counts
    from filing t
    where t.district = ${district} and t.code = any(${codes}) and t.recorded_at <= ${asOf}
    order by t.year desc, t.recorded_at desc, t.id desc`.execute(db)
  return rows
}

/** Every decision that names one of these codes, newest first. */
export async function resolutionsOf(
  db: Database,
  { district }: Scope,
  { codes, asOf }: Asked,
): Promise<Kept<Resolution>[]> {
  const { rows } = await sql<Kept<Resolution>>`
    select t.code, t.other, t.decision, ${recorded}, ${countsAt('resolution', 't', asOf)} as counts
    from resolution t
    where t.district = ${district} and (t.code = any(${codes}) or t.other = any(${codes}))
      and t.recorded_at <= ${asOf}
    order by t.recorded_at desc, t.id desc`.execute(db)
  return rows
}
