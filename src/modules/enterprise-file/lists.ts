import { decimal, exact, shown } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import { separated } from '../../base/money.ts'
import { pagedList } from '../../base/paged-list.ts'
import { firmSorts } from '../enterprises/firm-facets.ts'
import { sectionLabel } from '../enterprises/industry.ts'
import { administrationLabels, presenceLabels } from '../enterprises/schema.ts'
import { listEnterprises, listPlaces } from './routes.ts'
import type { EnterpriseRow, Place } from './schema.ts'

const words = {
  unknown: label('未注明', 'not stated'),
  yes: label('规上', 'above'),
  no: label('规下', 'below'),
  firm: label('企业', 'firm'),
  branch: label('分支机构', 'branch'),
}
export const sizeLabels = { yes: words.yes, no: words.no, '': words.unknown }
export const kindLabels = { firm: words.firm, branch: words.branch }
export const unstated = words.unknown

const among = (labels: Readonly<Record<string, { zh: string; en: string }>>, key: string) =>
  labels[key] ?? words.unknown

const columns: readonly Column<EnterpriseRow>[] = [
  { key: 'name', title: label('企业名称', 'Name'), kind: 'text', text: (row) => row.name },
  { key: 'code', title: label('统一社会信用代码', 'Code'), kind: 'text', text: (row) => row.code },
  {
    key: 'town',
    title: label('镇街', 'Town'),
    kind: 'choice',
    text: (row, language) => row.town || words.unknown[language],
  },
  { key: 'park', title: label('园区', 'Park'), kind: 'choice', text: (row) => row.park || '—' },
  {
    key: 'presence',
    title: label('登记状态', 'Registration'),
    kind: 'choice',
    text: (row, language) => among(presenceLabels, row.presence)[language],
  },
  {
    key: 'title',
    title: label('称号', 'Titles'),
    kind: 'choice',
    text: (row, language) =>
      row.titles.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ') || '—',
  },
  {
    key: 'section',
    title: label('行业门类', 'Section'),
    kind: 'choice',
    text: (row, language) => sectionLabel(row.section)[language],
  },
  {
    key: 'aboveSize',
    title: label('规模', 'Size'),
    kind: 'choice',
    text: (row, language) =>
      among(sizeLabels, row.aboveSize === null ? '' : row.aboveSize ? 'yes' : 'no')[language],
  },
  {
    key: 'administration',
    title: label('管理范围', 'Administration'),
    kind: 'choice',
    optional: true,
    text: (row, language) => among(administrationLabels, row.administration)[language],
  },
  {
    key: 'kind',
    title: label('类型', 'Kind'),
    kind: 'choice',
    optional: true,
    text: (row, language) => among(kindLabels, row.branchOf === '' ? 'firm' : 'branch')[language],
  },
  {
    key: 'industry',
    title: label('行业', 'Industry'),
    kind: 'text',
    optional: true,
    text: (row) => [row.industry, row.industryName].filter((part) => part !== '').join(' '),
  },
  {
    key: 'segment',
    title: label('产业链环节', 'Segment'),
    kind: 'text',
    optional: true,
    text: (row) => row.segment,
  },
  {
    key: 'founded',
    title: label('成立日期', 'Founded'),
    kind: 'date',
    optional: true,
    text: (row) => row.founded ?? '',
  },
  {
    key: 'presenceSince',
    title: label('登记状态自', 'Since'),
    kind: 'date',
    optional: true,
    text: (row) => row.presenceSince ?? '',
  },
  {
    key: 'formerNames',
    title: label('曾用名', 'Former names'),
    kind: 'text',
    optional: true,
    text: (row) => row.formerNames.join('、'),
  },
  {
    key: 'address',
    title: label('注册地址', 'Address'),
    kind: 'text',
    optional: true,
    text: (row) => row.address,
  },
]

export const enterpriseList = pagedList<EnterpriseRow, typeof listEnterprises.input>({
  id: 'enterprises',
  title: listEnterprises.title,
  route: listEnterprises,
  rowKey: (row) => row.code,
  columns,
  sorts: firmSorts,
})

const WAN = 10_000
const placeKinds = { town: label('镇街', 'Town'), park: label('园区', 'Park') }
const count = (
  key: 'firms' | 'aboveSize' | 'contracts',
  zh: string,
  en: string,
): Column<Place> => ({
  key,
  title: label(zh, en),
  kind: 'number',
  text: (row) => separated(String(row[key])),
  value: (row) => row[key],
})

/** Columns of the titles that places are compared by: holders today, and the change since the year began. */
function titleColumns(id: string, zh: string, en: string): Column<Place>[] {
  const of = (row: Place) => row.titles.find((title) => title.id === id)
  const change = (row: Place) => (of(row)?.now ?? 0) - (of(row)?.before ?? 0)
  return [
    {
      key: id,
      title: label(zh, en),
      kind: 'number',
      text: (row) => String(of(row)?.now ?? 0),
      value: (row) => of(row)?.now ?? 0,
    },
    {
      key: `${id}Net`,
      title: label(`${zh}净增`, `${en}, net`),
      kind: 'number',
      optional: id !== 'hnte',
      text: (row) => `${change(row) > 0 ? '+' : ''}${change(row)}`,
      value: change,
    },
  ]
}

/** Titles that places are compared by; a column of a net change ends in Net. */
export const placeTitles: readonly string[] = [
  ...['hnte', 'techSme', 'littleGiant', 'specialisedSme', 'innovativeSme', 'techEnterprise'],
]

export const placeList = list<Place, typeof listPlaces.input>({
  id: 'places',
  title: listPlaces.title,
  route: listPlaces,
  rowKey: (row) => `${row.kind} ${row.place}`,
  columns: [
    {
      key: 'place',
      title: label('镇街或园区', 'Town or park'),
      kind: 'text',
      text: (row, language) => row.place || words.unknown[language],
    },
    {
      key: 'kind',
      title: label('类别', 'Kind'),
      kind: 'choice',
      text: (row, language) => placeKinds[row.kind][language],
    },
    count('firms', '在册企业', 'Firms'),
    count('aboveSize', '规上企业', 'Above size'),
    ...titleColumns('hnte', '高新技术企业', 'High-tech'),
    ...titleColumns('techSme', '科技型中小企业', 'Technology SMEs'),
    ...titleColumns('littleGiant', '小巨人', 'Little giants'),
    ...titleColumns('specialisedSme', '专精特新', 'Specialised SMEs'),
    ...titleColumns('innovativeSme', '创新型中小企业', 'Innovative SMEs'),
    ...titleColumns('techEnterprise', '科技型企业', 'Technology firms'),
    count('contracts', '今年技术合同(项)', 'Contracts this year'),
    {
      key: 'amount',
      title: label('今年成交额(万元)', 'Contract value (10,000 yuan)'),
      kind: 'number',
      text: (row) => separated(shown(decimal(exact(row.amount).div(WAN)), 2)),
      value: (row) => Number(row.amount),
    },
  ],
})
