import { clockText } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { type ImportSummary, listImports } from './routes.ts'

export const importList = list<ImportSummary, typeof listImports.input>({
  id: 'imports',
  title: listImports.title,
  route: listImports,
  rowKey: (row) => row.importId,
  columns: [
    { key: 'fileName', title: label('文件', 'File'), kind: 'text', text: (row) => row.fileName },
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
    number('accepted', label('导入', 'Imported')),
    number('unchanged', label('无变化', 'Unchanged')),
    number('rejected', label('退回', 'Given back')),
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

function number(key: 'accepted' | 'unchanged' | 'rejected', title: ReturnType<typeof label>) {
  return {
    key,
    title,
    kind: 'number' as const,
    text: (row: ImportSummary) => String(row[key]),
    value: (row: ImportSummary) => row[key],
  }
}
