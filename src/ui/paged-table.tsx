import { type ReactNode, useMemo, useRef } from 'react'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { shownColumns, View } from '../base/list.ts'
import { exportPagedList } from '../base/list-export.ts'
import {
  choiceWords,
  MOST_ROWS,
  type Page,
  type PageAsked,
  type PagedList,
} from '../base/paged-list.ts'
import { useAddress, useGo } from './address.ts'
import { call, downloadUrl, useRoute } from './client.ts'
import { FilterBar } from './filter-bar.tsx'
import { useLanguage, useWords } from './language.ts'
import type { Choice } from './list-words.ts'
import { type Emptiness, Loaded, Refused } from './loaded.tsx'
import { useAsOf } from './moment.ts'
import { useNarrow } from './narrow.ts'
import { NothingLeft, ResetView } from './nothing-left.tsx'
import { rowsToPrint, usePrintedRows } from './printing.ts'
import { refusalOf } from './refusal.ts'
import { useRowPicks } from './row-picks.ts'
import { TableCards } from './table-cards.tsx'
import type { Cells } from './table-cell.ts'
import { TableGrid } from './table-grid.tsx'

type Props<Row, Input extends z.ZodType> = {
  list: PagedList<Row, Input>
  /** The input of the list's route besides view, offset and limit. */
  input: Omit<z.input<Input>, keyof PageAsked>
  empty: Emptiness
  cells?: Cells<Row>
  opens?: (row: Row) => string
  /** Acts for the rows taken on this page. */
  selected?: (rows: Row[]) => ReactNode
  start?: View
}

/** The view and how far it is turned: one value of the address, so that both change at once. */
const Turned = View.extend({ from: z.number().int().min(0).optional() })
type Turned = z.infer<typeof Turned>
const untouched: View = { filters: {} }
/** Rows of one page: what a hand scrolls through, and what goes on paper at once. */
const PAGE = 100

/** A list of any length: the server searches, filters, sorts; one page at a time stands here. */
export function PagedTable<Row, Input extends z.ZodType>(props: Props<Row, Input>) {
  const { list, input, empty, start = untouched } = props
  const [{ from: offset = 0, ...view }, turn] = useAddress<typeof Turned>(list.id, Turned, start)
  const asked: object = { ...input, view, offset, limit: PAGE }
  const answer = useRoute(list.route, asked as z.input<Input>)
  // While the next page is on its way the last one stays.
  const last = useRef<Page<Row> | undefined>(undefined)
  if (answer.data !== undefined) last.current = answer.data
  const shown = { ...answer, data: answer.error === null ? last.current : undefined }
  if (answer.error !== null && !isSameView(view, start))
    return (
      <>
        <Refused refusal={refusalOf(answer.error)} again={() => answer.refetch()} />
        <ResetView reset={() => turn(untouched)} />
      </>
    )
  return (
    <Loaded from={shown} empty={empty} isEmpty={({ all }) => all === 0}>
      {(page) => (
        <PageOfTable
          {...{ ...props, page, view, offset }}
          setView={turn}
          setOffset={(from) => turn({ ...view, from }, 'push')}
        />
      )}
    </Loaded>
  )
}

const isSameView = (a: View, b: View) => JSON.stringify(a) === JSON.stringify(b)

type PageProps<Row, Input extends z.ZodType> = Props<Row, Input> & {
  page: Page<Row>
  view: View
  setView: (view: Turned | undefined) => void
  offset: number
  setOffset: (offset: number) => void
}

