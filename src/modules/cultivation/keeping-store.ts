import { sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { KeptVerdict } from './kept-verdict.ts'

/** Takes what is kept of these firms away; there is none of a title that is not in the list. */
export async function dropVerdicts(
  db: Database,
  { district }: Scope,
  { codes, titles }: { codes: readonly string[]; titles: readonly string[] },
): Promise<void> {
  await sql`
    delete from title_verdict
    where district = ${district} and title = any(${[...titles]}::text[])
      and code = ${anyOf(codes)}`.execute(db)
  await sql`
    delete from firm_judged
    where district = ${district} and code = ${anyOf(codes)}`.execute(db)
}

/** Writes the rows of firms of which nothing is kept. */
export async function keepVerdicts(
  db: Database,
  { district }: Scope,
  rows: readonly KeptVerdict[],
): Promise<void> {
  if (rows.length === 0) return
  const firms = [...new Map(rows.map((row) => [row.code, row])).values()]
  const places = new Map(firms.map(({ code }, at) => [code, at + 1]))
  const plain = (of: (row: KeptVerdict) => string | number | boolean | null) => plainList(rows, of)
  const words = (of: (row: KeptVerdict) => string) => wordList(rows, of)
  const own = (of: (row: KeptVerdict) => string) => wordList(firms, of)
  await sql`
    insert into title_verdict (district, title, code, name, town, park, held, until, verdict, score_lo,
      score_hi, fails, failing, asked, missing, step, ask, levers, base, reform)
    select ${district}, r.title, f.code, f.name, f.town, f.park, r.held, r.until, r.verdict, r.score_lo,
      r.score_hi, r.fails, r.failing, r.asked, r.missing, r.step, r.ask,
      case r.levers when '' then '{}' else string_to_array(r.levers, chr(10)) end, r.base, r.reform
    from unnest(${plain(({ code }) => places.get(code) ?? 0)}::int[],
      ${words(({ title }) => title)}::text[], ${plain(({ held }) => held)}::boolean[],
      ${plain(({ until }) => until)}::date[], ${words(({ verdict }) => verdict ?? '')}::text[],
      ${plain(({ score }) => score?.lo ?? null)}::float8[],
      ${plain(({ score }) => score?.hi ?? null)}::float8[],
      ${plain(({ fails }) => maskText(fails))}::bigint[],
      ${plain(({ failing }) => failing)}::smallint[], ${plain(({ asked }) => asked)}::smallint[],
      ${plain(({ missing }) => missing)}::smallint[], ${words(({ step }) => step ?? '')}::text[],
      ${words(({ ask }) => ask)}::text[], ${words(({ levers }) => levers.join('\n'))}::text[],
      ${words(({ base }) => base ?? '')}::text[], ${words(({ reform }) => reform ?? '')}::text[])
      as r (firm, title, held, until, verdict, score_lo, score_hi, fails, failing, asked, missing,
        step, ask, levers, base, reform)
    join unnest(${own(({ code }) => code)}::text[], ${own(({ name }) => name)}::text[],
      ${own(({ town }) => town)}::text[], ${own(({ park }) => park)}::text[])
      with ordinality f (code, name, town, park, place) on f.place = r.firm`.execute(db)
}

/** A mask of 64 bits as the database has it, the highest as its sign. */
function maskText(mask: bigint): string | number {
  return mask <= Number.MAX_SAFE_INTEGER ? Number(mask) : String(BigInt.asIntN(64, mask))
}

/** A list as the database writes it, of what needs no quotes. */
function plainList<T>(
  rows: readonly T[],
  of: (row: T) => string | number | boolean | null,
): string {
  return `{${rows.map((row) => of(row) ?? 'NULL').join()}}`
}

function wordList<T>(rows: readonly T[], of: (row: T) => string): string {
  return `{${rows.map((row) => quoted(of(row))).join()}}`
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`
}

/** Keeps when each of these firms must be judged anew, of which nothing is kept. */
export async function keepRenewals(
  db: Database,
  { district }: Scope,
  days: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`
    insert into firm_judged (district, code, renew_on)
    select ${district}, code, day
    from unnest(${[...days.keys()]}::text[], ${[...days.values()]}::date[]) as r (code, day)`.execute(
    db,
  )
}

export async function clearVerdicts(db: Database, { district }: Scope): Promise<void> {
  await sql`delete from title_verdict where district = ${district}`.execute(db)
  await sql`delete from firm_judged where district = ${district}`.execute(db)
}

/** Firms whose answer may be another from this day on. */
export async function codesToRenew(
  db: Database,
  { district }: Scope,
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from firm_judged where district = ${district} and renew_on <= ${day}`.execute(db)
  return rows.map(({ code }) => code)
}
