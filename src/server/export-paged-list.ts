/** Any long list as .xlsx, streamed: the rows of the reader's view, then a sheet that says what was asked. */
import type { z } from 'zod'
import { askedWords } from '../base/asked-words.ts'
import { clockText } from '../base/calendar.ts'
import { type Label, type Language, label } from '../base/label.ts'
import type { Column, View } from '../base/list.ts'
import { exportPagedList } from '../base/list-export.ts'
import { choiceWords, type Page, type PagedList } from '../base/paged-list.ts'
import type { Route } from '../base/route.ts'
import { type Context, implement, type Operation } from './context.ts'
import {
  aboutLines,
  aboutWords,
  cellOf,
  exportedColumns,
  type How,
  noNames,
  refuseList,
  sheetName,
  viewWords,
  XLSX,
} from './export-list.ts'
import { checked } from './http/read-input.ts'
import { streamWorkbook } from './spreadsheet/write-stream.ts'

/** All rows of a view in its order, some hundreds or thousands at a time. */
export type Batches<Row, Input> = (context: Context, input: Input) => AsyncIterable<Row[]>

/** A long list with the operation that answers a page of it and what reads all of it; made by `servedPaged`. */
export type ServedPagedList = {
  id: string
  title: Label
  route: Route
  export: (context: Context, input: unknown, how: How) => Promise<AsyncIterable<Uint8Array>>
}

export function servedPaged<Row, I extends z.ZodType>(
  list: PagedList<Row, I>,
  operation: Operation<Route<I, z.ZodType<Page<Row>>>>,
  batches: Batches<Row, z.output<I>>,
): ServedPagedList {
  const { id, title, route, columns } = list
  return {
    id,
    title,
    route,
    async export(context, input, { view, language, names }) {
      const asked = checked(route, { ...Object(input), view, offset: 0, limit: 1 }) as z.output<I>
      // The page says who may, how many there are, and what the choices are called.
      const page = await operation.run(context, asked)
      const shown = exportedColumns(columns, view)
      const filters = [
        ...askedWords(route.input, Object(asked), { language, names }),
        ...viewWords(columns, named(view, page, language), language),
      ]
      const about = { title, language, asked: filters, seen: { count: page.total, all: page.all } }
      const lines = await aboutLines(context, about)
      return streamWorkbook([
        {
          name: await sheetName(context, title, language),
          titles: shown.map((column) => column.title[language]),
          rows: () => cells(batches(context, asked), shown, language),
        },
        {
          name: words.asked[language],
          titles: [aboutWords.item[language], aboutWords.content[language]],
          rows: async function* () {
            yield lines
          },
        },
      ])
    },
  }
}

async function* cells<Row>(
  rows: AsyncIterable<Row[]>,
  columns: readonly Column<Row>[],
  language: Language,
) {
  for await (const batch of rows)
    yield batch.map((row) => columns.map((column) => cellOf(column, row, language)))
}

/** The view with what its filters' values are called. */
function named(view: View, page: Page<unknown>, language: Language): View {
  const filters = Object.entries(view.filters).map(([key, values]) => [
    key,
    values.map((value) => choiceWords(page.facets, key, value)[language]),
  ])
  return { ...view, filters: Object.fromEntries(filters) }
}

/** The one operation that exports every long list; each list's own operation decides who may. */
export function exportPagedLists(lists: readonly ServedPagedList[], namesAt = noNames): Operation {
  const byId = new Map(lists.map((list) => [list.id, list]))
  return implement(exportPagedList, {
    may: 'signedIn',
    async run(context, { list: id, view, input, language }) {
      const list = byId.get(id) ?? refuseList('unknown', { list: id })
      const pieces = await list.export(context, input, {
        view,
        language,
        names: await namesAt(context),
      })
      const name = `${list.title[language]} ${clockText(context.asOf).slice(0, 10)}.xlsx`
      return { name, type: XLSX, pieces }
    },
  })
}

const words = { asked: label('筛选条件', 'Filters') }
