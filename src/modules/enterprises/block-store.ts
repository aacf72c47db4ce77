import { type RawBuilder, sql } from 'kysely'
import type { Database, Scope } from '../../server/context.ts'
import { recordedNames, type Stamp } from './fact-store.ts'
import { type BlockOrigin, type Column, FACT_SIGN, type FirmBlock, ROW_SIGN } from './firm-block.ts'
import type { FactKind } from './schema.ts'

/** A list of texts as rows, of one column. */
export function columnRows(texts: readonly string[]): RawBuilder<unknown> {
  return sql`json_array_elements_text(${JSON.stringify(texts)}::json)`
}

/** A column as rows; of one row with an empty text there is none, and beside other columns it is null. */
const rowsOf = (column: Column) => sql`string_to_table(${sent(column)}::text, ${ROW_SIGN})`

function sent(column: Column): string | Buffer {
  if (!(column instanceof Uint8Array)) return column
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength)
}

/** The texts of the facts of a row. */
const parts = (column: string) => {
  const text = sql.ref(`r.${column}`)
  return sql`case coalesce(${text}, '') when '' then array[''] else string_to_array(${text}, ${FACT_SIGN}) end`
}

type Origin = { origin: BlockOrigin; stamp: Stamp }

const recordedBy = ({ origin: { source, sourceClass, importId }, stamp }: Origin) => ({
  before: sql`${JSON.stringify(source)}::jsonb || jsonb_build_object('cell', r.cell),
    ${sourceClass}::text, ${stamp.now}::timestamptz, ${stamp.name}::text, ${stamp.account ?? null}::text`,
  after: sql`${importId}::bigint`,
})

type Latest = { code: string; kind: FactKind; day: string }

/** Appends the lines of a block, and answers the fact that holds from a day after this one, if there is such. */
export async function insertFactBlock(
  db: Database,
  { district }: Scope,
  { facts: { columns: of }, today, ...by }: Pick<FirmBlock, 'facts'> & Origin & { today: string },
): Promise<Latest | undefined> {
  const { before, after } = recordedBy(by)
  const { rows } = await sql<Latest>`
    with appended as (
      insert into fact_line (district, code, kinds, told, details, since, ${recordedNames})
      select ${district}, r.code, ${parts('kind')}, ${parts('value')}, ${parts('detail')},
        (${parts('since')})::date[], ${before}, null, '', ${after}
      from rows from (${rowsOf(of.code)}, ${rowsOf(of.kind)}, ${rowsOf(of.value)},
        ${rowsOf(of.detail)}, ${rowsOf(of.validFrom)}, ${rowsOf(of.cell)}
      ) as r (code, kind, value, detail, since, cell)
      returning district, code, kinds, since
    )
    select code, f.kind, f.day
    from appended cross join lateral unnest(kinds, since) f (kind, day)
    where district = ${district} and ${today}::date < any(since) and f.day > ${today}::date
    order by f.day desc limit 1`.execute(db)
  return rows[0]
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
      case coalesce(r.supersedes, '') when '' then '' else ${by.origin.reason}::text end, ${after}
    from rows from (${rowsOf(of.code)}, ${rowsOf(of.year)}, ${rowsOf(of.figures)},
      ${rowsOf(of.supersedes)}, ${rowsOf(of.cell)}
    ) as r (code, year, figures, supersedes, cell)`.execute(db)
}
