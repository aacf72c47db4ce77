import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { type Label, label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useAction } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { setYearlyTargets } from '../../indicators/routes.ts'
import type { Definition, YearlyTarget } from '../../indicators/schema.ts'
import type { readPackage } from '../../plan/routes.ts'
import { type Operator, operatorLabels } from '../../plan/schema.ts'
import { newestByYear } from '../settings-of.ts'
import { changedTargets, withEvenCurve, type YearRow, yearRows } from '../yearly-rows.ts'
import { promiseText } from './target-text.ts'

type Props = {
  at: z.output<typeof readPackage.output>
  card: Definition
  operator: Operator
  history: readonly YearlyTarget[]
  keeps: boolean
}

/** Every year of the term in one table: its target, and how much of the way each period is to have gone. */
export function YearlyEditor({ at, card, operator, history, keeps }: Props) {
  const say = useWords()
  const save = useAction(setYearlyTargets)
  const { term } = at.package
  const before = yearRows({ term, card, operator, set: newestByYear(history) })
  const [rows, setRows] = useState(before)
  const [paper, setPaper] = useState({ document: '', date: '', reason: '' })
  const changed = changedTargets(rows, before)
  function send(): void {
    const source = {
      document: paper.document,
      ...(paper.date !== '' && { date: paper.date }),
      confidence: at.demonstration ? ('demonstration' as const) : ('ownFile' as const),
    }
    const targets = changed.map((each) => ({ ...each, code: card.code, source }))
    save.mutate({ plan: at.plan, reason: paper.reason, targets })
  }
  return (
    <>
      <div className="year-rows">
        {rows.map((row, index) => (
          <YearLine
            key={row.year}
            row={row}
            growth={card.type === 'growth'}
            set={
              keeps
                ? (next) => setRows(rows.map((each, at) => (at === index ? next : each)))
                : undefined
            }
          />
        ))}
      </div>
      {keeps ? (
        <div className="form">
          <Field
            title={words.document}
            value={paper.document}
            set={(document) => setPaper({ ...paper, document })}
          />
          <Field
            title={words.date}
            type="date"
            value={paper.date}
            set={(date) => setPaper({ ...paper, date })}
          />
          <Field
            title={words.reason}
            value={paper.reason}
            set={(reason) => setPaper({ ...paper, reason })}
          />
          {save.error === null ? null : <Refused refusal={refusalOf(save.error)} />}
          <p className="form-will">{say(words.will)}</p>
          <Button
            type="primary"
            loading={save.isPending}
            disabled={
              changed.length === 0 || paper.document.trim() === '' || paper.reason.trim() === ''
            }
            onClick={send}
          >
            {say(words.save, { count: changed.length })}
          </Button>
        </div>
      ) : null}
      <History history={history} />
    </>
  )
}

type LineProps = {
  row: YearRow
  growth: boolean
  set: ((row: YearRow) => void) | undefined
}

function YearLine({ row, growth, set }: LineProps) {
  const say = useWords()
  const fixed = set === undefined
  const named = (what: Label) => `${row.year} ${say(what)}`
  return (
    <fieldset className="year-row" disabled={fixed}>
      <legend>{row.year}</legend>
      <Select
        aria-label={named(words.operator)}
        value={row.operator}
        disabled={fixed}
        onChange={(operator) => set?.({ ...row, operator })}
        options={(Object.keys(operatorLabels) as Operator[]).map((value) => ({
          value,
          label: say(operatorLabels[value]),
        }))}
        popupMatchSelectWidth={false}
      />
      <Input
        aria-label={named(words.value)}
        placeholder={say(words.notSet)}
        value={row.value}
        suffix={say(unitLabel(row.unit))}
        onChange={(event) => set?.({ ...row, value: event.target.value })}
      />
      {growth ? (
        <Input
          aria-label={named(words.baseYear)}
          placeholder={say(words.baseYear)}
          value={row.baseYear}
          onChange={(event) => set?.({ ...row, baseYear: event.target.value })}
        />
      ) : null}
      <span className="year-shares">
        {Object.entries(row.shares).map(([period, share]) => (
          <Input
            key={period}
            aria-label={`${period} %`}
            prefix={period.length > 4 ? period.slice(4).replace('-', '') : say(words.yearEnd)}
            value={share}
            suffix="%"
            onChange={(event) =>
              set?.({ ...row, shares: { ...row.shares, [period]: event.target.value } })
            }
          />
        ))}
      </span>
      {fixed ? null : (
        <button
          type="button"
          className="text-button no-print"
          onClick={() => set(withEvenCurve(row))}
        >
          {say(words.even)}
        </button>
      )}
    </fieldset>
  )
}

type FieldProps = {
  title: Label
  value: string
  set: (value: string) => void
  type?: 'text' | 'date'
}

function Field({ title, value, set, type = 'text' }: FieldProps) {
  const say = useWords()
  const id = useId()
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {say(title)}
      </label>
      <Input id={id} type={type} value={value} onChange={(event) => set(event.target.value)} />
    </div>
  )
}

function History({ history }: { history: readonly YearlyTarget[] }) {
  const say = useWords()
  if (history.length === 0) return null
  return (
    <>
      <h3>{say(words.history)}</h3>
      <ul className="versions">
        {history.map((each) => (
          <li key={`${each.year} ${each.version}`}>
            <b>{say(words.version, { year: each.year, version: each.version })}</b>
            {say(promiseText(each))} ·{' '}
            {each.curve === null
              ? say(words.noCurve)
              : each.curve
                  .map((point) => `${point.period} ${point.basisPoints / 100}%`)
                  .join(' · ')}
            <small>
              {[each.reason, each.source.document, each.source.date]
                .filter((text) => text !== undefined && text !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}

const words = {
  operator: label('算子', 'operator'),
  value: label('年度目标', 'target'),
  notSet: label('未设定', 'not set'),
  baseYear: label('基期年份', 'base year'),
  yearEnd: label('年末', 'Year-end'),
  even: label('按月均衡', 'Even steps'),
  document: label('依据的文件', 'Document'),
  date: label('文件日期(选填)', 'Document date (optional)'),
  reason: label('理由', 'Reason'),
  will: label(
    '改动的年份各成一版,旧版保留;曲线各期为年末目标的累计百分比,最后一期为 100%,全部留空表示没有曲线。',
    'Each changed year becomes its next version, the old ones stay. A curve is the cumulative share of the year’s target, 100% at the last period; all empty means no curve.',
  ),
  save: label('保存 {count} 个年份', 'Save {count} {count:year|years}'),
  history: label('历次设定', 'All versions'),
  version: label('{year} 年 · 第 {version} 版', '{year} · version {version}'),
  noCurve: label('没有曲线', 'no curve'),
}
