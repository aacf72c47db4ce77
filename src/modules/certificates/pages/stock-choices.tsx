import { Input, Segmented, Select } from 'antd'
import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { listTitles, type StockSheet } from '../routes.ts'
import { type StockRule, stockRuleLabels } from '../schema.ts'
import type { StockQuestion } from './stock-question.ts'

type Props = { question: StockQuestion; sheet: StockSheet | undefined }

/** Title, two days, rule, nesting: everything a stock is asked by. */
export function StockChoices({ question, sheet }: Props) {
  const say = useWords()
  const titles = useRoute(listTitles, {})
  const nests = sheet?.closings.some(({ nested }) => nested === 'excluding') ?? false
  return (
    <>
      <Select
        aria-label={say(words.title)}
        value={sheet?.title.id ?? question.title}
        onChange={(title: string) => question.setTitle(title, 'push')}
        options={(titles.data ?? []).map(({ id, name, english }) => ({
          value: id,
          label: say({ zh: name, en: english }),
        }))}
        popupMatchSelectWidth={false}
      />
      <Day name={words.from} value={question.from ?? sheet?.from} set={question.setFrom} />
      <Day name={words.on} value={question.on ?? sheet?.on} set={question.setOn} />
      <Segmented<StockRule>
        aria-label={say(words.rule)}
        value={question.rule}
        onChange={(rule) => question.setRule(rule)}
        options={(Object.keys(stockRuleLabels) as StockRule[]).map((rule) => ({
          value: rule,
          label: say(stockRuleLabels[rule]),
        }))}
      />
      {nests ? (
        <Segmented<'including' | 'excluding'>
          aria-label={say(words.nested)}
          value={question.nested}
          onChange={(nested) => question.setNested(nested)}
          options={[
            { value: 'including', label: say(words.including) },
            { value: 'excluding', label: say(words.excluding) },
          ]}
        />
      ) : null}
    </>
  )
}

type DayProps = {
  name: ReturnType<typeof label>
  value: string | undefined
  set: (day: string | undefined) => void
}

function Day({ name, value, set }: DayProps) {
  const say = useWords()
  return (
    <Input
      type="date"
      className="field-short"
      style={{ width: 150 }}
      aria-label={say(name)}
      title={say(name)}
      value={value ?? ''}
      onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
    />
  )
}

const words = {
  title: label('称号', 'Title'),
  from: label('期初', 'Opening day'),
  on: label('期末', 'Closing day'),
  rule: label('计数口径', 'Counting rule'),
  nested: label('含或不含上级称号', 'With or without higher titles'),
  including: label('含上级称号', 'With higher'),
  excluding: label('不含', 'Without'),
}
