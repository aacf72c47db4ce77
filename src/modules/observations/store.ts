import { type Generated, type RawBuilder, sql } from 'kysely'
import type { AreaScope } from '../../base/area.ts'
import { closingMonth } from '../../base/period.ts'
import type { Source } from '../../base/source.ts'
import type { Database, Scope } from '../../server/context.ts'
import { type Line, lineOf, type NewObservation, type Row } from './ledger-line.ts'
import type { ObservationState } from './schema.ts'

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
      recorded_account: string | null
      supersedes: string | null
      reason: string
      import_id: string | null
    }
  }
}

/** Which lines: by indicator, place, period end, number or import; all of them when nothing is named. */
export type Asked = {
  codes?: readonly string[] | undefined
  area?: string | undefined
  scope?: AreaScope | undefined
  closingMonths?: readonly number[] | undefined
  ids?: readonly string[] | undefined
  importId?: string | undefined
}
type AsOf = { asOf: string }
type Newest = Asked & AsOf & { limit?: number | undefined }

/** Every line recorded by `asOf` that matches, newest first, with its latest approval and its withdrawal by then. */
export async function linesAsOf(db: Database, scope: Scope, asked: Newest): Promise<Line[]> {
  const { rows } = await sql<Row>`
    select o.*, a.*, w.reason as withdrawn_reason, w.recorded_at as withdrawn_at,
      w.recorded_by as withdrawn_by
    from observation o
    ${latestApproval('o', asked)}
    left join withdrawal w
      on w.district = o.district and w.observation = o.id and w.recorded_at <= ${asked.asOf}
    where ${wanted(scope, asked)}
    ${newestFirst(asked)}`.execute(db)
  return rows.map(lineOf)
}

/**
 * The line that counts for each key at `asOf`: the newest one neither withdrawn nor returned. For
 * whole series; the SQL twin of `latestAsOf`, and a test holds the two together.
 */
export async function currentLines(
  db: Database,
  scope: Scope,
  asked: Omit<Asked, 'ids' | 'importId'> & AsOf,
): Promise<Line[]> {
  const { rows } = await sql<Row>`
    select distinct on (o.code, o.area, o.scope, o.closing_month) o.*, a.*, ${notWithdrawn}
    from observation o
    ${latestApproval('o', asked)}
    where ${wanted(scope, asked)} and ${counts('o', asked)}
    order by o.code, o.area, o.scope, o.closing_month, o.recorded_at desc, o.id desc`.execute(db)
  return rows.map(lineOf)
}

/**
 * The same lines, newest first and not more than asked for: only those in question are compared with
 * the newer ones of their key, so that a few lines of a long ledger cost little.
 */
export async function newestLines(db: Database, scope: Scope, asked: Newest): Promise<Line[]> {
  return newest(db, scope, { ...asked, only: sql`true` })
}

/** Lines that count and that nobody has decided on yet, newest first. */
export async function undecidedLines(db: Database, scope: Scope, asked: Newest): Promise<Line[]> {
  return newest(db, scope, { ...asked, only: sql`a.decision is null` })
}

/** How many lines wait for a decision, and how many were sent back and not yet recorded anew. */
export async function openCounts(
  db: Database,
  scope: Scope,
  asked: AsOf,
): Promise<{ undecided: number; returned: number }> {
  const { rows } = await sql<{ undecided: number; returned: number }>`
    select count(*) filter (where a.decision is null)::int as undecided,
      count(*) filter (where a.decision = 'returned')::int as returned
    from observation o
    ${latestApproval('o', asked)}
    where ${wanted(scope, asked)} and (a.decision is null or a.decision = 'returned')
      and ${notWithdrawnBy('o', asked)} and ${noneNewer(asked)}`.execute(db)
  return rows[0] ?? { undecided: 0, returned: 0 }
}

