import { type RawBuilder, sql } from 'kysely'
import type { View } from '../../base/list.ts'
import type { Database, Scope } from '../../server/context.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import { type Alike, type Chosen, type Order, type Sort, sortOf } from './verdict-choice.ts'

type Row = Omit<KeptVerdict, 'fails' | 'score' | 'verdict' | 'step' | 'base' | 'reform'> & {
  fails: string
  score_lo: number | null
  score_hi: number | null
  verdict: string
  step: string
  base: string
  reform: string
}

export type Tally = {
  title: string
  town: string
  held: boolean
  verdict: KeptVerdict['verdict']
  step: KeptVerdict['step']
  firms: number
  expiring: number
}

/** How firms stand to titles, by town; `expiring`: held, and ending between these days. */
export async function verdictTallies(
  db: Database,
  { district }: Scope,
  { title, from, to }: { title: string | undefined; from: string; to: string },
): Promise<Tally[]> {
  const { rows } = await sql<Omit<Tally, 'verdict' | 'step'> & { verdict: string; step: string }>`
    select title, town, held, verdict, step, count(*)::int as firms,
      (count(*) filter (where held and until between ${from} and ${to}))::int as expiring
    from title_verdict
    where district = ${district} and ${title === undefined ? sql`true` : sql`title = ${title}`}
    group by title, town, held, verdict, step`.execute(db)
  return rows.map((row) => ({ ...row, verdict: verdictIn(row.verdict), step: stepIn(row.step) }))
}

/** As a new applicant by the version in force and by the newest. */
export async function bridgeTallies(
  db: Database,
  { district }: Scope,
  title: string,
): Promise<(Pick<KeptVerdict, 'base' | 'reform'> & { firms: number; holders: number })[]> {
  const { rows } = await sql<{ base: string; reform: string; firms: number; holders: number }>`
    select base, reform, count(*)::int as firms, (count(*) filter (where held))::int as holders
    from title_verdict
    where district = ${district} and title = ${title} and base <> ''
    group by base, reform order by base, reform`.execute(db)
  return rows.map((row) => ({
    ...row,
    ...{ base: verdictIn(row.base), reform: verdictIn(row.reform) },
  }))
}

/** Rows that are alike in all that filters ask, and how many they are. */
export async function alikeVerdicts(
  db: Database,
  scope: Scope,
  { chosen, search }: { chosen: Chosen; search: string },
): Promise<Alike[]> {
  type Found = Omit<Alike, 'fails' | 'verdict' | 'step'> & {
    fails: string
    verdict: string
    step: string
  }
  const { rows } = await sql<Found>`
    select title, held, town, park, step, verdict, fails, levers, ask, count(*)::int as count
    from title_verdict
    where district = ${scope.district} and ${whereChosen(chosen)}
      and ${whereFound(search)}
    group by title, held, town, park, step, verdict, fails, levers, ask`.execute(db)
  return rows.map((row) => ({
    ...row,
    fails: BigInt.asUintN(64, BigInt(row.fails)),
    verdict: verdictIn(row.verdict),
    step: stepIn(row.step),
  }))
}

/** Clauses chosen in a filter, as masks of the versions behind each title and half. */
export type Masks = readonly {
  readonly title: string
  readonly held: boolean
  readonly mask: bigint
}[]

export type Paged = {
  readonly chosen: Chosen
  readonly view: View
  readonly masks: Masks
  readonly order: Order
  readonly offset: number
  readonly limit: number
}

export async function verdictPage(
  db: Database,
  scope: Scope,
  { offset, limit, ...asked }: Paged,
): Promise<KeptVerdict[]> {
  const { rows } = await sql<Row>`
    ${viewed(scope.district, asked)} limit ${limit} offset ${offset}`.execute(db)
  return rows.map(verdictOf)
}

type Viewed = Omit<Paged, 'offset' | 'limit'>

/** Declares a cursor over all rows of a view; only inside a transaction. */
export async function openVerdicts(
  db: Database,
  { district }: Scope,
  asked: Viewed,
): Promise<void> {
  await sql`declare verdicts no scroll cursor for ${viewed(district, asked)}`.execute(db)
}

/** The next rows of the cursor that `openVerdicts` declared, which holds them to its district. */
export async function nextVerdicts(db: Database, count: number): Promise<KeptVerdict[]> {
  const { rows } = await sql<Row>`${sql.raw(`fetch ${Math.trunc(count)} in verdicts`)}`.execute(db)
  return rows.map(verdictOf)
}

function viewed(district: string, { chosen, view, masks, order }: Viewed): RawBuilder<unknown> {
  return sql`
    select title, code, name, town, park, held, until, verdict, score_lo, score_hi, fails, failing,
      asked, missing, step, ask, levers, base, reform
    from title_verdict
    where district = ${district} and ${whereChosen(chosen)}
      and ${whereFound(view.search ?? '')}
      and ${whereFiltered(view, masks)}
    order by ${orderSql(view, order)}`
}

