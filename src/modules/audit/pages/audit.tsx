import { Input } from 'antd'
import { useId } from 'react'
import { z } from 'zod'
import { clockText } from '../../../base/calendar.ts'
import { type Label, label, titleOf } from '../../../base/label.ts'
import { useAddress, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Drawer, useDrawer } from '../../../ui/drawer.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { auditList } from '../lists.ts'
import { LINES_AT_ONCE, listAudit } from '../routes.ts'
import { AuditLine } from '../schema.ts'
import './audit.css'

const Day = z.iso.date().optional()
const Text = z.string().optional()

/** What was done in this district, by whom, when, from where; nobody can change or remove a line. */
export function AuditPage() {
  const say = useWords()
  const [from, setFrom] = useAddress('from', Day, undefined)
  const [to, setTo] = useAddress('to', Day, undefined)
  const [account, setAccount] = useAddress('by', Text, undefined)
  const [action, setAction] = useAddress('act', Text, undefined)
  const asked = { from, to, account, action }
  const lines = useRoute(listAudit, asked)
  const here = useHere()
  const shown = useDrawer('line')
  const one = lines.data?.find((line) => line.seq === shown.shown)
  return (
    <Page title={words.title} answer={answerOf(lines.data, say)} paper="landscape">
      <div className="audit-filter no-print">
        <Asked title={words.from} type="date" value={from} set={setFrom} />
        <Asked title={words.to} type="date" value={to} set={setTo} />
        <Asked title={words.account} type="text" value={account} set={setAccount} />
        <Asked title={words.action} type="text" value={action} set={setAction} />
      </div>
      <Loaded from={lines} empty={{ what: words.empty, who: words.emptyWho }}>
        {(rows) => (
          <DataTable
            list={auditList}
            input={asked}
            rows={rows}
            opens={(row) => here({ line: row.seq })}
          />
        )}
      </Loaded>
      {one === undefined ? null : <LineDrawer line={one} close={shown.close} />}
    </Page>
  )
}

function answerOf(rows: readonly AuditLine[] | undefined, say: ReturnType<typeof useWords>) {
  if (rows === undefined) return undefined
  const people = new Set(rows.flatMap((row) => row.account ?? [])).size
  return say(rows.length < LINES_AT_ONCE ? words.answer : words.answerMore, {
    count: rows.length,
    people,
  })
}

type AskedProps = {
  title: Label
  type: 'date' | 'text'
  value: string | undefined
  set: (value: string | undefined) => void
}

function Asked({ title, type, value, set }: AskedProps) {
  const say = useWords()
  const id = useId()
  return (
    <label htmlFor={id}>
      <span>{say(title)}</span>
      <Input
        id={id}
        type={type}
        value={value ?? ''}
        allowClear={type === 'text'}
        onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
      />
    </label>
  )
}

function LineDrawer({ line, close }: { line: AuditLine; close: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const { shape } = AuditLine
  const facts = [
    [shape.seq, line.seq],
    [shape.recordedAt, clockText(line.recordedAt)],
    [shape.name, line.name],
    [shape.account, line.account ?? '—'],
    [shape.from, line.from],
    [shape.action, line.action],
  ] as const
  return (
    <Drawer title={line.title[language]} close={close}>
      <dl className="facts">
        {facts.map(([field, text]) => (
          <div key={say(titleOf(field))} className="fact">
            <dt>{say(titleOf(field))}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>{say(titleOf(shape.input))}</h3>
      <pre className="audit-content">{JSON.stringify(line.input, null, 2)}</pre>
    </Drawer>
  )
}

const words = {
  title: label('谁在什么时候做了什么?', 'Who did what, and when?'),
  answer: label(
    '共 {count} 条,涉及 {people} 个账号;只能追加,任何人不能修改或删除。',
    '{count} {count:line|lines}, accounts: {people}. Lines are only ever added; nobody can change or remove one.',
  ),
  answerMore: label(
    '这里是最近的 {count} 条,涉及 {people} 个账号;更早的请缩小日期范围查看。',
    'The latest {count} {count:line|lines}, accounts: {people}. For older ones narrow the dates.',
  ),
  from: label('从', 'From'),
  to: label('到', 'To'),
  account: label('账号(做的或被做的)', 'Account (by it or to it)'),
  action: label('事项', 'Act'),
  empty: label('没有符合条件的记录。', 'No lines match.'),
  emptyWho: label(
    '每一次办理都自动留下一条;请放宽日期或去掉条件。',
    'Every act leaves one by itself; widen the dates or drop a condition.',
  ),
}
