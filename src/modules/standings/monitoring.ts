/** 指标监测表: one row of every indicator over the whole term, as one list for screen, file and print. */
import type { z } from 'zod'
import { shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import type { Column } from '../../base/list.ts'
import { standingLabels, standingShapes } from '../../base/standing.ts'
import {
  type Definition,
  directionLabels,
  frequencyLabels,
  type YearlyTarget,
} from '../indicators/schema.ts'
import { type Observation, observationStateLabels } from '../observations/schema.ts'
import { bindingLabels, type PackageTarget, targetTypeLabels } from '../plan/schema.ts'
import { approvalText } from './freshness.ts'
import { type Forecast, lackLabels, outlookLabels, type StandingAnswer } from './schema.ts'
import { percentText } from './shown.ts'
import { amountOf } from './type-progress.ts'
import { atYearEnd, type Known } from './values.ts'

export type MonitoringRow = {
  ordinal: number
  definition: Definition
  target: z.infer<typeof PackageTarget>
  yearlyTargets: readonly YearlyTarget[]
  /** Values that count, of one place. */
  observations: readonly (Known & Pick<Observation, 'source'>)[]
  answer: StandingAnswer
  forecast: Forecast
  owners: readonly string[]
}
type MonitoringColumn = Column<MonitoringRow>

/** Columns of formats §4 for a plan's term: base of the year before it, then target and result of each year. */
export function monitoringColumns(term: { from: string; to: string }): MonitoringColumn[] {
  const [from, to] = [Number(term.from.slice(0, 4)), Number(term.to.slice(0, 4))]
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return [
    ...identity,
    baseColumn(from - 1),
    ...years.flatMap((year) => [targetColumn(year, to), resultColumn(year)]),
    ...progress,
    ...responsibility,
  ]
}

type Text = (row: MonitoringRow) => Label | string

function column(key: string, title: Label, text: Text): MonitoringColumn {
  const kind = key === 'standing' || key === 'type' ? 'choice' : 'text'
  return { key, title, kind, text: (row, language) => inLanguage(text(row), language) }
}

function inLanguage(text: Label | string, language: keyof Label): string {
  return typeof text === 'string' ? text : text[language]
}

/** A figure that there is none of: never an empty cell, never a zero. */
const NONE = '–'
const orNone = (text: string): string => (text === '' ? NONE : text)

const identity: readonly MonitoringColumn[] = [
  {
    key: 'ordinal',
    title: label('序号', 'No.'),
    kind: 'number',
    text: (row) => String(row.ordinal),
    value: (row) => row.ordinal,
  },
  column('name', label('指标名称', 'Indicator'), ({ definition }) =>
    label(definition.name, definition.nameEn),
  ),
  column('unit', label('单位', 'Unit'), (row) => row.definition.unit),
  column('binding', label('属性', 'Commitment'), (row) => bindingLabels[row.target.binding]),
  column('type', label('类型', 'Type'), (row) => targetTypeLabels[row.definition.type]),
  column(
    'direction',
    label('方向', 'Direction'),
    (row) => directionLabels[row.definition.direction],
  ),
]

/** 基数(值·状态·来源). */
function baseColumn(year: number): MonitoringColumn {
  return column(`base-${year}`, label(`${year}年基数`, `Base ${year}`), (row) => {
    const known = atYearEnd(row.observations, year, row.definition.version)
    if (known === undefined) return NONE
    const { document, file } = row.observations.find((each) => each.id === known.id)?.source ?? {}
    const from = document ?? file ?? ''
    const state = observationStateLabels[known.state]
    const value = amountText(row.definition, known)
    return label(
      [value, state.zh, from].filter((part) => part !== '').join('·'),
      [value, state.en, from].filter((part) => part !== '').join(' · '),
    )
  })
}

function amountText(definition: Definition, known: Known): string {
  const amount = amountOf(known, definition.unit)
  return amount === undefined ? `${known.value}${known.unit}` : shown(amount, definition.decimals)
}

/** The last year's target is quoted as the plan words it; the years before as they were set. */
function targetColumn(year: number, last: number): MonitoringColumn {
  return column(`target-${year}`, label(`${year}目标`, `Target ${year}`), (row) => {
    if (year === last) return orNone(row.target.text)
    const target = row.yearlyTargets.find((each) => each.year === year)
    return target === undefined ? NONE : `${signs[target.operator]}${target.value}${target.unit}`
  })
}

const signs = { '>=': '≥', '>': '>', '=': '', '<=': '≤', '<': '<', '~': '约' } as const

function resultColumn(year: number): MonitoringColumn {
  return column(`result-${year}`, label(`${year}完成`, `Result ${year}`), (row) => {
    const known = atYearEnd(row.observations, year, row.definition.version)
    if (known === undefined) return NONE
    const value = amountText(row.definition, known)
    const state = observationStateLabels[known.state]
    return known.state === 'final'
      ? value
      : label(`${value}(${state.zh})`, `${value} (${state.en})`)
  })
}

const progress: readonly MonitoringColumn[] = [
  column('value', label('本期累计', 'To date'), ({ answer }) =>
    answer.value === null ? standingLabels[answer.standing] : answer.shown.value,
  ),
  column('plan', label('本期计划(曲线)', 'Planned by now'), ({ answer, definition }) =>
    answer.plannedLevel === null ? NONE : shown(answer.plannedLevel, definition.decimals),
  ),
  column('completion', label('完成率', 'Completion'), ({ answer }) =>
    // A share has no completion rate: its plan is the level it should have reached.
    answer.completion === null || answer.gapUnit === 'value' ? NONE : `${answer.shown.completion}%`,
  ),
  column('schedule', label('序时进度', 'Schedule'), ({ answer }) =>
    answer.planned === null || answer.gapUnit === 'value' ? NONE : `${answer.shown.planned}%`,
  ),
  {
    ...column('gap', label('差距(百分点)', 'Gap (points)'), ({ answer }) =>
      orNone(answer.shown.gap),
    ),
    value: ({ answer }) => answer.gap,
  },
  column('growth', label('同比', 'Year on year'), ({ answer }) => answer.growth?.shown ?? NONE),
  column('forecast', label('预测', 'Forecast'), ({ forecast }) => outlookLabels[forecast.outlook]),
  column('standing', label('灯号', 'Standing'), ({ answer }) => {
    const [shape, word] = [standingShapes[answer.standing], standingLabels[answer.standing]]
    return label(`${shape}${word.zh}`, `${shape} ${word.en}`)
  }),
  column('state', label('数据状态', 'State'), ({ answer }) =>
    answer.value === null || answer.freshness === null
      ? NONE
      : observationStateLabels[answer.freshness.state],
  ),
]

const responsibility: readonly MonitoringColumn[] = [
  column('release', label('发布期', 'Release'), ({ definition: { release } }) => {
    const every = frequencyLabels[release.frequency]
    const lag = release.lagDays
    return lag === null
      ? label(`${every.zh},发布期未登记`, `${every.en}, lag not recorded`)
      : label(`${every.zh},期后${lag}天`, `${every.en}, ${lag} days after`)
  }),
  column('version', label('口径版本', 'Definition'), ({ definition }) => `v${definition.version}`),
  column('owners', label('责任单位', 'Responsible body'), ({ owners }) =>
    orNone(owners.join('、')),
  ),
  column('approval', label('统计核准', 'Approval'), ({ answer }) =>
    answer.value === null || answer.freshness === null
      ? NONE
      : approvalText(answer.freshness.approval),
  ),
  column('note', label('备注', 'Note'), ({ answer }) => {
    const term = answer.termProgress
    const whole =
      term === null
        ? label('', '')
        : label(`全期${percentText(term, 2)}%`, `whole term ${percentText(term, 2)}%`)
    const lacks = answer.missing.map((each) => lackLabels[each])
    const zh = [whole.zh, ...lacks.map((each) => `缺${each.zh}`)]
    const en = [whole.en, ...lacks.map((each) => `lacking ${each.en}`)]
    return label(
      orNone(zh.filter((part) => part !== '').join(';')),
      orNone(en.filter((part) => part !== '').join('; ')),
    )
  }),
]
