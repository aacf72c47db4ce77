import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { like } from '../../base/written-form.ts'
import { IndicatorCode, PackageTarget } from '../plan/schema.ts'
import { Definition, ReleaseRule, YearlyTarget } from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
const reason = z.string().trim().min(1).meta(titled('理由', 'reason'))

/** An indicator with its newest card; `targets` are those of the plan asked for, newest version first. */
export const IndicatorRow = z.object({
  definition: Definition,
  /** How many versions the card has. */
  versions: z.number().int(),
  targets: z.array(PackageTarget),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

export const listDefinitions = query('GET /definitions', {
  title: label('口径卡清单', 'Definition cards'),
  input: z.object({}),
  output: z.array(Definition),
})

export const readIndicator = query('GET /plans/:plan/indicators/:code', {
  title: label('指标', 'Indicator'),
  input: z.object({ plan, code: IndicatorCode }),
  output: z.object({
    /** Newest first. */
    definitions: z.array(Definition),
    targets: z.array(PackageTarget),
    yearlyTargets: z.array(YearlyTarget),
    owners: z.array(z.string()),
  }),
})

export const reviseDefinition = action('POST /plans/:plan/definitions/:code', {
  title: label('修订口径', 'Revise a definition'),
  input: z.object({
    plan,
    code: IndicatorCode,
    definition: Definition.omit({ code: true, version: true }),
    reason,
  }),
  output: z.object({ version: z.number().int() }),
})

export const setYearlyTarget = action('POST /plans/:plan/yearly-targets/:code', {
  title: label('设定年度目标和计划曲线', 'Set a yearly target and its curve'),
  input: z.object({
    plan,
    code: IndicatorCode,
    target: YearlyTarget.omit({ code: true, version: true, reason: true }),
    reason,
  }),
  output: z.object({ version: z.number().int() }),
})

/** Several at once, of one or many indicators, as one version of the plan: all or none. */
export const setYearlyTargets = action('POST /plans/:plan/yearly-targets', {
  title: label('设定多项年度目标和计划曲线', 'Set several yearly targets and curves'),
  input: z.object({
    plan,
    targets: z
      .array(YearlyTarget.omit({ version: true, reason: true }))
      .min(1)
      .max(1000),
    reason,
  }),
  output: z.object({ set: z.number().int() }),
})

/** The first card of every target that has none, made of the plan's own words. */
export const makeCards = action('POST /plans/:plan/cards', {
  title: label('生成口径卡', 'Make definition cards'),
  input: z.object({
    plan,
    cards: z
      .array(
        z.object({
          code: IndicatorCode,
          frequency: ReleaseRule.shape.frequency.default('quarter'),
          scope: AreaScope.default('whole'),
        }),
      )
      .default([])
      .meta(titled('各指标的频率和范围', 'frequency and scope of each')),
  }),
  output: z.object({ cards: z.array(IndicatorCode), yearlyTargets: z.number().int() }),
})

/** A target is never overwritten: the document that changed it sets the next version. */
export const reviseTarget = action('POST /plans/:plan/targets/:code', {
  title: label('调整方案目标', 'Revise a target of the plan'),
  input: z.object({
    plan,
    code: IndicatorCode,
    operator: PackageTarget.shape.operator,
    value: PackageTarget.shape.value,
    unit: z.string().trim().max(20).meta(titled('单位', 'unit')),
    deadline: z
      .string()
      .trim()
      .regex(like(/^\d{4}(-\d{2}-\d{2})?$/, '2025, 2025-12-31'))
      .meta(titled('期限', 'deadline')),
    /** What changed it; a target never changes without a paper. */
    document: z.string().trim().min(1).max(200).meta(titled('调整依据的文件', 'document')),
    clause: z.string().trim().max(200).default('').meta(titled('条款', 'clause')),
    date: z
      .union([z.literal(''), z.iso.date()])
      .default('')
      .meta(titled('文件日期', 'document date')),
    reason,
  }),
  output: z.object({ version: z.number().int() }),
})
