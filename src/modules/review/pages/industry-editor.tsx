import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { type IndustryType, industryTypeLabels, type PlanPackage } from '../../plan/schema.ts'
import { merged, split } from '../industry-lines.ts'
import { setIndustries } from '../routes.ts'

type Line = { sector: string; name: string; type: z.infer<typeof IndustryType> }
type Props = {
  plan: string
  clause: string
  industries: PlanPackage['industries']
  accepted: boolean
  close: () => void
}

/** The industries of one clause: each typed, split at its marks or joined with the next one. */
export function IndustryEditor({ plan, clause, industries, accepted, close }: Props) {
  const say = useWords()
  const save = useAction(setIndustries)
  const [lines, setLines] = useState<Line[]>(() =>
    industries.map(({ sector, name, type }) => ({ sector, name, type })),
  )
  const [reason, setReason] = useState('')
  const kept = lines.filter((each) => each.name.trim() !== '')
  return (
    <Drawer
      title={say(words.title, { clause })}
      close={close}
      foot={
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate({ plan, clause, industries: kept, reason }, { onSuccess: close })
          }
        >
          {say(words.save, { count: kept.length })}
        </Button>
      }
    >
      <p className="hint">{say(words.hint)}</p>
      <ul className="industry-lines">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat while they are typed
          <IndustryLine key={index} {...{ lines, index, line }} set={setLines} />
        ))}
      </ul>
      <button
        type="button"
        className="text-button chosen"
        onClick={() =>
          setLines([...lines, { sector: lines[0]?.sector ?? '', name: '', type: 'industry' }])
        }
      >
        {say(words.add)}
      </button>
      {accepted ? (
        <Input
          aria-label={say(words.reason)}
          placeholder={say(words.reason)}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {save.error === null ? null : <Refused refusal={refusalOf(save.error)} />}
    </Drawer>
  )
}

type LineProps = { lines: Line[]; index: number; line: Line; set: (lines: Line[]) => void }

function IndustryLine({ lines, index, line, set }: LineProps) {
  const say = useWords()
  const change = (part: Partial<Line>) =>
    set(lines.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <li>
      <Input
        aria-label={say(words.name)}
        value={line.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Select
        aria-label={say(words.type)}
        value={line.type}
        onChange={(type) => change({ type })}
        options={Object.entries(industryTypeLabels).map(([value, words]) => ({
          value: value as Line['type'],
          label: say(words),
        }))}
      />
      <span className="found-acts">
        <button type="button" className="text-button" onClick={() => set(split(lines, index))}>
          {say(words.split)}
        </button>
        <button
          type="button"
          className="text-button"
          disabled={index === lines.length - 1}
          onClick={() => set(merged(lines, index))}
        >
          {say(words.merge)}
        </button>
        <button
          type="button"
          className="text-button"
          onClick={() => set(lines.filter((_, at) => at !== index))}
        >
          {say(words.remove)}
        </button>
      </span>
    </li>
  )
}

const words = {
  title: label('核定产业清单:{clause}', 'Settle the industries of {clause}'),
  hint: label(
    '逐项定类型:产业、企业群体还是载体;“拆分”按顿号、逗号和“和”分开,“并下项”与下一项合为一项。',
    'Type each one: industry, firm group or carrier. Split parts it at its marks; join takes the next one in.',
  ),
  name: label('名称', 'Name'),
  type: label('类型', 'Type'),
  split: label('拆分', 'Split'),
  merge: label('并下项', 'Join next'),
  remove: label('删去', 'Remove'),
  add: label('增加一项', 'Add one'),
  save: label('保存 {count} 项', 'Save {count}'),
  reason: label('理由(方案已确认,须填写)', 'Reason (the plan is accepted, so it is needed)'),
}
