import { useState } from 'react'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { type Closing, decideOpenItem } from '../routes.ts'
import { openItemKindLabels, wayLabels } from '../schema.ts'

type Item = Closing['items'][number]

/** 未了事项: each with where it goes; what has no decision yet stands first. */
export function ItemList({ at, keeps }: { at: Closing; keeps: boolean }) {
  const say = useWords()
  const [deciding, setDeciding] = useState<Item>()
  if (at.items.length === 0) return <Empty what={words.none} />
  const open = at.items.filter((each) => each.decision === null)
  const decided = at.items.filter((each) => each.decision !== null)
  return (
    <>
      <ul className="verdicts">
        {[...open, ...decided].map((item) => (
          <li key={item.code}>
            <div>
              <p>
                <span className="verdict-soft">{say(openItemKindLabels[item.kind])}</span>{' '}
                {item.code} {item.text}
              </p>
            </div>
            <div className="verdict-side">
              <Way item={item} />
              {keeps ? (
                <button
                  type="button"
                  className="text-button chosen no-print"
                  onClick={() => setDeciding(item)}
                >
                  {say(item.decision === null ? words.decide : words.again)}
                </button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {deciding === undefined ? null : (
        <FormDrawer
          key={deciding.code}
          route={decideOpenItem}
          given={{ plan: at.plan, code: deciding.code }}
          fields={{ into: { help: words.intoHelp }, reason: { kind: 'long' } }}
          draft={`${at.plan} ${deciding.code}`}
          close={() => setDeciding(undefined)}
          done={() => setDeciding(undefined)}
        />
      )}
    </>
  )
}

function Way({ item: { decision } }: { item: Item }) {
  const say = useWords()
  if (decision === null) return <p className="verdict-soft">{say(words.undecided)}</p>
  const way = Object.entries(wayLabels).find(([key]) => key === decision.decision)
  return (
    <>
      <p>
        <b>{way === undefined ? decision.decision : say(way[1])}</b>
        {decision.evidence.length === 0 ? '' : ` → ${decision.evidence.join('、')}`}{' '}
        {decision.reason}
      </p>
      <p className="verdict-soft">
        {decision.recordedBy} · {clockText(decision.recordedAt)}
      </p>
    </>
  )
}

const words = {
  none: label('没有未了事项。', 'There is no open item.'),
  undecided: label('还没有去向', 'no decision yet'),
  decide: label('定去向', 'Decide'),
  again: label('重新决定', 'Decide again'),
  intoHelp: label('选“并入”时填写', 'Only when it is merged'),
}
