import { type RawBuilder, sql } from 'kysely'
import type { New, Purpose, SourceClass } from '../../base/recorded.ts'
import { countsAt } from '../../server/appended-row.ts'
import type { Database, Scope } from '../../server/context.ts'
import {
  type Aliases,
  aliasRows,
  chunked,
  inOrder,
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
    }
  }
}

/** Appends filings and answers their numbers in the same order. An empty text is no figure. */
export async function insertFilings(
  db: Database,
  { district }: Scope,
  { rows, stamp }: { rows: readonly New<Filing>[]; stamp: Stamp },
): Promise<string[]> {
  const ids: string[] = []
  for (const chunk of chunked(rows.map(withoutEmpty))) {
    const inserted = await sql<{ id: string }>`
      insert into filing (district, code, year, purpose, state, figures, ${recordedNames})
      select ${district}, r.code, r.year, r.purpose, r.state, r.figures, ${recordedValues(stamp)}
      from jsonb_to_recordset(${inOrder(chunk)}::jsonb) as r (at int, code text, year int,
        purpose text, state text, figures jsonb, ${recordedShape})
      order by r.at returning id`.execute(db)
    ids.push(...inserted.rows.map(({ id }) => id))
  }
  return ids
}

function withoutEmpty(row: New<Filing>): New<Filing> {
  const stated = Object.entries(row.figures).filter(([, value]) => value !== '')
  return { ...row, figures: Object.fromEntries(stated) }
}

export type FiguresWanted = {
  codes: readonly string[]
  aliases: Aliases
  asOf: string
  classes: readonly SourceClass[]
}

/** The filings of some classes of source, by the code that stays. */
function filed(district: string, { codes, aliases, asOf, classes }: FiguresWanted) {
  // Compared byte by byte: the order is nobody's to see, and Chinese order costs three times the work.
  return sql`
    select f.district, coalesce(a.root, f.code) collate "C" as code, f.year, f.figures, f.id, f.source_class,
      f.purpose, f.state, f.recorded_at,
      count(*) over (partition by coalesce(a.root, f.code) collate "C", f.year) as papers
    from unnest(${codes}::text[]) wanted (code)
    cross join lateral (
      -- Code by code: of a district it has not counted yet the planner would read every paper.
      select * from filing f where f.district = ${district} and f.code = wanted.code offset 0) f
    left join ${aliasRows(aliases)} a (other, root) on a.other = f.code
    where f.district = ${district}
      and f.source_class = any(${classes}) and ${countsAt('filing', 'f', asOf)}`
}

/**
 * To be put behind `with`: `filed`, and of years with several papers each field once, `ranked`. Most years of
 * a firm have one paper, and nothing has to be ranked there.
 */
function papersRanked(district: string, wanted: FiguresWanted): RawBuilder<unknown> {
  return sql`filed as materialized (${filed(district, wanted)}),
    ranked as (
      select distinct on (code, year, field) district, code, year, id,
        each.field collate "C" as field, each.value
      from filed cross join lateral jsonb_each_text(figures) each (field, value)
      where district = ${district} and papers > 1
      order by code, year, field, array_position(${wanted.classes}::text[], source_class),
        recorded_at desc, id desc)`
}

/** Survey data is never among them. */
const ranked = (classes: readonly SourceClass[]) =>
  classRank.filter((each) => classes.includes(each))

/** One line for each field and year of a firm: the filing that counts. */
function counting(district: string, wanted: FiguresWanted): RawBuilder<unknown> {
  return sql`
    select distinct on (code, year, field) code, year, each.field collate "C" as field, each.value,
      id, source_class, purpose, state, recorded_at
    from (${filed(district, { ...wanted, classes: ranked(wanted.classes) })}) f
    cross join lateral jsonb_each_text(f.figures) each (field, value)
    order by code, year, field, array_position(${ranked(wanted.classes)}::text[], source_class),
      recorded_at desc, id desc`
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

export type PapersWanted = Pick<FiguresWanted, 'asOf' | 'codes'> & {
  years: readonly number[]
  sourceClass: SourceClass
  /** Told in the place of every value. */
  instead?: string
}

/**
 * Figures as one class of source told them, as JSON `[{code, year, filing, figures}]` that this side does not
 * open. Of a figure told twice for a year the last filing counts.
 */
export async function papersTold(
  db: Database,
  { district }: Scope,
  { asOf, codes, years, sourceClass, instead }: PapersWanted,
): Promise<string> {
  const wanted = { asOf, codes, aliases: new Map(), classes: [sourceClass] }
  const figures =
    instead === undefined
      ? sql`figures`
      : sql`(select jsonb_object_agg(field, ${instead}::text) from jsonb_object_keys(figures) field)`
  const { rows } = await sql<{ papers: string | null }>`
    with ${papersRanked(district, wanted)}
    select json_agg(json_build_object('code', code, 'year', year, 'filing', id::text,
      'figures', ${figures}))::text as papers
    from (
      select code, year, id, figures from filed
      where district = ${district} and papers = 1 and figures <> '{}'
      union all
      select code, year, id, jsonb_object_agg(field, value) from ranked
      where district = ${district} group by code, year, id) paper
    where year = any(${[...years]}::int[])`.execute(db)
  return rows[0]?.papers ?? '[]'
}

/** Makes `figure_now` of these codes anew. */
export async function keepFigures(
  db: Database,
  { district }: Scope,
  wanted: Omit<FiguresWanted, 'classes'>,
): Promise<void> {
  await sql`delete from figure_now where district = ${district} and code = any(${wanted.codes})`.execute(
    db,
  )
  await sql`
    with ${papersRanked(district, { ...wanted, classes: classRank })}
    insert into figure_now (district, code, year, figures)
    select ${district}, code, year, figures from filed
    where district = ${district} and papers = 1 and figures <> '{}'
    union all
    select ${district}, code, year, jsonb_object_agg(field, value)
    from ranked where district = ${district} group by code, year`.execute(db)
}
