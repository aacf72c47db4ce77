import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { recordedNames, type Stamp } from './fact-store.ts'
import type { BlockOrigin, Column, FirmBlock } from './firm-block.ts'
import type { FactKind } from './schema.ts'

/** A column as rows: a list of texts, or its JSON, of which the database makes a row each. */
export function columnRows(column: Column | readonly string[]): RawBuilder<unknown> {
  return sql`json_array_elements_text(${jsonOf(column)}::json)`
}

function jsonOf(column: Column | readonly string[]): string | Buffer {
  if (typeof column === 'string') return column
  if (!(column instanceof Uint8Array)) return JSON.stringify(column)
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength)
}

type Origin = { origin: BlockOrigin; stamp: Stamp }

const recordedBy = ({ origin: { source, sourceClass, importId }, stamp }: Origin) => ({
  before: sql`${JSON.stringify(source)}::jsonb || jsonb_build_object('cell', r.cell),
    ${sourceClass}::text, ${stamp.now}::timestamptz, ${stamp.name}::text, ${stamp.account ?? null}::text`,
  after: sql`${importId}::bigint`,
})

type Latest = { code: string; kind: FactKind; day: string }

/** The fact of a block that holds from a day after this one, if there is such. */
export async function factAfter(
  db: Database,
  { columns: of }: FirmBlock['facts'],
  day: string,
): Promise<Latest | undefined> {
  // Nearly always there is none, and only the days are opened.
  const one = (column: Column) => sql`${jsonOf(column)}::json ->> (place - 1)::int`
  const { rows } = await sql<Latest>`
    select ${one(of.code)} as code, ${one(of.kind)} as kind, since as day
    from ${columnRows(of.validFrom)} with ordinality as r (since, place)
    where since::date > ${day}::date order by since::date desc limit 1`.execute(db)
  return rows[0]
}

export async function insertFactBlock(
  db: Database,
  { district }: Scope,
  { facts: { columns: of }, ...by }: Pick<FirmBlock, 'facts'> & Origin,
): Promise<void> {
  const { before, after } = recordedBy(by)
  await sql`
    insert into enterprise_fact (district, code, kind, value, detail, valid_from, ${recordedNames})
    select ${district}, r.code, r.kind, r.value, r.detail, r.since::date, ${before}, null, '', ${after}
    from rows from (${columnRows(of.code)}, ${columnRows(of.kind)}, ${columnRows(of.value)},
      ${columnRows(of.detail)}, ${columnRows(of.validFrom)}, ${columnRows(of.cell)}
    ) as r (code, kind, value, detail, since, cell)`.execute(db)
}

export async function insertFilingBlock(
  db: Database,
  { district }: Scope,
  { filings, ...by }: Pick<FirmBlock, 'filings'> & Origin,
): Promise<void> {
  const { columns: of, purpose, state } = filings
  const { before, after } = recordedBy(by)
  await sql`
    insert into filing (district, code, year, purpose, state, figures, ${recordedNames})
    select ${district}, r.code, r.year::int, ${purpose}, ${state}, r.figures::jsonb, ${before},
      nullif(r.supersedes, '')::bigint,
      case r.supersedes when '' then '' else ${by.origin.reason}::text end, ${after}
    from rows from (${columnRows(of.code)}, ${columnRows(of.year)}, ${columnRows(of.figures)},
      ${columnRows(of.supersedes)}, ${columnRows(of.cell)}
    ) as r (code, year, figures, supersedes, cell)`.execute(db)
}
