import { type RawBuilder, sql } from 'kysely'
import type { Column } from '../../rules/bulk/cell.ts'
import type { Bulk } from '../../rules/bulk/judge.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { emitSql } from '../../rules/sql/emit.ts'
import { postgres } from '../../rules/sql/postgres.ts'
import type { Database, Scope } from '../../server/context.ts'
import { askedPlaces, type Layout, placeName } from './cell-layout.ts'
import { MISSING } from './firm-input-store.ts'
import { versionName } from './rule-in-force.ts'
import {
  type Among,
  type TownCounts,
  type Verdict,
  type VerdictRow,
  verdictOf,
  type Wanted,
} from './verdict-row.ts'

export type Judging = {
  readonly version: Version
  readonly bulk: Bulk
  readonly layout: Layout
  readonly among: Among
}

/** Compiling such a query takes longer than running it over any district. */
async function uncompiled<T>(db: Database, run: (db: Database) => Promise<T>): Promise<T> {
  const off = async (inside: Database) => {
    await sql`select set_config('jit', 'off', true)`.execute(inside)
    return run(inside)
  }
  return db.isTransaction ? off(db) : db.transaction().execute(off)
}

const codes: Readonly<Record<Verdict, number>> = { unmet: 0, met: 1, undetermined: 2 }

type Row = {
  code: string
  name: string
  town: string
  park: string
  verdict: number
  score_lo: string | null
  score_hi: string | null
  fails: string
  needs: string
  missing: number
  until: string | null
}

/** Firms as a version judges them, nearest first: fewest failing clauses, then most points. */
export async function judgedRows(
  db: Database,
  scope: Scope,
  judging: Judging,
  wanted: Wanted,
): Promise<VerdictRow[]> {
  const { text, outputs } = answersSql(judging)
  const has = (name: string) => outputs.some((each) => each.name === name)
  const { rows } = await uncompiled(db, (inside) =>
    sql<Row>`
    with register as not materialized (${registerSql(scope, judging)})
    select i.code, i.name, i.town, i.park, a.verdict, ${points(has, 'score_lo')} as score_lo,
      ${points(has, 'score_hi')} as score_hi, ${mask(has, 'fails')} as fails, ${mask(has, 'needs')} as needs,
      ${missingSql(judging)} as missing,
      i.held_until[array_position(i.held, ${judging.among.title})] as until
    from (${sql.raw(text)}) a
    join firm_input i on i.district = ${scope.district} and i.code = a.id
    where ${filterSql(has, judging, wanted)}
    order by (${missingSql(judging)} > 0), ${bits(has, 'fails')}, ${bits(has, 'needs')}, ${points(has, 'score_hi')} desc
      nulls last, i.code
    limit ${wanted.top}`.execute(inside),
  )
  const den = outputs.find(({ kind }) => kind === 'scoreLo')?.den ?? 1n
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    town: row.town,
    park: row.park,
    verdict: verdictOf(row.verdict),
    score: scoreOf(row, den),
    fails: BigInt(row.fails),
    needs: BigInt(row.needs),
    missing: row.missing,
    until: row.until,
  }))
}

/** Verdicts counted by town. */
export async function judgedCounts(
  db: Database,
  scope: Scope,
  judging: Judging,
): Promise<TownCounts[]> {
  const { text, outputs } = answersSql(judging)
  const has = (name: string) => outputs.some((each) => each.name === name)
  const count = (test: RawBuilder<unknown>) => sql`count(*) filter (where ${test})::int`
  const { rows } = await uncompiled(db, (inside) =>
    sql<TownCounts>`
    with register as not materialized (${registerSql(scope, judging)})
    select town, ${count(sql`verdict = 1`)} as met, ${count(sql`verdict = 0`)} as unmet,
      ${count(sql`verdict = 2`)} as undetermined,
      ${count(
        sql`verdict = 0 and ${bits(has, 'fails')} = 1 and ${missingSql(judging)} = 0`,
      )} as "oneClause"
    from (${sql.raw(text)}) a
    join firm_input i on i.district = ${scope.district} and i.code = a.id
    group by town order by town`.execute(inside),
  )
  return rows
}

/** Firms whose facts for a version contradict each other, by town: nobody judges them. */
export async function faultyCounts(
  db: Database,
  { district }: Scope,
  { version, among: { title, who } }: Judging,
): Promise<{ town: string; firms: number }[]> {
  const { rows } = await sql<{ town: string; firms: number }>`
    select town, count(*)::int as firms from firm_input
    where district = ${district} and counted and ${versionName(version)} = any(faulty)
      and (${title} = any(held)) = ${who === 'holders'}
    group by town`.execute(db)
  return rows
}

/** Two versions over the same firms, those that hold the title told apart. */
export async function bridgedCounts(
  db: Database,
  scope: Scope,
  { base, reform, title }: { base: Judging; reform: Judging; title: string },
): Promise<{ base: Verdict; reform: Verdict; firms: number; holders: number }[]> {
  type Counted = { base: number; reform: number; firms: number; holders: number }
  const { rows } = await uncompiled(db, (inside) =>
    sql<Counted>`
    ${bridge(scope, base, reform)}
    select b.verdict as base, r.verdict as reform, count(*)::int as firms,
      count(*) filter (where ${title} = any(i.held))::int as holders
    from ${side(base, 'base_in')} b join ${side(reform, 'reform_in')} r on r.id = b.id
    join firm_input i on i.district = ${scope.district} and i.code = b.id
    group by 1, 2 order by 1, 2`.execute(inside),
  )
  return rows.map((row) => ({
    ...row,
    base: verdictOf(row.base),
    reform: verdictOf(row.reform),
  }))
}

