import { type Label, label } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import { listAllRequests } from './routes.ts'
import { type RequestRow, requestKindLabels, requestStateLabels } from './schema.ts'

const columns: readonly Column<RequestRow>[] = [
  { key: 'name', title: label('企业名称', 'Firm'), kind: 'text', text: ({ name }) => name },
  {
    key: 'code',
    title: label('统一社会信用代码', 'Credit code'),
    kind: 'text',
    text: ({ code }) => code,
    optional: true,
  },
  {
    key: 'town',
    title: label('镇街', 'Town'),
    kind: 'choice',
    text: ({ town }, language) => town || unstated[language],
  },
  {
    key: 'kind',
    title: label('类别', 'Kind'),
    kind: 'choice',
    text: ({ kind }, language) => requestKindLabels[kind][language],
  },
  {
    key: 'content',
    title: label('诉求内容', 'What is asked for'),
    kind: 'text',
    text: ({ content }) => content,
  },
  {
    key: 'raisedOn',
    title: label('提出日期', 'Raised on'),
    kind: 'date',
    text: ({ raisedOn }) => raisedOn,
  },
  {
    key: 'state',
    title: label('状态', 'State'),
    kind: 'choice',
    text: ({ state }, language) => requestStateLabels[state][language],
  },
  {
    key: 'days',
    title: label('办理天数', 'Days'),
    kind: 'number',
    text: ({ days }) => String(days),
    value: ({ days }) => days,
  },
  {
    key: 'result',
    title: label('最近结果', 'Last result'),
    kind: 'text',
    text: ({ turns }) => {
      const last = turns.at(-1)
      return last === undefined ? '' : `${last.onDate} ${last.result}`
    },
  },
  {
    key: 'recordedBy',
    title: label('登记人', 'Recorded by'),
    kind: 'choice',
    text: ({ recordedBy }) => recordedBy,
    optional: true,
  },
]
const unstated: Label = label('未注明', 'not stated')

export const requestList = list<RequestRow, typeof listAllRequests.input>({
  id: 'requests',
  title: listAllRequests.title,
  route: listAllRequests,
  rowKey: ({ id }) => id,
  columns,
})
