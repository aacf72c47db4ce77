import { type Decimal, shown as rounded } from '../../base/decimal.ts'
import type { Attachment, DocumentColumn, Run } from '../../base/document.ts'
import { standingLabels, standingShapes } from '../../base/standing.ts'
import { chinesePunctuation } from '../../base/typeset.ts'
import { approvalLabels, observationStateLabels } from '../observations/schema.ts'
import type { Operator } from '../plan/schema.ts'
import type { Case } from './cases.ts'
import { said, sourced } from './words.ts'

const signs: Readonly<Record<Operator, string>> = {
  '>=': '≥',
  '>': '>',
  '=': '',
  '<=': '≤',
  '<': '<',
  '~': '约',
}

/** A figure that there is none of; never an empty cell and never a zero. */
const NONE = '–'

export type Head = [title: string, share: number, align: DocumentColumn['align']]
/** 附件1 columns (formats §1). */
const heads: readonly Head[] = [
  ['序号', 28, 'center'],
  ['指标名称', 118, 'left'],
  ['单位', 32, 'center'],
  ['计划年度目标', 50, 'right'],
  ['本期累计', 60, 'right'],
  ['完成率', 44, 'right'],
  ['序时进度', 44, 'right'],
  ['差距(百分点)', 44, 'right'],
  ['去年同期', 48, 'right'],
  ['同比', 56, 'right'],
  ['灯号', 76, 'left'],
  ['数据状态', 32, 'center'],
  ['核准', 46, 'center'],
  ['责任单位', 86, 'left'],
]

/** 主要指标完成情况表: every indicator of the plan in the plan's order, whatever is known of it. */
export function progressAnnex(
  cases: readonly Case[],
  notes: { rule: string; period: string },
): Attachment {
  return {
    title: '主要指标完成情况表',
    landscape: true,
    blocks: [
      {
        kind: 'table',
        caption: '',
        columns: columnsOf(heads),
        rows: cases.map((each, place) => [[said(String(place + 1))], ...cells(each)]),
      },
      {
        kind: 'note',
        runs: [
          said(
            `注:1.数据所属期${notes.period}。2.灯号按${notes.rule},由未修约的数计算;修约会改变判定的,多列一位。3.未核准的数据只列数值,不参与排名。4.“${NONE}”为没有可列的数,不是零。`,
          ),
        ],
      },
    ],
  }
}

export function columnsOf(list: readonly Head[]): DocumentColumn[] {
  return list.map(([title, share, align]) => ({ title: chinesePunctuation(title), share, align }))
}

function cells(each: Case): Run[][] {
  const { answer, definition, owners } = each.row
  const { shown, value, yearTarget, previous, growth, standing } = answer
  const text = (words: string): Run[] => [said(words === '' ? NONE : words)]
  const { completion, planned } = schedule(each)
  return [
    text(definition.name),
    text(definition.unit),
    text(yearTarget === null ? '' : targetText(yearTarget, definition.unit)),
    value === null ? text(standingLabels[standing].zh) : [sourced(shown.value, value.observation)],
    text(completion),
    text(planned),
    text(shown.gap),
    previous === null
      ? text('')
      : [sourced(atPlaces(previous.value, definition.decimals), previous.observation)],
    text(growth?.shown.zh ?? ''),
    text(`${standingShapes[standing]}${standingLabels[standing].zh}`),
    text(
      value === null || each.ledger === undefined
        ? ''
        : observationStateLabels[each.ledger.state].zh,
    ),
    text(value === null ? '' : approvalText(each)),
    text(owners.length === 0 ? '尚未明确' : owners.join('、')),
  ]
}

function targetText(
  { operator, value, unit }: { operator: Operator; value: string; unit: string },
  own: string,
): string {
  return `${signs[operator]}${value}${unit === own ? '' : unit}`
}

/** A share has no completion rate: its plan is the level that it should have reached by now. */
function schedule({ row: { answer, definition } }: Case): { completion: string; planned: string } {
  const { shown, plannedLevel } = answer
  const percent = (words: string) => (words === '' ? '' : `${words}%`)
  if (answer.gapUnit !== 'value')
    return { completion: percent(shown.completion), planned: percent(shown.planned) }
  return { completion: '', planned: percent(atPlaces(plannedLevel, definition.decimals)) }
}

function atPlaces(value: Decimal | null, places: number): string {
  return value === null ? '' : rounded(value, places)
}

/** GT-22: a value without approval is shown and never ranked. */
export function approvalText({ ledger, approved }: Case): string {
  if (approved) return '已核准'
  const decision = ledger?.approval?.decision
  const word = decision === undefined ? '未核准' : approvalLabels[decision].zh
  return `${word},不参与排名`
}
