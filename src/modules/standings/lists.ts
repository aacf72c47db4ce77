import { type Language, label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { standingLabels } from '../../base/standing.ts'
import { unitLabel } from '../../base/unit.ts'
import { observationStateLabels } from '../observations/schema.ts'
import { bindingLabels, operatorLabels, type TargetType, targetTypeLabels } from '../plan/schema.ts'
import { listStandings, type StandingRow } from './routes.ts'
import { freshnessApprovalLabels, judgementLabels, outlookLabels } from './schema.ts'
import { percentText } from './shown.ts'

const none = '—'
const signs = { '>=': '≥', '>': '>', '=': '=', '<=': '≤', '<': '<', '~': '≈' } as const
const shownOr = (text: string) => (text === '' ? none : text)

/** Before a target that is a rate of growth, so that nobody reads it in the unit of the level. */
function rateWord(type: TargetType, language: Language): string {
  return type === 'growth' ? `${targetTypeLabels.growth[language]} ` : ''
}

/** The monitoring table (formats: 指标监测表) as a list: one row a target, at one period. */
export const standingList = list<StandingRow, typeof listStandings.input>({
  id: 'standings',
  title: listStandings.title,
  route: listStandings,
  rowKey: (row) => row.code,
  columns: [
    { key: 'code', title: label('代码', 'Code'), kind: 'text', text: (row) => row.code },
    {
      key: 'name',
      title: label('指标', 'Indicator'),
      kind: 'text',
      text: ({ definition }, language) => definition[language === 'zh' ? 'name' : 'nameEn'],
    },
    {
      key: 'unit',
      title: label('单位', 'Unit'),
      kind: 'text',
      text: ({ definition }, language) => unitLabel(definition.unit)[language],
    },
    {
      key: 'target',
      title: label('期末目标', 'End target'),
      kind: 'text',
      text: ({ target: { operator, value, unit, type } }, language) =>
        `${rateWord(type, language)}${signs[operator]} ${value} ${unitLabel(unit)[language]}`.trimEnd(),
    },
    {
      key: 'targetText',
      title: label('目标原文', 'Target as written'),
      kind: 'text',
      text: ({ target }) => target.text,
      optional: true,
    },
    {
      key: 'yearTarget',
      title: label('本年目标', 'Year’s target'),
      kind: 'number',
      text: ({ answer, definition }, language) =>
        answer.yearTarget === null
          ? none
          : `${rateWord(definition.type, language)}${signs[answer.yearTarget.operator]} ${answer.yearTarget.value}${definition.type === 'growth' ? '%' : ''}`,
      value: ({ answer }) => (answer.yearTarget === null ? null : Number(answer.yearTarget.value)),
    },
    {
      key: 'value',
      title: label('本期值', 'Value'),
      kind: 'number',
      // What is missing says its word, never a blank and never a zero.
      text: ({ answer }, language) =>
        answer.shown.value === '' ? standingLabels[answer.standing][language] : answer.shown.value,
      value: ({ answer }) => (answer.value === null ? null : Number(answer.value.value)),
    },
    {
      key: 'completion',
      title: label('完成率 %', 'Completion %'),
      kind: 'number',
      // Of a ratio a completion misleads (97.5 % of a share is no share of the way): its gap speaks.
      text: ({ answer, definition }) =>
        definition.type === 'ratio' ? none : shownOr(answer.shown.completion),
      value: ({ answer, definition }) => (definition.type === 'ratio' ? null : answer.completion),
    },
    {
      key: 'planned',
      title: label('计划进度 %', 'Planned %'),
      kind: 'number',
      text: ({ answer }) => shownOr(answer.shown.planned),
      value: ({ answer }) => answer.planned,
    },
    {
      key: 'gap',
      title: label('差距(百分点)', 'Gap (pp)'),
      kind: 'number',
      text: ({ answer }) => shownOr(answer.shown.gap),
      value: ({ answer }) => answer.gap,
    },
    {
      key: 'growth',
      title: label('同比', 'On the year'),
      kind: 'number',
      text: ({ answer }, language) => answer.growth?.shown[language] ?? none,
      value: ({ answer }) => answer.growth?.basisPoints ?? null,
    },
    {
      key: 'standing',
      title: label('灯号', 'Standing'),
      kind: 'choice',
      text: ({ answer }, language) => standingLabels[answer.standing][language],
    },
    {
      key: 'outlook',
      title: label('预测', 'Forecast'),
      kind: 'choice',
      text: ({ forecast }, language) => outlookLabels[forecast.outlook][language],
    },
    {
      key: 'needed',
      title: label('需从这里起', 'Needed from here'),
      kind: 'text',
      text: ({ answer }, language) => answer.needed?.sentence[language] ?? none,
      optional: true,
    },
    {
      key: 'state',
      title: label('数据状态', 'State'),
      kind: 'choice',
      text: ({ answer }, language) =>
        answer.freshness === null ? none : observationStateLabels[answer.freshness.state][language],
    },
    {
      key: 'approval',
      title: label('核准', 'Approval'),
      kind: 'choice',
      text: ({ answer }, language) =>
        answer.freshness === null
          ? none
          : freshnessApprovalLabels[answer.freshness.approval][language],
    },
    {
      key: 'owners',
      title: label('责任单位', 'Responsible body'),
      kind: 'choice',
      text: ({ owners }) => (owners.length === 0 ? none : owners.join('、')),
    },
    {
      key: 'judgement',
      title: label('研判', 'Judgement'),
      kind: 'choice',
      text: ({ judgement }, language) =>
        judgement === null ? none : judgementLabels[judgement.word][language],
      optional: true,
    },
    {
      key: 'term',
      title: label('全程进度 %', 'Whole term %'),
      kind: 'number',
      text: ({ answer }) =>
        answer.termProgress === null ? none : percentText(answer.termProgress),
      value: ({ answer }) => answer.termProgress,
      optional: true,
    },
    {
      key: 'type',
      title: label('类型', 'Type'),
      kind: 'choice',
      text: ({ definition }, language) => targetTypeLabels[definition.type][language],
      optional: true,
    },
    {
      key: 'operator',
      title: label('算子', 'Operator'),
      kind: 'choice',
      text: ({ target }, language) => operatorLabels[target.operator][language],
      optional: true,
    },
    {
      key: 'binding',
      title: label('属性', 'Commitment'),
      kind: 'choice',
      text: ({ target }, language) => bindingLabels[target.binding][language],
      optional: true,
    },
    {
      key: 'clause',
      title: label('条款', 'Clause'),
      kind: 'text',
      text: ({ target }) => target.clause,
      optional: true,
    },
    {
      key: 'sentence',
      title: label('判定说明', 'Why'),
      kind: 'text',
      text: ({ answer }, language) => answer.sentence[language],
      optional: true,
    },
  ],
})
