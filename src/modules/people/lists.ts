import { clockText } from '../../base/calendar.ts'
import { titleOf } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { roleLabels } from '../../base/role.ts'
import { listAccounts } from './routes.ts'
import { Account, accountStatusLabels } from './schema.ts'

const { account, name, body, roles, status, awaitsPassword, created, lastSignIn } = Account.shape
const yes = { zh: '是', en: 'yes' }

export const accountList = list<Account, typeof listAccounts.input>({
  id: 'accounts',
  title: listAccounts.title,
  route: listAccounts,
  rowKey: (row) => row.account,
  columns: [
    { key: 'account', title: titleOf(account), kind: 'text', text: (row) => row.account },
    { key: 'name', title: titleOf(name), kind: 'text', text: (row) => row.name },
    { key: 'body', title: titleOf(body), kind: 'choice', text: (row) => row.body ?? '—' },
    {
      key: 'roles',
      title: titleOf(roles),
      kind: 'choice',
      text: (row, language) => row.roles.map((role) => roleLabels[role][language]).join('、'),
    },
    {
      key: 'status',
      title: titleOf(status),
      kind: 'choice',
      text: (row, language) => accountStatusLabels[row.status][language],
    },
    {
      key: 'awaitsPassword',
      title: titleOf(awaitsPassword),
      kind: 'choice',
      text: (row, language) => (row.awaitsPassword ? yes[language] : '—'),
    },
    {
      key: 'lastSignIn',
      title: titleOf(lastSignIn),
      kind: 'date',
      text: (row) => (row.lastSignIn === null ? '—' : clockText(row.lastSignIn)),
      value: (row) => row.lastSignIn,
    },
    {
      key: 'created',
      title: titleOf(created),
      kind: 'date',
      text: (row) => clockText(row.created),
      value: (row) => row.created,
      optional: true,
    },
  ],
})
