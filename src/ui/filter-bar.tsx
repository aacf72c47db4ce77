import { Checkbox, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { label } from '../base/label.ts'
import type { Column, List, View } from '../base/list.ts'
import { Export } from './export-link.tsx'
import { useWords } from './language.ts'
import { askedOf, type Choice, toggled, type ValueWords } from './list-words.ts'
import { Menu } from './menu.tsx'
import { useNarrow } from './narrow.ts'
import { SavedViews } from './saved-views.tsx'
import { useSlash } from './slash.ts'

type Props<Row> = {
  list: Pick<List<Row>, 'id' | 'columns'>
  /** What the filter of a column offers. */
  choices: (column: Column<Row>) => readonly Choice[]
  /** What a filter keeps is called; as it stands when left out. */
  called?: ValueWords
  /** Where the export of this view lies. */
  address: string
  /** How many rows are left, and of how many. */
  count: number
  all: number
  view: View
  setView: (view: View) => void
  /** How the list goes on paper where it has to be fetched first; the page as it is when left out. */
  printing?: { run: () => void; busy: boolean }
}

/** What the reader asks of a list: search, filters as words, columns, saved views, export, print, count. */
export function FilterBar<Row>(props: Props<Row>) {
  const { list, choices, called, address, count, all, view, setView, printing } = props
  const say = useWords()
  const narrow = useNarrow()
  const [more, setMore] = useState(false)
  const asked = askedOf(list.columns, view, called)
  return (
    <div className="filter-bar">
      <div className="filter-row no-print">
        <SearchField view={view} setView={setView} />
        {narrow ? (
          <button
            type="button"
            className={more ? 'text-button chosen' : 'text-button'}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            {say(words.filter)}
            <i aria-hidden="true">▾</i>
          </button>
        ) : null}
        {(more || !narrow ? list.columns : [])
          .filter((column) => column.kind === 'choice')
          .map((column) => (
            <ChoiceFilter key={column.key} {...{ column, choices, view, setView }} />
          ))}
        <span className={more || !narrow ? 'filter-end' : 'not-yet'}>
          <ColumnChoice columns={list.columns} view={view} setView={setView} />
          <SavedViews list={list.id} view={view} setView={setView} />
          <Export address={address} />
          <button
            type="button"
            className="text-button"
            disabled={printing?.busy === true}
            onClick={printing?.run ?? (() => print())}
          >
            {say(printing?.busy === true ? words.preparing : words.print)}
          </button>
        </span>
      </div>
      <div className="asked-row">
        <span className="count" role="status">
          {count === all ? say(words.all, { count }) : say(words.some, { count, all })}
        </span>
        {asked.map(({ key, words: asks, without }) => (
          <button
            key={key}
            type="button"
            className="asked"
            title={say(words.remove)}
            onClick={() => setView(without)}
          >
            {say(asks)}
            <i aria-hidden="true">×</i>
          </button>
        ))}
      </div>
    </div>
  )
}

/** From the search the arrow goes on into the rows, to the first of them; false where there is no table to walk. */
function intoRows(search: HTMLElement): boolean {
  const grid = search.closest('.data-table')?.querySelector<HTMLElement>('[role="grid"]')
  if (grid == null) return false
  grid.focus()
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  return true
}

/** Types at once, filters when the hand rests; a pinyin half typed filters nothing. */
function SearchField({ view, setView }: { view: View; setView: (view: View) => void }) {
  const say = useWords()
  const outside = view.search ?? ''
  const [text, setText] = useState(outside)
  const [composing, setComposing] = useState(false)
  const asked = useRef(outside)
  const place = useRef<HTMLSpanElement>(null)
  useSlash(place)
  useEffect(() => {
    if (outside === asked.current) return
    asked.current = outside
    setText(outside)
  }, [outside])
  useEffect(() => {
    if (composing || text === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text
      setView({ ...view, search: text })
    }, 150)
    return () => clearTimeout(timer)
  }, [composing, text, view, setView])
  return (
    <span ref={place} className="filter-search">
      <Input
        aria-label={say(words.search)}
        aria-keyshortcuts="/"
        title={say(words.slash)}
        placeholder={say(words.search)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !composing && intoRows(event.currentTarget))
            event.preventDefault()
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </span>
  )
}

type Part<Row> = Pick<Props<Row>, 'view' | 'setView'>

function ChoiceFilter<Row>({
  column,
  choices,
  view,
  setView,
}: Part<Row> & Pick<Props<Row>, 'choices'> & { column: Column<Row> }) {
  const say = useWords()
  const chosen = view.filters[column.key] ?? []
  return (
    <Menu words={say(column.title)} active={chosen.length > 0}>
      <div className="choice-list">
        {choices(column).map(({ text, words: shown, count }) => (
          <Checkbox
            key={text}
            checked={chosen.includes(text)}
            onChange={() => setView(toggled(view, column.key, text))}
          >
            {shown === undefined ? text : say(shown)} <small>{count}</small>
          </Checkbox>
        ))}
      </div>
    </Menu>
  )
}

function ColumnChoice<Row>({ columns, view, setView }: Part<Row> & Pick<List<Row>, 'columns'>) {
  const say = useWords()
  const shown = view.columns ?? columns.flatMap((each) => (each.optional ? [] : [each.key]))
  const next = (key: string) =>
    columns
      .map((column) => column.key)
      .filter((each) => (each === key ? !shown.includes(key) : shown.includes(each)))
  return (
    <Menu words={say(words.columns)} active={view.columns !== undefined}>
      <div className="choice-list">
        {columns.map((column, index) => (
          <Checkbox
            key={column.key}
            checked={shown.includes(column.key)}
            disabled={index === 0}
            onChange={() => setView({ ...view, columns: next(column.key) })}
          >
            {say(column.title)}
          </Checkbox>
        ))}
      </div>
    </Menu>
  )
}

const words = {
  search: label('在本表中查找', 'Find in this list'),
  slash: label('按 / 键到这里', 'Press / to come here'),
  filter: label('筛选', 'Filter'),
  columns: label('列', 'Columns'),
  print: label('打印', 'Print'),
  preparing: label('正在取数…', 'Fetching…'),
  all: label('共 {count} 条', '{count} {count:row|rows}'),
  some: label('{count} 条,共 {all} 条', '{count} of {all} {all:row|rows}'),
  remove: label('去掉这个条件', 'Take this condition away'),
}
