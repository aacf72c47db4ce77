/** 计数: an indicator as the registers count it, beside the official value and never in its place. */
import { z } from 'zod'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { Approval, observationStateLabels } from '../observations/schema.ts'
import { IndicatorCode } from '../plan/schema.ts'

/** What is added up for an indicator: a firm, an entry of a register; of a ratio one of its parts. */
export const Contribution = z.object({
  /** Tells the same thing again at another moment: a credit code, a register's own number, a parcel. */
  key: z.string(),
  part: z.enum(['numerator', 'denominator']),
  /** In the indicator's own unit (of a ratio: in its part's). */
  amount: Decimal,
  name: z.string(),
  code: z.string().nullable(),
  /** Where the row stands: 'certificate/12', 'platform/7', 'enterprise/…'. */
  row: z.string(),
  recordedAt: z.string(),
  /** Why it was corrected; '' for a first row. */
  reason: z.string(),
})
export type Contribution = z.infer<typeof Contribution>

/** Why a row makes the working value differ from the official one. */
export const causeLabels = {
  recordedLater: label('官方值登记之后才登记', 'recorded after the official value'),
  arrivedLater: label('企业在册信息之后才登记', 'the firm’s registration became known later'),
  correctedLater: label('官方值登记之后更正', 'corrected after the official value'),
  revokedLater: label('之后登记的取消(追溯)', 'a revocation recorded later, back-dated'),
  movedLater: label('之后登记的迁出', 'a move out recorded later'),
  deregisteredLater: label('之后登记的注销', 'a deregistration recorded later'),
  withdrawnLater: label('之后撤回、撤销导入或归并', 'withdrawn, undone or merged later'),
  gap: label('空档期,按认定年度才计', 'in a gap; counted by year of recognition only'),
  unplaced: label('企业登记状态不明,未计', 'the firm is not placed, so not counted'),
  overlap: label(
    '同一企业另一证书有效期重叠,只计一户',
    'overlapping certificate of a firm that counts once',
  ),
} as const
export type DifferenceCause = keyof typeof causeLabels

export const Difference = z.object({
  cause: choice(causeLabels),
  key: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  row: z.string(),
  part: z.enum(['numerator', 'denominator']),
  /** By how much it moves the working value, or would if it were counted. */
  effect: Decimal,
  /** True: part of the difference; false: a row that another rule would count. */
  certain: z.boolean(),
  reason: z.string(),
})
export type Difference = z.infer<typeof Difference>

const Parts = z.object({
  value: Decimal.nullable(),
  numerator: Decimal.nullable(),
  denominator: Decimal.nullable(),
})
export const Official = Parts.extend({
  id: z.string(),
  value: Decimal,
  state: choice(observationStateLabels),
  approval: Approval.nullable(),
  recordedAt: z.string(),
})

/** One indicator for one period: what was reported, and what the registers say. */
export const CountRow = z
  .object({
    code: IndicatorCode,
    name: z.string(),
    nameEn: z.string(),
    unit: z.string(),
    decimals: z.number().int(),
    period: Period.nullable(),
    on: z.iso.date(),
    official: Official.nullable(),
    working: Parts.extend({ rule: Words, note: Words, rows: z.number().int() }),
    /** The same by other rules, each labelled. */
    variants: z.array(z.object({ rule: Words, value: Decimal.nullable() })),
    /** Working less official; null where one of them is missing. */
    difference: Decimal.nullable(),
  })
  .meta(titled('指标计数', 'working value', 'CountRow'))
export type CountRow = z.infer<typeof CountRow>

/** The difference taken apart: what became known since, and what no row explains. */
export const CountSheet = CountRow.extend({
  /** What the registers said at the moment the official value was recorded. */
  knownThen: Parts.nullable(),
  differences: z.array(Difference),
  /** Official less what the registers said then: no row tells it. */
  unexplained: Decimal.nullable(),
})
export type CountSheet = z.infer<typeof CountSheet>
