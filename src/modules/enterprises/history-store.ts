import { sql } from 'kysely'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { EnterpriseFact, Filing, Resolution } from './schema.ts'

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
