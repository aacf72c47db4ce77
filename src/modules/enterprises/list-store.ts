import { type RawBuilder, sql } from 'kysely'
import type { FacetCell, Filters } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { Database, Scope } from '../../server/context.ts'
import { anyOf } from '../../server/database/any-of.ts'
import { type Filtered, type FirmFacet, type Held, sortOf } from './firm-facets.ts'
import type { Firm } from './schema.ts'
import { type SearchWord, searchWords } from './search-words.ts'

const firmColumns = sql`n.code, n.name, n.former_names as "formerNames", n.address, n.town, n.park,
  n.administration, n.presence, n.presence_since as "presenceSince", n.industry, n.segment,
  n.branch_of as "branchOf", n.founded, n.above_size as "aboveSize"`

/** A facet as the database answers it: the value shown, and the condition that a value sets. */
type FacetColumn = { value: RawBuilder<unknown>; is: (value: string) => RawBuilder<unknown> }
const plain = (column: RawBuilder<unknown>): FacetColumn => ({
  value: column,
  is: (value) => sql`${column} = ${value}`,
})
const facetColumns: Record<Exclude<FirmFacet, 'title'>, FacetColumn> = {
  presence: plain(sql`n.presence`),
  town: plain(sql`n.town`),
  park: plain(sql`n.park`),
  administration: plain(sql`n.administration`),
  section: plain(sql`n.section`),
  aboveSize: {
    value: sql`(case n.above_size when true then 'yes' when false then 'no' else '' end)`,
    is: (value) =>
      value === 'yes'
        ? sql`n.above_size`
        : value === 'no'
          ? sql`not n.above_size`
          : sql`n.above_size is null`,
  },
  kind: {
    value: sql`(case n.branch_of when '' then 'firm' else 'branch' end)`,
    is: (value) => (value === 'firm' ? sql`n.branch_of = ''` : sql`n.branch_of <> ''`),
  },
}

const sortColumns = {
  name: sql`n.name`,
  code: sql`n.code`,
  town: sql`n.town`,
  founded: sql`n.founded`,
}

/** The firms of these codes as kept ready. */
export async function firmsNow(
  db: Database,
  { district }: Scope,
  codes: readonly string[],
): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select ${firmColumns} from enterprise_now n
    where n.district = ${district} and n.code = ${anyOf(codes)} order by n.code`.execute(db)
  return rows
}

/** Firms alike in all that one can filter by, counted: of the whole register, or of what a search leaves. */
export async function firmCells(
  db: Database,
  { district }: Scope,
  { held, search = '' }: { held: Held; search?: string },
): Promise<FacetCell[]> {
  const { rows } = await sql<{ values: FacetCell['values']; titles: string | null; count: number }>`
    select n.presence, n.town, n.park, n.administration, n.section, ${facetColumns.aboveSize.value} as size,
      ${facetColumns.kind.value} as kind, h.titles, count(*)::int as count
    from enterprise_now n
    left join unnest(${[...held.keys()]}::text[],
      ${[...held.values()].map((titles) => titles.join(' '))}::text[]) h (code, titles)
      on h.code = n.code
    where n.district = ${district} and ${search === '' ? sql`true` : answering(district, search)}
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

/** More firms than this are not gathered one by one. */
export const MOST_FOUND = 30_000

/** The firms that answer to a search, with what filters ask of them; one more than `MOST_FOUND` at most. */
export async function firmsFound(
  db: Database,
  { district }: Scope,
  search: string,
): Promise<Filtered[]> {
  const { rows } = await sql<Filtered>`
    select n.code, n.town, n.park, n.administration, n.presence, n.section,
      n.above_size as "aboveSize", n.branch_of as "branchOf"
    from enterprise_now n
    where n.district = ${district} and ${answering(district, search)}
    limit ${MOST_FOUND + 1}`.execute(db)
  return rows
}

export type PageWanted = {
  view: View
  held: Held
  offset: number
  limit: number
  /** The codes that the view leaves, where they are known: '{code,code}', as the database reads a list. */
  codes?: string
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
    select n.* from enterprise_now n where n.district = ${district} and ${left(wanted, fetched)})
    select ${firmColumns} from few n where n.district = ${district} order by ${order} offset ${offset} limit ${limit}`
  // Only the rows of the page are fetched whole: those before it are passed in the index alone.
  const many = sql`with page as materialized (
    select n.district, n.code from enterprise_now n
    where n.district = ${district} and ${left(wanted, passed)}
    order by ${order} offset ${offset} limit ${limit})
    select ${firmColumns} from page join enterprise_now n
      on n.district = ${district} and n.code = page.code
    where page.district = ${district} order by ${order}`
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
    where n.district = ${district} and ${left(wanted, passed)}
    order by ${ordered(wanted.view)}`.execute(db)
}

