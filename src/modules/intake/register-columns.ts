import { label } from '../../base/label.ts'
import {
  incubatorKindWords,
  levelWords,
  plateWords,
  rightClassWords,
  rightKindWords,
} from '../registers/fact-words.ts'
import type { RegisterName } from '../registers/schema.ts'
import { firmColumns } from './enterprise-columns.ts'
import { type Catalogue, choicesOf, type FieldColumn, type Kind } from './kind.ts'
import { intakeKindLabels } from './schema.ts'
import {
  buildingColumns,
  buildingFrame,
  contractColumns,
  contractFrame,
  type Frame,
  farmlandColumns,
  farmlandFrame,
} from './work-columns.ts'

/** The six registers: their frame's words, their facts, and the fields that tell them apart. */
export function registerKinds(catalogue: Catalogue): Kind[] {
  return [
    kindOf('platform', {
      marks: ['name', 'plate', 'level', 'body'],
      frame: platformFrame,
      columns: platformColumns,
    }),
    kindOf('incubator', {
      marks: ['name', 'kind', 'level'],
      frame: incubatorFrame,
      columns: incubatorColumns,
    }),
    kindOf('intellectualProperty', {
      marks: ['kind', 'class', 'name', 'key'],
      frame: rightFrame,
      columns: rightColumns,
    }),
    kindOf('technologyContract', {
      marks: ['kind', 'side', 'amount', 'technologyAmount', 'month', 'key'],
      frame: contractFrame,
      columns: contractColumns,
    }),
    kindOf('farmland', {
      marks: ['work', 'parcel', 'area'],
      frame: farmlandFrame,
      columns: farmlandColumns,
    }),
    kindOf('buildingStart', {
      marks: ['project', 'area', 'prefabricated'],
      frame: buildingFrame,
      columns: buildingColumns(catalogue),
    }),
  ]
}

/** Headings of a firm's name that a register's own name would be mistaken for. */
const shortNames: ReadonlySet<string> = new Set(['名称', '名单', '单位'])

type Register = {
  marks: readonly string[]
  frame: Frame
  columns: readonly FieldColumn[]
}

function kindOf(id: RegisterName, { marks, frame, columns }: Register): Kind {
  const ownName = columns.some(({ field }) => field === 'name')
  const firmWords = firmColumns().find(({ field }) => field === 'name')?.words ?? []
  const names = ['企业名称', ...firmWords].filter((word) => !(ownName && shortNames.has(word)))
  return {
    id,
    title: intakeKindLabels[id],
    marks,
    columns: [
      {
        field: 'key',
        title: label('编号', 'number'),
        words: frame.key,
        type: 'text',
        needed: true,
      },
      ...firmColumns()
        .filter(({ field }) => field === 'code')
        .map((code) => ({ ...code, words: [...code.words, ...(frame.code ?? [])] })),
      ...columns,
      {
        field: 'holder',
        title: label('所属单位', 'holder'),
        words: [...frame.holder, ...names],
        type: 'text',
      },
      {
        field: 'onDate',
        title: label('日期', 'date'),
        words: frame.onDate,
        type: 'day',
        needed: true,
      },
      {
        field: 'untilDate',
        title: label('截止日期', 'until'),
        words: frame.untilDate,
        type: 'lastDay',
      },
    ],
  }
}

const document: FieldColumn = {
  field: 'document',
  title: label('文号', 'document number'),
  words: ['认定文号', '批准文号', '依据文件', '文件', '来源文件', '批复文号'],
  type: 'text',
}
const level: FieldColumn = {
  field: 'level',
  title: label('级别', 'level'),
  words: ['等级', '平台级别', '层级', '认定级别'],
  type: 'choice',
  choices: choicesOf(levelWords),
  needed: true,
}

const holders = [
  '依托单位',
  '建设单位',
  '所属企业',
  '承担单位',
  '运营单位',
  '运营机构',
  '权利人',
  '专利权人',
  '申请人',
  '卖方',
  '卖方名称',
]

const platformFrame: Frame = {
  key: ['平台编号', '编码', '平台代码'],
  holder: [
    '依托单位',
    '建设单位',
    '承担单位',
    '所属企业',
    '依托企业',
    '所在单位',
    '企业名称',
    '单位名称',
  ],
  onDate: ['认定日期', '认定时间', '批准日期', '授牌日期', '批准时间', '挂牌日期'],
  untilDate: ['有效期至', '撤销日期', '有效期止', '摘牌日期'],
}
const platformColumns: readonly FieldColumn[] = [
  {
    field: 'name',
    title: label('平台名称', 'platform'),
    words: ['创新平台名称', '研发平台', '研发机构名称', '平台'],
    type: 'text',
    needed: true,
  },
  {
    field: 'plate',
    title: label('牌子', 'plate'),
    words: ['平台类型', '平台类别', '牌子名称', '挂牌名称', '类型'],
    type: 'choice',
    choices: choicesOf(plateWords),
    needed: true,
  },
  level,
  {
    field: 'body',
    title: label('依托机构', 'body'),
    words: ['机构', '实体名称', '同一机构', '机构名称'],
    type: 'text',
  },
  document,
]

const incubatorFrame: Frame = {
  key: ['孵化平台编号', '编码'],
  holder: ['运营单位', '运营机构', '运营主体', '所属单位', '企业名称', '单位名称'],
  onDate: ['认定日期', '认定时间', '批准日期', '备案日期', '备案时间'],
  untilDate: ['有效期至', '有效期止', '撤销日期'],
}
const incubatorColumns: readonly FieldColumn[] = [
  {
    field: 'name',
    title: label('孵化平台名称', 'incubator'),
    words: ['孵化器名称', '众创空间名称', '孵化载体名称', '孵化载体'],
    type: 'text',
    needed: true,
  },
  {
    field: 'kind',
    title: label('类别', 'kind'),
    words: ['孵化平台类型', '孵化平台类别', '载体类型', '类型'],
    type: 'choice',
    choices: choicesOf(incubatorKindWords),
    needed: true,
  },
  level,
  document,
]

const rightFrame: Frame = {
  key: [
    '专利号',
    '授权号',
    '登记号',
    '申请号',
    '知识产权编号',
    '授权公告号',
    '专利号/登记号',
    '证书号',
  ],
  holder: holders,
  onDate: ['授权日', '授权日期', '授权公告日', '登记日期', '获得日期', '授权时间'],
  untilDate: ['失效日', '失效日期', '有效期至', '终止日期', '有效期止'],
}
const rightColumns: readonly FieldColumn[] = [
  {
    field: 'kind',
    title: label('类型', 'kind'),
    words: ['知识产权类型', '专利类型', '知识产权类别', '专利类别'],
    type: 'choice',
    choices: choicesOf(rightKindWords),
    needed: true,
  },
  {
    field: 'class',
    title: label('类别', 'class'),
    words: ['Ⅰ/Ⅱ类', '分类', 'I类/II类', '评价类别'],
    type: 'choice',
    choices: choicesOf(rightClassWords),
  },
  {
    field: 'name',
    title: label('名称', 'name'),
    words: ['专利名称', '知识产权名称', '发明名称', '软件名称'],
    type: 'text',
    needed: true,
  },
]
