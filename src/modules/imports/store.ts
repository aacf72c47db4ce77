import { type Generated, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { ImportSummary } from './routes.ts'

/** Sheet name → column letter → the field that the sender means by it. */
export type Mapping = Record<string, Record<string, string>>
/** The rows given back, in their own layout, each with its reason as the last cell. */
export type Rejected = { sheet: string; headRows: number; rows: string[][] }[]

declare module '../../server/tables.ts' {
  interface Tables {
    observation_import: {
      district: string
      import_id: string
      file_name: string
      file_hash: string
      sender: string
      accepted: number
      unchanged: number
      rejected: Json<Rejected>
      recorded_at: Moment
      recorded_by: string
    }
    import_undo: {
      district: string
      import_id: string
      reason: string
      recorded_at: Moment
      recorded_by: string
    }
    column_mapping: {
      district: string
      sender: string
      seq: Generated<string>
      headers: string
      mapping: Json<Mapping>
      recorded_at: Moment
    }
  }
}

type NewImport = Omit<ImportSummary, 'rejected' | 'undone'> & { hash: string; rejected: Rejected }

export async function insertImport(db: Database, scope: Scope, row: NewImport): Promise<void> {
  await db
    .insertInto('observation_import')
    .values({
      district: scope.district,
      import_id: row.importId,
      file_name: row.fileName,
      file_hash: row.hash,
      sender: row.sender,
      accepted: row.accepted,
      unchanged: row.unchanged,
      rejected: JSON.stringify(row.rejected),
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .execute()
}

/** Imports known by `asOf`, newest first, each with its undoing; one of them when its id is named. */
export async function imports(
  db: Database,
  scope: Scope,
  at: { asOf: string; importId?: string },
): Promise<ImportSummary[]> {
  let asked = db
    .selectFrom('observation_import as i')
    .leftJoin('import_undo as u', (join) =>
      join
        .onRef('u.district', '=', 'i.district')
        .onRef('u.import_id', '=', 'i.import_id')
        .on('u.recorded_at', '<=', at.asOf),
    )
    .select(['i.import_id', 'i.file_name', 'i.sender', 'i.accepted', 'i.unchanged'])
    .select(['i.recorded_at', 'i.recorded_by'])
    .select(['u.reason as undo_reason', 'u.recorded_at as undone_at'])
    .select(rowsGivenBack.as('given_back'))
    .where('i.district', '=', scope.district)
    .where('i.recorded_at', '<=', at.asOf)
  if (at.importId !== undefined) asked = asked.where('i.import_id', '=', at.importId)
  const rows = await asked.orderBy('i.recorded_at', 'desc').orderBy('i.import_id', 'desc').execute()
  return rows.map((row) => ({
    importId: row.import_id,
    fileName: row.file_name,
    sender: row.sender,
    accepted: row.accepted,
    unchanged: row.unchanged,
    rejected: row.given_back,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    undone:
      row.undone_at === null ? null : { reason: row.undo_reason ?? '', recordedAt: row.undone_at },
  }))
}

/** Titles and headings are given back too, and are no rows of values. */
const rowsGivenBack = sql<number>`(
  select coalesce(sum(jsonb_array_length(sheet->'rows') - (sheet->>'headRows')::int), 0)::int
  from jsonb_array_elements(i.rejected) sheet
)`

/** The rows that one import gave back; undefined when it was not known by `asOf`. */
export async function givenBack(
  db: Database,
  scope: Scope,
  at: { asOf: string; importId: string },
): Promise<{ fileName: string; rejected: Rejected } | undefined> {
  const row = await db
    .selectFrom('observation_import')
    .select(['file_name', 'rejected'])
    .where('district', '=', scope.district)
    .where('recorded_at', '<=', at.asOf)
    .where('import_id', '=', at.importId)
    .executeTakeFirst()
  return row === undefined ? undefined : { fileName: row.file_name, rejected: row.rejected }
}

/** How many imports there have ever been: the next one's number. */
export async function importCount(db: Database, scope: Scope): Promise<number> {
  const row = await db
    .selectFrom('observation_import')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('district', '=', scope.district)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** False when it was undone before. */
export async function insertUndo(
  db: Database,
  scope: Scope,
  row: { importId: string; reason: string; now: string; by: string },
): Promise<boolean> {
  const inserted = await db
    .insertInto('import_undo')
    .values({
      district: scope.district,
      import_id: row.importId,
      reason: row.reason,
      recorded_at: row.now,
      recorded_by: row.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('import_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** What this sender's columns meant the last time the heads read like this. */
export async function rememberedMapping(
  db: Database,
  scope: Scope,
  at: { sender: string; headers: string },
): Promise<Mapping | undefined> {
  const row = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('district', '=', scope.district)
    .where('sender', '=', at.sender)
    .where('headers', '=', at.headers)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.mapping
}

export async function insertMapping(
  db: Database,
  scope: Scope,
  row: { sender: string; headers: string; mapping: Mapping; now: string },
): Promise<void> {
  await db
    .insertInto('column_mapping')
    .values({
      district: scope.district,
      sender: row.sender,
      headers: row.headers,
      mapping: JSON.stringify(row.mapping),
      recorded_at: row.now,
    })
    .execute()
}
