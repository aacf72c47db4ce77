/** 审读: what a person does to a plan between its reading and its running. */
import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'
import { like } from '../../base/written-form.ts'
import { Definition, ReleaseRule } from '../indicators/schema.ts'
import { Binding, IndicatorCode, Operator, TargetType } from '../plan/schema.ts'

const wholeDate = like(/^\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/, '2025, 2025-12-31')

/** A target as a person reads it; where its words stand is not for correction. */
export const TargetWords = z.object({
  indicator: z.string().trim().min(1).max(80).meta(titled('指标名称', 'indicator')),
  operator: Operator,
  value: Decimal,
  unit: z.string().trim().max(20).meta(titled('单位', 'unit')),
  deadline: z.string().trim().regex(wholeDate).meta(titled('期限', 'deadline')),
  type: TargetType,
  binding: Binding,
})
export type TargetWords = z.infer<typeof TargetWords>

export const Code = z.union([z.literal(''), IndicatorCode]).meta(titled('指标代码', 'code'))

export const findingLabels = {
  targets: label('量化目标', 'target'),
  halfQuantitative: label('半量化目标', 'half-quantitative goal'),
  qualitative: label('定性目标', 'qualitative goal'),
  industries: label('重点产业', 'industry'),
  unclear: label('待明确事项', 'to be clarified'),
  relations: label('方案关系', 'plan relation'),
} as const
export const FindingList = choice(findingLabels).meta(titled('类别', 'kind'))
export type FindingList = z.infer<typeof FindingList>

export const changedPartLabels = {
  facts: label('方案信息', 'plan facts'),
  target: label('目标', 'target'),
  goal: label('其他目标', 'other goal'),
  industry: label('重点产业', 'industry'),
  owner: label('责任单位', 'owner'),
  unclear: label('待明确事项', 'to be clarified'),
  relation: label('方案关系', 'plan relation'),
  definition: label('口径卡', 'definition card'),
  yearlyTarget: label('年度目标', 'yearly target'),
} as const

/** One thing that two versions of a plan say differently; null: it stands in one of them only. */
export const PlanChange = z
  .object({
    part: choice(changedPartLabels).meta(titled('内容', 'part')),
    /** Code, clause or title of what changed. */
    key: z.string().meta(titled('对象', 'of what')),
    before: z.string().nullable().meta(titled('原为', 'before')),
    after: z.string().nullable().meta(titled('改为', 'after')),
  })
  .meta(titled('版本差异', 'change', 'PlanChange'))
export type PlanChange = z.infer<typeof PlanChange>

/** What one indicator still needs before it can be judged, and what it has. */
export const Setting = z
  .object({
    code: IndicatorCode,
    name: z.string().meta(titled('指标', 'indicator')),
    nameEn: z.string(),
    type: TargetType,
    unit: z.string().meta(titled('单位', 'unit')),
    /** The plan's own target, in its newest version. */
    operator: Operator,
    value: Decimal,
    targetUnit: z.string(),
    deadline: z.string(),
    targetVersion: z.number().int(),
    /** Null: there is no card yet. */
    cardVersion: z.number().int().nullable().meta(titled('口径版本', 'card')),
    /** False where there is none, or another plan brought it. */
    ownCard: z.boolean(),
    effectiveFrom: z.string().nullable().meta(titled('生效日期', 'effective from')),
    open: z.number().int().meta(titled('待定事项', 'undecided')),
    years: z.number().int().meta(titled('实施年数', 'years of the term')),
    yearsSet: z.number().int().meta(titled('已设年度目标', 'yearly targets set')),
    yearsCurved: z.number().int().meta(titled('已设计划曲线', 'curves set')),
  })
  .meta(titled('指标设置', 'setting of an indicator', 'Setting'))
export type Setting = z.infer<typeof Setting>

export const decidedLabels = {
  undecided: label('待定', 'undecided'),
  yes: label('可以', 'yes'),
  no: label('不可以', 'no'),
} as const

const card = Definition.shape
const text = z.string().trim().max(4000).default('')
const day = z.union([z.literal(''), z.iso.date()]).default('')

/** 口径卡 as a person fills it in, one field beneath the other; what is empty is undecided. */
export const CardFields = z.object({
  name: z.string().trim().min(1).max(80).meta(titled('指标名称', 'indicator')),
  nameEn: z.string().trim().min(1).max(160).meta(titled('英文名称', 'English name')),
  meaning: z.string().trim().min(1).max(4000).meta(titled('定义', 'meaning')),
  numerator: text.meta(titled('分子口径', 'numerator')),
  denominator: text.meta(titled('分母口径', 'denominator')),
  formula: text.meta(titled('计算公式', 'formula')),
  unit: z.string().trim().max(20).meta(titled('单位', 'unit')),
  decimals: card.decimals,
  type: TargetType,
  direction: card.direction,
  scope: AreaScope.optional().meta(titled('统计范围', 'scope')),
  frequency: ReleaseRule.shape.frequency,
  lagDays: z
    .number()
    .int()
    .min(0)
    .max(3660)
    .optional()
    .meta(titled('发布滞后(天)', 'release lag (days)')),
  /** Numbers of months, parted by any mark. */
  exemptMonths: z
    .string()
    .trim()
    .regex(like(/^((1[0-2]|[1-9])([、,,;\s]+|$))*$/, '1、2'))
    .default('')
    .meta(titled('免报月份', 'exempt months')),
  releaseNote: text.meta(titled('发布说明', 'release note')),
  sourceBody: text.meta(titled('数据来源', 'source body')),
  leadBody: text.meta(titled('责任单位', 'responsible body')),
  appraisal: choice(decidedLabels)
    .default('undecided')
    .meta(titled('可否用于考核', 'may be used in appraisal')),
  public: choice(decidedLabels).default('undecided').meta(titled('可否公开', 'may be published')),
  /** One a line. */
  open: text.meta(titled('待定事项', 'undecided')),
  effectiveFrom: z.iso.date().meta(titled('生效日期', 'effective from')),
  comparability: card.comparability,
  document: z.string().trim().min(1).max(200).meta(titled('制定依据的文件', 'document')),
  clause: text.meta(titled('条款', 'clause')),
  date: day.meta(titled('文件日期', 'document date')),
})
export type CardFields = z.infer<typeof CardFields>
