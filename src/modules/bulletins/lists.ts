import { clockText } from '../../base/calendar.ts'
import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { closingMonth, periodName } from '../../base/period.ts'
import { listBulletins } from './routes.ts'
import { type Bulletin, bulletinKindLabels, stageLabels } from './schema.ts'

export const bulletinList = list<Bulletin, typeof listBulletins.input>({
  id: 'bulletins',
  title: listBulletins.title,
  route: listBulletins,
  rowKey: (row) => row.id,
  columns: [
    { key: 'title', title: label('标题', 'Title'), kind: 'text', text: (row) => row.title },
    {
      key: 'number',
      title: label('发文字号', 'Number'),
      kind: 'text',
      text: (row) => row.number ?? '—',
    },
    {
      key: 'kind',
      title: label('文种', 'Kind'),
      kind: 'choice',
      text: (row, language) => bulletinKindLabels[row.kind][language],
    },
    {
      key: 'period',
      title: label('数据所属期', 'Period'),
      kind: 'choice',
      text: (row, language) => periodName(row.period)[language],
      value: (row) => closingMonth(row.period),
    },
    {
      key: 'stage',
      title: label('阶段', 'Stage'),
      kind: 'choice',
      text: (row, language) => stageLabels[row.stage][language],
    },
    {
      key: 'asOf',
      title: label('数据时点', 'As of'),
      kind: 'date',
      text: (row) => clockText(row.asOf),
      value: (row) => row.asOf,
    },
    {
      key: 'issuedAt',
      title: label('签发时间', 'Issued at'),
      kind: 'date',
      text: (row) => (row.issuedAt === null ? '—' : clockText(row.issuedAt)),
      value: (row) => row.issuedAt,
    },
    {
      key: 'by',
      title: label('起草/签发', 'Drafted / issued by'),
      kind: 'choice',
      text: (row) => row.issuedBy ?? row.recordedBy,
    },
    {
      key: 'hash',
      title: label('快照校验值', 'Hash of the snapshot'),
      kind: 'text',
      text: (row) => row.hash ?? '—',
      optional: true,
    },
  ],
})