function verdictOf({ score_lo, score_hi, ...row }: Row): KeptVerdict {
  return {
    ...row,
    fails: BigInt.asUintN(64, BigInt(row.fails)),
    score: score_lo === null ? null : { lo: score_lo, hi: score_hi ?? score_lo },
    verdict: verdictIn(row.verdict),
    step: stepIn(row.step),
    base: verdictIn(row.base),
    reform: verdictIn(row.reform),
  }
}

/**
 * Codes by how firms stand to a title, for a forecast; `until`: the last day of the certificate that holds
 * longest of those that give the title.
 */
export async function standingCodes(
  db: Database,
  { district }: Scope,
  { title, giving }: { title: string; giving: ReadonlySet<string> },
): Promise<Pick<KeptVerdict, 'code' | 'held' | 'verdict' | 'failing' | 'until'>[]> {
  const { rows } = await sql<Pick<Row, 'code' | 'held' | 'verdict' | 'failing' | 'until'>>`
    select v.code, v.held, v.verdict, v.failing, g.until from title_verdict v
    left join (select code, max(until) as until from title_verdict
      where district = ${district} and title = any(${[...giving]}::text[]) and held group by code) g
      on g.code = v.code
    where v.district = ${district} and v.title = ${title}`.execute(db)
  return rows.map((row) => ({ ...row, verdict: verdictIn(row.verdict) }))
}

function whereChosen(chosen: Chosen): RawBuilder<unknown> {
  const { title, town, held, verdicts, steps, until, base, reform } = chosen
  const tests: RawBuilder<unknown>[] = [sql`true`]
  if (title !== undefined) tests.push(sql`title = ${title}`)
  if (town !== '') tests.push(sql`town = ${town}`)
  if (held !== undefined) tests.push(sql`held = ${held}`)
  if (verdicts !== undefined) tests.push(sql`verdict = any(${[...verdicts]}::text[])`)
  if (steps !== undefined) tests.push(sql`step <> '' and step = any(${[...steps]}::text[])`)
  if (until !== undefined) tests.push(sql`held and until between ${until.from} and ${until.to}`)
  if (base !== undefined) tests.push(sql`base = ${base}`)
  if (reform !== undefined) tests.push(sql`reform = ${reform}`)
  return sql.join(tests, sql` and `)
}

function whereFound(search: string): RawBuilder<unknown> {
  const words = search.trim().toLowerCase()
  if (words === '') return sql`true`
  return sql`(strpos(lower(name), ${words}) > 0 or strpos(lower(code), ${words}) > 0)`
}

function whereFiltered({ filters }: View, masks: Masks): RawBuilder<unknown> {
  const among = (column: string, values: readonly string[] = []) =>
    values.length === 0 ? [] : [sql`${sql.ref(column)} = any(${[...values]}::text[])`]
  const tests = [
    ...among('title', filters['title']),
    ...among('town', filters['town']),
    ...among('park', filters['park']),
    ...among('step', filters['step']),
    ...among('verdict', filters['verdict']),
    ...among('ask', filters['needs']),
  ]
  const levers = filters['lever'] ?? []
  if (levers.length > 0) tests.push(sql`levers && ${[...levers]}::text[]`)
  if ((filters['unmet'] ?? []).length > 0) tests.push(whereFailing(masks))
  return tests.length === 0 ? sql`true` : sql.join(tests, sql` and `)
}

function whereFailing(masks: Masks): RawBuilder<unknown> {
  const tests = masks.map(
    ({ title, held, mask }) =>
      sql`(title = ${title} and held = ${held}
        and (fails & ${String(BigInt.asIntN(64, mask))}::bigint) <> 0)`,
  )
  return tests.length === 0 ? sql`false` : sql`(${sql.join(tests, sql` or `)})`
}

const nearest = sql`(missing > 0), failing, asked, score_hi desc nulls last, code, title`
const ordered: Readonly<Record<Order, RawBuilder<unknown>>> = {
  nearest,
  soonest: sql`until, code, title`,
  code: sql`code, title`,
}
const columns: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  name: sql`name collate "C"`,
  code: sql`code`,
  town: sql`town collate "C"`,
  park: sql`park collate "C"`,
  until: sql`until`,
  daysLeft: sql`until`,
  score: sql`score_hi`,
}

function orderSql(view: View, order: Order): RawBuilder<unknown> {
  const sort = sortOf(view)
  if (sort === undefined) return ordered[order]
  const way = sort.descending ? sql`desc` : sql`asc`
  return sql`${columns[sort.key]} ${way} nulls last, code, title`
}

function verdictIn(text: string): KeptVerdict['verdict'] {
  return text === 'met' || text === 'unmet' || text === 'undetermined' ? text : null
}

const steps = ['oneClause', 'oneMove', 'oneClauseOpen', 'askOne'] as const

function stepIn(text: string): KeptVerdict['step'] {
  return steps.find((each) => each === text) ?? null
}
