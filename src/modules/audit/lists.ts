import { clockText } from '../../base/calendar.ts'
import { titleOf } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { contentText } from './content.ts'
import { listAudit } from './routes.ts'
import { AuditLine } from './schema.ts'

const { seq, recordedAt, account, name, title, action, input, from } = AuditLine.shape

export const auditList = list<AuditLine, typeof listAudit.input>({
  id: 'audit',
  title: listAudit.title,
  route: listAudit,
  rowKey: (row) => row.seq,
  columns: [
    {
      key: 'seq',
      title: titleOf(seq),
      kind: 'number',
      text: (row) => row.seq,
      value: (row) => Number(row.seq),
    },
    {
      key: 'recordedAt',
      title: titleOf(recordedAt),
      kind: 'date',
      text: (row) => clockText(row.recordedAt),
      value: (row) => row.recordedAt,
    },
    { key: 'name', title: titleOf(name), kind: 'choice', text: (row) => row.name },
    { key: 'account', title: titleOf(account), kind: 'choice', text: (row) => row.account ?? '—' },
    {
      key: 'title',
      title: titleOf(title),
      kind: 'choice',
      text: (row, language) => row.title[language],
    },
    { key: 'input', title: titleOf(input), kind: 'text', text: (row) => contentText(row.input) },
    { key: 'from', title: titleOf(from), kind: 'text', text: (row) => row.from },
    {
      key: 'action',
      title: titleOf(action),
      kind: 'text',
      text: (row) => row.action,
      optional: true,
    },
  ],
})
