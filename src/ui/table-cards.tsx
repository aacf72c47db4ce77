import { type ReactNode, useState } from 'react'
import { label } from '../base/label.ts'
import type { Column, List } from '../base/list.ts'
import { Go } from './go.tsx'
import { useLanguage, useWords } from './language.ts'
import { MOST_PRINTED, usePrinting } from './printing.ts'
import type { Picks } from './row-picks.ts'
import { type Cells, cellOf } from './table-cell.ts'
import { TakenRows } from './taken-rows.tsx'

type Props<Row> = {
  list: Pick<List<Row>, 'rowKey' | 'title'>
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  cells: Cells<Row>
  opens: ((row: Row) => string) | undefined
  selected: ((rows: Row[]) => ReactNode) | undefined
  picks: Picks<Row>
}

const atOnce = 40

/** The same rows for a thumb: one card each, the first column as its heading. */
export function TableCards<Row>(props: Props<Row>) {
  const { list, columns, rows, cells, opens, selected, picks } = props
  const say = useWords()
  const language = useLanguage()
  const [count, setCount] = useState(atOnce)
  const printing = usePrinting()
  const [head, ...rest] = columns
  if (head === undefined) return null
  return (
    <div className="cards">
      <ul aria-label={say(list.title)}>
        {rows.slice(0, printing ? MOST_PRINTED : count).map((row) => (
          <li key={list.rowKey(row)} className="card">
            <div className="card-head">
              {selected === undefined ? null : (
                <input
                  type="checkbox"
                  checked={picks.has(list.rowKey(row))}
                  aria-label={say(words.pick, { name: head.text(row, language) })}
                  onChange={() => picks.tick(list.rowKey(row))}
                />
              )}
              {opens === undefined ? (
                cellOf(head, row, cells, language)
              ) : (
                <Go to={opens(row)}>{head.text(row, language)}</Go>
              )}
            </div>
            <dl>
              {rest
                .filter((column) => column.text(row, language) !== '')
                .map((column) => (
                  <div key={column.key} className={`card-line kind-${column.kind}`}>
                    <dt>{say(column.title)}</dt>
                    <dd>{cellOf(column, row, cells, language)}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
      {count < rows.length ? (
        <button type="button" className="more no-print" onClick={() => setCount(count + atOnce)}>
          {say(words.more, { left: rows.length - count })}
        </button>
      ) : null}
      {selected === undefined ? null : (
        <TakenRows count={picks.chosen.length} acts>
          {picks.chosen.length > 0 ? selected([...picks.chosen]) : null}
        </TakenRows>
      )}
    </div>
  )
}

const words = {
  more: label('再看 {left} 条', '{left} more'),
  pick: label('选中“{name}”', 'Take “{name}”'),
}
