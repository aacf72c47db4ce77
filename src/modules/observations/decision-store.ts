/** What is appended to a line of the ledger after it was recorded: approvals and withdrawals. */
import type { Generated } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { Withdrawal } from './ledger-line.ts'
import type { Approval } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    approval: {
      district: string
      observation: string
      seq: Generated<string>
      decision: Approval['decision']
      condition: string
      recorded_at: Moment
      recorded_by: string
    }
    withdrawal: {
      district: string
      observation: string
      reason: string
      recorded_at: Moment
      recorded_by: string
    }
  }
}

const BATCH = 1000

export async function insertApprovals(
  db: Database,
  scope: Scope,
  rows: readonly (Approval & { observation: string })[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH)
    await db
      .insertInto('approval')
      .values(
        rows.slice(at, at + BATCH).map((row) => ({
          district: scope.district,
          observation: row.observation,
          decision: row.decision,
          condition: row.condition,
          recorded_at: row.recordedAt,
          recorded_by: row.recordedBy,
        })),
      )
      .execute()
}

/** Appends withdrawals; a line already withdrawn stays as it was. Returns how many were new. */
export async function insertWithdrawals(
  db: Database,
  scope: Scope,
  { ids, reason, recordedAt, recordedBy }: Withdrawal & { ids: readonly string[] },
): Promise<number> {
  let count = 0
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await db
      .insertInto('withdrawal')
      .values(
        ids.slice(at, at + BATCH).map((observation) => ({
          district: scope.district,
          observation,
          reason,
          recorded_at: recordedAt,
          recorded_by: recordedBy,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('observation')
      .execute()
    count += rows.length
  }
  return count
}

/** Every decision on one line, newest first. */
export async function approvalsOf(
  db: Database,
  scope: Scope,
  at: { id: string; asOf: string },
): Promise<Approval[]> {
  const rows = await db
    .selectFrom('approval')
    .select(['decision', 'condition', 'recorded_at', 'recorded_by'])
    .where('district', '=', scope.district)
    .where('observation', '=', at.id)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('recorded_at', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({
    decision: row.decision,
    condition: row.condition,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}
