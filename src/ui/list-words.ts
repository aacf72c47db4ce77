import { type Label, type Language, label } from '../base/label.ts'
import type { Column, View } from '../base/list.ts'

/** A choice of a filter: what the view keeps, what stands there where that is another word, how many rows. */
export type Choice = { text: string; words?: Label; count: number }

/** The texts that a column's rows have, most frequent first; what a choice filter offers. */
export function choicesOf<Row>(
  rows: readonly Row[],
  column: Column<Row>,
  language: Language,
): Choice[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = column.text(row, language)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
}

/** One thing the reader asked of a list, in words, with the view that no longer asks it. */
export type Asked = { key: string; words: Label; without: View }

/** What a kept filter value is called. */
export type ValueWords = (key: string, value: string) => Label

const asItStands: ValueWords = (_, value) => label(value, value)

/** Everything a view asks for, so that each can be read, printed and taken away by itself. */
export function askedOf<Row>(
  columns: readonly Column<Row>[],
  view: View,
  called = asItStands,
): Asked[] {
  const filters = columns.flatMap((column) => {
    const texts = view.filters[column.key] ?? []
    if (texts.length === 0) return []
    const { [column.key]: _, ...others } = view.filters
    const values = texts.map((text) => called(column.key, text))
    const words = label(
      `${column.title.zh}:${values.map(({ zh }) => zh).join('、')}`,
      `${column.title.en}: ${values.map(({ en }) => en).join(', ')}`,
    )
    return [{ key: column.key, words, without: { ...view, filters: others } }]
  })
  const wanted = view.search?.trim() ?? ''
  if (wanted === '') return filters
  const { search: _, ...without } = view
  const words = label(`含“${wanted}”`, `contains “${wanted}”`)
  return [{ key: 'search', words, without }, ...filters]
}

/** The view after one text of one column is wanted, or is no longer. */
export function toggled(view: View, key: string, text: string): View {
  const texts = view.filters[key] ?? []
  const next = texts.includes(text) ? texts.filter((each) => each !== text) : [...texts, text]
  return { ...view, filters: { ...view.filters, [key]: next } }
}

/** The view after a press on a column's head: up, down, then as the list came. */
export function sortedNext(view: View, key: string): View {
  const { sort, ...unsorted } = view
  if (sort?.key !== key) return { ...view, sort: { key, descending: false } }
  return sort.descending ? unsorted : { ...view, sort: { key, descending: true } }
}
