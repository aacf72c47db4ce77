import { clockDate } from '../../base/calendar.ts'
import { type Label, type Language, label } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import {
  type AnyHolder,
  type LedgerCertificate,
  listAnyHolders,
  listCertificates,
  listMovements,
  listNetChange,
  listOverlaps,
  listTermEnds,
  type MovementRow,
  type NetRow,
  type Overlap,
} from './routes.ts'
import { awardLabels, dayToldLabels, netChangeLabels } from './schema.ts'
import { statusLabels } from './status.ts'
import { causeLabels } from './stock.ts'
import { termEnd } from './term.ts'

const code = label('统一社会信用代码', 'Credit code')
const firm = label('企业名称', 'Enterprise')
const town = label('镇街', 'Town')

const yesNo = { yes: label('是', 'yes'), no: label('否', 'no') }

/** 主表 of formats.md §5, its columns in its order. */
const ledgerColumns: readonly Column<LedgerCertificate>[] = [
  { key: 'code', title: code, kind: 'text', text: (row) => row.code },
  {
    key: 'name',
    title: label('企业名称(现名/曾用名)', 'Enterprise (name / former names)'),
    kind: 'text',
    text: ({ name, formerNames }) => [name, ...formerNames].join(' / '),
  },
  {
    key: 'town',
    title: label('注册地镇街', 'Town of registration'),
    kind: 'choice',
    text: (row) => row.town,
  },
  {
    key: 'park',
    title: label('实际经营地/园区', 'Place of business / park'),
    kind: 'choice',
    text: (row) => row.park,
  },
  {
    key: 'industry',
    title: label('行业代码', 'Industry code'),
    kind: 'text',
    text: (row) => row.industry,
  },
  {
    key: 'segment',
    title: label('产业链节点(主/次)', 'Chain segment (main / secondary)'),
    kind: 'choice',
    text: (row) => row.segment,
  },
  {
    key: 'aboveSize',
    title: label('规上标志(年度)', 'Above designated size (of the year)'),
    kind: 'choice',
    text: ({ aboveSize }, language) =>
      aboveSize === null ? '' : yesNo[aboveSize ? 'yes' : 'no'][language],
  },
  {
    key: 'title',
    title: label('称号类别', 'Title'),
    kind: 'choice',
    text: (row, language) => (language === 'zh' ? row.titleName : row.titleEnglish),
  },
  { key: 'level', title: label('级别', 'Level'), kind: 'choice', text: (row) => row.level },
  {
    key: 'number',
    title: label('证书/登记编号', 'Certificate number'),
    kind: 'text',
    text: (row) => row.number,
  },
  {
    key: 'batch',
    title: label('认定批次/文号', 'Batch / document number'),
    kind: 'text',
    text: ({ batch, document }) => [batch, document].filter((part) => part !== '').join(' / '),
  },
  {
    key: 'issuedOn',
    title: label('发证日', 'Issued on'),
    kind: 'date',
    text: (row) => row.issuedOn ?? '',
  },
  {
    key: 'validFrom',
    title: label('有效期起', 'Valid from'),
    kind: 'date',
    text: (row) => row.validFrom,
  },
  {
    key: 'validTo',
    title: label('有效期止', 'Valid to'),
    kind: 'date',
    text: (row, language) => termEnd(row.validTo)[language],
    value: (row) => row.validTo,
  },
  {
    key: 'status',
    title: label('状态', 'Status'),
    kind: 'choice',
    text: (row, language) => statusLabels[row.status][language],
  },
  {
    key: 'award',
    title: label('首次/重新', 'First or renewal'),
    kind: 'choice',
    text: (row, language) => awardLabels[row.award][language],
  },
  {
    key: 'source',
    title: label('来源名单(文件,页)', 'Source list (document, page)'),
    kind: 'text',
    text: ({ source }) =>
      [source.document, source.clause, source.file, source.cell]
        .filter((part) => part !== undefined)
        .join(' '),
  },
  {
    key: 'recordedAt',
    title: label('核对时间', 'Checked on'),
    kind: 'date',
    text: (row) => clockDate(row.recordedAt),
  },
]

export const certificateList = list<LedgerCertificate, typeof listCertificates.input>({
  id: 'certificates',
  title: listCertificates.title,
  route: listCertificates,
  rowKey: (row) => row.id,
  columns: ledgerColumns,
})

