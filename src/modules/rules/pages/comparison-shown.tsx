import { Select } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { useUpload } from '../../../ui/upload.ts'
import type { Comparison, ComparisonGroup } from '../comparison-schema.ts'
import { compareVersions } from '../routes.ts'
import { moneyWords } from '../written-facts.ts'
import { ChangedFirms } from './changed-firms.tsx'

/** An answer, and the file it was asked with: grouped otherwise, it is asked again. */
export type Result = { answer: Comparison; file: File }

type Input = {
  programme: string
  base: string
  reform: string
  on: string
  procedure: 'new' | 'review'
}
type Props = { result: Result; setResult: (result: Result) => void; input: Input }

/** What the comparison found: groups, changed firms, cells that could not be taken, columns. */
export function ComparisonShown({ result, setResult, input }: Props) {
  const { answer, file } = result
  const { send, sending, refusal } = useUpload(compareVersions)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({})
  async function again(groupBy: string | null, columns: Readonly<Record<string, string>>) {
    setMapping(columns)
    const grouped = groupBy === null ? {} : { groupBy }
    const next = await send(file, { ...input, mapping: columns, ...grouped })
    if (next !== undefined) setResult({ answer: next, file })
  }
  const busy = sending !== undefined
  return (
    <>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Groups answer={answer} busy={busy} regroup={(by) => again(by, mapping)} />
      <Cost answer={answer} />
      <ChangedFirms answer={answer} />
      <Problems answer={answer} />
      <Columns
        answer={answer}
        busy={busy}
        map={(heading, column) => again(answer.groupBy, { ...mapping, [heading]: column })}
      />
    </>
  )
}

const upTo = (certain: number, most: number) =>
  certain === most ? String(certain) : `${certain}—${most}`

type GroupsProps = { answer: Comparison; busy: boolean; regroup: (by: string | null) => void }

function Groups({ answer, busy, regroup }: GroupsProps) {
  const say = useWords()
  const options = [
    { value: '', label: say(words.noGroup) },
    ...answer.headings.map(({ heading }) => ({ value: heading, label: heading })),
  ]
  const tools = (
    <Select
      aria-label={say(words.groupBy)}
      value={answer.groupBy ?? ''}
      disabled={busy}
      onChange={(by) => regroup(by === '' ? null : by)}
      options={options}
      popupMatchSelectWidth={false}
    />
  )
  const whole = { group: say(words.total), ...answer.totals }
  return (
    <Section title={words.groups} note={say(words.groupsNote)} tools={tools}>
      <div className="table-scroll">
        <table className="rule-table">
          <thead>
            <tr>
              <th>{answer.groupBy ?? say(words.group)}</th>
              {groupHeads.map((head) => (
                <th key={head.en} className="rule-number">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <GroupRow row={whole} />
            {answer.groupBy === null
              ? null
              : answer.groups.map((row) => <GroupRow key={row.group} row={row} />)}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function GroupRow({ row }: { row: ComparisonGroup }) {
  const cells = [
    String(row.firms),
    String(row.baseMet),
    String(row.reformMet),
    upTo(row.gains, row.mayGain),
    upTo(row.loses, row.mayLose),
    String(row.undetermined),
  ]
  return (
    <tr>
      <th scope="row">{row.group === '' ? '—' : row.group}</th>
      {cells.map((text, index) => (
        <td key={groupHeads[index]?.en} className="rule-number">
          {text}
        </td>
      ))}
    </tr>
  )
}

function Cost({ answer: { cost } }: { answer: Comparison }) {
  const say = useWords()
  const { base, reform } = cost
  if (base === null || reform === null) return null
  return <p>{say(words.cost, { base: moneyRange(base, say), reform: moneyRange(reform, say) })}</p>
}

function moneyRange({ lo, hi }: { lo: string; hi: string | null }, say: Say): string {
  if (lo === hi) return moneyWords(lo)
  return `${moneyWords(lo)}—${hi === null ? say(words.noEnd) : moneyWords(hi)}`
}

function Problems({ answer: { problems, problemCount } }: { answer: Comparison }) {
  const say = useWords()
  if (problemCount === 0) return null
  return (
    <Section
      title={words.problems}
      note={say(words.problemsNote, { count: problemCount, shown: problems.length })}
    >
      <ul className="place-list">
        {problems.map(({ at, code, message }) => (
          <li key={`${at} ${code}`}>
            <span className="place-at">{at}</span> {say(message)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type ColumnsProps = {
  answer: Comparison
  busy: boolean
  map: (heading: string, column: string) => void
}

function Columns({ answer: { headings, targets, missing }, busy, map }: ColumnsProps) {
  const say = useWords()
  const options = [
    { value: '', label: say(words.notUsed) },
    ...targets.map(({ column, name, back }) => ({
      value: column,
      label: back === 0 ? name : say(words.yearBefore, { name, back }),
    })),
  ]
  return (
    <Section title={words.columns} note={say(words.columnsNote)}>
      <dl className="facts rule-facts no-print">
        {headings.map(({ heading, column }) => (
          <div className="fact" key={heading}>
            <dt>{heading}</dt>
            <dd>
              <Select
                aria-label={heading}
                value={column ?? ''}
                disabled={busy}
                onChange={(chosen) => map(heading, chosen)}
                options={options}
                popupMatchSelectWidth={false}
              />
            </dd>
          </div>
        ))}
      </dl>
      {missing.length === 0 ? null : (
        <p>
          {say(words.missing, { count: missing.length, names: missing.join(say(words.comma)) })}
        </p>
      )}
    </Section>
  )
}

const groupHeads = [
  label('企业数', 'Firms'),
  label('现行符合', 'Met before'),
  label('比较符合', 'Met after'),
  label('受益', 'Gain'),
  label('受损', 'Lose'),
  label('待定', 'Undetermined'),
]
const words = {
  groups: label('谁受益,谁受损?', 'Who gains, who loses?'),
  groupsNote: label(
    '“12—30”:肯定 12 家,因缺数据最多 30 家',
    '“12—30”: 12 for certain, at most 30 where data are missing',
  ),
  groupBy: label('分组', 'Group by'),
  noGroup: label('不分组', 'No groups'),
  group: label('分组', 'Group'),
  total: label('合计', 'All'),
  cost: label('应兑现:现行 {base},比较 {reform}', 'Payout: before {base}, after {reform}'),
  noEnd: label('上限未见', 'upper end not seen'),
  problems: label('哪些单元格有误?', 'Which cells cannot be taken?'),
  problemsNote: label(
    '共 {count} 处,列出 {shown} 处;这些行未判断',
    '{count} in all, {shown} listed; their rows were not judged',
  ),
  columns: label('各列对应什么?', 'What does each column hold?'),
  columnsNote: label(
    '对应不对时在这里改,随即重新比较',
    'Correct it here; the table is compared again',
  ),
  notUsed: label('不使用', 'Not used'),
  yearBefore: label('{name}(前{back}年)', '{name} ({back}y before)'),
  missing: label(
    '表中没有、按未知处理的数据 {count} 项:{names}',
    '{count} {count:field is|fields are} not in the table and count as unknown: {names}',
  ),
  comma: label('、', ', '),
}