/** The firms of one cell of the bridge, holders first. */
export async function bridgedFirms(
  db: Database,
  scope: Scope,
  asked: { base: Judging; reform: Judging; title: string; from: Verdict; to: Verdict; top: number },
): Promise<{ code: string; name: string; town: string; held: boolean }[]> {
  type Told = { code: string; name: string; town: string; held: boolean }
  const { rows } = await uncompiled(db, (inside) =>
    sql<Told>`
    ${bridge(scope, asked.base, asked.reform)}
    select i.code, i.name, i.town, ${asked.title} = any(i.held) as held
    from ${side(asked.base, 'base_in')} b join ${side(asked.reform, 'reform_in')} r on r.id = b.id
    join firm_input i on i.district = ${scope.district} and i.code = b.id
    where b.verdict = ${codes[asked.from]} and r.verdict = ${codes[asked.to]}
    order by held desc, i.code limit ${asked.top}`.execute(inside),
  )
  return rows
}

/** Each version reads its own columns of the same rows. */
function bridge(scope: Scope, base: Judging, reform: Judging): RawBuilder<unknown> {
  return sql`with base_in as not materialized (${registerSql(scope, base, 'all')}),
    reform_in as not materialized (${registerSql(scope, reform, 'all')})`
}

function side(judging: Judging, register: string): RawBuilder<unknown> {
  return sql.raw(`(${answersSql(judging, register).text})`)
}

/** Firms counted here that hold a title on the day, by town, and how many of them expire by a day. */
export async function holderCounts(
  db: Database,
  { district }: Scope,
  { title, by }: { title: string; by: string },
): Promise<{ town: string; holders: number; expiring: number }[]> {
  const { rows } = await sql<{ town: string; holders: number; expiring: number }>`
    select town, count(*)::int as holders,
      count(*) filter (where held_until[array_position(held, ${title})] <= ${by})::int as expiring
    from firm_input where district = ${district} and counted and ${title} = any(held)
    group by town order by town`.execute(db)
  return rows
}

/** The canonical columns of a version, cut out of the rows of whole numbers. */
function registerSql(
  { district }: Scope,
  { version, bulk, layout, among }: Judging,
  who: Among['who'] | 'all' = among.who,
): RawBuilder<unknown> {
  const columns = [...new Map(bulk.sheet.columns.map((each) => [each.name, each])).values()]
  const cut = columns.map((each) => sql`${cellSql(each, layout)} as ${sql.id(each.name)}`)
  const holds = sql`${among.title} = any(held)`
  return sql`select ${sql.join([sql`code as key`, ...cut])} from firm_input
    where district = ${district} and counted
      and not (${versionName(version)} = any(faulty))
      ${who === 'all' ? sql`` : who === 'holders' ? sql`and ${holds}` : sql`and not ${holds}`}
      ${among.town === '' ? sql`` : sql`and town = ${among.town}`}`
}

function cellSql(column: Column, { placeOf }: Layout): RawBuilder<unknown> {
  const place = (placeOf.get(placeName(column)) ?? -1) + 1
  const cell = sql.raw(`nullif(cells[${place}], (${MISSING})::bigint)`)
  return column.kind === 'truth' ? sql`(${cell} = 1)` : cell
}

function answersSql({ bulk }: Judging, from = 'register') {
  return emitSql(bulk, postgres, { from, key: 'key' })
}

type Has = (name: string) => boolean

function points(has: Has, name: string): RawBuilder<unknown> {
  return has(name) ? sql.raw(`a.${name}`) : sql.raw('null::bigint')
}

function mask(has: Has, name: string): RawBuilder<unknown> {
  return has(name) ? sql.raw(`a.${name}`) : sql.raw('0::bigint')
}

function bits(has: Has, name: string): RawBuilder<unknown> {
  return has(name) ? sql.raw(`bit_count((a.${name})::bit(64))`) : sql.raw('0')
}

/** Facts that the verdict can hang on and nobody has answered, a panel's left out. */
function missingSql({ version, layout }: Judging): RawBuilder<unknown> {
  const missing = (place: number) => `i.cells[${place + 1}] = (${MISSING})::bigint`
  const tests = askedPlaces(version, layout).map(({ value, absence }) => {
    const applies = absence === null ? '' : ` and i.cells[${absence + 1}] <> 1`
    return `(${missing(value)}${applies})::int`
  })
  return sql.raw(tests.length === 0 ? '0' : `(${tests.join(' + ')})`)
}

function filterSql(
  has: Has,
  judging: Judging,
  { verdicts, mostFails, within, asking }: Wanted,
): RawBuilder<unknown> {
  const tests: RawBuilder<unknown>[] = [
    sql`a.verdict = any(${verdicts.map((each) => codes[each])}::int[])`,
  ]
  if (mostFails !== undefined) tests.push(sql`${bits(has, 'fails')} <= ${mostFails}`)
  if (within !== undefined && has('fails'))
    tests.push(
      sql`(${bits(has, 'fails')} = 1 or ((${sql.join(
        within.map((allowed) => sql.raw(`(a.fails & ~(${allowed})::bigint) = 0`)),
        sql` or `,
      )}) and ${missingSql(judging)} = 0))`,
    )
  if (asking !== undefined) tests.push(sql`${bits(has, 'needs')} between 1 and ${asking}`)
  return sql.join(tests, sql` and `)
}

function scoreOf({ score_lo, score_hi }: Row, den: bigint): VerdictRow['score'] {
  if (score_lo === null) return null
  const whole = (value: string) => Number(value) / Number(den)
  return { lo: whole(score_lo), hi: whole(score_hi ?? score_lo) }
}
