import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import { label } from '../base/label.ts'
import { type List, shownColumns, View, viewed } from '../base/list.ts'
import { useAddress, useGo } from './address.ts'
import { FilterBar } from './filter-bar.tsx'
import { useLanguage, useWords } from './language.ts'
import { useNarrow } from './narrow.ts'
import { useRowPicks } from './row-picks.ts'
import { TableCards } from './table-cards.tsx'
import type { Cells } from './table-cell.ts'
import { TableGrid } from './table-grid.tsx'

type Props<Row, Input extends z.ZodType> = {
  list: List<Row, Input>
  /** The input of the list's route; the export asks with it again. */
  input: z.input<Input>
  rows: readonly Row[]
  /** Column key → what stands in the cell where its text is not enough. */
  cells?: Cells<Row>
  /** Where a row leads: a press on its first cell, or Enter. */
  opens?: (row: Row) => string
  /** Acts for the rows taken: ticked, or run over with Shift or Ctrl+A. */
  selected?: (rows: Row[]) => ReactNode
  /** The view before the reader changes it; give it a constant. */
  start?: View
  /** `none` for a small table inside a page: no search, filters, export. */
  bar?: 'full' | 'none'
}

const untouched: View = { filters: {} }

/** A list as a table: searched, filtered, sorted, exported and printed as one and the same view. */
export function DataTable<Row, Input extends z.ZodType>(props: Props<Row, Input>) {
  const { list, input, rows, cells = {}, opens, selected, start = untouched, bar = 'full' } = props
  const language = useLanguage()
  const narrow = useNarrow()
  const go = useGo()
  const [view, setView] = useAddress(list.id, View, start)
  const shown = useMemo(
    () => viewed(rows, list.columns, view, language),
    [rows, list.columns, view, language],
  )
  const columns = useMemo(() => shownColumns(list.columns, view), [list.columns, view])
  const picks = useRowPicks(shown, list.rowKey)
  const parts = { list, columns, rows: shown, cells, opens, selected, picks }
  return (
    <div className={`data-table table-${bar}`}>
      {bar === 'none' ? null : (
        <FilterBar {...{ list, input, rows, view, setView }} count={shown.length} />
      )}
      {shown.length === 0 ? <NothingLeft reset={() => setView(undefined)} /> : null}
      {shown.length > 0 && narrow ? <TableCards {...parts} /> : null}
      {shown.length > 0 && !narrow ? (
        <TableGrid
          {...parts}
          {...{ view, setView }}
          open={(row) => (opens === undefined ? undefined : go(opens(row)))}
        />
      ) : null}
    </div>
  )
}

function NothingLeft({ reset }: { reset: () => void }) {
  const say = useWords()
  return (
    <div className="state state-empty">
      <p className="state-what">{say(words.nothing)}</p>
      <button type="button" className="text-button" onClick={reset}>
        {say(words.reset)}
      </button>
    </div>
  )
}

const words = {
  nothing: label('没有符合条件的行', 'No row fits what you asked'),
  reset: label('清除条件', 'Clear all conditions'),
}
