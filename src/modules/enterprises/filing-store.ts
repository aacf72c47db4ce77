import { type RawBuilder, sql } from 'kysely'
import type { New, Purpose, SourceClass } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import {
  type Aliases,
  aliasRows,
  chunked,
  type RecordedColumns,
  recordedNames,
  recordedShape,
  recordedValues,
  type Stamp,
} from './fact-store.ts'
import { classRank } from './figures.ts'
import type { CurrentFigure, Filing } from './schema.ts'

declare module '../../server/tables.ts' {
  interface Tables {
    filing: RecordedColumns & {
      code: string
      year: number
      purpose: Purpose
      state: Filing['state']
      figures: Record<string, string>
    }
    figure_now: {
      district: string
      code: string
      year: number
      figures: Record<string, string>
      filings: Record<string, string>
    }
  }
}

/** Appends filings and answers their numbers in the same order. */
export async function insertFilings(
  db: Database,
  { district }: Scope,
  { rows, stamp }: { rows: readonly New<Filing>[]; stamp: Stamp },
): Promise<string[]> {
  const ids: string[] = []
  for (const chunk of chunked(rows)) {
    const inserted = await sql<{ id: string }>`
      insert into filing (district, code, year, purpose, state, figures, ${recordedNames})
      select ${district}, r.code, r.year, r.purpose, r.state, r.figures, ${recordedValues(stamp)}
      from rows from (jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as (code text, year int,
        purpose text, state text, figures jsonb, ${recordedShape})) with ordinality r
      order by r.ordinality returning id`.execute(db)
    ids.push(...inserted.rows.map(({ id }) => id))
  }
  return ids
}

export type FiguresWanted = {
  codes: readonly string[]
  aliases: Aliases
  asOf: string
  classes: readonly SourceClass[]
}

/** One line for each field and year of a firm: the filing that counts. Survey data is never among them. */
function counting(district: string, wanted: FiguresWanted): RawBuilder<unknown> {
  const { codes, aliases, asOf, classes } = wanted
  const order = classRank.filter((each) => classes.includes(each))
  return sql`
    select distinct on (coalesce(a.root, f.code), f.year, each.field)
      coalesce(a.root, f.code) as code, f.year, each.field, each.value,
      f.id, f.source_class, f.purpose, f.state, f.recorded_at
    from filing f
    left join ${aliasRows(aliases)} a (other, root) on a.other = f.code
    cross join lateral jsonb_each_text(f.figures) each (field, value)
    where f.district = ${district} and f.code = any(${codes}) and each.value <> ''
      and f.source_class = any(${order}) and ${countsAt('filing', 'f', asOf)}
    order by coalesce(a.root, f.code), f.year, each.field,
      array_position(${order}::text[], f.source_class), f.recorded_at desc, f.id desc`
}

/** The figures that count, by firm, year and field. */
export async function figuresOf(
  db: Database,
  { district }: Scope,
  wanted: FiguresWanted,
): Promise<(CurrentFigure & { code: string })[]> {
  const { rows } = await sql<CurrentFigure & { code: string }>`
    select code, year, field, value, id as filing, source_class as "sourceClass", purpose, state,
      recorded_at as "recordedAt"
    from (${counting(district, wanted)}) c`.execute(db)
  return rows
}

/** Makes `figure_now` of these codes anew. */
export async function keepFigures(
  db: Database,
  { district }: Scope,
  wanted: Omit<FiguresWanted, 'classes'>,
): Promise<void> {
  const all = { ...wanted, classes: classRank }
  await sql`delete from figure_now where district = ${district} and code = any(${wanted.codes})`.execute(
    db,
  )
  await sql`
    insert into figure_now (district, code, year, figures, filings)
    select ${district}, code, year, jsonb_object_agg(field, value),
      jsonb_object_agg(field, id::text)
    from (${counting(district, all)}) c group by code, year`.execute(db)
}
