import type { Generated } from 'kysely'
import { DocumentNumber, type OfficialDocument } from '../../base/document.ts'
import { Period } from '../../base/period.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { DraftInput } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    bulletin: {
      district: string
      bulletin: string
      plan: string
      period: string
      kind: 'bulletin' | 'erratum'
      corrects: string | null
      recorded_at: Moment
      recorded_by: string
    }
    bulletin_draft: {
      district: string
      bulletin: string
      seq: Generated<string>
      document: Json<OfficialDocument>
      input: Json<DraftInput>
      reason: string
      recorded_at: Moment
      recorded_by: string
    }
    bulletin_issue: {
      district: string
      bulletin: string
      number: string
      snapshot: string
      snapshot_hash: string
      recorded_at: Moment
      recorded_by: string
    }
    bulletin_file: {
      district: string
      bulletin: string
      name: string
      type: string
      hash: string
      bytes: Buffer
      recorded_at: Moment
    }
  }
}

type Head = {
  bulletin: string
  plan: string
  period: string
  kind: 'bulletin' | 'erratum'
  corrects: string | null
  recordedAt: string
  recordedBy: string
}
export type Issue = {
  number: string
  snapshot: string
  hash: string
  recordedAt: string
  recordedBy: string
}

/** Bulletins begun by `asOf`, newest first, with the number and moment of those issued by then. */
export async function bulletins(
  db: Database,
  scope: Scope,
  at: { asOf: string; plan?: string; bulletin?: string; corrects?: string },
) {
  let asked = db
    .selectFrom('bulletin as b')
    .leftJoin('bulletin_issue as i', (join) =>
      join
        .onRef('i.district', '=', 'b.district')
        .onRef('i.bulletin', '=', 'b.bulletin')
        .on('i.recorded_at', '<=', at.asOf),
    )
    .selectAll('b')
    .innerJoinLateral(
      (nested) =>
        nested
          .selectFrom('bulletin_draft as d')
          .select((of) => [
            of.ref('d.input', '->>').key('asOf').as('as_of'),
            of.ref('d.document', '->').key('title').as('title'),
          ])
          .whereRef('d.district', '=', 'b.district')
          .whereRef('d.bulletin', '=', 'b.bulletin')
          .where('d.recorded_at', '<=', at.asOf)
          .orderBy('d.seq', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select(['d.as_of', 'd.title'])
    .select([
      'i.number',
      'i.snapshot_hash',
      'i.recorded_at as issued_at',
      'i.recorded_by as issued_by',
    ])
    .where('b.district', '=', scope.district)
    .where('b.recorded_at', '<=', at.asOf)
  if (at.plan !== undefined) asked = asked.where('b.plan', '=', at.plan)
  if (at.bulletin !== undefined) asked = asked.where('b.bulletin', '=', at.bulletin)
  if (at.corrects !== undefined) asked = asked.where('b.corrects', '=', at.corrects)
  const rows = await asked.orderBy('b.recorded_at', 'desc').orderBy('b.bulletin').execute()
  return rows.map((row) => ({
    bulletin: row.bulletin,
    plan: row.plan,
    period: Period.parse(row.period),
    asOf: row.as_of,
    title: row.title.join(''),
    kind: row.kind,
    corrects: row.corrects,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    issued:
      row.number === null
        ? null
        : {
            number: DocumentNumber.parse(row.number),
            hash: row.snapshot_hash ?? '',
            recordedAt: row.issued_at ?? '',
            recordedBy: row.issued_by ?? '',
          },
  }))
}

/** False when the key is taken: somebody began a paper of that plan and period at the same moment. */
export async function insertBulletin(db: Database, scope: Scope, row: Head): Promise<boolean> {
  const inserted = await db
    .insertInto('bulletin')
    .values({
      district: scope.district,
      bulletin: row.bulletin,
      plan: row.plan,
      period: row.period,
      kind: row.kind,
      corrects: row.corrects,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('bulletin')
    .executeTakeFirst()
  return inserted !== undefined
}

export type Draft = {
  seq: string
  document: OfficialDocument
  input: DraftInput
  reason: string
  recordedAt: string
  recordedBy: string
}

/** The newest draft by `asOf`. */
export async function newestDraft(
  db: Database,
  scope: Scope,
  at: { bulletin: string; asOf: string },
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('bulletin_draft')
    .selectAll()
    .where('district', '=', scope.district)
    .where('bulletin', '=', at.bulletin)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    seq: row.seq,
    document: row.document,
    input: row.input,
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}

export async function insertDraft(
  db: Database,
  scope: Scope,
  row: Omit<Draft, 'seq'> & { bulletin: string },
): Promise<void> {
  await db
    .insertInto('bulletin_draft')
    .values({
      district: scope.district,
      bulletin: row.bulletin,
      document: JSON.stringify(row.document),
      input: JSON.stringify(row.input),
      reason: row.reason,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .execute()
}

/** False when this bulletin is issued already, or its number belongs to another. */
export async function insertIssue(
  db: Database,
  scope: Scope,
  row: Issue & { bulletin: string },
): Promise<boolean> {
  const inserted = await db
    .insertInto('bulletin_issue')
    .values({
      district: scope.district,
      bulletin: row.bulletin,
      number: row.number,
      snapshot: row.snapshot,
      snapshot_hash: row.hash,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('bulletin')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function issuedSnapshot(db: Database, scope: Scope, bulletin: string) {
  return db
    .selectFrom('bulletin_issue')
    .select(['number', 'snapshot', 'snapshot_hash as hash', 'recorded_at as recordedAt'])
    .where('district', '=', scope.district)
    .where('bulletin', '=', bulletin)
    .executeTakeFirst()
}

export type KeptFile = { name: string; type: string; hash: string; bytes: Uint8Array }

export async function insertFiles(
  db: Database,
  scope: Scope,
  { bulletin, files, now }: { bulletin: string; files: readonly KeptFile[]; now: string },
): Promise<void> {
  await db
    .insertInto('bulletin_file')
    .values(
      files.map((file) => ({
        district: scope.district,
        bulletin,
        name: file.name,
        type: file.type,
        hash: file.hash,
        bytes: Buffer.from(file.bytes),
        recorded_at: now,
      })),
    )
    .execute()
}

export async function keptFiles(db: Database, scope: Scope, bulletin: string) {
  const rows = await db
    .selectFrom('bulletin_file')
    .select(['name', 'type', 'hash'])
    .select((of) => of.fn<number>('octet_length', ['bytes']).as('size'))
    .where('district', '=', scope.district)
    .where('bulletin', '=', bulletin)
    .orderBy('name')
    .execute()
  return rows
}

export async function keptFile(
  db: Database,
  scope: Scope,
  at: { bulletin: string; name: string },
): Promise<KeptFile | undefined> {
  return db
    .selectFrom('bulletin_file')
    .select(['name', 'type', 'hash', 'bytes'])
    .where('district', '=', scope.district)
    .where('bulletin', '=', at.bulletin)
    .where('name', '=', at.name)
    .executeTakeFirst()
}
