/** 灯号 and what belongs to it: where a number stands, why, and what is lacking. Nothing here is stored. */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Source } from '../../base/source.ts'
import { Standing } from '../../base/standing.ts'
import { approvalLabels, ObservationState } from '../observations/schema.ts'
import { IndicatorCode, Operator } from '../plan/schema.ts'

/** Whole basis points: 7500 is 75 %, or 75 percentage points. */
const BasisPoints = z.number().int()

/** Why the answer is what it is: one code for one rule. */
export const standingReasonLabels = {
  band: label('按与计划的差距判定', 'judged by the gap to the plan'),
  definitionMissing: label('没有口径卡', 'no definition card'),
  definitionOpen: label('口径有待定事项', 'the definition has undecided matters'),
  withheld: label('依法不公开', 'withheld by law'),
  exemptMonth: label('制度规定该月免报', 'the survey system asks no report for this month'),
  notReportedThen: label('该期不产生数值', 'no value is made for this period'),
  periodRunning: label('该期尚未结束', 'the period has not ended'),
  beforeRelease: label('未到发布日期', 'before the day of release'),
  pastRelease: label('已过发布日期而无数值', 'past the day of release without a value'),
  lacking: label('缺少判定所需数据', 'what the judgement needs is lacking'),
  presetHole: label('所选规则在此区间没有规定', 'the chosen rule says nothing here'),
  presetWords: label('所选规则没有数值标准', 'the chosen rule has no numbers'),
  presetAmbiguous: label(
    '所选规则有两种读法,结论不同',
    'the chosen rule reads two ways that differ',
  ),
  noScale: label('目标为零,差距无法折成比例', 'the target is zero: the gap has no scale'),
} as const
export const StandingReason = choice(standingReasonLabels).meta(titled('判定依据', 'ground'))
export type StandingReason = z.infer<typeof StandingReason>

/** What a standing can lack. Each is asked for by its word; none is ever made up. */
export const lackLabels = {
  value: label('本期数值', 'value of the period'),
  start: label('年初基数(上年末数值)', 'value at the end of the year before'),
  comparableStart: label('可比的年初基数(口径已变)', 'comparable start (the definition changed)'),
  yearlyTarget: label('年度目标', 'yearly target'),
  curve: label('本期计划曲线', 'planned curve at this period'),
  release: label('发布期', 'release lag'),
  unit: label('可换算的计量单位', 'convertible unit'),
  baseYear: label('年均增长的基期年份', 'base year of the average growth'),
  base: label('基期数值', 'value of the base year'),
  comparableBase: label('可比的基期数值(口径已变)', 'comparable base (the definition changed)'),
  yearlyRates: label('基期以来各年增速', 'growth rates of all years since the base'),
  cityMean: label('全市平均值', 'city mean'),
  previousYear: label('去年同期数值', 'value of the same period last year'),
} as const
export const Lack = choice(lackLabels).meta(titled('所缺', 'what is lacking'))
export type Lack = z.infer<typeof Lack>

/** A value as the standing used it, in the definition's unit, with the ledger line it comes from. */
export const Reading = z.object({
  value: Decimal,
  unit: z.string(),
  period: Period,
  observation: z.string(),
})
export type Reading = z.infer<typeof Reading>

export const growthKindLabels = {
  percent: label('增长率', 'growth rate'),
  percentagePoints: label('百分点', 'percentage points'),
  places: label('位次', 'places'),
  notComparable: label('不可比', 'not comparable'),
} as const

/** Against the same period last year. Null basis points: across a definition break, or from zero. */
export const Growth = z.object({
  kind: choice(growthKindLabels),
  basisPoints: BasisPoints.nullable(),
  shown: Words,
})
export type Growth = z.infer<typeof Growth>

