/** 数据: one value of one indicator for one period, as known at one moment. Appended, never changed. */
import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Source } from '../../base/source.ts'
import { IndicatorCode } from '../plan/schema.ts'

export const observationStateLabels = {
  /** A published value whose source does not say how sure it is. */
  unstated: label('状态未注明', 'state not stated'),
  estimated: label('预计', 'estimated'),
  flash: label('快报', 'flash'),
  provisional: label('初步', 'provisional'),
  revised: label('修订', 'revised'),
  final: label('最终', 'final'),
} as const
export const ObservationState = choice(observationStateLabels).meta(titled('数据状态', 'state'))
export type ObservationState = z.infer<typeof ObservationState>

export const approvalLabels = {
  approved: label('核准', 'approved'),
  returned: label('退回', 'returned'),
  referenceOnly: label('仅供参考', 'for reference only'),
} as const

/** The decision of the statistics office; appended with its own moment, the latest one counts. */
export const Approval = z
  .object({
    decision: choice(approvalLabels).meta(titled('核准结论', 'decision')),
    condition: z.string().default('').meta(titled('核准条件', 'condition')),
    recordedAt: z.string(),
    recordedBy: z.string(),
  })
  .meta(titled('核准', 'approval', 'Approval'))
export type Approval = z.infer<typeof Approval>

export const Observation = z
  .object({
    id: z.string().meta(titled('编号', 'number')),
    code: IndicatorCode,
    definitionVersion: z.number().int().min(1).meta(titled('口径版本', 'definition version')),
    /** The place it speaks of: the district's own name, a town, a park. */
    area: z.string().meta(titled('地区', 'area')),
    scope: AreaScope,
    period: Period,
    value: Decimal,
    /** Both parts of a ratio are kept, each in its own unit as the definition says. */
    numerator: Decimal.nullable().default(null).meta(titled('分子', 'numerator')),
    denominator: Decimal.nullable().default(null).meta(titled('分母', 'denominator')),
    unit: z.string().meta(titled('单位', 'unit')),
    state: ObservationState,
    source: Source,
    recordedAt: z.string().meta(titled('登记时点', 'recorded at')),
    recordedBy: z.string().meta(titled('登记人', 'recorded by')),
    /** The observation this one corrects, and why. */
    supersedes: z.string().nullable().default(null),
    reason: z.string().default('').meta(titled('更正原因', 'reason')),
    importId: z.string().nullable().default(null),
    approval: Approval.nullable().default(null),
  })
  .meta(titled('数据', 'observation', 'Observation'))
export type Observation = z.infer<typeof Observation>

/** 计算值: made of recorded values by a card's formula at one moment; it is shown, never recorded. */
export const ComputedValue = z
  .object({
    /** Null when a part is missing or anything is wrong. */
    value: Decimal.nullable(),
    unit: z.string().meta(titled('单位', 'unit')),
    period: Period,
    formula: z.string().meta(titled('计算公式', 'formula')),
    /** Each in the unit of its own card; no number of the ledger for a part that is computed itself. */
    madeOf: z.array(
      z.object({
        code: IndicatorCode,
        name: z.string(),
        nameEn: z.string(),
        value: Decimal,
        unit: z.string(),
        id: z.string().nullable(),
      }),
    ),
    missing: z.array(IndicatorCode).meta(titled('缺少的指标', 'missing indicators')),
    problems: z.array(
      z.object({
        at: z.string(),
        code: z.string(),
        message: Words,
      }),
    ),
  })
  .meta(titled('计算值', 'computed value', 'ComputedValue'))
export type ComputedValue = z.infer<typeof ComputedValue>
