import { z } from 'zod'
import type { Label, Language } from './label.ts'
import type { Route } from './route.ts'

/**
 * One column of a list, described once for the screen, the export and the print: what it is called,
 * what it says in each language, and the value it sorts and exports by.
 */
export type Column<Row> = {
  key: string
  title: Label
  /** `number` is right-aligned and exported as a number; `choice` offers its values as a filter. */
  kind: 'text' | 'number' | 'date' | 'choice'
  text: (row: Row, language: Language) => string
  /** What it sorts by; without it the text. Null sorts last either way: missing is not small. */
  value?: (row: Row) => number | string | null
  /** Not shown until the reader chooses it. */
  optional?: boolean
}

/** A list that a screen shows and `GET /lists/:id` exports: the same route, columns and view for both. */
export type List<Row, Input extends z.ZodType = z.ZodType> = {
  id: string
  title: Label
  route: Route<Input, z.ZodType<Row[]>>
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  /** What whoever reads the rows elsewhere must know of them. */
  says?: (rows: readonly Row[]) => Label | undefined
}

export function list<Row, Input extends z.ZodType>(shape: List<Row, Input>): List<Row, Input> {
  return shape
}

/** What the reader made of a list: kept in the address, sent whole to the export. */
export const View = z.object({
  search: z.string().optional(),
  sort: z.object({ key: z.string(), descending: z.boolean() }).optional(),
  /** Column key → the texts that stay; an empty list of texts filters nothing. */
  filters: z.record(z.string(), z.array(z.string())).default({}),
  /** Column keys in order; without it all that are not optional. */
  columns: z.array(z.string()).optional(),
})
export type View = z.infer<typeof View>

export function shownColumns<Row>(columns: readonly Column<Row>[], view: View): Column<Row>[] {
  if (view.columns === undefined) return columns.filter((column) => column.optional !== true)
  return view.columns.flatMap((key) => columns.filter((column) => column.key === key))
}

/** The rows as the reader sees them: searched, filtered, sorted (stable). Pure; screen and export share it. */
export function viewed<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  view: View,
  language: Language,
): Row[] {
  const wanted = view.search?.trim().toLowerCase() ?? ''
  const kept = rows.filter(
    (row) =>
      (wanted === '' ||
        columns.some((column) => column.text(row, language).toLowerCase().includes(wanted))) &&
      columns.every((column) => {
        const texts = view.filters[column.key] ?? []
        return texts.length === 0 || texts.includes(column.text(row, language))
      }),
  )
  const by = columns.find((column) => column.key === view.sort?.key)
  if (by === undefined || view.sort === undefined) return kept
  const sign = view.sort.descending ? -1 : 1
  const worth = by.value ?? ((row: Row) => by.text(row, language))
  return kept
    .map((row) => ({ row, key: worth(row) }))
    .sort((a, b) => compared(a.key, b.key, sign))
    .map(({ row }) => row)
}

function compared(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * String(a).localeCompare(String(b), 'zh-Hans-CN')
}
