import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import { label } from '../base/label.ts'
import { type List, shownColumns, View, viewed } from '../base/list.ts'
import { useAddress, useGo } from './address.ts'
import { Export, useExportAddress } from './export-link.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useLanguage, useWords } from './language.ts'
import { choicesOf } from './list-words.ts'
import { useNarrow } from './narrow.ts'
import { NothingLeft } from './nothing-left.tsx'
import { MOST_PRINTED } from './printing.ts'
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
  /** `export` for a small table inside a page: no search, filters and columns. */
  bar?: 'full' | 'export'
}

const untouched: View = { filters: {} }

/** A list as a table: searched, filtered, sorted, exported and printed as one and the same view. */
export function DataTable<Row, Input extends z.ZodType>(props: Props<Row, Input>) {
  const { list, input, rows, cells = {}, opens, selected, start = untouched, bar = 'full' } = props
  const language = useLanguage()
  const narrow = useNarrow()
  const go = useGo()
  const [view, setView] = useAddress(list.id, View, start)
  const address = useExportAddress({ list, input, view })
  const shown = useMemo(
    () => viewed(rows, list.columns, view, language),
    [rows, list.columns, view, language],
  )
  const columns = useMemo(() => shownColumns(list.columns, view), [list.columns, view])
  const picks = useRowPicks(shown, list.rowKey)
  const parts = { list, columns, rows: shown, cells, opens, selected, picks }
  return (
    <div className={`data-table table-${bar === 'export' ? 'none' : 'full'}`}>
      {bar === 'export' ? (
        <Export address={address} />
      ) : (
        <FilterBar
          {...{ list, view, setView }}
          choices={(column) => choicesOf(rows, column, language)}
          address={address}
          count={shown.length}
          all={rows.length}
        />
      )}
      {shown.length === 0 ? <NothingLeft reset={() => setView(untouched)} /> : null}
      {shown.length > 0 && narrow ? <TableCards {...parts} /> : null}
      {shown.length > 0 && !narrow ? (
        <TableGrid
          {...parts}
          {...{ view, setView }}
          open={(row) => (opens === undefined ? undefined : go(opens(row)))}
        />
      ) : null}
      <PrintedPart shown={shown.length} />
    </div>
  )
}

/** On paper: that a long list was cut, and where the rest is. */
function PrintedPart({ shown }: { shown: number }) {
  const say = useWords()
  if (shown <= MOST_PRINTED) return null
  return <p className="print-only">{say(words.printed, { most: MOST_PRINTED, shown })}</p>
}

const words = {
  printed: label(
    '只印前 {most} 条,共 {shown} 条;要全部请导出。',
    'Only the first {most} of {shown} {shown:row|rows} are printed; export the list for all of them.',
  ),
}