/** 需从这里起: what is still asked, spread over the months or years that remain. */
export const Needed = z.object({
  kind: z.enum(['reached', 'amount', 'rate', 'tooLate']),
  amount: Decimal.nullable(),
  unit: z.string(),
  /** Months left in the target's year. */
  months: z.number().int().nonnegative().nullable(),
  perMonth: Decimal.nullable(),
  /** For an average growth rate: what each remaining year must bring. */
  rateBasisPoints: BasisPoints.nullable(),
  years: z.number().int().nonnegative().nullable(),
  sentence: Words,
})
export type Needed = z.infer<typeof Needed>

export const freshnessApprovalLabels = {
  ...approvalLabels,
  pending: label('未核准', 'not approved'),
} as const

/** Text, never a colour: how recent the data are and whether the statistics office has approved them. */
export const Freshness = z
  .object({
    dataTo: Period,
    state: ObservationState,
    recordedAt: z.string(),
    approval: choice(freshnessApprovalLabels),
    sentence: Words,
  })
  .meta(titled('数据时效', 'freshness', 'Freshness'))
export type Freshness = z.infer<typeof Freshness>

export const gapUnitLabels = {
  progress: label('个百分点(进度)', 'percentage points of progress'),
  value: label('个百分点(数值)', 'percentage points of the value'),
} as const

export const StandingAnswer = z
  .object({
    code: IndicatorCode,
    period: Period,
    standing: Standing,
    /** The arithmetic behind the light, in one sentence. */
    sentence: Words,
    /** The sentence without what the rule makes of it, for papers; empty where nothing is judged. */
    arithmetic: Words,
    reason: StandingReason,
    /** Preset that judged. */
    preset: z.string(),
    missing: z.array(Lack),
    value: Reading.nullable(),
    start: Reading.nullable(),
    previous: Reading.nullable(),
    growth: Growth.nullable(),
    yearTarget: z
      .object({ operator: Operator, value: Decimal, unit: z.string(), year: z.number().int() })
      .nullable(),
    /** Whether the value already satisfies the year's target, by its exact operator. */
    targetMet: z.boolean().nullable(),
    /** 完成率 or the distance covered, as it is: above 10000 when past the target. */
    completion: BasisPoints.nullable(),
    /** 计划曲线 at this period. */
    planned: BasisPoints.nullable(),
    plannedLevel: Decimal.nullable(),
    /** Positive is good, whichever way the indicator runs. For a ratio: points of the ratio itself. */
    gap: BasisPoints.nullable(),
    gapUnit: choice(gapUnitLabels),
    /** What the bands judged: completion less schedule, in points of progress. */
    judgedGap: BasisPoints.nullable(),
    /** Share of the way from the plan's base to its final target; a figure of its own, never judged here. */
    termProgress: BasisPoints.nullable(),
    needed: Needed.nullable(),
    /**
     * The figures as papers print them, each rounded once from its exact value. A share has no
     * completion rate (empty), and its `planned` is the level it should have reached by now.
     */
    shown: z.object({
      value: z.string(),
      completion: z.string(),
      planned: z.string(),
      gap: z.string(),
    }),
    observations: z.array(z.string()),
    freshness: Freshness.nullable(),
  })
  .meta(titled('进度判定', 'standing with its ground', 'StandingAnswer'))
export type StandingAnswer = z.infer<typeof StandingAnswer>

export const judgementLabels = {
  onTime: label('可按期完成', 'will be done in time'),
  needsSupport: label('需要支持', 'needs support'),
  unlikely: label('难以完成', 'unlikely to be done'),
} as const

/** 研判: what the responsible person thinks, with a reason. It never changes the computed light. */
export const Judgement = z
  .object({
    word: choice(judgementLabels).meta(titled('研判', 'judgement')),
    reason: z.string().trim().min(1).meta(titled('理由', 'reason')),
    measures: z.string().default('').meta(titled('措施', 'measures')),
    recordedAt: z.string().meta(titled('研判时间', 'judged at')),
    recordedBy: z.string().meta(titled('研判人', 'judged by')),
  })
  .meta(titled('研判', 'judgement', 'Judgement'))
export type Judgement = z.infer<typeof Judgement>

