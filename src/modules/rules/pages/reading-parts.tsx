import type { ReactNode } from 'react'
import { type Label, label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import type { RuleField, VersionReading } from '../schema.ts'
import { confidenceWords, periodLabel, purposeLabels } from '../source-words.ts'

type Props = { reading: VersionReading }

/** A short list of things with a name at the left; left out where there are none. */
function Facts({
  title,
  note,
  rows,
}: {
  title: Label
  note?: string
  rows: readonly [string, ReactNode][]
}) {
  if (rows.length === 0) return null
  return (
    <Section title={title} {...(note === undefined ? {} : { note })}>
      <dl className="facts rule-facts">
        {rows.map(([name, what]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

export function AwardTable({ reading: { amounts } }: Props) {
  const say = useWords()
  const rows = amounts.map(({ id, cite, group, applies, pays }): [string, ReactNode] => [
    id,
    <>
      {say(words.if)} {say(applies)} → {say(pays)}
      <small>
        {[cite, group === null ? null : say(words.group, { group })]
          .filter((each) => each !== null)
          .join(' · ')}
      </small>
    </>,
  ])
  return <Facts title={words.amounts} rows={rows} />
}

export function ClassTable({ reading: { classes } }: Props) {
  const rows = classes.map(({ name, codes, bounds }): [string, ReactNode] => [
    name,
    <>
      {bounds.join(';')}
      <small>{codes}</small>
    </>,
  ])
  return <Facts title={words.classes} rows={rows} />
}

export function ParameterTable({ reading: { parameters } }: Props) {
  const say = useWords()
  const rows = parameters.map(({ id, cite, need, values }): [string, ReactNode] => [
    id,
    <>
      {values.map(({ from, to, value }) => `${from ?? '…'}—${to ?? '…'}: ${value}`).join(';')}
      <small>
        {[cite, need === null ? null : say(words.need, { need })].filter(Boolean).join(' · ')}
      </small>
    </>,
  ])
  return <Facts title={words.parameters} rows={rows} />
}

export function FieldTable({ reading: { fields } }: Props) {
  const say = useWords()
  const rows = fields.map((field): [string, ReactNode] => [
    say(field.title),
    <>
      {field.definition ?? say(words.noDefinition)}
      <small>{fieldWords(field, say)}</small>
    </>,
  ])
  return (
    <Facts
      title={words.fields}
      note={say(words.fieldsNote, { count: fields.length })}
      rows={rows}
    />
  )
}

function fieldWords(field: RuleField, say: ReturnType<typeof useWords>): string {
  return [
    field.unit,
    field.period === null ? null : say(periodLabel(field.period)),
    field.years === null ? null : say(words.years, { years: field.years }),
    field.range === null ? null : say(words.range, { range: field.range }),
    field.values === null || field.values.length > 12 ? null : field.values.join('、'),
    field.expert ? say(words.expert) : null,
    field.notApplicable ? say(words.notApplicable) : null,
    field.accepts.length === 0
      ? null
      : say(words.accepts, {
          accepts: field.accepts
            .map((each) => say(purposeLabels[each] ?? label(each, each)))
            .join(say(words.comma)),
        }),
    say(words.column, { column: field.column }),
    field.confidence === null ? null : say(confidenceLabel(field.confidence)),
  ]
    .filter((each) => each !== null && each !== '')
    .join(' · ')
}

function confidenceLabel(text: string): Label {
  return { zh: confidenceWords(text, 'zh'), en: confidenceWords(text, 'en') }
}

export function LeverTable({ reading: { levers, fields } }: Props) {
  const say = useWords()
  const named = (name: string) => {
    const title = fields.find((field) => field.name === name)?.title
    return title === undefined ? name : say(title)
  }
  const rows = levers.map((lever): [string, ReactNode] => [
    named(lever.field),
    say(words.lever, {
      direction: say(lever.direction === 'up' ? words.up : words.down),
      costPer: lever.costPer,
      weight: lever.weight,
    }) +
      (lever.until === null ? '' : say(words.until, { until: lever.until })) +
      (lever.movesWith.length === 0
        ? ''
        : say(words.with, { fields: lever.movesWith.map(named).join(say(words.comma)) })),
  ])
  return <Facts title={words.levers} note={say(words.leversNote)} rows={rows} />
}

const words = {
  comma: label('、', ', '),
  amounts: label('兑现项目', 'Payouts'),
  if: label('若', 'If'),
  group: label('组:{group}', 'group: {group}'),
  classes: label('划型表', 'Table of classes'),
  parameters: label('分期参数', 'Dated parameters'),
  need: label('未见正式文本:{need}', 'official text not seen: {need}'),
  fields: label('要看哪些数据?', 'Which data does it read?'),
  fieldsNote: label('{count} 项', '{count} {count:field|fields}'),
  noDefinition: label('文件未另作定义', 'No definition of its own in the file'),
  years: label('{years} 年', '{years} {years:year|years}'),
  range: label('取值 {range}', 'range {range}'),
  expert: label('专家评定', 'given by a panel'),
  notApplicable: label('可不适用', 'may not apply'),
  accepts: label('只用为{accepts}收集的数据', 'data only from {accepts}'),
  column: label('列名 {column}', 'column {column}'),
  levers: label('哪些数据可以改变?', 'What can be changed?'),
  leversNote: label('代价为设计判断,只用于排序', 'Costs are a design judgement, used only to rank'),
  lever: label('{direction};每 {costPer} 计 {weight}', '{direction}; {weight} for every {costPer}'),
  up: label('可增加', 'may rise'),
  down: label('可减少', 'may fall'),
  until: label(',至 {until}', ', until {until}'),
  with: label(',同时带动 {fields}', ', moves {fields} with it'),
}
