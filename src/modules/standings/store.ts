import type { Generated } from 'kysely'
import type { Period } from '../../base/period.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { Judgement } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    judgement: {
      district: string
      plan: string
      code: string
      period: string
      seq: Generated<string>
      word: Judgement['word']
      reason: string
      measures: string
      recorded_at: Moment
      recorded_by: string
    }
    preset_choice: {
      district: string
      plan: string
      seq: Generated<string>
      preset: string
      reason: string
      recorded_at: Moment
      recorded_by: string
    }
  }
}

/** Every judgement of a plan by `asOf`, newest first; of one indicator or one period when named. */
export async function judgements(
  db: Database,
  scope: Scope,
  at: { plan: string; asOf: string; code?: string; period?: Period },
): Promise<(Judgement & { code: string; period: string })[]> {
  let asked = db
    .selectFrom('judgement')
    .selectAll()
    .where('district', '=', scope.district)
    .where('plan', '=', at.plan)
    .where('recorded_at', '<=', at.asOf)
  if (at.code !== undefined) asked = asked.where('code', '=', at.code)
  if (at.period !== undefined) asked = asked.where('period', '=', at.period)
  const rows = await asked.orderBy('seq', 'desc').execute()
  return rows.map((row) => ({
    code: row.code,
    period: row.period,
    word: row.word,
    reason: row.reason,
    measures: row.measures,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

export async function insertJudgement(
  db: Database,
  scope: Scope,
  row: Judgement & { plan: string; code: string; period: string },
): Promise<void> {
  await db
    .insertInto('judgement')
    .values({
      district: scope.district,
      plan: row.plan,
      code: row.code,
      period: row.period,
      word: row.word,
      reason: row.reason,
      measures: row.measures,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .execute()
}

/** The rule of lights chosen for a plan by `asOf`; undefined until somebody chose. */
export async function chosenPreset(
  db: Database,
  scope: Scope,
  at: { plan: string; asOf: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('preset_choice')
    .select('preset')
    .where('district', '=', scope.district)
    .where('plan', '=', at.plan)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.preset
}

export async function insertPresetChoice(
  db: Database,
  scope: Scope,
  row: { plan: string; preset: string; reason: string; now: string; by: string },
): Promise<void> {
  await db
    .insertInto('preset_choice')
    .values({
      district: scope.district,
      plan: row.plan,
      preset: row.preset,
      reason: row.reason,
      recorded_at: row.now,
      recorded_by: row.by,
    })
    .execute()
}
