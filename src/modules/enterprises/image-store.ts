import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import type { ImageRow } from './firm-image.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    firm_turn: { district: string; turn: string; codes: string[] | null }
  }
}

/** ◆ Acts that can be caught up with one by one; whoever is further behind reads the register anew. */
const TURNS_KEPT = 200
/** ◆ From so many firms on reading all is quicker than looking each of them up. */
const MOST_TOLD = 5000

/** Notes that these firms are made anew; inside the transaction that holds `lockFirms`, so turns commit in order. */
export async function insertTurn(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<void> {
  const told = codes.length > MOST_TOLD ? null : codes
  await sql`
    with next as (insert into firm_turn (district, turn, codes)
      select ${district}, coalesce(max(turn), 0) + 1, ${told}::text[] from firm_turn
      where district = ${district} returning turn)
    delete from firm_turn using next
    where district = ${district} and firm_turn.turn <= next.turn - ${TURNS_KEPT}::int`.execute(db)
}

/** Acts after a turn, in their order. */
export async function turnsSince(
  db: Database,
  { district }: Scope,
  turn: number,
): Promise<{ turn: number; codes: string[] | null }[]> {
  const { rows } = await sql<{ turn: number; codes: string[] | null }>`
    select turn::float8 as turn, codes from firm_turn
    where district = ${district} and turn > ${turn}::bigint order by turn`.execute(db)
  return rows
}

export async function lastTurn(db: Database, { district }: Scope): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    select coalesce(max(turn), 0)::float8 as turn from firm_turn
    where district = ${district}`.execute(db)
  return rows[0]?.turn ?? 0
}

const imageColumns = sql`n.code, n.presence, n.town, n.park, n.administration, n.section,
  case n.above_size when true then 'yes' when false then 'no' else '' end as "aboveSize",
  case n.branch_of when '' then 'firm' else 'branch' end as kind, n.founded,
  w.names, w.codes, w.pinyin`

function imageRows(district: string, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from enterprise_now n join enterprise_words w
    on w.district = n.district and w.code = n.code where n.district = ${district} ${more}`
}

/** These firms as they are now; a code that is no firm of its own is not among them. */
export async function rowsOfFirms(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<ImageRow[]> {
  const { rows } = await sql<ImageRow>`select ${imageColumns}
    ${imageRows(district, sql`and n.code = ${anyOf(codes)}`)} order by n.code`.execute(db)
  return rows
}

/** Rows of a register that travel together. */
const AT_ONCE = 10_000

/** All firms in the order of their codes, each with its place by name (pinyin first: `soundOf`); only inside a transaction. */
export async function* everyRow(
  db: Database,
  { district }: Scope,
): AsyncGenerator<(ImageRow & { place: number })[]> {
  await sql`declare every_firm no scroll cursor for
    select ${imageColumns}, row_number() over (order by split_part(w.pinyin, ' ', 3) collate "C",
      w.names collate "C", n.code)::int as place
    ${imageRows(district, sql``)} order by n.code`.execute(db)
  for (;;) {
    const { rows } = await sql<
      ImageRow & { place: number }
    >`${sql.raw(`fetch ${AT_ONCE} in every_firm`)}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) break
  }
  await sql`close every_firm`.execute(db)
}