const movementColumns: readonly Column<MovementRow>[] = [
  { key: 'name', title: firm, kind: 'text', text: (row) => row.name },
  { key: 'code', title: code, kind: 'text', text: (row) => row.code },
  { key: 'town', title: town, kind: 'choice', text: (row) => row.town },
  { key: 'day', title: label('自何日起', 'From'), kind: 'date', text: (row) => row.day },
  {
    key: 'column',
    title: label('变动', 'Movement'),
    kind: 'choice',
    text: (row, language) => netChangeLabels[row.column][language],
  },
  {
    key: 'cause',
    title: label('原因', 'Cause'),
    kind: 'choice',
    text: (row, language) => causeLabels[row.cause][language],
  },
  {
    key: 'number',
    title: label('证书编号', 'Certificate number'),
    kind: 'text',
    text: (row) => row.number,
  },
  {
    key: 'validFrom',
    title: label('有效期起', 'Valid from'),
    kind: 'date',
    text: (row) => row.validFrom ?? '',
  },
  {
    key: 'validTo',
    title: label('有效期止', 'Valid to'),
    kind: 'date',
    text: (row, language) => (row.validTo === null ? '' : termEnd(row.validTo)[language]),
    value: (row) => row.validTo,
  },
  {
    key: 'gapDays',
    title: label('空档天数', 'Days of gap'),
    kind: 'number',
    text: (row) => (row.gapDays === 0 ? '' : String(row.gapDays)),
    value: (row) => (row.gapDays === 0 ? null : row.gapDays),
  },
]

export const movementList = list<MovementRow, typeof listMovements.input>({
  id: 'movements',
  title: listMovements.title,
  route: listMovements,
  rowKey: (row) => `${row.code} ${row.day} ${row.cause}`,
  columns: movementColumns,
})

/** What still runs has not moved yet: of it the days of its term are told. */
const ofTerms = new Set(['name', 'code', 'town', 'number', 'validFrom', 'validTo'])
const termColumns = movementColumns.filter(({ key }) => ofTerms.has(key))

const termEnds = (id: string, title: Label, columns = movementColumns) =>
  list<MovementRow, typeof listTermEnds.input>({
    ...{ id, title, route: listTermEnds, columns },
    rowKey: ({ code, day }) => `${code} ${day}`,
  })

/** Beside the expiry calendar: one list for each question, all by one route. */
export const termEndLists = {
  ending: termEnds('terms-ending', label('快到期企业', 'Terms that end soon'), termColumns),
  gaps: termEnds('terms-between', label('空档期企业', 'Between two certificates')),
  lost: termEnds('terms-lost', label('上年到期未续企业', 'Lapsed last year, not renewed')),
  month: termEnds('terms-of-month', label('当月到期企业', 'Terms that end in a month')),
} as const

/** Firms in the union of the ladder, each once. */
export const anyHolderList = list<AnyHolder, typeof listAnyHolders.input>({
  id: 'any-holders',
  title: listAnyHolders.title,
  route: listAnyHolders,
  rowKey: (row) => row.code,
  columns: [
    { key: 'name', title: firm, kind: 'text', text: (row) => row.name },
    { key: 'code', title: code, kind: 'text', text: (row) => row.code },
    { key: 'town', title: town, kind: 'choice', text: (row) => row.town },
    {
      key: 'titles',
      title: label('称号', 'Titles'),
      kind: 'text',
      text: ({ titles }, language) =>
        titles.map((each) => each[language]).join(language === 'zh' ? '、' : ', '),
    },
  ],
})

const columnKeys = Object.keys(netChangeLabels) as (keyof typeof netChangeLabels)[]
const whole = label('全区', 'Whole district')
const noTown = label('镇街不明', 'Town not recorded')

export function townWords({ town }: Pick<NetRow, 'town'>, language: Language): string {
  if (town === null) return whole[language]
  return town === '' ? noTown[language] : town
}

/** 净增表 of formats.md §5: its columns in its order, behind the place. */
export const netChangeList = list<NetRow, typeof listNetChange.input>({
  id: 'net-change',
  title: listNetChange.title,
  route: listNetChange,
  rowKey: (row) => row.town ?? '*',
  says: ([first]) =>
    first === undefined || first.day === 'recorded' ? undefined : dayToldLabels[first.day],
  columns: [
    { key: 'town', title: town, kind: 'text', text: townWords },
    ...columnKeys.map((key) => ({
      key,
      title: netChangeLabels[key],
      kind: 'number' as const,
      text: (row: NetRow) => String(row[key]),
      value: (row: NetRow) => row[key],
    })),
  ],
})

const termText = ({ number, from, to }: Overlap['first']) => `${number} (${from} ~ ${to})`

export const overlapList = list<Overlap, typeof listOverlaps.input>({
  id: 'overlaps',
  title: listOverlaps.title,
  route: listOverlaps,
  rowKey: (row) => `${row.first.id} ${row.second.id}`,
  columns: [
    { key: 'name', title: firm, kind: 'text', text: (row) => row.name },
    { key: 'code', title: code, kind: 'text', text: (row) => row.code },
    { key: 'title', title: label('称号', 'Title'), kind: 'choice', text: (row) => row.titleName },
    {
      key: 'first',
      title: label('先发证书', 'Earlier certificate'),
      kind: 'text',
      text: (row) => termText(row.first),
    },
    {
      key: 'second',
      title: label('后发证书', 'Later certificate'),
      kind: 'text',
      text: (row) => termText(row.second),
    },
    {
      key: 'days',
      title: label('重叠天数', 'Days shared'),
      kind: 'number',
      text: (row) => String(row.days),
      value: (row) => row.days,
    },
  ],
})
