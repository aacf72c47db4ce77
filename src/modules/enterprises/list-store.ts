import { type RawBuilder, sql } from 'kysely'
import type { FacetCell, Filters } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { Database, Scope } from '../../server/context.ts'
import { type Filtered, type FirmFacet, type Held, sortOf } from './firm-facets.ts'
import type { Firm } from './schema.ts'
import { type SearchWord, searchWords } from './search-words.ts'

const firmColumns = sql`n.code, n.name, n.former_names as "formerNames", n.address, n.town, n.park,
  n.administration, n.presence, n.presence_since as "presenceSince", n.industry, n.segment,
  n.branch_of as "branchOf", n.founded, n.above_size as "aboveSize"`

const facetColumns: Record<Exclude<FirmFacet, 'title'>, RawBuilder<unknown>> = {
  presence: sql`n.presence`,
  town: sql`n.town`,
  park: sql`n.park`,
  administration: sql`n.administration`,
  section: sql`n.section`,
  aboveSize: sql`(case n.above_size when true then 'yes' when false then 'no' else '' end)`,
  kind: sql`(case n.branch_of when '' then 'firm' else 'branch' end)`,
}

const sortColumns = {
  name: sql`n.name`,
  code: sql`n.code`,
  town: sql`n.town`,
  founded: sql`n.founded`,
  presenceSince: sql`n.presence_since`,
}

/** The firms of these codes as kept ready. */
export async function firmsNow(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select ${firmColumns} from enterprise_now n
    where n.district = ${district} and n.code = any(${codes}) order by n.code`.execute(db)
  return rows
}

/** Firms alike in all that one can filter by, counted: one walk over the register. */
export async function firmCells(
  db: Database,
  { district }: Scope,
  held: Held,
): Promise<FacetCell[]> {
  const { rows } = await sql<{ values: FacetCell['values']; titles: string | null; count: number }>`
    select n.presence, n.town, n.park, n.administration, n.section, ${facetColumns.aboveSize} as size,
      ${facetColumns.kind} as kind, h.titles, count(*)::int as count
    from enterprise_now n
    left join unnest(${[...held.keys()]}::text[],
      ${[...held.values()].map((titles) => titles.join(' '))}::text[]) h (code, titles)
      on h.code = n.code
    where n.district = ${district}
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db)
  return rows.map(cellOf)
}

function cellOf(row: Readonly<Record<string, unknown>>): FacetCell {
  const text = (key: string) => String(row[key] ?? '')
  const titles = text('titles')
  return {
    values: {
      ...{ presence: text('presence'), town: text('town'), park: text('park') },
      ...{ administration: text('administration'), section: text('section') },
      ...{ aboveSize: text('size'), kind: text('kind') },
      title: titles === '' ? [] : titles.split(' '),
    },
    count: Number(row['count']),
  }
}

/** All firms that answer to a search, with what filters ask of them. */
export async function firmsFound(
  db: Database,
  { district }: Scope,
  search: string,
): Promise<Filtered[]> {
  const { rows } = await sql<Filtered>`
    select n.code, n.town, n.park, n.administration, n.presence, n.section,
      n.above_size as "aboveSize", n.branch_of as "branchOf"
    from enterprise_now n
    where n.district = ${district} and ${answering(district, search)}`.execute(db)
  return rows
}

export type PageWanted = {
  view: View
  held: Held
  offset: number
  limit: number
  /** The codes that the view leaves, where they are few and known. */
  codes?: readonly string[]
  /** How many rows it leaves: few of them are gathered first and sorted then. */
  total: number
}

/** Below this many rows a walk along the order of the list would look at too many others. */
const FEW = 4000