function PageOfTable<Row, Input extends z.ZodType>(props: PageProps<Row, Input>) {
  const { list, input, page, view, setView, offset, setOffset } = props
  const { cells = {}, opens, selected } = props
  const language = useLanguage()
  const asOf = useAsOf()
  const narrow = useNarrow()
  const go = useGo()
  const columns = useMemo(() => shownColumns(list.columns, view), [list.columns, view])
  const printing = usePrintedRows(() =>
    rowsToPrint(
      async (from, limit) => {
        const asked: object = { ...input, view, offset: from, limit }
        return (await call(list.route, asked as z.input<Input>, { asOf })).rows
      },
      page.total,
      MOST_ROWS,
    ),
  )
  const rows = printing.rows ?? page.rows
  const picks = useRowPicks(rows, list.rowKey)
  const parts = { list, columns, rows, cells, opens, selected, picks }
  return (
    <div className="data-table table-full">
      <FilterBar
        {...{ list, view, setView, printing }}
        choices={(column) => choicesIn(page, column.key)}
        called={(key, value) => choiceWords(page.facets, key, value)}
        address={downloadUrl(
          exportPagedList,
          { list: list.id, view, input: Object(input), language },
          { asOf },
        )}
        count={page.total}
        all={page.all}
      />
      {printing.rows === undefined ? <PrintedPage total={page.total} offset={offset} /> : null}
      {page.rows.length === 0 ? <NothingLeft reset={() => setView(untouched)} /> : null}
      {page.rows.length > 0 && narrow ? <TableCards {...parts} /> : null}
      {page.rows.length > 0 && !narrow ? (
        <TableGrid
          {...parts}
          view={view}
          setView={(next) =>
            next.sort === undefined || list.sorts.includes(next.sort.key)
              ? setView(next)
              : undefined
          }
          open={(row) => (opens === undefined ? undefined : go(opens(row)))}
        />
      ) : null}
      {printing.rows === undefined ? (
        <Pager total={page.total} offset={offset} setOffset={setOffset} />
      ) : (
        <PrintedPart printed={printing.rows.length} total={page.total} />
      )}
    </div>
  )
}

function choicesIn(page: Page<unknown>, key: string): Choice[] {
  const choices = page.facets[key] ?? []
  return choices.map(({ value, words: shown, count }) => ({ text: value, words: shown, count }))
}

/** On paper, above the rows: that this is one page of the list, and how all of it is printed. */
function PrintedPage({ total, offset }: { total: number; offset: number }) {
  const say = useWords()
  if (total <= PAGE) return null
  const place = { from: Math.min(offset + 1, total), to: Math.min(offset + PAGE, total), total }
  return <p className="print-only">{say(words.printed, place)}</p>
}

/** On paper: how many of the list these rows are. */
function PrintedPart({ printed, total }: { printed: number; total: number }) {
  const say = useWords()
  return (
    <p className="print-only">
      {say(printed < total ? words.printedFirst : words.printedAll, { printed, total })}
    </p>
  )
}

type Paging = { total: number; offset: number; setOffset: (offset: number) => void }

function Pager({ total, offset, setOffset }: Paging) {
  const say = useWords()
  const last = Math.max(0, Math.floor((total - 1) / PAGE) * PAGE)
  if (last === 0 && offset === 0) return null
  const place = {
    from: Math.min(offset + 1, total),
    to: Math.min(offset + PAGE, total),
    total,
  }
  const steps = [
    { words: words.first, to: 0, idle: offset === 0 },
    { words: words.before, to: Math.max(0, offset - PAGE), idle: offset === 0 },
    { words: words.next, to: Math.min(last, offset + PAGE), idle: offset >= last },
    { words: words.last, to: last, idle: offset >= last },
  ]
  return (
    <nav className="acts no-print" aria-label={say(words.pages)}>
      <span className="hint" role="status">
        {say(words.place, place)}
      </span>
      {steps.map(({ words: name, to, idle }) => (
        <button
          key={name.zh}
          type="button"
          className="text-button"
          disabled={idle}
          onClick={() => setOffset(to)}
        >
          {say(name)}
        </button>
      ))}
    </nav>
  )
}

const words = {
  printed: label(
    '本页打印第 {from}–{to} 条,共 {total} 条;用“打印”按钮打印全部。',
    'Rows {from}–{to} of {total} are printed here; the button Print prints all of them.',
  ),
  printedFirst: label(
    '印出前 {printed} 条,共 {total} 条;要全部请导出。',
    'The first {printed} of {total} {total:row|rows} are printed; export the list for all of them.',
  ),
  printedAll: label('共 {total} 条,全部印出。', 'All {total} {total:row is|rows are} printed.'),
  pages: label('翻页', 'Pages'),
  place: label('第 {from}–{to} 条,共 {total} 条', '{from}–{to} of {total}'),
  first: label('首页', 'First'),
  before: label('上一页', 'Previous'),
  next: label('下一页', 'Next'),
  last: label('末页', 'Last'),
}
