import { Input, Select } from 'antd'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { sourceClassLabels } from '../../../base/recorded.ts'
import { useWords } from '../../../ui/language.ts'
import type { previewIntake } from '../routes.ts'
import { intakeKindLabels } from '../schema.ts'

export type Options = z.input<typeof previewIntake.input>
type Props = { options: Options; change: (options: Options) => void }

const AUTO = 'auto'

/** Who sent the file, what kind of table it is, and what it does not say of itself. */
export function IntakeOptionsForm({ options, change }: Props) {
  const say = useWords()
  const set = (part: Partial<Options>) => change({ ...options, ...part })
  const without = (name: 'kind' | 'year' | 'listDay') => {
    const { [name]: _, ...rest } = options
    change(rest)
  }
  return (
    <div className="intake-options">
      <label htmlFor="intake-sender">{say(words.sender)}</label>
      <Input
        id="intake-sender"
        value={options.sender}
        onChange={(event) => set({ sender: event.target.value })}
      />
      <label htmlFor="intake-kind">{say(words.kind)}</label>
      <Select
        id="intake-kind"
        value={options.kind ?? AUTO}
        onChange={(kind) =>
          kind === AUTO ? without('kind') : set({ kind: kind as keyof typeof intakeKindLabels })
        }
        options={[
          { value: AUTO, label: say(words.auto) },
          ...Object.entries(intakeKindLabels).map(([value, title]) => ({
            value,
            label: say(title),
          })),
        ]}
      />
      <label htmlFor="intake-class">{say(words.source)}</label>
      <Select
        id="intake-class"
        value={options.sourceClass ?? 'administrative'}
        onChange={(sourceClass) =>
          set({ sourceClass, purpose: sourceClass === 'survey' ? 'statistics' : 'service' })
        }
        options={Object.entries(sourceClassLabels).map(([value, title]) => ({
          value: value as keyof typeof sourceClassLabels,
          label: say(title),
        }))}
      />
      <label htmlFor="intake-document">{say(words.document)}</label>
      <Input
        id="intake-document"
        value={options.document ?? ''}
        onChange={(event) => set({ document: event.target.value })}
      />
      <label htmlFor="intake-day">{say(words.listDay)}</label>
      <Input
        id="intake-day"
        type="date"
        value={options.listDay ?? ''}
        onChange={({ target: { value } }) =>
          value === '' ? without('listDay') : set({ listDay: value })
        }
      />
      <label htmlFor="intake-year">{say(words.year)}</label>
      <Input
        id="intake-year"
        inputMode="numeric"
        placeholder="2024"
        defaultValue={options.year}
        onBlur={({ target: { value } }) =>
          /^\d{4}$/.test(value.trim()) ? set({ year: Number(value) }) : without('year')
        }
      />
    </div>
  )
}

const words = {
  sender: label('报送单位', 'Sender'),
  kind: label('台账种类', 'Kind of table'),
  auto: label('按表头自动识别', 'told by its headings'),
  source: label('来源类', 'Source class'),
  document: label('来源文件(可不填)', 'Source document (optional)'),
  listDay: label('名单日期(可不填,默认今天)', 'Day of the list (optional, today)'),
  year: label('数据年度(表中没有时填)', 'Year of the figures (if the table has none)'),
}
