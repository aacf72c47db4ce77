import { type Generated, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import type { PlanDecision, PlanVersion } from './routes.ts'
import type { PlanPackage } from './schema.ts'

type Decision = PlanDecision & { plan: string }

declare module '../../server/tables.ts' {
  interface Tables {
    plan: {
      district: string
      plan: string
      source_name: string
      source_text: string
      recorded_at: Moment
      recorded_by: string
    }
    plan_version: {
      district: string
      plan: string
      version: number
      package: Json<PlanPackage>
      reason: string
      recorded_at: Moment
      recorded_by: string
    }
    plan_decision: {
      district: string
      plan: string
      seq: Generated<string>
      kind: PlanDecision['kind']
      subject: string
      decision: string
      reason: string
      evidence: Json<string[]>
      recorded_at: Moment
      recorded_by: string
    }
  }
}

type Current = { plan: string; version: number; package: PlanPackage }

/**
 * Versions never change, so a package once read stays read; the newest few only. By database handle: a
 * transaction has its own, and what it read is forgotten with it should it be rolled back.
 */
const packagesRead = new WeakMap<object, Map<string, PlanPackage>>()
const PACKAGES_KEPT = 32

/** The newest package of each plan that was recorded by `asOf`. */
export async function currentPackages(db: Database, scope: Scope, asOf: string) {
  const rows = await db
    .selectFrom('plan_version')
    .distinctOn('plan')
    .select(['plan', 'version'])
    .where('district', '=', scope.district)
    .where('recorded_at', '<=', asOf)
    .orderBy('plan')
    .orderBy('version', 'desc')
    .execute()
  return Promise.all(rows.map((row) => packageOf(db, scope, row)))
}

export async function currentPackage(
  db: Database,
  scope: Scope,
  at: { plan: string; asOf: string },
): Promise<Current | undefined> {
  const row = await db
    .selectFrom('plan_version')
    .select(['plan', 'version'])
    .where('district', '=', scope.district)
    .where('plan', '=', at.plan)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : packageOf(db, scope, row)
}

export async function packageOf(
  db: Database,
  scope: Scope,
  { plan, version }: { plan: string; version: number },
): Promise<Current> {
  const kept = packagesRead.get(db) ?? new Map<string, PlanPackage>()
  const key = JSON.stringify([scope.district, plan, version])
  const known = kept.get(key)
  if (known !== undefined) return { plan, version, package: known }
  const row = await db
    .selectFrom('plan_version')
    .select('package')
    .where('district', '=', scope.district)
    .where('plan', '=', plan)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const [oldest] = kept.keys()
  if (kept.size >= PACKAGES_KEPT && oldest !== undefined) kept.delete(oldest)
  packagesRead.set(db, kept.set(key, row.package))
  return { plan, version, package: row.package }
}

export async function versions(db: Database, scope: Scope, at: { plan: string; asOf: string }) {
  const rows = await db
    .selectFrom('plan_version')
    .select(['version', 'reason', 'recorded_at', 'recorded_by'])
    .where('district', '=', scope.district)
    .where('plan', '=', at.plan)
    .where('recorded_at', '<=', at.asOf)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(
    (row): PlanVersion => ({
      version: row.version,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
    }),
  )
}

/** The latest decision on each subject, by `asOf`; of one plan or of all. */
export async function decisions(
  db: Database,
  scope: Scope,
  at: { plan?: string; asOf: string },
): Promise<Decision[]> {
  let asked = db
    .selectFrom('plan_decision')
    .distinctOn(['plan', 'kind', 'subject'])
    .selectAll()
    .where('district', '=', scope.district)
    .where('recorded_at', '<=', at.asOf)
  if (at.plan !== undefined) asked = asked.where('plan', '=', at.plan)
  const rows = await asked
    .orderBy('plan')
    .orderBy('kind')
    .orderBy('subject')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({
    plan: row.plan,
    kind: row.kind,
    subject: row.subject,
    decision: row.decision,
    reason: row.reason,
    evidence: row.evidence,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

export async function readSourceText(db: Database, scope: Scope, plan: string) {
  return db
    .selectFrom('plan')
    .select(['source_name', 'source_text'])
    .where('district', '=', scope.district)
    .where('plan', '=', plan)
    .executeTakeFirst()
}

/** False when the district already has a plan of that id; the key decides, not a look before. */
export async function insertPlan(
  db: Database,
  scope: Scope,
  row: { plan: string; name: string; text: string; now: string; by: string },
): Promise<boolean> {
  const inserted = await db
    .insertInto('plan')
    .values({
      district: scope.district,
      plan: row.plan,
      source_name: row.name,
      source_text: row.text,
      recorded_at: row.now,
      recorded_by: row.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('plan')
    .executeTakeFirst()
  return inserted !== undefined
}

/** False when that version exists: somebody else amended the plan in between. */
export async function insertVersion(
  db: Database,
  scope: Scope,
  row: PlanVersion & { plan: string; package: PlanPackage },
): Promise<boolean> {
  const inserted = await db
    .insertInto('plan_version')
    .values({
      district: scope.district,
      plan: row.plan,
      version: row.version,
      package: JSON.stringify(row.package),
      reason: row.reason,
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function insertDecision(db: Database, scope: Scope, row: Decision): Promise<void> {
  await db
    .insertInto('plan_decision')
    .values({
      district: scope.district,
      plan: row.plan,
      kind: row.kind,
      subject: row.subject,
      decision: row.decision,
      reason: row.reason,
      evidence: JSON.stringify(row.evidence),
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .execute()
}

/** Longer than anybody waits for a plan. */
const LONGEST_WAIT = '10 minutes'

/**
 * Until the transaction ends nobody else amends or decides on this plan. Answers the moment to act at:
 * not before anything that others recorded while this one waited its turn.
 */
export async function lockPlan(
  db: Database,
  { district }: Scope,
  { plan, now }: { plan: string; now: string },
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${district}/${plan}`}, 0))`.execute(db)
  const { rows } = await sql<{ moment: string }>`
    select greatest(${now}::timestamptz, max(recorded_at)) as moment
    from (
      select recorded_at from plan_version where district = ${district} and plan = ${plan}
      union all
      select recorded_at from plan_decision where district = ${district} and plan = ${plan}
    ) known
    where recorded_at > ${now} and recorded_at < ${now}::timestamptz + ${LONGEST_WAIT}::interval
  `.execute(db)
  return rows[0]?.moment ?? now
}

export async function readDistrict(db: Database, scope: Scope): Promise<PlanPackage['district']> {
  const row = await db
    .selectFrom('district')
    .selectAll()
    .where('district', '=', scope.district)
    .executeTakeFirstOrThrow()
  return {
    id: row.district,
    name: row.name,
    nameEn: row.name_en,
    regionCode: row.region_code,
    demonstration: row.demonstration,
    ...(row.clock === null ? {} : { clock: row.clock }),
  }
}
