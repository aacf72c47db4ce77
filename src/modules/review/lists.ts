import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { targetTypeLabels } from '../plan/schema.ts'
import { listSettings } from './routes.ts'
import type { Setting } from './schema.ts'

export const needLabels = {
  card: label('缺口径卡', 'no card'),
  open: label('口径有待定事项', 'definition open'),
  yearlyTarget: label('缺年度目标', 'yearly targets missing'),
  curve: label('缺计划曲线', 'curves missing'),
  none: label('已设定', 'complete'),
} as const

/** The first thing that keeps an indicator from being judged in every year of the term. */
export function needOf({
  cardVersion,
  open,
  yearsSet,
  yearsCurved,
  years,
}: Setting): keyof typeof needLabels {
  if (cardVersion === null) return 'card'
  if (open > 0) return 'open'
  if (yearsSet < years) return 'yearlyTarget'
  return yearsCurved < years ? 'curve' : 'none'
}

/** 指标设置: one row an indicator, what it has and what it still needs. */
export const settingList = list<Setting, typeof listSettings.input>({
  id: 'settings',
  title: listSettings.title,
  route: listSettings,
  rowKey: (row) => row.code,
  columns: [
    { key: 'code', title: label('代码', 'Code'), kind: 'text', text: (row) => row.code },
    {
      key: 'name',
      title: label('指标', 'Indicator'),
      kind: 'text',
      text: (row, language) => row[language === 'zh' ? 'name' : 'nameEn'],
    },
    {
      key: 'type',
      title: label('类型', 'Type'),
      kind: 'choice',
      text: (row, language) => targetTypeLabels[row.type][language],
    },
    {
      key: 'target',
      title: label('方案目标', 'Target'),
      kind: 'text',
      text: ({ operator, value, targetUnit, deadline }) =>
        `${operator} ${value}${targetUnit} · ${deadline}`,
    },
    {
      key: 'card',
      title: label('口径版本', 'Card'),
      kind: 'number',
      text: ({ cardVersion }) => (cardVersion === null ? '—' : String(cardVersion)),
      value: ({ cardVersion }) => cardVersion,
    },
    {
      key: 'effectiveFrom',
      title: label('生效日期', 'Effective from'),
      kind: 'date',
      text: ({ effectiveFrom }) => effectiveFrom ?? '—',
      optional: true,
    },
    {
      key: 'yearsSet',
      title: label('年度目标', 'Yearly targets'),
      kind: 'number',
      text: ({ yearsSet, years }) => `${yearsSet}/${years}`,
      value: ({ yearsSet }) => yearsSet,
    },
    {
      key: 'yearsCurved',
      title: label('计划曲线', 'Curves'),
      kind: 'number',
      text: ({ yearsCurved, years }) => `${yearsCurved}/${years}`,
      value: ({ yearsCurved }) => yearsCurved,
    },
    {
      key: 'need',
      title: label('还缺什么', 'Still needed'),
      kind: 'choice',
      text: (row, language) => needLabels[needOf(row)][language],
    },
  ],
})
