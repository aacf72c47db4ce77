import { Button, Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { registerLists } from '../lists.ts'
import { type EntryRow, recordEntry, withdrawEntry } from '../routes.ts'
import { FactFields } from './fact-fields.tsx'

type Props = { entry: EntryRow; keeps: boolean; close: () => void }

/** One entry with all it says; corrected or withdrawn by appending a row in its place. */
export function EntryDrawer({ entry, keeps, close }: Props) {
  const say = useWords()
  const language = useLanguage()
  const [correcting, setCorrecting] = useState(false)
  return (
    <Drawer title={entry.key} close={close}>
      <dl className="facts">
        {registerLists[entry.register].columns.map((column) => (
          <div className="fact" key={column.key}>
            <dt>{say(column.title)}</dt>
            <dd>{column.text(entry, language) || '—'}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        {entry.code === null ? null : <Go to={`/enterprises/${entry.code}`}>{say(words.file)}</Go>}
        {keeps ? (
          <>
            <Button onClick={() => setCorrecting(true)}>{say(words.correct)}</Button>
            <Withdraw entry={entry} close={close} />
          </>
        ) : null}
      </div>
      {correcting ? <Correct entry={entry} done={close} /> : null}
    </Drawer>
  )
}

function Correct({ entry, done }: { entry: EntryRow; done: () => void }) {
  const { register, key, code, holder, onDate, untilDate, facts, id, source } = entry
  return (
    <Form
      route={recordEntry}
      given={{ register, key, supersedes: id }}
      start={{ code, holder, onDate, untilDate, facts, document: source.document ?? '' }}
      own={{
        facts: (value, set) => <FactFields register={register} value={value} set={set} />,
      }}
      fields={{
        onDate: { kind: 'date' },
        untilDate: { kind: 'date' },
        reason: { kind: 'long' },
      }}
      draft={`correct-${id}`}
      act={words.correct}
      will={words.willCorrect}
      done={done}
    />
  )
}

function Withdraw({ entry, close }: { entry: EntryRow; close: () => void }) {
  const say = useWords()
  const [reason, setReason] = useState('')
  const withdrawing = useAction(withdrawEntry)
  return (
    <Confirm
      act={withdrawEntry.title}
      will={words.willWithdraw}
      run={() => withdrawing.mutateAsync({ id: entry.id, reason }).then(close)}
    >
      <Input
        aria-label={say(words.reason)}
        placeholder={say(words.reason)}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Confirm>
  )
}

const words = {
  file: label('一企一档', 'Enterprise file'),
  correct: label('更正', 'Correct'),
  reason: label('撤回原因', 'Reason'),
  willCorrect: label(
    '更正后以新内容为准;原条目保留,可按数据时点查看。',
    'The new row counts; the old one stays and is seen at its moment.',
  ),
  willWithdraw: label(
    '撤回后不再计入汇总;原条目保留,可按数据时点查看。',
    'It no longer counts; the row stays and is seen at its moment.',
  ),
}
