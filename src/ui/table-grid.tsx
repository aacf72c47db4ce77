import { memo, type ReactNode, useId, useMemo, useRef } from 'react'
import { label } from '../base/label.ts'
import type { Column, List, View } from '../base/list.ts'
import { columnWidth } from './column-width.ts'
import { Go } from './go.tsx'
import { useLanguage, useWords } from './language.ts'
import { sortedNext } from './list-words.ts'
import { useRowSelection } from './row-selection.ts'
import { rowHeight, useRowWindow, windowedFrom } from './row-window.ts'
import { type Cells, cellOf, pasteText } from './table-cell.ts'

type Props<Row> = {
  list: Pick<List<Row>, 'rowKey' | 'title'>
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  cells: Cells<Row>
  opens: ((row: Row) => string) | undefined
  open: (row: Row) => void
  view: View
  setView: (view: View) => void
  selected: ((rows: Row[]) => ReactNode) | undefined
}

/** The table itself: head and first column stay, only rows in sight are drawn, the keyboard walks it. */
export function TableGrid<Row>(props: Props<Row>) {
  const { list, columns, rows, cells, opens, open, view, setView, selected } = props
  const language = useLanguage()
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const name = useId()
  const window = useRowWindow(box, rows.length)
  const selection = useRowSelection({
    count: rows.length,
    open: (index) => withRow(rows, index, open),
    copy: (first, last) => {
      const text = pasteText(rows.slice(first, last + 1), columns, language)
      void navigator.clipboard?.writeText(text)
    },
    show: (index) => showRow(box.current, index, rows.length),
  })
  const taken = rows.slice(Math.max(0, selection.first), selection.last + 1)
  const large = rows.length > windowedFrom
  const widths = useMemo(
    () => (large ? columns.map((column) => columnWidth(rows, column, language)) : []),
    [large, columns, rows, language],
  )
  return (
    <>
      {taken.length > 1 ? <Taken count={taken.length}>{selected?.([...taken])}</Taken> : null}
      <div className="table-box" ref={box}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the keyboard walks is a grid
          role="grid"
          aria-label={say(list.title)}
          aria-rowcount={rows.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={selection.active < 0 ? undefined : `${name}-${selection.active}`}
          tabIndex={0}
          className={large ? 'windowed' : undefined}
          onKeyDown={(event) => {
            if (isOnGrid(event.target, event.key)) selection.onKeyDown(event)
          }}
          onClick={(event) => {
            const index = placeOf(event.target)
            if (index >= 0) selection.stand(index, event.shiftKey)
          }}
          onDoubleClick={(event) => withRow(rows, placeOf(event.target), open)}
        >
          <Widths columns={columns} widths={widths} />
          <Head columns={columns} view={view} setView={setView} />
          <tbody>
            <Gap height={window.above} columns={columns.length} />
            {rows.slice(window.first, window.end).map((row, offset) => {
              const index = window.first + offset
              return (
                <GridRow<Row>
                  key={list.rowKey(row)}
                  id={`${name}-${index}`}
                  taken={index >= selection.first && index <= selection.last}
                  active={index === selection.active}
                  {...{ row, index, columns, cells, opens }}
                />
              )
            })}
            <Gap height={window.below} columns={columns.length} />
          </tbody>
        </table>
      </div>
    </>
  )
}

type RowProps<Row> = Pick<Props<Row>, 'columns' | 'cells' | 'opens'> & {
  row: Row
  id: string
  index: number
  taken: boolean
  active: boolean
}

/** Drawn anew only when something of its own has changed, so that scrolling draws new rows alone. */
const GridRow = memo(PlainRow) as typeof PlainRow

function PlainRow<Row>({ row, id, index, taken, active, columns, cells, opens }: RowProps<Row>) {
  const language = useLanguage()
  return (
    <tr
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={taken}
      className={active ? 'active' : undefined}
    >
      {columns.map((column, place) => (
        <td key={column.key} className={`kind-${column.kind}`}>
          {place === 0 && opens !== undefined ? (
            <Go to={opens(row)}>{cellOf(column, row, cells, language)}</Go>
          ) : (
            cellOf(column, row, cells, language)
          )}
        </td>
      ))}
    </tr>
  )
}

function Head<Row>({ columns, view, setView }: Pick<Props<Row>, 'columns' | 'view' | 'setView'>) {
  const say = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = view.sort?.key === column.key ? view.sort : undefined
          return (
            <th
              key={column.key}
              scope="col"
              className={`kind-${column.kind}`}
              aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
            >
              <button type="button" onClick={() => setView(sortedNext(view, column.key))}>
                {say(column.title)}
                <i aria-hidden="true">{arrowOf(sorted)}</i>
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Widths<Row>({
  columns,
  widths,
}: {
  columns: readonly Column<Row>[]
  widths: readonly number[]
}) {
  if (widths.length === 0) return null
  return (
    <colgroup>
      {columns.map((column, index) => (
        <col key={column.key} style={{ width: `${widths[index]}em` }} />
      ))}
    </colgroup>
  )
}

/** Stands for the rows that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null
  return (
    <tr className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

function Taken({ count, children }: { count: number; children: ReactNode }) {
  const say = useWords()
  return (
    <div className="taken no-print" role="status">
      <b>{say(words.taken, { count })}</b>
      <span className="taken-note">{say(words.copy)}</span>
      {children}
    </div>
  )
}

function arrowOf(sort: { descending: boolean } | undefined): string {
  if (sort === undefined) return ''
  return sort.descending ? '↓' : '↑'
}

function withRow<Row>(rows: readonly Row[], index: number, run: (row: Row) => void): void {
  const row = rows[index]
  if (row !== undefined) run(row)
}

/** Links and buttons inside the table keep Enter and Space for themselves; a marked text keeps Ctrl+C. */
function isOnGrid(target: EventTarget, key: string): boolean {
  if (key === 'c' && getSelection()?.isCollapsed === false) return false
  const inside = target instanceof HTMLElement && target.closest('a, button, input') !== null
  return !inside || key.startsWith('Arrow')
}

/** The place of the row that was pressed; −1 for the head. */
function placeOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('tr[data-index]') : null
  return Number(row?.getAttribute('data-index') ?? -1)
}

function showRow(box: HTMLElement | null, index: number, count: number): void {
  if (box === null) return
  if (count <= windowedFrom) {
    box.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' })
    return
  }
  const top = index * rowHeight
  const bottom = top + 2 * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}

const words = {
  taken: label('已选 {count} 行', '{count} rows taken'),
  copy: label('Ctrl+C 复制,可直接贴到表格', 'Ctrl+C copies them for a spreadsheet'),
}
