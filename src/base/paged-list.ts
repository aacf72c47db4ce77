import { z } from 'zod'
import { type Label, Words } from './label.ts'
import { type Column, View } from './list.ts'
import type { Route } from './route.ts'

/** The most rows that travel in one answer. */
export const MOST_ROWS = 200

type Askable = { readonly sorts: readonly string[]; readonly filters: readonly string[] }

/** A view of this list: to sort or filter by what the list does not know is refused, not passed over. */
function viewOf({ sorts, filters }: Askable) {
  const unknown = (key: string, known: readonly string[], zh: string, en: string) => ({
    zh: `这个列表不能按“${key}”${zh};可用:${known.join('、')}`,
    en: `This list cannot be ${en} by “${key}”; it knows ${known.join(', ')}`,
  })
  return View.superRefine(({ sort, filters: wanted }, context) => {
    const told = (path: string[], params: { zh: string; en: string }) =>
      context.addIssue({ code: 'custom', path, message: params.zh, params })
    if (sort !== undefined && !sorts.includes(sort.key))
      told(['sort', 'key'], unknown(sort.key, sorts, '排序', 'sorted'))
    for (const key of Object.keys(wanted))
      if (!filters.includes(key)) told(['filters', key], unknown(key, filters, '筛选', 'filtered'))
  })
}

/** What a page of a long list is asked with. The view is the reader's own, exactly as a short list keeps it. */
export const pageAsked = (askable: Askable) => ({
  view: viewOf(askable).default({ filters: {} }),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(MOST_ROWS).default(50),
})
export type PageAsked = z.output<z.ZodObject<ReturnType<typeof pageAsked>>>

/** A value that a filter offers: what the view keeps, what the reader sees, how many rows it leaves. */
const FacetChoice = z.object({
  value: z.string(),
  words: Words,
  count: z.number().int(),
})
type FacetChoice = z.infer<typeof FacetChoice>

/** One page of a list: its rows, how many the view leaves, how many there are at all, what filters offer. */
export type Page<Row> = {
  rows: Row[]
  total: number
  all: number
  facets: Record<string, FacetChoice[]>
}
export function pageOf<Row>(row: z.ZodType<Row>): z.ZodType<Page<Row>> {
  return z.object({
    rows: z.array(row),
    total: z.number().int(),
    all: z.number().int(),
    facets: z.record(z.string(), z.array(FacetChoice)),
  })
}

/**
 * A list too long for a browser: the server searches, filters, sorts and pages it. Columns are those of
 * any list; a filter keeps values, not texts, and the answer says what they are called.
 */
export type PagedList<Row, Input extends z.ZodType = z.ZodType> = {
  id: string
  title: Label
  route: Route<Input, z.ZodType<Page<Row>>>
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  /** Keys of the columns that the server can sort by. */
  sorts: readonly string[]
}

export function pagedList<Row, Input extends z.ZodType>(
  shape: PagedList<Row, Input>,
): PagedList<Row, Input> {
  return shape
}

/** What a value of a filter is called. */
export function choiceWords(facets: Page<unknown>['facets'], key: string, value: string): Label {
  return facets[key]?.find((choice) => choice.value === value)?.words ?? { zh: value, en: value }
}
