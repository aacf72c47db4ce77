import { label } from '../../base/label.ts'
import { WHOLE_SHARE } from '../enterprises/catalogue.ts'
import { administrationLabels, factKindLabels } from '../enterprises/schema.ts'
import type { Catalogue, Choice, FieldColumn, Figure, Kind } from './kind.ts'
import { movingColumns, withLabel } from './moving-columns.ts'
import { intakeKindLabels } from './schema.ts'

/** Columns by which every table of firms says which firm it means. */
export function firmColumns(): FieldColumn[] {
  return [
    {
      field: 'code',
      title: label('统一社会信用代码', 'unified social credit code'),
      words: [
        ...['信用代码', '社会信用代码', '统一信用代码', '统一代码', '企业代码', '机构代码', '代码'],
        ...[
          '统一社会信用代码(18位)',
          '统一社会信用代码/组织机构代码',
          '税号',
          '纳税人识别号',
          'uscc',
        ],
        ...['单位代码', '法人代码', '企业信用代码', '主体代码', '社会统一信用代码', 'creditcode'],
      ],
      within: ['信用代码', '识别号'],
      type: 'code',
    },
    {
      field: 'name',
      title: label('企业名称', 'name'),
      words: [
        ...[
          '名称',
          '单位名称',
          '企业',
          '公司名称',
          '企业全称',
          '单位',
          '申报单位',
          '单位全称',
          '名单',
        ],
        ...[
          '纳税人名称',
          '主体名称',
          '市场主体名称',
          '法人单位名称',
          '单位详细名称',
          '公司',
          '户名',
        ],
        ...[
          '企业(单位)名称',
          '企业名称(全称)',
          '所属单位',
          '企业现名',
          '现名',
          '获证单位',
          'company',
        ],
      ],
      within: ['企业名称', '单位名称', '公司名称'],
      type: 'text',
    },
  ]
}

const administrations: readonly Choice[] = [
  { value: 'direct', words: ['直管', '本区', '区直管'] },
  { value: 'other', words: ['其他', '代管', '非直管', '高新区', '他方', '非直管区'] },
].map((each) => withLabel(each, administrationLabels))

/** Identity of a firm and its yearly figures in one table, as districts keep them. */
export function enterpriseKind(catalogue: Catalogue): Kind {
  return {
    id: 'enterprises',
    title: intakeKindLabels.enterprises,
    marks: ['town', 'industry', 'founded', 'presence', 'address', '营业收入', '从业人员'],
    columns: [
      ...firmColumns(),
      ...nameColumns(),
      ...placeColumns(catalogue),
      ...tradeColumns(catalogue),
      ...movingColumns(),
      { field: 'year', title: label('年度', 'year'), words: yearWords, type: 'year' },
      ...catalogue.figures.map(figureColumn),
    ],
  }
}

const yearWords = [
  '年份',
  '数据年度',
  '所属年度',
  '所属年份',
  '统计年度',
  '会计年度',
  '报表年度',
  '数据年份',
]

function nameColumns(): FieldColumn[] {
  return [
    {
      field: 'formerName',
      title: label('曾用名', 'former name'),
      words: ['原名称', '原企业名称', '更名前名称', '变更前名称', '原名', '企业曾用名'],
      type: 'text',
    },
    {
      field: 'renamedOn',
      title: label('更名日期', 'renamed on'),
      words: ['名称变更日期', '更名时间', '名称变更时间'],
      type: 'day',
    },
  ]
}

function placeColumns({ towns, parks }: Catalogue): FieldColumn[] {
  return [
    {
      field: 'address',
      title: factKindLabels.address,
      words: ['地址', '住所', '企业地址', '登记地址', '注册地', '单位地址', '通讯地址', '注册住所'],
      type: 'text',
    },
    {
      field: 'town',
      title: factKindLabels.town,
      words: [
        ...[
          '镇街',
          '街镇',
          '所属镇街',
          '镇(街)',
          '镇(街道)',
          '街道',
          '乡镇',
          '所在镇街',
          '属地镇街',
        ],
        ...[
          '所属街镇',
          '属地',
          '镇街名称',
          '辖区',
          '所在街镇',
          '所属街道',
          '镇街(园区)',
          '所在镇(街)',
        ],
      ],
      type: 'choice',
      choices: named(towns),
      unlisted: 'asked',
    },
    {
      field: 'park',
      title: factKindLabels.park,
      words: ['园区', '所属园区', '园区名称', '产业园区', '实际经营地/园区'],
      type: 'choice',
      choices: named(parks),
      unlisted: 'asked',
    },
    {
      field: 'administration',
      title: factKindLabels.administration,
      words: ['管理区域', '管理类型', '是否直管', '管理归属', '范围'],
      type: 'choice',
      choices: administrations,
    },
  ]
}

function tradeColumns({ industries }: Catalogue): FieldColumn[] {
  return [
    {
      field: 'industry',
      title: factKindLabels.industry,
      words: [
        ...[
          '行业',
          '国民经济行业代码',
          '所属行业',
          '行业类别',
          '行业分类',
          '国民经济行业',
          '行业小类',
        ],
        ...['所属行业代码', '行业代码(GB/T4754-2017)', '行业代码(四位)', '主营行业'],
      ],
      within: ['行业代码'],
      type: 'choice',
      choices: Object.entries(industries).map(([value, name]) => ({ value, words: [value, name] })),
      unlisted: 'left',
    },
    {
      field: 'segment',
      title: factKindLabels.segment,
      words: ['产业链', '所属产业链', '链上环节', '主环节', '产业链节点', '产业链节点(主)', '环节'],
      type: 'text',
    },
    {
      field: 'otherSegment',
      title: label('次环节', 'secondary segment'),
      words: ['产业链节点(次)', '产业链次环节', '次要环节'],
      type: 'text',
    },
    {
      field: 'branchOf',
      title: factKindLabels.branchOf,
      words: ['总公司代码', '总机构代码', '总机构信用代码', '上级单位代码', '隶属企业代码'],
      type: 'code',
    },
    {
      field: 'founded',
      title: factKindLabels.founded,
      words: [
        '成立时间',
        '注册时间',
        '注册日期',
        '设立日期',
        '成立年月',
        '登记日期',
        '开业日期',
        '注册成立日期',
      ],
      type: 'day',
    },
    {
      field: 'aboveSize',
      title: factKindLabels.aboveSize,
      words: [
        '规上',
        '是否规上',
        '规模以上',
        '是否规模以上',
        '规上企业',
        '是否规上企业',
        '是否四上企业',
      ],
      type: 'yesNo',
    },
  ]
}

function figureColumn({ name, english, kind, unit, headings, values }: Figure): FieldColumn {
  const column = {
    field: name,
    title: label(name, english),
    words: headings ?? [],
    yearly: true as const,
  }
  if (kind === 'yesNo') return { ...column, words: [...column.words, `是否${name}`], type: 'yesNo' }
  if (kind === 'choice') return { ...column, type: 'choice', choices: named(values ?? []) }
  const signed = /利润|收益|资产/.test(name) ? { signed: true as const } : {}
  const most = kind === 'share' ? { most: WHOLE_SHARE } : {}
  return { ...column, type: 'quantity', unit: unit ?? '', ...signed, ...most }
}

function named(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, words: [value] }))
}
