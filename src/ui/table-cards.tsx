import { useState } from 'react'
import { label } from '../base/label.ts'
import type { Column, List } from '../base/list.ts'
import { Go } from './go.tsx'
import { useLanguage, useWords } from './language.ts'
import { type Cells, cellOf } from './table-cell.ts'

type Props<Row> = {
  list: Pick<List<Row>, 'rowKey' | 'title'>
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  cells: Cells<Row>
  opens: ((row: Row) => string) | undefined
}

const atOnce = 40

/** The same rows for a thumb: one card each, the first column as its heading. */
export function TableCards<Row>({ list, columns, rows, cells, opens }: Props<Row>) {
  const say = useWords()
  const language = useLanguage()
  const [count, setCount] = useState(atOnce)
  const [head, ...rest] = columns
  if (head === undefined) return null
  return (
    <div className="cards">
      <ul aria-label={say(list.title)}>
        {rows.slice(0, count).map((row) => (
          <li key={list.rowKey(row)} className="card">
            <div className="card-head">
              {opens === undefined ? (
                cellOf(head, row, cells, language)
              ) : (
                <Go to={opens(row)}>{head.text(row, language)}</Go>
              )}
            </div>
            <dl>
              {rest.map((column) => (
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
        <button type="button" className="more" onClick={() => setCount(count + atOnce)}>
          {say(words.more, { left: rows.length - count })}
        </button>
      ) : null}
    </div>
  )
}

const words = { more: label('再看 {left} 条', '{left} more') }
