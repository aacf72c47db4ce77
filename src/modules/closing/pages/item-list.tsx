import { Button } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { useHere } from '../../../ui/address.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { noWay, openItemList, wordOf } from '../lists.ts'
import { type Closing, type ClosingItem, decideOpenItems } from '../routes.ts'
import { wayLabels } from '../schema.ts'

/** 未了事项: each with where it goes; one, the chosen or the rest are decided in one act. */
export function ItemList({ at, keeps }: { at: Closing; keeps: boolean }) {
  const say = useWords()
  const here = useHere()
  const { shown, close } = useDrawer('item')
  const [several, setSeveral] = useState<readonly ClosingItem[]>([])
  if (at.items.length === 0) return <Empty what={words.none} />
  const deciding = several.length > 0 ? several : at.items.filter(({ code }) => code === shown)
  const done = () => {
    setSeveral([])
    if (shown !== undefined) close()
  }
  const open = at.items.filter((each) => each.decision === null)
  const button = (rows: readonly ClosingItem[], title: string) => (
    <Button onClick={() => setSeveral(rows)}>{title}</Button>
  )
  return (
    <>
      {keeps && open.length > 0 ? (
        <div className="acts no-print closing-acts">
          {button(open, say(words.rest, { count: open.length }))}
          <span className="hint">{say(words.choose)}</span>
        </div>
      ) : null}
      <DataTable
        list={openItemList}
        input={{ plan: at.plan }}
        rows={at.items}
        cells={{ way: (row: ClosingItem) => <Way row={row} /> }}
        {...(keeps
          ? {
              opens: (row: ClosingItem) => here({ item: row.code }),
              selected: (rows: readonly ClosingItem[]) =>
                button(rows, say(words.some, { count: rows.length })),
            }
          : {})}
      />
      {deciding.length === 0 || !keeps ? null : (
        <FormDrawer
          key={deciding.map(({ code }) => code).join(' ')}
          route={decideOpenItems}
          given={{ plan: at.plan, codes: deciding.map(({ code }) => code) }}
          fields={{ into: { help: words.intoHelp }, reason: { kind: 'long' } }}
          draft={`${at.plan} ${deciding.map(({ code }) => code).join(' ')}`}
          will={{ zh: namesOf(deciding), en: namesOf(deciding) }}
          close={done}
          done={done}
        />
      )}
    </>
  )
}

function namesOf(items: readonly ClosingItem[]): string {
  return items.map(({ code, text }) => `${code} ${text}`).join(' · ')
}

function Way({ row: { decision } }: { row: ClosingItem }) {
  const say = useWords()
  if (decision === null) return <span className="asks">{say(noWay)}</span>
  return <b>{say(wordOf(wayLabels, decision.decision))}</b>
}

const words = {
  none: label('没有未了事项。', 'There is no open item.'),
  rest: label('其余 {count} 项一并定去向', 'Decide the {count} left together'),
  some: label('所选 {count} 项一并定去向', 'Decide the {count} chosen together'),
  choose: label(
    '要分开办,点编号逐项定,或勾选几行。',
    'To decide them apart, press a number, or tick some rows.',
  ),
  intoHelp: label('选“并入”时填写', 'Only when it is merged'),
}
