import { scopeLabels } from '../../base/area.ts'
import { clockText } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import { closingMonth, periodName } from '../../base/period.ts'
import { confidenceLabels } from '../../base/source.ts'
import { unitLabel } from '../../base/unit.ts'
import { approvalQueue, type LedgerRow, listObservations, type QueueRow } from './routes.ts'
import { approvalLabels, observationStateLabels } from './schema.ts'

const pending = label('未核准', 'not approved')

const columns: readonly Column<LedgerRow>[] = [
  {
    key: 'name',
    title: label('指标', 'Indicator'),
    kind: 'text',
    text: (row, language) => `${row.code} ${language === 'zh' ? row.name : row.nameEn}`,
  },
  {
    key: 'period',
    title: label('数据所属期', 'Period'),
    kind: 'choice',
    text: (row, language) => periodName(row.period)[language],
    value: (row) => closingMonth(row.period),
  },
  {
    key: 'value',
    title: label('数值', 'Value'),
    kind: 'number',
    text: (row) => row.value,
    value: (row) => Number(row.value),
  },
  {
    key: 'unit',
    title: label('单位', 'Unit'),
    kind: 'text',
    text: (row, language) => unitLabel(row.unit)[language] || row.unit,
  },
  { key: 'area', title: label('地区', 'Area'), kind: 'choice', text: (row) => row.area },
  {
    key: 'scope',
    title: label('统计范围', 'Scope'),
    kind: 'choice',
    text: (row, language) => scopeLabels[row.scope][language],
  },
  {
    key: 'state',
    title: label('数据状态', 'State'),
    kind: 'choice',
    text: (row, language) => observationStateLabels[row.state][language],
  },
  {
    key: 'approval',
    title: label('核准', 'Approval'),
    kind: 'choice',
    text: (row, language) =>
      (row.approval === null ? pending : approvalLabels[row.approval.decision])[language],
  },
  {
    key: 'recordedAt',
    title: label('登记时点', 'Recorded at'),
    kind: 'date',
    text: (row) => clockText(row.recordedAt),
    value: (row) => row.recordedAt,
  },
  {
    key: 'recordedBy',
    title: label('登记人', 'By'),
    kind: 'choice',
    text: (row) => row.recordedBy,
  },
  {
    key: 'counts',
    title: label('是否计入', 'Counts'),
    kind: 'choice',
    text: (row, language) =>
      (row.withdrawn !== null ? words.withdrawn : row.current ? words.current : words.replaced)[
        language
      ],
  },
  {
    key: 'reason',
    title: label('更正或撤回原因', 'Reason'),
    kind: 'text',
    text: (row) => row.withdrawn?.reason ?? row.reason,
    optional: true,
  },
  {
    key: 'version',
    title: label('口径版本', 'Definition version'),
    kind: 'number',
    text: (row) => String(row.definitionVersion),
    value: (row) => row.definitionVersion,
    optional: true,
  },
  {
    key: 'document',
    title: label('来源', 'Source'),
    kind: 'text',
    text: ({ source }) =>
      [source.document, source.clause, source.file, source.cell, source.date]
        .filter((part) => part !== undefined)
        .join(' '),
    optional: true,
  },
  {
    key: 'confidence',
    title: label('可信度', 'Confidence'),
    kind: 'choice',
    text: ({ source }, language) => confidenceLabels[source.confidence][language],
    optional: true,
  },
  {
    key: 'id',
    title: label('编号', 'Number'),
    kind: 'text',
    text: (row) => row.id,
    optional: true,
  },
]

const words = {
  current: label('计入', 'counts'),
  replaced: label('已被替换', 'replaced'),
  withdrawn: label('已撤回', 'withdrawn'),
}

export const ledgerList = list<LedgerRow, typeof listObservations.input>({
  id: 'ledger',
  title: listObservations.title,
  route: listObservations,
  rowKey: (row) => row.id,
  columns,
})

export const queueList = list<QueueRow, typeof approvalQueue.input>({
  id: 'approvals',
  title: approvalQueue.title,
  route: approvalQueue,
  rowKey: (row) => row.id,
  columns: [
    ...columns.filter((column) => column.key !== 'approval' && column.key !== 'counts').slice(0, 3),
    {
      key: 'previous',
      title: label('上一期', 'Period before'),
      kind: 'text',
      text: ({ previous }, language) =>
        previous === null ? '—' : `${previous.value} (${periodName(previous.period)[language]})`,
    },
    ...columns.filter((column) => column.key !== 'approval' && column.key !== 'counts').slice(3),
  ],
})
