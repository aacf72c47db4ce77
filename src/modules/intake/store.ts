import { sql } from 'kysely'
import { appendedTables } from '../../server/appended-row.ts'
import type { Context, Database, Scope } from '../../server/context.ts'
import type { IntakeRecord } from './routes.ts'
import type { IntakeKind } from './schema.ts'
import type { GivenBack, Remembered } from './worker-words.ts'

/** Longer no transaction is expected to wait for its turn. */
const LONGEST_WAIT = '10 minutes'

/**
 * One import of a district at a time: whoever waited judges against what the other brought. Answers the
 * moment at which this one is recorded, after every row recorded before.
 */
export async function lockIntake(db: Database, { district }: Scope, now: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake/${district}`}, 0))`.execute(db)
  const { rows } = await sql<{ moment: string }>`
    select greatest(${now}::timestamptz, max(recorded_at) + interval '1 millisecond') as moment
    from register_import
    where district = ${district} and recorded_at >= ${now}
      and recorded_at < ${now}::timestamptz + ${LONGEST_WAIT}::interval`.execute(db)
  return rows[0]?.moment ?? now
}

type NewImport = {
  importId: string
  kind: IntakeKind
  fileName: string
  hash: string
  sender: string
  mapping: readonly Remembered[]
  rows: number
  accepted: number
  rejected: number
  unchanged: number
  rejectedRows: GivenBack
}

/** The number of the next import: its rows carry it before its record can say how many they are. */
export async function nextImport(db: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('register_import', 'id'))::text as id`.execute(db)
  return rows[0]?.id ?? ''
}

/** Appends the record of an import under its number. */
export async function insertImport(
  { db, scope, now, actor }: Context,
  row: NewImport,
): Promise<void> {
  await sql`
    insert into register_import (district, id, kind, file_name, file_hash, sender, mapping, rows, accepted,
      rejected, unchanged, rejected_rows, recorded_at, recorded_by, recorded_account)
    overriding system value
    values (${scope.district}, ${row.importId}::bigint, ${row.kind}, ${row.fileName}, ${row.hash}, ${row.sender},
      ${JSON.stringify(row.mapping)}, ${row.rows}, ${row.accepted}, ${row.rejected}, ${row.unchanged},
      ${JSON.stringify(row.rejectedRows)}, ${now}, ${actor.name}, ${actor.account ?? null})`.execute(
    db,
  )
}

const notUndone = sql`not exists (select 1 from register_withdrawal w
  where w.district = i.district and w.import_id = i.id)`

/** An import of these very bytes that still counts. */
export async function importOf(
  db: Database,
  { district }: Scope,
  { hash, kind }: { hash: string; kind: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select i.id from register_import i
    where i.district = ${district} and i.file_hash = ${hash} and i.kind = ${kind} and ${notUndone}
    order by i.id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** What this sender's columns meant last, for each of the headings they have used. */
export async function rememberedOf(
  db: Database,
  { district }: Scope,
  sender: string,
): Promise<Remembered[]> {
  const { rows } = await sql<Remembered>`
    select distinct on (each->>'kind', each->>'headers')
      each->>'kind' as kind, each->>'headers' as headers, each->'columns' as columns
    from register_import i cross join lateral jsonb_array_elements(i.mapping) each
    where i.district = ${district} and i.sender = ${sender}
    order by each->>'kind', each->>'headers', i.id desc`.execute(db)
  return rows
}

/** Imports known at a moment, newest first; one of them when its number is given. */
export async function imports(
  db: Database,
  { district }: Scope,
  { asOf, importId }: { asOf: string; importId?: string },
): Promise<(IntakeRecord & { recordedAccount: string | null })[]> {
  const { rows } = await sql<IntakeRecord & { recordedAccount: string | null }>`
    select i.id as "importId", i.kind, i.file_name as "fileName", i.sender, i.rows, i.accepted,
      i.unchanged, i.rejected as "rejectedRows", i.recorded_at as "recordedAt",
      i.recorded_by as "recordedBy", i.recorded_account as "recordedAccount",
      case when w.import_id is null then null else jsonb_build_object('reason', w.reason,
        'recordedBy', w.recorded_by,
        'recordedAt', to_char(w.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      end as undone
    from register_import i
    left join register_withdrawal w on w.district = i.district and w.import_id = i.id
      and w.recorded_at <= ${asOf}
    where i.district = ${district} and i.recorded_at <= ${asOf}
      ${importId === undefined ? sql`` : sql`and i.id = ${importId}::bigint`}
    order by i.id desc`.execute(db)
  return rows
}

/** What of a file did not go in; `isSurvey` when rows that did came from a survey. */
type Returned = {
  fileName: string
  rejected: GivenBack
  account: string | null
  isSurvey: boolean
}

export async function givenBack(
  db: Database,
  { district }: Scope,
  { asOf, importId }: { asOf: string; importId: string },
): Promise<Returned | undefined> {
  const surveyed = appendedTables.map(
    (table) => sql`exists (select 1 from ${sql.table(table)} r where r.district = i.district
      and r.import_id = i.id and r.source_class = 'survey')`,
  )
  const { rows } = await sql<Returned>`
    select file_name as "fileName", rejected_rows as rejected, recorded_account as account,
      ${sql.join(surveyed, sql` or `)} as "isSurvey"
    from register_import i
    where district = ${district} and id = ${importId}::bigint and recorded_at <= ${asOf}`.execute(
    db,
  )
  return rows[0]
}

/** False when it was undone before. */
export async function insertWithdrawal(
  { db, scope, now, actor }: Context,
  { importId, reason }: { importId: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into register_withdrawal (district, import_id, reason, recorded_at, recorded_by, recorded_account)
    values (${scope.district}, ${importId}::bigint, ${reason}, ${now}, ${actor.name},
      ${actor.account ?? null})
    on conflict do nothing returning import_id`.execute(db)
  return rows.length > 0
}
