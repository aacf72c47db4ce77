import { label } from '../../base/label.ts'
import { contractKindWords, sideWords } from '../registers/fact-words.ts'
import { type Catalogue, choicesOf, type FieldColumn } from './kind.ts'

/** What stands in a register beside its facts: its own number, whose it is, from when and until when. */
export type Frame = {
  key: readonly string[]
  holder: readonly string[]
  /** Headings of the holder's code besides those of any firm's. */
  code?: readonly string[]
  onDate: readonly string[]
  untilDate: readonly string[]
}

export const contractFrame: Frame = {
  key: ['合同登记编号', '合同编号', '登记编号', '合同登记号', '技术合同编号'],
  holder: ['卖方', '卖方名称', '卖方单位', '受托方', '让与方', '技术输出方', '企业'],
  code: ['卖方代码', '卖方单位代码', '卖方信用代码', '卖方统一社会信用代码'],
  onDate: ['登记日期', '合同登记日期', '认定登记日期', '登记时间', '认定日期'],
  untilDate: ['撤销登记日期', '合同终止日期', '核减日期'],
}
export const contractColumns: readonly FieldColumn[] = [
  {
    field: 'kind',
    title: label('合同类别', 'kind'),
    words: ['合同类型', '技术合同类型', '技术合同类别'],
    type: 'choice',
    choices: choicesOf(contractKindWords),
    needed: true,
  },
  {
    field: 'side',
    title: label('方向', 'side'),
    words: ['交易方向', '输出/吸纳', '技术流向', '买卖方向'],
    type: 'choice',
    choices: choicesOf(sideWords),
  },
  {
    field: 'buyer',
    title: label('买方', 'buyer'),
    words: ['买方名称', '买方单位', '买方单位名称', '受让方', '委托方', '技术吸纳方'],
    type: 'text',
  },
  {
    field: 'buyerCode',
    title: label('买方代码', 'code of the buyer'),
    words: ['买方单位代码', '买方信用代码', '买方统一社会信用代码', '受让方代码', '委托方代码'],
    type: 'code',
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

export const farmlandFrame: Frame = {
  key: ['地块编号', '序列号', '记录编号'],
  holder: ['实施单位', '建设单位', '实施主体', '权属单位'],
  onDate: ['建成日期', '验收日期', '竣工日期', '建成时间', '验收时间'],
  untilDate: ['失效日期', '调出日期'],
}
export const farmlandColumns: readonly FieldColumn[] = [
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

export const buildingFrame: Frame = {
  key: ['施工许可证号', '项目编号', '许可证编号', '施工许可编号'],
  holder: ['建设单位', '开发单位', '业主单位'],
  onDate: ['开工日期', '新开工日期', '开工时间', '施工许可日期', '实际开工日期'],
  untilDate: ['竣工日期'],
}
export function buildingColumns({ towns }: Catalogue): FieldColumn[] {
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
      unlisted: 'asked',
    },
  ]
}
