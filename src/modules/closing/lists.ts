import { clockText } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { periodName } from '../../base/period.ts'
import { withUnit } from '../../base/unit.ts'
import { observationStateLabels } from '../observations/schema.ts'
import { closingVerdictLabels } from '../standings/schema.ts'
import {
  type ClosingItem,
  type ClosingTarget,
  listClosingItems,
  listClosingTargets,
} from './routes.ts'
import { openItemKindLabels, wayLabels } from './schema.ts'

const none = '—'
export const undecided = label('还没有结论', 'no verdict yet')
export const noWay = label('还没有去向', 'no decision yet')

/** The word of a decision as its table has it; a word of another table stays as it is. */
export function wordOf(
  labels: Readonly<Record<string, { zh: string; en: string }>>,
  word: string,
): { zh: string; en: string } {
  return labels[word] ?? { zh: word, en: word }
}

const decidedBy = {
  key: 'by',
  title: label('决定人', 'Decided by'),
  kind: 'text' as const,
  text: ({ decision }: ClosingTarget | ClosingItem) => decision?.recordedBy ?? none,
  optional: true,
}
const decidedAt = {
  key: 'at',
  title: label('决定时点', 'Decided at'),
  kind: 'date' as const,
  text: ({ decision }: ClosingTarget | ClosingItem) =>
    decision === null ? none : clockText(decision.recordedAt),
  optional: true,
}
const reason = {
  key: 'reason',
  title: label('理由', 'Reason'),
  kind: 'text' as const,
  text: ({ decision }: ClosingTarget | ClosingItem) => decision?.reason ?? none,
}

/** 目标结论: one row a target, what it came to and what was decided. */
export const verdictList = list<ClosingTarget, typeof listClosingTargets.input>({
  id: 'verdicts',
  title: listClosingTargets.title,
  route: listClosingTargets,
  rowKey: ({ target }) => target.code,
  columns: [
    { key: 'code', title: label('代码', 'Code'), kind: 'text', text: ({ target }) => target.code },
    {
      key: 'name',
      title: label('指标', 'Indicator'),
      kind: 'text',
      text: ({ name }, language) => name[language],
    },
    {
      key: 'target',
      title: label('目标原文', 'Target as written'),
      kind: 'text',
      text: ({ target }) => target.text,
    },
    {
      key: 'value',
      title: label('最终值', 'Final value'),
      kind: 'number',
      text: ({ suggestion: { value } }, language) =>
        value === null ? none : withUnit(value.value, value.unit)[language],
      value: ({ suggestion: { value } }) => (value === null ? null : Number(value.value)),
    },
    {
      key: 'period',
      title: label('数据所属期', 'Period'),
      kind: 'text',
      text: ({ suggestion: { value } }, language) =>
        value === null ? none : periodName(value.period)[language],
    },
    {
      key: 'state',
      title: label('数据状态', 'State'),
      kind: 'choice',
      text: ({ suggestion: { state } }, language) =>
        state === null ? none : observationStateLabels[state][language],
    },
    {
      key: 'suggestion',
      title: label('建议', 'Suggested'),
      kind: 'choice',
      text: ({ suggestion }, language) => closingVerdictLabels[suggestion.verdict][language],
    },
    {
      key: 'verdict',
      title: label('结论', 'Verdict'),
      kind: 'choice',
      text: ({ decision }, language) =>
        (decision === null ? undecided : wordOf(closingVerdictLabels, decision.decision))[language],
    },
    { ...reason, optional: true },
    {
      key: 'sentence',
      title: label('测算', 'Arithmetic'),
      kind: 'text',
      text: ({ suggestion }, language) => suggestion.sentence[language],
      optional: true,
    },
    decidedBy,
    decidedAt,
  ],
})

/** 未了事项: one row an item, and where it goes. */
export const openItemList = list<ClosingItem, typeof listClosingItems.input>({
  id: 'open-items',
  title: listClosingItems.title,
  route: listClosingItems,
  rowKey: (row) => row.code,
  columns: [
    { key: 'code', title: label('编号', 'Number'), kind: 'text', text: (row) => row.code },
    {
      key: 'kind',
      title: label('类别', 'Kind'),
      kind: 'choice',
      text: (row, language) => openItemKindLabels[row.kind][language],
    },
    { key: 'text', title: label('事项', 'Matter'), kind: 'text', text: (row) => row.text },
    {
      key: 'way',
      title: label('去向', 'Where it goes'),
      kind: 'choice',
      text: ({ decision }, language) =>
        (decision === null ? noWay : wordOf(wayLabels, decision.decision))[language],
    },
    {
      key: 'into',
      title: label('并入', 'Merged into'),
      kind: 'text',
      text: ({ decision }) =>
        decision === null || decision.evidence.length === 0 ? none : decision.evidence.join('、'),
    },
    reason,
    decidedBy,
    decidedAt,
  ],
})
