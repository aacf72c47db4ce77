import { type Generated, type Kysely, sql, type Transaction } from 'kysely'
import type { AreaScope } from '../../base/area.ts'
import { closingMonth } from '../../base/period.ts'
import type { Source } from '../../base/source.ts'
import type { Scope } from '../../server/context.ts'
import type { Tables } from '../../server/tables.ts'
import { type Line, lineOf, type NewObservation, type Row, type Withdrawal } from './ledger-line.ts'
import type { Approval, ObservationState } from './schema.ts'

type Database = Kysely<Tables> | Transaction<Tables>

declare module '../../server/tables.ts' {
  interface Tables {
    observation: {
      district: string
      id: Generated<string>
      code: string
      definition_version: number
      area: string
      scope: AreaScope
      period: string
      closing_month: number
      value: string
      value_text: string
      numerator: string | null
      denominator: string | null
      unit: string
      state: ObservationState
      source: Json<Source>
      recorded_at: Moment
      recorded_by: string
      supersedes: string | null
      reason: string
      import_id: string | null
    }
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

/** Which lines: by indicator, place, period end, id or import; all of them when nothing is named. */
export type Asked = {
  codes?: readonly string[]
  area?: string
  scope?: AreaScope
  closingMonths?: readonly number[]
  ids?: readonly string[]
  importId?: string
  limit?: number
}

/** Every line recorded by `asOf` that matches, newest first, with its latest approval and its withdrawal by then. */
export async function linesAsOf(
  db: Database,
  scope: Scope,
  { asOf, ...asked }: Asked & { asOf: string },
): Promise<Line[]> {
  let lines = db
    .selectFrom('observation as o')
    .leftJoinLateral(
      (nested) =>
        nested
          .selectFrom('approval')
          .select([
            'decision',
            'condition',
            'recorded_at as decided_at',
            'recorded_by as decided_by',
          ])
          .whereRef('approval.district', '=', 'o.district')
          .whereRef('approval.observation', '=', 'o.id')
          .where('approval.recorded_at', '<=', asOf)
          .orderBy('seq', 'desc')
          .limit(1)
          .as('a'),
      (join) => join.onTrue(),
    )
    .leftJoin('withdrawal as w', (join) =>
      join
        .onRef('w.district', '=', 'o.district')
        .onRef('w.observation', '=', 'o.id')
        .on('w.recorded_at', '<=', asOf),
    )
    .selectAll('o')
    .select(['a.decision', 'a.condition', 'a.decided_at', 'a.decided_by'])
    .select([
      'w.reason as withdrawn_reason',
      'w.recorded_at as withdrawn_at',
      'w.recorded_by as withdrawn_by',
    ])
    .where('o.district', '=', scope.district)
    .where('o.recorded_at', '<=', asOf)
  if (asked.codes !== undefined) lines = lines.where('o.code', 'in', [...asked.codes, ''])
  if (asked.area !== undefined) lines = lines.where('o.area', '=', asked.area)
  if (asked.scope !== undefined) lines = lines.where('o.scope', '=', asked.scope)
  if (asked.closingMonths !== undefined)
    lines = lines.where('o.closing_month', 'in', [...asked.closingMonths, -1])
  if (asked.ids !== undefined) lines = lines.where('o.id', 'in', [...asked.ids, '-1'])
  if (asked.importId !== undefined) lines = lines.where('o.import_id', '=', asked.importId)
  const rows = await lines
    .orderBy('o.recorded_at', 'desc')
    .orderBy('o.id', 'desc')
    .$if(asked.limit !== undefined, (limited) => limited.limit(asked.limit ?? 0))
    .execute()
  return rows.map(lineOf)
}

/**
 * The line that counts for each key at `asOf`: the newest one neither withdrawn nor returned.
 * The SQL twin of `latestAsOf`; a test holds the two together.
 */
export async function currentLines(
  db: Database,
  scope: Scope,
  asked: Asked & { asOf: string },
): Promise<Line[]> {
  const { asOf, codes, ids, area, scope: range, closingMonths } = asked
  const wanted = sql.join(
    [
      sql`o.district = ${scope.district} and o.recorded_at <= ${asOf}`,
      ...(codes === undefined ? [] : [sql`o.code = any(${[...codes]}::text[])`]),
      ...(ids === undefined ? [] : [sql`o.id = any(${[...ids]}::bigint[])`]),
      ...(area === undefined ? [] : [sql`o.area = ${area}`]),
      ...(range === undefined ? [] : [sql`o.scope = ${range}`]),
      ...(closingMonths === undefined
        ? []
        : [sql`o.closing_month = any(${[...closingMonths]}::int[])`]),
    ],
    sql` and `,
  )
  const { rows } = await sql<Row>`
    select distinct on (o.code, o.area, o.scope, o.closing_month)
      o.*, a.decision, a.condition, a.recorded_at as decided_at, a.recorded_by as decided_by,
      null as withdrawn_reason, null as withdrawn_at, null as withdrawn_by
    from observation o
    left join lateral (
      select decision, condition, recorded_at, recorded_by from approval
      where district = o.district and observation = o.id and recorded_at <= ${asOf}
      order by seq desc limit 1
    ) a on true
    where ${wanted}
      and a.decision is distinct from 'returned'
      and not exists (
        select from withdrawal w
        where w.district = o.district and w.observation = o.id and w.recorded_at <= ${asOf}
      )
    order by o.code, o.area, o.scope, o.closing_month, o.recorded_at desc, o.id desc
    ${asked.limit === undefined ? sql`` : sql`limit ${asked.limit}`}`.execute(db)
  return rows.map(lineOf)
}

/** Lines nobody has decided on yet, neither withdrawn nor replaced by a newer line of the same key. */
export async function undecidedLines(db: Database, scope: Scope, asOf: string): Promise<Line[]> {
  const current = await currentLines(db, scope, { asOf })
  return current.filter((line) => line.approval === null)
}

const BATCH = 1000

/** Appends lines and returns their ids in the order given. */
export async function insertLines(
  db: Database,
  scope: Scope,
  lines: readonly NewObservation[],
): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < lines.length; at += BATCH) {
    const rows = await db
      .insertInto('observation')
      .values(lines.slice(at, at + BATCH).map((line) => rowOf(scope, line)))
      .returning('id')
      .execute()
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

function rowOf(scope: Scope, line: NewObservation) {
  return {
    district: scope.district,
    code: line.code,
    definition_version: line.definitionVersion,
    area: line.area,
    scope: line.scope,
    period: line.period,
    closing_month: closingMonth(line.period),
    value: line.value,
    value_text: line.value,
    numerator: line.numerator,
    denominator: line.denominator,
    unit: line.unit,
    state: line.state,
    source: JSON.stringify(line.source),
    recorded_at: line.recordedAt,
    recorded_by: line.recordedBy,
    supersedes: line.supersedes,
    reason: line.reason,
    import_id: line.importId,
  }
}

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

/** Places that have values, for the scope switch. */
export async function areas(db: Database, scope: Scope, asOf: string) {
  return db
    .selectFrom('observation')
    .select(['area', 'scope'])
    .distinct()
    .where('district', '=', scope.district)
    .where('recorded_at', '<=', asOf)
    .orderBy('scope')
    .orderBy('area')
    .execute()
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
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({
    decision: row.decision,
    condition: row.condition,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}
