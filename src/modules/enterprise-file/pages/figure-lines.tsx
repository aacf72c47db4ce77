import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useLanguage, useWords } from '../../../ui/language.ts'
import type { FigureKind } from '../../enterprises/catalogue.ts'
import { figuresTyped, linesOf, moneyUnits, type Typed } from '../figure-entry.ts'

type Props = {
  kinds: readonly FigureKind[]
  value: unknown
  set: (figures: Record<string, string>) => void
}

const empty: Typed = { field: '', amount: '', unit: '' }

/** One line a figure: which one, how much, in which unit. */
export function FigureLines({ kinds, value, set }: Props) {
  const say = useWords()
  const [lines, setLines] = useState<readonly Typed[]>(() => {
    const known = linesOf(Object(value))
    return known.length === 0 ? [empty] : known
  })
  const change = (next: readonly Typed[]) => {
    setLines(next)
    set(figuresTyped(next))
  }
  return (
    <>
      {lines.map((line, at) => (
        <FigureLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
          key={at}
          kinds={kinds.filter(
            ({ name }) => name === line.field || lines.every(({ field }) => field !== name),
          )}
          line={line}
          set={(changed) => change(lines.with(at, changed))}
        />
      ))}
      <Button onClick={() => setLines([...lines, empty])}>{say(words.more)}</Button>
    </>
  )
}

type LineProps = { kinds: readonly FigureKind[]; line: Typed; set: (line: Typed) => void }

function FigureLine({ kinds, line, set }: LineProps) {
  const say = useWords()
  const language = useLanguage()
  const kind = kinds.find(({ name }) => name === line.field)
  return (
    <div className="figure-line">
      <Select
        aria-label={say(words.figure)}
        placeholder={say(words.figure)}
        showSearch={{ optionFilterProp: 'label' }}
        value={line.field === '' ? null : line.field}
        options={kinds.map(({ name, english }) => ({
          value: name,
          label: language === 'zh' ? name : english,
        }))}
        onChange={(field: string) => {
          const chosen = kinds.find(({ name }) => name === field)
          set({ field, amount: '', unit: chosen?.kind === 'money' ? '万元' : (chosen?.unit ?? '') })
        }}
      />
      <Amount kind={kind} line={line} set={set} />
      {kind?.kind === 'money' ? (
        <Select
          aria-label={say(words.unit)}
          value={line.unit}
          options={moneyUnits.map((unit) => ({ value: unit, label: say(unitLabel(unit)) }))}
          onChange={(unit: string) => set({ ...line, unit })}
        />
      ) : (
        <span>{say(unitLabel(line.unit))}</span>
      )}
    </div>
  )
}

function Amount({ kind, line, set }: Omit<LineProps, 'kinds'> & { kind: FigureKind | undefined }) {
  const say = useWords()
  const values = kind?.kind === 'yesNo' ? ['是', '否'] : (kind?.values ?? [])
  if (values.length > 0)
    return (
      <Select
        aria-label={say(words.value)}
        value={line.amount === '' ? null : line.amount}
        options={values.map((value) => ({ value, label: value }))}
        onChange={(amount: string) => set({ ...line, amount })}
      />
    )
  return (
    <Input
      aria-label={say(words.value)}
      inputMode="decimal"
      disabled={kind === undefined}
      value={line.amount}
      onChange={({ target }) => set({ ...line, amount: target.value })}
    />
  )
}

const words = {
  figure: label('指标', 'Figure'),
  value: label('数值', 'Value'),
  unit: label('单位', 'Unit'),
  more: label('再加一项', 'One more figure'),
}
