import { sql } from 'kysely'
import type { Context, Database, Scope } from '../../server/context.ts'
import type { EnterpriseRequest, RequestTurn } from './schema.ts'

type Stamp = Pick<Context, 'now' | 'actor'>
const stamped = ({ now, actor }: Stamp) => sql`${now}, ${actor.name}, ${actor.account ?? null}`

export async function insertRequest(
  db: Database,
  { district }: Scope,
  {
    row: { code, kind, content, raisedOn },
    stamp,
  }: { row: Pick<EnterpriseRequest, 'code' | 'kind' | 'content' | 'raisedOn'>; stamp: Stamp },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into enterprise_request (district, code, kind, content, raised_on, recorded_at,
      recorded_by, recorded_account)
    values (${district}, ${code}, ${kind}, ${content}, ${raisedOn}, ${stamped(stamp)})
    returning id`.execute(db)
  return rows[0]?.id ?? ''
}

export async function insertTurn(
  db: Database,
  { district }: Scope,
  {
    request,
    turn: { state, onDate, result },
    stamp,
  }: { request: string; turn: Pick<RequestTurn, 'state' | 'onDate' | 'result'>; stamp: Stamp },
): Promise<void> {
  await sql`
    insert into request_turn (district, request, state, on_date, result, recorded_at,
      recorded_by, recorded_account)
    values (${district}, ${request}, ${state}, ${onDate}, ${result}, ${stamped(stamp)})`.execute(db)
}

export type Wanted = { asOf: string; ids?: readonly string[]; codes?: readonly string[] }

/** Requests with their turns known by a moment, the newest first. */
export async function requests(
  db: Database,
  { district }: Scope,
  { asOf, ids, codes }: Wanted,
): Promise<Omit<EnterpriseRequest, 'state'>[]> {
  const { rows } = await sql<Omit<EnterpriseRequest, 'state' | 'turns'>>`
    select r.id, r.code, r.kind, r.content, r.raised_on as "raisedOn",
      r.recorded_at as "recordedAt", r.recorded_by as "recordedBy"
    from enterprise_request r
    where r.district = ${district} and r.recorded_at <= ${asOf}
      ${ids === undefined ? sql`` : sql`and r.id = any(${[...ids]}::bigint[])`}
      ${codes === undefined ? sql`` : sql`and r.code = any(${[...codes]}::text[])`}
    order by r.raised_on desc, r.id desc`.execute(db)
  const { rows: turns } = await sql<RequestTurn & { request: string }>`
    select t.request, t.id, t.state, t.on_date as "onDate", t.result,
      t.recorded_at as "recordedAt", t.recorded_by as "recordedBy"
    from request_turn t
    where t.district = ${district} and t.recorded_at <= ${asOf}
      and t.request = any(${rows.map(({ id }) => id)}::bigint[])
    order by t.recorded_at, t.id`.execute(db)
  const byRequest = new Map<string, RequestTurn[]>()
  for (const { request, ...turn } of turns)
    byRequest.set(request, [...(byRequest.get(request) ?? []), turn])
  return rows.map((row) => ({ ...row, turns: byRequest.get(row.id) ?? [] }))
}
