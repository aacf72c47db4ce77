import { Checkbox, Input, Radio, Select } from 'antd'
import { label } from '../../../base/label.ts'
import type { FactFault } from '../../../rules/judge/facts.ts'
import type { Field } from '../../../rules/meaning/version.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { verdictLabels } from '../schema.ts'
import { controlOf, defaultUnit, moneyUnits, type Written } from '../written-facts.ts'

type Props = {
  field: Field
  year: number | null
  written: Written | undefined
  set: (written: Written | undefined) => void
  faults: readonly FactFault[]
}

/** One value of one field (of one year), by its kind. */
export function FactPlace({ field, year, written, set, faults }: Props) {
  const say = useWords()
  const name = year === null ? say(field.title) : `${say(field.title)} ${year}`
  return (
    <div>
      <div className="try-place">
        {year === null ? null : <span className="hint">{year}</span>}
        {written?.absent === true ? null : <Value {...{ field, name, written, set }} />}
        {field.notApplicable ? (
          <Checkbox
            checked={written?.absent === true}
            onChange={({ target }) => set(target.checked ? { text: '', absent: true } : undefined)}
          >
            {say(words.absent)}
          </Checkbox>
        ) : null}
      </div>
      {faults.map(({ code, message }) => (
        <p key={code} className="try-fault" role="alert">
          {say(message)}
        </p>
      ))}
    </div>
  )
}

type ValueProps = Pick<Props, 'field' | 'written' | 'set'> & { name: string }

function Value(props: ValueProps) {
  const { field, name, written, set } = props
  const say = useWords()
  const text = written?.text ?? ''
  const control = controlOf(field)
  const take = (next: string) => set(next === '' ? undefined : { text: next })
  if (control === 'number') return <NumberValue {...props} />
  if (control === 'truth' || control === 'result')
    return (
      <Radio.Group
        aria-label={name}
        optionType="button"
        size="small"
        value={text}
        onChange={({ target }) => take(String(target.value))}
        options={control === 'truth' ? truths(say) : results(say)}
      />
    )
  if (control === 'choice')
    return (
      <Select
        aria-label={name}
        value={text}
        onChange={take}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.unknown) },
          ...(field.values ?? []).map((value) => ({ value, label: value })),
        ]}
      />
    )
  return (
    <Input
      aria-label={name}
      type={control === 'date' ? 'date' : 'text'}
      value={text}
      {...(control === 'code' ? { placeholder: 'C3912' } : {})}
      onChange={({ target }) => take(target.value)}
    />
  )
}

function truths(say: Say) {
  return [
    { value: 'yes', label: say(words.yes) },
    { value: 'no', label: say(words.no) },
    { value: '', label: say(words.unknown) },
  ]
}

function results(say: Say) {
  return [
    { value: 'met', label: say(verdictLabels.met) },
    { value: 'unmet', label: say(verdictLabels.unmet) },
    { value: '', label: say(words.unknown) },
  ]
}

/** A number, or a range where one knows only that: money in its unit, points of a panel as a range. */
function NumberValue({ field, name, written, set }: ValueProps) {
  const say = useWords()
  const isRange = written === undefined ? field.expert : written.upTo !== undefined
  const now: Written = written ?? { text: '', ...(isRange ? { upTo: '' } : {}) }
  const change = (part: Partial<Written>) => {
    const next = { ...now, ...part }
    const isEmpty = next.text === '' && (next.upTo ?? '') === '' && isRange === field.expert
    set(isEmpty && next.unit === undefined ? undefined : next)
  }
  const suffix = field.type === 'ratio' ? '%' : field.type === 'money' ? '' : field.unit
  return (
    <>
      <Input
        aria-label={isRange ? say(words.atLeast, { name }) : name}
        inputMode="decimal"
        value={now.text}
        suffix={isRange ? undefined : suffix}
        onChange={({ target }) => change({ text: target.value })}
      />
      {isRange ? (
        <>
          —
          <Input
            aria-label={say(words.atMost, { name })}
            inputMode="decimal"
            value={now.upTo ?? ''}
            suffix={suffix}
            onChange={({ target }) => change({ upTo: target.value })}
          />
        </>
      ) : null}
      {field.type === 'money' ? (
        <Select
          aria-label={say(words.unit, { name })}
          value={now.unit ?? defaultUnit}
          onChange={(unit) => set({ ...now, unit })}
          options={moneyUnits.map((unit) => ({ value: unit, label: unit }))}
        />
      ) : null}
      <button
        type="button"
        className="text-button no-print"
        aria-pressed={isRange}
        aria-label={say(words.rangeOf, { name })}
        onClick={() => set({ ...now, upTo: isRange ? undefined : now.text })}
      >
        {say(words.range)}
      </button>
    </>
  )
}

const words = {
  yes: label('是', 'Yes'),
  no: label('否', 'No'),
  unknown: label('未知', 'Unknown'),
  absent: label('不适用', 'Does not apply'),
  atLeast: label('{name}(最低)', '{name} (at least)'),
  atMost: label('{name}(最高)', '{name} (at most)'),
  unit: label('{name}的单位', 'unit of {name}'),
  range: label('区间', 'Range'),
  rangeOf: label('{name}按区间填', '{name} as a range'),
}
