import { clockText } from '../../base/calendar.ts'
import { label, titleOf } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { listSessions } from './routes.ts'
import { Session } from './schema.ts'

const { account, name, created, lastUsed, ends, from, current } = Session.shape
const here = label('本次', 'this one')

export const sessionList = list<Session, typeof listSessions.input>({
  id: 'sessions',
  title: listSessions.title,
  route: listSessions,
  rowKey: (row) => row.session,
  columns: [
    { key: 'account', title: titleOf(account), kind: 'choice', text: (row) => row.account },
    { key: 'name', title: titleOf(name), kind: 'text', text: (row) => row.name },
    {
      key: 'created',
      title: titleOf(created),
      kind: 'date',
      text: (row) => clockText(row.created),
      value: (row) => row.created,
    },
    {
      key: 'lastUsed',
      title: titleOf(lastUsed),
      kind: 'date',
      text: (row) => clockText(row.lastUsed),
      value: (row) => row.lastUsed,
    },
    {
      key: 'ends',
      title: titleOf(ends),
      kind: 'date',
      text: (row) => clockText(row.ends),
      value: (row) => row.ends,
    },
    { key: 'from', title: titleOf(from), kind: 'text', text: (row) => row.from },
    {
      key: 'current',
      title: titleOf(current),
      kind: 'choice',
      text: (row, language) => (row.current ? here[language] : '—'),
    },
  ],
})
