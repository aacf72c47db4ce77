/** 指标: what each number of the plan means (口径), when it can be known, and what each year promises. */
import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Source } from '../../base/source.ts'
import { IndicatorCode, Operator, TargetType } from '../plan/schema.ts'

export const directionLabels = {
  up: label('越高越好', 'higher is better'),
  down: label('越低越好', 'lower is better'),
} as const
export const frequencyLabels = {
  month: label('月', 'monthly'),
  quarter: label('季', 'quarterly'),
  year: label('年', 'yearly'),
} as const
export const comparabilityLabels = {
  first: label('首版', 'first version'),
  comparable: label('与前版可比', 'comparable with the version before'),
  notComparable: label('与前版不可比', 'not comparable with the version before'),
} as const

/** When a value of this indicator can be known. Unknown stays unknown: no `lagDays` means no 'overdue'. */
export const ReleaseRule = z
  .object({
    frequency: choice(frequencyLabels).meta(titled('频率', 'frequency')),
    /** Days from the last day of the period to the day the value is due. */
    lagDays: z
      .number()
      .int()
      .nonnegative()
      .nullable()
      .meta(titled('发布滞后(天)', 'release lag (days)')),
    /** Months (1–12) for which the survey system asks no report: 制度免报. */
    exemptMonths: z
      .array(z.number().int().min(1).max(12))
      .default([])
      .meta(titled('免报月份', 'exempt months')),
    note: z.string().default('').meta(titled('发布说明', 'release note')),
  })
  .meta(titled('发布期', 'release calendar', 'ReleaseRule'))
export type ReleaseRule = z.infer<typeof ReleaseRule>

/** 口径卡 (formats: 口径卡 columns). A new version is a new row with its own effective date; nothing is spliced. */
export const Definition = z
  .object({
    code: IndicatorCode,
    version: z.number().int().min(1).meta(titled('版本', 'version')),
    name: z.string().meta(titled('指标名称', 'indicator')),
    nameEn: z.string().meta(titled('英文名称', 'English name')),
    meaning: z.string().meta(titled('定义', 'meaning')),
    /** Expression over other indicator codes, e.g. `I-90 / I-91 * 100`; typed and unit-checked. */
    formula: z.string().optional().meta(titled('计算公式', 'formula')),
    numerator: z.string().optional().meta(titled('分子口径', 'numerator')),
    denominator: z.string().optional().meta(titled('分母口径', 'denominator')),
    unit: z.string().meta(titled('单位', 'unit')),
    decimals: z.number().int().min(0).max(6).meta(titled('小数位', 'decimals')),
    type: TargetType,
    direction: choice(directionLabels).meta(titled('方向', 'direction')),
    /** Null: not decided yet. */
    scope: AreaScope.nullable(),
    release: ReleaseRule,
    sourceBody: z.string().meta(titled('数据来源', 'source body')),
    leadBody: z.string().nullable().meta(titled('责任单位', 'responsible body')),
    /** Whether it may be used in appraisal: only with approval of the statistics office. Null: not decided. */
    appraisal: z.boolean().nullable().meta(titled('可否用于考核', 'may be used in appraisal')),
    public: z.boolean().nullable().meta(titled('可否公开', 'may be published')),
    effectiveFrom: z.iso.date().meta(titled('生效日期', 'effective from')),
    comparability: choice(comparabilityLabels).meta(titled('与前版可比性', 'comparability')),
    basis: Source.meta(titled('制定依据', 'basis')),
    /** What is still undecided; while not empty the standing is 口径未定 and nothing is compared. */
    open: z.array(z.string()).default([]).meta(titled('待定事项', 'undecided')),
  })
  .meta(titled('口径卡', 'definition card', 'Definition'))
export type Definition = z.infer<typeof Definition>

/** Share of the year's way that is planned by the end of `period`, in basis points: 7500 is 75 %. */
export const CurvePoint = z.object({ period: Period, basisPoints: z.number().int() })
export type CurvePoint = z.infer<typeof CurvePoint>

const parts = { month: 12, quarter: 4, year: 1 } as const

/** 按月均衡: equal steps to the year's end. An explicit act of a person; nothing falls back to it. */
export function evenCurve(year: number, frequency: ReleaseRule['frequency']): CurvePoint[] {
  const count = parts[frequency]
  return Array.from({ length: count }, (_, index) => ({
    period: periodAt(year, index + 1, frequency),
    basisPoints: Math.round((10_000 * (index + 1)) / count),
  }))
}

function periodAt(year: number, number: number, frequency: ReleaseRule['frequency']): Period {
  if (frequency === 'year') return Period.parse(String(year))
  if (frequency === 'quarter') return Period.parse(`${year}Q${number}`)
  return Period.parse(`${year}-${String(number).padStart(2, '0')}`)
}

/** What one year promises, by the document that set it, with its approved planned curve (计划曲线). */
export const YearlyTarget = z
  .object({
    code: IndicatorCode,
    year: z.number().int(),
    version: z.number().int().min(1),
    operator: Operator,
    value: Decimal,
    unit: z.string(),
    curve: z.array(CurvePoint).nullable().meta(titled('计划曲线', 'planned curve')),
    /** 年均: the recorded year that the rate counts from; without it nothing is computed. */
    baseYear: z.number().int().nullable().optional().meta(titled('基期年份', 'base year')),
    reason: z.string().default('').meta(titled('理由', 'reason')),
    source: Source,
  })
  .meta(titled('年度目标', 'yearly target', 'YearlyTarget'))
export type YearlyTarget = z.infer<typeof YearlyTarget>
