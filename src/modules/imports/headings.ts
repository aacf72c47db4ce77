import type { Period } from '../../base/period.ts'
import type { ImportField } from './schema.ts'
import { isUnit, unitOf } from './units.ts'
import { plain } from './written.ts'

export type Heading = { field: ImportField; confidence: number; unit?: string; period?: Period }

type Words = { field: ImportField; exact: readonly string[]; within?: readonly string[] }

/**
 * Heading words by field, in the order they are tried; the first that fits wins. What must not be
 * mistaken for the value (去年同期, 目标, 完成率) therefore stands before the value.
 */
const table: readonly Words[] = [
  {
    field: 'none',
    exact: [
      '序号',
      '编号',
      '次序',
      '行次',
      '灯号',
      '位次',
      '排名',
      '核准',
      '签章',
      '退回原因',
      '签字',
      '进度',
      '审核',
    ],
    within: [
      ...[
        '同期',
        '同比',
        '环比',
        '增速',
        '增幅',
        '增减',
        '增长',
        '目标',
        '计划',
        '完成率',
        '进度',
        '差距',
      ],
      ...[
        '占比变化',
        '位次',
        '排名',
        '责任',
        '牵头',
        '配合',
        '联系',
        '电话',
        '填报',
        '报送',
        '审核',
        '上期',
      ],
    ],
  },
  { field: 'code', exact: ['指标代码', '指标编码', '代码', '编码', 'code', 'indicatorcode'] },
  {
    field: 'name',
    exact: [
      '指标名称',
      '指标',
      '主要指标',
      '监测指标',
      '指标项',
      '目标名称',
      '目标指标',
      '项目',
      '名称',
      '项目名称',
      'indicator',
      'name',
    ],
    within: ['指标名称'],
  },
  {
    field: 'reason',
    exact: ['更正原因', '修订原因', '调整原因', '更正说明', '修订说明', 'reason'],
  },
  {
    field: 'period',
    exact: [
      ...[
        '数据所属期',
        '所属期',
        '所属时期',
        '报告期',
        '统计期',
        '数据期',
        '数据时期',
        '时期',
        '期别',
      ],
      ...['时间', '期间', '数据时间', '统计时间', '季度月份', 'period'],
    ],
    within: ['所属期', '报告期'],
  },
  { field: 'year', exact: ['年', '年份', '年度', 'year'] },
  { field: 'quarter', exact: ['季', '季度', 'quarter'] },
  { field: 'month', exact: ['月', '月份', 'month'] },
  { field: 'unit', exact: ['单位', '计量单位', 'unit'] },
  { field: 'state', exact: ['数据状态', '状态', '数据性质', '数据类别', 'state', 'status'] },
  { field: 'scope', exact: ['统计范围', '范围', '统计口径范围', 'scope'] },
  {
    field: 'area',
    exact: [
      ...[
        '地区',
        '区域',
        '镇街',
        '街镇',
        '街道',
        '镇街园区',
        '所属镇街',
        '属地',
        '行政区',
        '园区',
        '区县',
        'area',
      ],
    ],
  },
  { field: 'numerator', exact: ['分子', '分子数', '分子值', 'numerator'], within: ['分子'] },
  { field: 'denominator', exact: ['分母', '分母数', '分母值', 'denominator'], within: ['分母'] },
  {
    field: 'document',
    exact: [
      '来源',
      '数据来源',
      '来源文件',
      '出处',
      '依据',
      '依据文件',
      '文件',
      'source',
      'document',
    ],
  },
  { field: 'date', exact: ['来源日期', '发布日期', '文件日期', '日期'] },
  {
    field: 'note',
    exact: ['备注', '说明', '附注', '原因', '主要原因', '情况说明', 'note', 'remark'],
  },
  {
    field: 'value',
    exact: [
      ...[
        '本年累计',
        '计划期累计',
        '计划期累计完成',
        '本期累计',
        '累计',
        '累计值',
        '累计数',
        '累计完成',
        '累计完成数',
        '年初累计',
        '本年累计完成',
      ],
      ...[
        '数值',
        '完成值',
        '完成数',
        '完成情况',
        '实际完成',
        '实际值',
        '实绩',
        '指标值',
        '数据',
        '值',
        '现状',
      ],
      ...[
        '现状值',
        '当前值',
        '期末数',
        '期末值',
        '本期',
        '本期值',
        '本期数',
        '本期完成',
        '实际',
        'value',
        'actual',
      ],
    ],
    within: ['累计', '完成值', '数值', '完成数'],
  },
  { field: 'none', exact: [], within: ['本月', '当月', '本季', '当季', '当期'] },
]

/** Fields by which a row shows itself to be a row of headings. */
export const strongFields: ReadonlySet<ImportField> = new Set([
  ...(['code', 'name', 'period', 'value', 'unit', 'area', 'scope', 'state'] as const),
  ...(['numerator', 'denominator', 'year', 'quarter', 'month'] as const),
])

const seen = new Map<string, Heading | null>()

/** What a heading means by its words alone; undefined when it says nothing known. */
export function headingOf(text: string): Heading | undefined {
  const before = seen.get(text)
  if (before !== undefined) return before ?? undefined
  const heading = readHeading(text)
  if (seen.size < 10_000) seen.set(text, heading ?? null)
  return heading
}

function readHeading(text: string): Heading | undefined {
  const whole = plain(text)
  if (whole === '' || whole.length > 40) return undefined
  const bracket = /\(([^()]*)\)/.exec(whole)?.[1] ?? /[:/]([^:/]+)$/.exec(whole)?.[1] ?? ''
  const unit = isUnit(bracket) ? { unit: unitOf(bracket) } : {}
  const words = bareHeading(whole)
  const sure = table.find((each) => each.exact.includes(words))
  if (sure !== undefined) return { field: sure.field, confidence: 100, ...unit }
  const likely = table.find((each) => each.within?.some((word) => words.includes(word)))
  return likely && { field: likely.field, confidence: 85, ...unit }
}

/** Brackets, white space and separators off: '数值（万元）' → '数值', '镇（街）' → '镇街'. */
export function bareHeading(text: string): string {
  const whole = plain(text)
  const unit = whole.replace(/[(/:]([^()/:]*)\)?$/, (all, inner: string) =>
    isUnit(inner) ? '' : all,
  )
  return unit.replace(/[()\s、,:/·"“”*]/g, '').toLowerCase()
}