/** A stretch of the gap and the standing it earns; a null end is open to infinity. */
export const Band = z.object({
  standing: Standing,
  from: BasisPoints.nullable(),
  fromIncluded: z.boolean(),
  to: BasisPoints.nullable(),
  toIncluded: z.boolean(),
})
export type Band = z.infer<typeof Band>

/** `points`: completion less schedule. `shareOfPlan`: that gap as a share of the schedule. */
export const measureLabels = {
  points: label('差距(百分点)', 'gap in percentage points'),
  shareOfPlan: label('差距占应达进度的比例', 'gap as a share of the schedule'),
} as const

/** 亮灯规则: a published rule, or the shipped default ◆. Where the rule is silent, so is the light. */
export const Preset = z
  .object({
    id: z.string(),
    name: Words,
    rule: Words,
    source: Source,
    /** What the rule leaves unsaid; empty when it is complete. */
    hole: Words,
    /** More than one reading: the rule's words allow each, and only what all agree on is answered. */
    readings: z.array(z.object({ measure: choice(measureLabels), bands: z.array(Band) })),
    /** Judged by the plan and the city's mean together instead of by bands. */
    cityMean: z.boolean(),
    /** Colour words of the rule's own district. */
    lights: z.partialRecord(Standing, Words),
  })
  .meta(titled('亮灯规则', 'rule of lights', 'Preset'))
export type Preset = z.infer<typeof Preset>

export const outlookLabels = {
  willReach: label('会完成', 'will be reached'),
  atRisk: label('有风险', 'at risk'),
  willMiss: label('完不成', 'will be missed'),
  cannotTell: label('无法判断', 'cannot tell'),
} as const
export const forecastMethodLabels = {
  seasonalShare: label(
    '往年同期占全年比重',
    'share of the year reached by this month in past years',
  ),
  restOfYear: label('往年同期至年末的增量', 'increments from this month to year-end in past years'),
  increments: label('近年年度增量', 'yearly increments of recent years'),
  growthRates: label('近年年度增速', 'yearly growth rates of recent years'),
  known: label('已有全年数值', 'the value is known'),
  none: label('没有可用方法', 'no method applies'),
} as const

/** 预测: an explainable guess with its interval; never a standing. */
export const Forecast = z
  .object({
    outlook: choice(outlookLabels),
    method: choice(forecastMethodLabels),
    year: z.number().int(),
    point: Decimal.nullable(),
    low: Decimal.nullable(),
    high: Decimal.nullable(),
    unit: z.string(),
    /** How much past misses widened the interval on each side. */
    widened: BasisPoints,
    /** Past years the method rests on. */
    years: z.array(z.number().int()),
    reasons: z.array(Words),
    sentence: Words,
  })
  .meta(titled('预测', 'forecast', 'Forecast'))
export type Forecast = z.infer<typeof Forecast>

/** One past year of 回测: what the method would have said, and what came. */
export const BackTestRow = z.object({
  year: z.number().int(),
  method: choice(forecastMethodLabels),
  point: Decimal,
  low: Decimal,
  high: Decimal,
  actual: Decimal,
  /** (point − actual) ÷ actual; null when nothing came. */
  errorBasisPoints: BasisPoints.nullable(),
  inside: z.boolean(),
})
export type BackTestRow = z.infer<typeof BackTestRow>

export const closingVerdictLabels = {
  met: label('完成', 'met'),
  unmet: label('未完成', 'not met'),
  cannotTell: label('无法判断', 'cannot tell'),
} as const

/** 收官评估: one target at its deadline, by its exact words, with the ledger lines that show it. */
export const ClosingVerdict = z
  .object({
    code: IndicatorCode,
    verdict: choice(closingVerdictLabels),
    sentence: Words,
    /** The value at the deadline, or the newest one before it when that is lacking. */
    value: Reading.nullable(),
    state: ObservationState.nullable(),
    missing: z.array(Lack),
    evidence: z.array(z.string()),
  })
  .meta(titled('收官结论', 'closing verdict', 'ClosingVerdict'))
export type ClosingVerdict = z.infer<typeof ClosingVerdict>
