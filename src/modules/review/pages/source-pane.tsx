import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import type { Clause } from '../../plan/schema.ts'
import { linesOf, type Mark, marksByClause, type Piece, piecesOf } from '../source-lines.ts'
import { scrolledTo } from './scrolled-to.ts'
import { More, useStretch } from './stretch.tsx'

export type Span = { start: number; end: number }

type Props = {
  text: string
  clauses: readonly Clause[]
  marks: readonly Mark[]
  /** The clause that the reader looks at. */
  chosen: string | undefined
  choose: (clause: string) => void
  /** Told of words the reader has selected, where the page can do something with them. */
  select?: (span: Span | undefined) => void
  /** What stands above the text: an act for the selected words. */
  above?: ReactNode
}

/** The text as it came, untouched: each clause can be pressed, marked words are underlined. */
export function SourcePane({ text, clauses, marks, chosen, choose, select, above }: Props) {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const lines = useMemo(() => linesOf(text, clauses), [text, clauses])
  const byClause = useMemo(() => marksByClause(clauses, marks), [clauses, marks])
  const at = lines.findIndex((line) => line.some(({ id }) => id === chosen))
  const { from, to, earlier, later } = useStretch(lines.length, at)
  useEffect(() => scrolledTo(box.current, chosen), [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: clauses are reached by key in the tree beside
    <section
      ref={box}
      className="pane source-pane"
      aria-label={say(words.title)}
      onClick={(event) => {
        const clause = clauseAt(event.target)
        if (clause !== undefined && globalThis.getSelection()?.isCollapsed !== false) choose(clause)
      }}
      onMouseUp={() => select?.(selectedSpan())}
    >
      {above}
      <More when={from > 0} box={box} reached={earlier} />
      {lines.slice(from, to).map((line) => (
        <p key={line[0]?.id}>
          {line.map((clause) => (
            <span
              key={clause.id}
              data-clause={clause.id}
              className={clause.id === chosen ? 'source-clause chosen' : 'source-clause'}
            >
              {piecesOf(clause, byClause.get(clause.id) ?? []).map((piece) => (
                <Words key={piece.start} piece={piece} text={text} />
              ))}
            </span>
          ))}
        </p>
      ))}
      <More when={to < lines.length} box={box} reached={later} />
    </section>
  )
}

function Words({ piece: { start, end, mark }, text }: { piece: Piece; text: string }) {
  const words = text.slice(start, end)
  if (mark === undefined) return <span data-start={start}>{words}</span>
  return (
    <mark data-start={start} className={`mark-${mark.kind}`}>
      {words}
    </mark>
  )
}

function clauseAt(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined
  const clause = target.closest('[data-clause]')
  return clause instanceof HTMLElement ? clause.dataset['clause'] : undefined
}

/** The selection of the page in offsets of the source; undefined when nothing in it is selected. */
function selectedSpan(): Span | undefined {
  const selection = globalThis.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === undefined || end === undefined || end <= start ? undefined : { start, end }
}

function offsetOf(node: Node, inside: number): number | undefined {
  const holder = node.parentElement?.closest('[data-start]')
  return holder instanceof HTMLElement ? Number(holder.dataset['start']) + inside : undefined
}

const words = { title: label('原文', 'Text') }
