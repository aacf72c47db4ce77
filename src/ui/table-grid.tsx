import { memo, type ReactNode, useId, useMemo, useRef } from 'react'
import { label } from '../base/label.ts'
import type { Column, List, View } from '../base/list.ts'
import { columnWidth } from './column-width.ts'
import { Go } from './go.tsx'
import { useLanguage, useWords } from './language.ts'
import { sortedNext } from './list-words.ts'
import type { Picks } from './row-picks.ts'
import { useRowSelection } from './row-selection.ts'
import { rowHeight, useRowWindow, windowedFrom } from './row-window.ts'
import { type Cells, cellOf, pasteText } from './table-cell.ts'
import { TakenRows } from './taken-rows.tsx'

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
  picks: Picks<Row>
}

/** The table itself: head and first column stay, only rows in sight are drawn, the keyboard walks it. */
export function TableGrid<Row>(props: Props<Row>) {
  const { list, columns, rows, cells, opens, open, view, setView, selected, picks } = props
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
  const run = selection.last > selection.first ? [selection.first, selection.last] : [0, -1]
  const isTaken = (row: Row, index: number) =>
    picks.has(list.rowKey(row)) || (index >= (run[0] ?? 0) && index <= (run[1] ?? -1))
  const taken = rows.filter(isTaken)
  const able = selected !== undefined
  const large = rows.length > windowedFrom
  const widths = useMemo(
    () => (large ? columns.map((column) => columnWidth(rows, column, language)) : []),
    [large, columns, rows, language],
  )
  return (
    <>
      {able || taken.length > 1 ? (
        <TakenRows count={taken.length} acts={able}>
          {taken.length > 0 ? selected?.(taken) : null}
        </TakenRows>
      ) : null}
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
            if (!isOnGrid(event.target, event.key)) return
            if (event.key === 'Escape') picks.clear()
            if (able && event.key === ' ') {
              withRow(rows, selection.active, (row) => picks.tick(list.rowKey(row)))
              event.preventDefault()
            } else selection.onKeyDown(event)
          }}
          onClick={(event) => {
            const index = placeOf(event.target)
            if (index >= 0) selection.stand(index, event.shiftKey)
          }}
          onDoubleClick={(event) => {
            if (!isInside(event.target)) withRow(rows, placeOf(event.target), open)
          }}
        >
          <Widths columns={columns} widths={widths} able={able} />
          <Head {...{ columns, view, setView }}>
            {able ? <PickAll picks={picks} count={rows.length} /> : null}
          </Head>
          <tbody>
            <Gap height={window.above} columns={columns.length + 1} />
            {rows.slice(window.first, window.end).map((row, offset) => {
              const index = window.first + offset
              return (
                <GridRow<Row>
                  key={list.rowKey(row)}
                  id={`${name}-${index}`}
                  taken={isTaken(row, index) || index === selection.active}
                  active={index === selection.active}
                  picked={able ? picks.has(list.rowKey(row)) : undefined}
                  tick={picks.tick}
                  rowKey={list.rowKey}
                  {...{ row, index, columns, cells, opens }}
                />
              )
            })}
            <Gap height={window.below} columns={columns.length + 1} />
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
  /** Undefined where rows cannot be ticked. */
  picked: boolean | undefined
  tick: (key: string) => void
  rowKey: (row: Row) => string
}

/** Drawn anew only when something of its own has changed, so that scrolling draws new rows alone. */
const GridRow = memo(PlainRow) as typeof PlainRow

function PlainRow<Row>(props: RowProps<Row>) {
  const { row, id, index, taken, active, columns, cells, opens, picked, tick, rowKey } = props
  const language = useLanguage()
  const say = useWords()
  const [first] = columns
  return (
    <tr
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={taken}
      className={active ? 'active' : undefined}
    >
      {picked === undefined ? null : (
        <td className="pick no-print">
          <input
            type="checkbox"
            checked={picked}
            aria-label={say(words.pick, { name: first?.text(row, language) ?? '' })}
            onChange={() => tick(rowKey(row))}
          />
        </td>
      )}
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

type HeadProps<Row> = Pick<Props<Row>, 'columns' | 'view' | 'setView'> & { children: ReactNode }

function Head<Row>({ columns, view, setView, children }: HeadProps<Row>) {
  const say = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {children}
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
              {/* A browser repeats a head on every sheet without the buttons in it. */}
              <span className="print-only">{say(column.title)}</span>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function PickAll<Row>({ picks, count }: { picks: Picks<Row>; count: number }) {
  const say = useWords()
  return (
    <th scope="col" className="pick no-print">
      <input
        type="checkbox"
        checked={picks.chosen.length === count}
        aria-label={say(words.pickAll)}
        onChange={picks.tickAll}
      />
    </th>
  )
}

type WidthsProps<Row> = {
  columns: readonly Column<Row>[]
  widths: readonly number[]
  able: boolean
}

function Widths<Row>({ columns, widths, able }: WidthsProps<Row>) {
  if (widths.length === 0) return null
  return (
    <colgroup>
      {able ? <col style={{ width: '2.5em' }} /> : null}
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
  return !isInside(target) || key.startsWith('Arrow')
}

function isInside(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('a, button, input') !== null
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
  pick: label('选中“{name}”', 'Take “{name}”'),
  pickAll: label('全部选中', 'Take all rows'),
}
