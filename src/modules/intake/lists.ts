import { clockText } from '../../base/calendar.ts'
import { type Label, label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import {
  type FirmOfIntake,
  firmsOfIntake,
  type IntakeRecord,
  type LeaningRow,
  leaningOnIntake,
  listIntakes,
} from './routes.ts'
import { intakeKindLabels, leaningLabels } from './schema.ts'
import { leftOutOf } from './set-aside.ts'

const code = label('统一社会信用代码', 'Credit code')

export const intakeList = list<IntakeRecord, typeof listIntakes.input>({
  id: 'intakes',
  title: listIntakes.title,
  route: listIntakes,
  rowKey: (row) => row.importId,
  columns: [
    { key: 'fileName', title: label('文件', 'File'), kind: 'text', text: (row) => row.fileName },
    {
      key: 'kind',
      title: label('种类', 'Kind'),
      kind: 'choice',
      text: ({ kind }, language) => intakeKindLabels[kind][language],
    },
    {
      key: 'sender',
      title: label('报送单位', 'Sender'),
      kind: 'choice',
      text: (row) => row.sender,
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
    number('rows', label('读到', 'Rows')),
    number('accepted', label('导入', 'Imported')),
    number('unchanged', label('无变化', 'Unchanged')),
    {
      key: 'leftOut',
      title: label('重复或不导入', 'Repeated or set aside'),
      kind: 'number',
      text: (row) => String(leftOutOf(row)),
      value: leftOutOf,
    },
    number('rejectedRows', label('退回', 'Given back')),
    {
      key: 'undone',
      title: label('撤销', 'Undone'),
      kind: 'text',
      text: ({ undone }) =>
        undone === null ? '—' : `${clockText(undone.recordedAt)} ${undone.reason}`,
    },
    {
      key: 'importId',
      title: label('编号', 'Number'),
      kind: 'text',
      text: (row) => row.importId,
      optional: true,
    },
  ],
})

/** Whom one import speaks of; a page tells the first of them. */
export const intakeFirmList = list<FirmOfIntake, typeof firmsOfIntake.input>({
  id: 'intakeFirms',
  title: firmsOfIntake.title,
  route: firmsOfIntake,
  rowKey: ({ code }) => code,
  columns: [
    { key: 'code', title: code, kind: 'text', text: (row) => row.code },
    { key: 'name', title: label('企业名称', 'Name'), kind: 'text', text: (row) => row.name },
  ],
})

/** What holds the undo of one import; a page tells the first of it. */
export const leaningList = list<LeaningRow, typeof leaningOnIntake.input>({
  id: 'intakeLeaning',
  title: leaningOnIntake.title,
  route: leaningOnIntake,
  rowKey: ({ what, id }) => `${what} ${id}`,
  columns: [
    {
      key: 'what',
      title: label('事项', 'What'),
      kind: 'choice',
      text: ({ what }, language) => leaningLabels[what][language],
    },
    { key: 'code', title: code, kind: 'text', text: (row) => row.code ?? '—' },
    {
      key: 'at',
      title: label('登记时点', 'Recorded at'),
      kind: 'date',
      text: ({ at }) => clockText(at),
      value: ({ at }) => at,
    },
    { key: 'by', title: label('登记人', 'By'), kind: 'choice', text: (row) => row.by },
    { key: 'id', title: label('编号', 'Number'), kind: 'text', text: (row) => row.id },
  ],
})

function number(key: 'rows' | 'accepted' | 'unchanged' | 'rejectedRows', title: Label) {
  return {
    key,
    title,
    kind: 'number' as const,
    text: (row: IntakeRecord) => String(row[key]),
    value: (row: IntakeRecord) => row[key],
  }
}
