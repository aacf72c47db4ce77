import { clockDate } from '../../base/calendar.ts'
import { shown } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { periodName } from '../../base/period.ts'
import { listContributions, listCounts, listDifferences } from './routes.ts'
import { type Contribution, type CountRow, causeLabels, type Difference } from './schema.ts'

/** A value with its card's decimals; '—' where there is none. */
export function valueText(value: string | null, decimals: number): string {
  return value === null ? '—' : shown(value, decimals)
}

/** With its sign, so that a difference is not read as a value. */
export function differenceText(value: string | null, decimals: number): string {
  if (value === null) return '—'
  const text = shown(value, decimals)
  // A difference that rounds to nought has no sign.
  if (Number(text) === 0) return text.replace('-', '')
  return text.startsWith('-') ? text : `+${text}`
}

export const countList = list<CountRow, typeof listCounts.input>({
  id: 'counts',
  title: listCounts.title,
  route: listCounts,
  rowKey: (row) => row.code,
  columns: [
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
      text: ({ period, on }, language) => (period === null ? on : periodName(period)[language]),
    },
    {
      key: 'official',
      title: label('官方值', 'Official value'),
      kind: 'number',
      text: (row) => valueText(row.official?.value ?? null, row.decimals),
      value: (row) => (row.official === null ? null : Number(row.official.value)),
    },
    {
      key: 'approval',
      title: label('核准', 'Approval'),
      kind: 'choice',
      text: ({ official }, language) =>
        (official === null
          ? words.missing
          : official.approval?.decision === 'approved'
            ? words.approved
            : words.open)[language],
    },
    {
      key: 'working',
      title: label('台账计数(工作值)', 'Working value'),
      kind: 'number',
      text: (row) => valueText(row.working.value, row.decimals),
      value: (row) => (row.working.value === null ? null : Number(row.working.value)),
    },
    {
      key: 'rule',
      title: label('计数口径', 'Counted by'),
      kind: 'text',
      text: (row, language) => row.working.rule[language],
    },
    {
      key: 'difference',
      title: label('差异', 'Difference'),
      kind: 'number',
      text: (row) => differenceText(row.difference, row.decimals),
      value: (row) => (row.difference === null ? null : Number(row.difference)),
    },
    { key: 'unit', title: label('单位', 'Unit'), kind: 'choice', text: (row) => row.unit },
    {
      key: 'rows',
      title: label('条目数', 'Rows'),
      kind: 'number',
      text: (row) => String(row.working.rows),
      value: (row) => row.working.rows,
    },
  ],
})

export const contributionList = list<Contribution, typeof listContributions.input>({
  id: 'contributions',
  title: listContributions.title,
  route: listContributions,
  rowKey: (row) => `${row.part} ${row.key}`,
  columns: [
    { key: 'name', title: label('名称', 'Name'), kind: 'text', text: (row) => row.name },
    { key: 'key', title: label('编号', 'Number'), kind: 'text', text: (row) => row.key },
    {
      key: 'part',
      title: label('计入', 'Counts in'),
      kind: 'choice',
      text: ({ part }, language) => partWords[part][language],
    },
    {
      key: 'amount',
      title: label('数额', 'Amount'),
      kind: 'number',
      text: (row) => row.amount,
      value: (row) => Number(row.amount),
    },
    {
      key: 'recordedAt',
      title: label('登记日', 'Recorded on'),
      kind: 'date',
      text: ({ recordedAt }) => (recordedAt === '' ? '' : clockDate(recordedAt)),
    },
    { key: 'reason', title: label('更正原因', 'Reason'), kind: 'text', text: (row) => row.reason },
  ],
})

/** Row by row what moves the value, and what another rule would count. */
export const differenceList = list<Difference, typeof listDifferences.input>({
  id: 'differences',
  title: listDifferences.title,
  route: listDifferences,
  rowKey: (row) => `${row.cause} ${row.part} ${row.key}`,
  columns: [
    { key: 'name', title: label('名称', 'Name'), kind: 'text', text: (row) => row.name },
    {
      key: 'code',
      title: label('统一社会信用代码', 'Credit code'),
      kind: 'text',
      text: (row) => row.code ?? '',
    },
    { key: 'key', title: label('编号', 'Number'), kind: 'text', text: (row) => row.key },
    { key: 'cause', title: label('原因', 'Cause'), kind: 'choice', text: causeText },
    { key: 'reason', title: label('更正原因', 'Reason'), kind: 'text', text: (row) => row.reason },
    {
      key: 'part',
      title: label('计入', 'Counts in'),
      kind: 'choice',
      text: ({ part }, language) => partWords[part][language],
    },
    {
      key: 'effect',
      title: label('影响', 'Effect'),
      kind: 'number',
      text: (row) => row.effect,
      value: (row) => Number(row.effect),
    },
    {
      key: 'certain',
      title: label('算在差异内', 'Part of the difference'),
      kind: 'choice',
      text: ({ certain }, language) => words[certain ? 'yes' : 'otherRule'][language],
    },
  ],
})

export const partWords = {
  numerator: label('计数(分子)', 'counted (numerator)'),
  denominator: label('分母', 'denominator'),
}

/** What one row does to the value, in words. */
export function causeText({ cause }: Difference, language: 'zh' | 'en'): string {
  return causeLabels[cause][language]
}

const words = {
  yes: label('是', 'yes'),
  otherRule: label('按其他口径才算', 'by another rule only'),
  missing: label('无官方值', 'none recorded'),
  approved: label('核准', 'approved'),
  open: label('未核准', 'not approved'),
}