/** The next rows of the cursor that `openFirms` declared, which holds them to its district. */
export async function nextFirms(db: Database, count: number): Promise<Firm[]> {
  const { rows } = await sql<Firm>`${sql.raw(`fetch ${Math.trunc(count)} in firms`)}`.execute(db)
  return rows
}

function ordered(view: View): RawBuilder<unknown> {
  const way = view.sort?.descending === true ? sql`desc` : sql`asc`
  const by = sortOf(view)
  // As the indexes are written; only a founding day can be missing, and it stands last either way.
  const last = by === 'founded' ? sql`nulls last` : sql``
  return by === 'code' ? sql`n.code ${way}` : sql`${sortColumns[by]} ${way} ${last}, n.code ${way}`
}

/** How codes are looked for: each in the index, or on the way along the list's own order. */
type ByCode = (codes: string) => RawBuilder<unknown>
const fetched: ByCode = (codes) => sql`n.code = any(${codes}::text[])`
const passed: ByCode = (codes) => sql`(n.code || '') = any(${codes}::text[])`

/** What a view leaves: its filters and its search; `codes` spares the search where it is known. */
function left(
  { view, held, codes }: Pick<PageWanted, 'view' | 'held' | 'codes'>,
  byCode: ByCode,
): RawBuilder<unknown> {
  if (codes !== undefined) return byCode(codes)
  const search = view.search?.trim() ?? ''
  const found = search === '' ? [] : [answeringEach(search)]
  return sql.join([sql`true`, ...filterParts(view.filters, held, byCode), ...found], sql` and `)
}

function filterParts(filters: Filters, held: Held, byCode: ByCode): RawBuilder<unknown>[] {
  const asked = Object.entries(facetColumns).flatMap(([key, { is }]) => {
    const wanted = filters[key] ?? []
    return wanted.length === 0 ? [] : [sql`(${sql.join(wanted.map(is), sql` or `)})`]
  })
  const titles = filters['title'] ?? []
  if (titles.length === 0) return asked
  const codes = [...held].flatMap(([code, has]) =>
    has.some((title) => titles.includes(title)) ? [code] : [],
  )
  return [...asked, byCode(`{${codes.join(',')}}`)]
}

/** Firms that answer to every word of a search, by name, former name, code or pinyin. */
function answering(district: string, search: string): RawBuilder<unknown> {
  const words = searchWords(search)
  if (words.length === 0) return sql`true`
  return sql`n.code in (select w.code from enterprise_words w
    where w.district = ${district} and ${sql.join(words.map(asked), sql` and `)})`
}

/** The same asked firm by firm on the way along the list: for words that a good part of all answer to. */
function answeringEach(search: string): RawBuilder<unknown> {
  const words = searchWords(search)
  if (words.length === 0) return sql`true`
  return sql`exists (select 1 from enterprise_words w
    where w.district = n.district and w.code = n.code and ${sql.join(words.map(asked), sql` and `)}
    offset 0)`
}

export function asked({
  text,
  nameTokens,
  prefix,
  codeTokens,
  letters,
}: SearchWord): RawBuilder<unknown> {
  const standing = sql`w.words like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
  const ways = [
    sql`w.search @@ ${tokenQuery(nameTokens, prefix)}::tsquery and ${nameTokens.length > 1 ? standing : sql`true`}`,
    ...(codeTokens.length === 0
      ? []
      : [sql`w.search @@ ${tokenQuery(codeTokens, false)}::tsquery and ${standing}`]),
    ...letters.map((each) => sql`w.pinyin like ${`%${each}%`}`),
  ]
  return sql`(${sql.join(ways, sql` or `)})`
}

function tokenQuery(tokens: readonly string[], prefix: boolean): string {
  return tokens
    .map((token) => `'${token.replace(/['\\]/g, '$&$&')}'${prefix ? ':*' : ''}`)
    .join(' & ')
}
