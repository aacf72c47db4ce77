import { label } from '../../base/label.ts'
import type { RegisterName } from '../registers/schema.ts'
import { firmColumns } from './enterprise-columns.ts'
import type { Catalogue, Choice, FieldColumn, Kind } from './kind.ts'
import { intakeKindLabels } from './schema.ts'

/** What stands in a register beside its facts: its own number, whose it is, from when and until when. */
type Frame = {
  key: readonly string[]
  holder: readonly string[]
  onDate: readonly string[]
  untilDate: readonly string[]
}

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
      ...firmColumns().filter(({ field }) => field === 'code'),
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
  type: 'text',
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
    type: 'text',
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
    type: 'text',
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
const rightKinds: readonly Choice[] = [
  { value: '发明专利', words: ['发明专利', '发明', '发明授权', '国内发明专利'] },
  { value: '实用新型专利', words: ['实用新型专利', '实用新型'] },
  { value: '外观设计专利', words: ['外观设计专利', '外观设计', '外观'] },
  { value: '软件著作权', words: ['软件著作权', '软著', '计算机软件著作权'] },
  { value: '集成电路布图设计专有权', words: ['集成电路布图设计专有权', '集成电路布图设计'] },
  { value: '植物新品种', words: ['植物新品种', '植物新品种权'] },
]
const rightClasses: readonly Choice[] = [
  { value: 'Ⅰ', words: ['Ⅰ', 'I', 'Ⅰ类', 'I类', '一类', '1类', '1'] },
  { value: 'Ⅱ', words: ['Ⅱ', 'II', 'Ⅱ类', 'II类', '二类', '2类', '2'] },
]
const rightColumns: readonly FieldColumn[] = [
  {
    field: 'kind',
    title: label('类型', 'kind'),
    words: ['知识产权类型', '专利类型', '知识产权类别', '专利类别'],
    type: 'choice',
    choices: rightKinds,
    open: true,
    needed: true,
  },
  {
    field: 'class',
    title: label('类别', 'class'),
    words: ['Ⅰ/Ⅱ类', '分类', 'I类/II类', '评价类别'],
    type: 'choice',
    choices: rightClasses,
  },
  {
    field: 'name',
    title: label('名称', 'name'),
    words: ['专利名称', '知识产权名称', '发明名称', '软件名称'],
    type: 'text',
    needed: true,
  },
]

const contractFrame: Frame = {
  key: ['合同登记编号', '合同编号', '登记编号', '合同登记号', '技术合同编号'],
  holder: ['卖方', '卖方名称', '受托方', '让与方', '技术输出方', '企业'],
  onDate: ['登记日期', '合同登记日期', '认定登记日期', '登记时间', '认定日期'],
  untilDate: ['撤销登记日期', '合同终止日期', '核减日期'],
}
const contractKinds: readonly Choice[] = [
  { value: '技术开发', words: ['技术开发', '开发', '技术开发合同'] },
  { value: '技术转让', words: ['技术转让', '转让', '技术转让合同'] },
  { value: '技术许可', words: ['技术许可', '许可', '技术许可合同'] },
  { value: '技术咨询', words: ['技术咨询', '咨询', '技术咨询合同'] },
  { value: '技术服务', words: ['技术服务', '服务', '技术服务合同'] },
]
const sides: readonly Choice[] = [
  { value: '输出', words: ['输出', '卖方', '输出技术', '技术输出', '出让'] },
  { value: '吸纳', words: ['吸纳', '买方', '吸纳技术', '技术吸纳', '受让'] },
]
const contractColumns: readonly FieldColumn[] = [
  {
    field: 'kind',
    title: label('合同类别', 'kind'),
    words: ['合同类型', '技术合同类型', '技术合同类别'],
    type: 'choice',
    choices: contractKinds,
    needed: true,
  },
  {
    field: 'side',
    title: label('方向', 'side'),
    words: ['交易方向', '输出/吸纳', '技术流向', '买卖方向'],
    type: 'choice',
    choices: sides,
    needed: true,
  },
  {
    field: 'amount',
    title: label('成交额', 'transaction value'),
    words: ['合同成交额', '合同金额', '合同成交金额', '成交金额', '合同总金额'],
    type: 'quantity',
    unit: '元',
    needed: true,
  },
  {
    field: 'technologyAmount',
    title: label('技术交易额', 'technology value'),
    words: ['其中技术交易额', '技术交易金额', '核定技术交易额'],
    type: 'quantity',
    unit: '元',
  },
  {
    field: 'month',
    title: label('登记月份', 'month'),
    words: ['月份', '所属月份', '统计月份', '所属期'],
    type: 'month',
  },
]

const farmlandFrame: Frame = {
  key: ['地块编号', '序列号', '记录编号'],
  holder: ['实施单位', '建设单位', '实施主体', '权属单位'],
  onDate: ['建成日期', '验收日期', '竣工日期', '建成时间', '验收时间'],
  untilDate: ['失效日期', '调出日期'],
}
const farmlandColumns: readonly FieldColumn[] = [
  {
    field: 'work',
    title: label('项目', 'work'),
    words: ['项目名称', '工程名称', '建设项目'],
    type: 'text',
    needed: true,
  },
  {
    field: 'kind',
    title: label('类别', 'kind'),
    words: ['建设类型', '项目类别', '项目类型', '改造类型'],
    type: 'text',
    needed: true,
  },
  {
    field: 'parcel',
    title: label('图斑号', 'parcel'),
    words: ['图斑编号', '图斑', '地块号', '地块'],
    type: 'text',
    needed: true,
  },
  {
    field: 'area',
    title: label('面积', 'area'),
    words: ['建设面积', '图斑面积', '地块面积', '改造面积'],
    type: 'quantity',
    unit: '亩',
    needed: true,
  },
]

const buildingFrame: Frame = {
  key: ['施工许可证号', '项目编号', '许可证编号', '施工许可编号'],
  holder: ['建设单位', '开发单位', '业主单位'],
  onDate: ['开工日期', '新开工日期', '开工时间', '施工许可日期', '实际开工日期'],
  untilDate: ['竣工日期'],
}
function buildingColumns({ towns }: Catalogue): FieldColumn[] {
  return [
    {
      field: 'project',
      title: label('项目', 'project'),
      words: ['项目名称', '工程名称', '建筑项目'],
      type: 'text',
      needed: true,
    },
    {
      field: 'area',
      title: label('新开工面积', 'area started'),
      words: ['新开工建筑面积', '建筑面积', '开工面积', '总建筑面积'],
      type: 'quantity',
      unit: '㎡',
      needed: true,
    },
    {
      field: 'prefabricated',
      title: label('装配式面积', 'prefabricated area'),
      words: ['装配式建筑面积', '其中装配式', '其中装配式面积', '装配式'],
      type: 'quantity',
      unit: '㎡',
      needed: true,
    },
    {
      field: 'place',
      title: label('镇街', 'town or street'),
      words: ['所属镇街', '属地', '街镇', '所在镇街', '项目所在镇街'],
      type: 'choice',
      choices: towns.map((value) => ({ value, words: [value] })),
      open: true,
    },
  ]
}