async function newest(
  db: Database,
  scope: Scope,
  asked: Newest & { only: RawBuilder<unknown> },
): Promise<Line[]> {
  const { rows } = await sql<Row>`
    select o.*, a.*, ${notWithdrawn}
    from observation o
    ${latestApproval('o', asked)}
    where ${wanted(scope, asked)} and ${counts('o', asked)} and ${asked.only}
      and ${noneNewer(asked)}
    ${newestFirst(asked)}`.execute(db)
  return rows.map(lineOf)
}

type Alias = 'o' | 'n'

function latestApproval(of: Alias, { asOf }: AsOf) {
  return sql`
    left join lateral (
      select decision, condition, recorded_at as decided_at, recorded_by as decided_by
      from approval
      where district = ${sql.ref(`${of}.district`)} and observation = ${sql.ref(`${of}.id`)}
        and recorded_at <= ${asOf}
      order by recorded_at desc, seq desc limit 1
    ) a on true`
}

/** Neither returned nor withdrawn; `a` is the line's latest approval. */
function counts(of: Alias, asked: AsOf) {
  return sql`a.decision is distinct from 'returned' and ${notWithdrawnBy(of, asked)}`
}

function notWithdrawnBy(of: Alias, { asOf }: AsOf) {
  return sql`not exists (
    select from withdrawal w
    where w.district = ${sql.ref(`${of}.district`)} and w.observation = ${sql.ref(`${of}.id`)}
      and w.recorded_at <= ${asOf}
  )`
}

/** No line of the same key that counts was recorded after this one. */
function noneNewer(asked: AsOf) {
  return sql`not exists (
    select from observation n
    ${latestApproval('n', asked)}
    where n.district = o.district and n.code = o.code and n.area = o.area
      and n.scope = o.scope and n.closing_month = o.closing_month
      and n.recorded_at <= ${asked.asOf}
      and (n.recorded_at, n.id) > (o.recorded_at, o.id)
      and ${counts('n', asked)}
  )`
}

const notWithdrawn = sql`null as withdrawn_reason, null as withdrawn_at, null as withdrawn_by`

function wanted(scope: Scope, asked: Asked & AsOf) {
  const { codes, area, scope: range, closingMonths, ids, importId } = asked
  const conditions = [
    sql`o.district = ${scope.district} and o.recorded_at <= ${asked.asOf}`,
    ...(codes === undefined ? [] : [sql`o.code = any(${[...codes]}::text[])`]),
    ...(area === undefined ? [] : [sql`o.area = ${area}`]),
    ...(range === undefined ? [] : [sql`o.scope = ${range}`]),
    ...(closingMonths === undefined
      ? []
      : [sql`o.closing_month = any(${[...closingMonths]}::int[])`]),
    ...(ids === undefined ? [] : [sql`o.id = any(${[...ids]}::bigint[])`]),
    ...(importId === undefined ? [] : [sql`o.import_id = ${importId}`]),
  ]
  return sql.join(conditions, sql` and `)
}

function newestFirst({ limit }: Pick<Newest, 'limit'>) {
  const most = limit === undefined ? sql`` : sql`limit ${limit}`
  return sql`order by o.recorded_at desc, o.id desc ${most}`
}

/** Longer than anybody waits for the ledger. */
const LONGEST_WAIT = '10 minutes'

/**
 * Until the transaction ends nobody else writes to this district's ledger. Answers the moment to act
 * at: after everything that others recorded while this one waited its turn.
 */
export async function lockLedger(db: Database, scope: Scope, now: string): Promise<string> {
  const name = `ledger/${scope.district}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
  const { rows } = await sql<{ moment: string }>`
    select greatest(${now}::timestamptz, max(recorded_at) + interval '1 millisecond') as moment
    from observation
    where district = ${scope.district} and recorded_at >= ${now}
      and recorded_at < ${now}::timestamptz + ${LONGEST_WAIT}::interval`.execute(db)
  return rows[0]?.moment ?? now
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
    recorded_account: line.recordedAccount ?? null,
    supersedes: line.supersedes,
    reason: line.reason,
    import_id: line.importId,
  }
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