/** One page of the firms of a view. */
export async function firmRows(
  db: Database,
  { district }: Scope,
  wanted: PageWanted,
): Promise<Firm[]> {
  const { view, offset, limit, total } = wanted
  const order = ordered(view)
  const few = sql`with few as materialized (
    select n.* from enterprise_now n where n.district = ${district} and ${left(district, wanted)})
    select ${firmColumns} from few n order by ${order} offset ${offset} limit ${limit}`
  const many = sql`select ${firmColumns} from enterprise_now n
    where n.district = ${district} and ${left(district, wanted)}
    order by ${order} offset ${offset} limit ${limit}`
  const { rows } = await sql<Firm>`${total <= FEW ? few : many}`.execute(db)
  return rows
}

/** Declares a cursor over all firms of a view; only inside a transaction. */
export async function openFirms(
  db: Database,
  { district }: Scope,
  wanted: Pick<PageWanted, 'view' | 'held'>,
): Promise<void> {
  await sql`declare firms no scroll cursor for
    select ${firmColumns} from enterprise_now n
    where n.district = ${district} and ${left(district, wanted)}
    order by ${ordered(wanted.view)}`.execute(db)
}

/** The next rows of the cursor that `openFirms` declared, which holds them to its district. */
export async function nextFirms(db: Database, count: number): Promise<Firm[]> {
  const { rows } = await sql<Firm>`${sql.raw(`fetch ${Math.trunc(count)} in firms`)}`.execute(db)
  return rows
}

function ordered(view: View): RawBuilder<unknown> {
  const way = view.sort?.descending === true ? sql`desc nulls last` : sql`asc nulls last`
  const by = sortOf(view)
  return by === 'code' ? sql`n.code ${way}` : sql`${sortColumns[by]} ${way}, n.code`
}

/** What a view leaves: its filters and its search. */
function left(
  district: string,
  { view, held, codes }: Pick<PageWanted, 'view' | 'held' | 'codes'>,
): RawBuilder<unknown> {
  if (codes !== undefined) return sql`n.code = any(${codes})`
  const search = view.search?.trim() ?? ''
  const parts = filterParts(view.filters, held)
  return sql.join(
    [sql`true`, ...parts, ...(search === '' ? [] : [answering(district, search)])],
    sql` and `,
  )
}

function filterParts(filters: Filters, held: Held): RawBuilder<unknown>[] {
  const plain = Object.entries(facetColumns).flatMap(([key, column]) => {
    const wanted = filters[key] ?? []
    return wanted.length === 0 ? [] : [sql`${column} = any(${wanted})`]
  })
  const titles = filters['title'] ?? []
  if (titles.length === 0) return plain
  const codes = [...held].flatMap(([code, has]) =>
    has.some((title) => titles.includes(title)) ? [code] : [],
  )
  return [...plain, sql`n.code = any(${codes})`]
}

/** Firms that answer to every word of a search, by name, former name, code or pinyin. */
function answering(district: string, search: string): RawBuilder<unknown> {
  const words = searchWords(search)
  if (words.length === 0) return sql`true`
  return sql`n.code in (select w.code from enterprise_words w
    where w.district = ${district} and ${sql.join(words.map(asked), sql` and `)})`
}

function asked({ text, nameTokens, prefix, codeTokens, letters }: SearchWord): RawBuilder<unknown> {
  const standing = sql`w.words like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
  const ways = [
    sql`w.search @@ ${tokenQuery(nameTokens, prefix)}::tsquery and ${nameTokens.length > 1 ? standing : sql`true`}`,
    ...(codeTokens.length === 0
      ? []
      : [sql`w.search @@ ${tokenQuery(codeTokens, false)}::tsquery and ${standing}`]),
    ...(letters === undefined ? [] : [sql`w.pinyin like ${`%${letters}%`}`]),
  ]
  return sql`(${sql.join(ways, sql` or `)})`
}

function tokenQuery(tokens: readonly string[], prefix: boolean): string {
  return tokens
    .map((token) => `'${token.replace(/['\\]/g, '$&$&')}'${prefix ? ':*' : ''}`)
    .join(' & ')
}
