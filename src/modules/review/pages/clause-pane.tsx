import { type ReactNode, useEffect, useRef } from 'react'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { type Clause, clauseKindLabels } from '../../plan/schema.ts'
import { scrolledTo } from './scrolled-to.ts'
import { More, useStretch } from './stretch.tsx'

type Props = {
  clauses: readonly Clause[]
  chosen: string | undefined
  choose: (clause: string) => void
  /** What was found in a clause; null where there is nothing. */
  found: (clause: Clause) => ReactNode
}

/** The clauses as a tree; the chosen one is lit here and in the text. */
export function ClausePane({ clauses, chosen, choose, found }: Props) {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const at = clauses.findIndex(({ id }) => id === chosen)
  const { from, to, earlier, later } = useStretch(clauses.length, at)
  useEffect(() => scrolledTo(box.current, chosen), [chosen])
  return (
    <section ref={box} className="pane clause-pane" aria-label={say(words.title)}>
      <More when={from > 0} box={box} reached={earlier} />
      {clauses.slice(from, to).map((clause) => (
        <div
          key={clause.id}
          data-clause={clause.id}
          className={clause.id === chosen ? 'clause-node chosen' : 'clause-node'}
          style={{ paddingInlineStart: `${12 + 14 * Math.min(6, depthOf(clause))}px` }}
        >
          <button
            type="button"
            className={`clause-head kind-${clause.kind}`}
            aria-pressed={clause.id === chosen}
            onClick={() => choose(clause.id)}
          >
            <span className="clause-words">{clause.text.trim()}</span>
            <span className="clause-address">
              {clause.id} · {say(clauseKindLabels[clause.kind])}
            </span>
          </button>
          {found(clause)}
        </div>
      ))}
      <More when={to < clauses.length} box={box} reached={later} />
      {clauses.length === 0 ? <p className="hint">{say(words.none)}</p> : null}
    </section>
  )
}

function depthOf({ id }: Clause): number {
  return id.split('/').length - 1
}

const words = {
  title: label('条款树', 'Clauses'),
  none: label('没有符合条件的条款。', 'No clause fits what you asked.'),
}
