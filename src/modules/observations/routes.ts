import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { choice, label, titled } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { action, query } from '../../base/route.ts'
import { IndicatorCode } from '../plan/schema.ts'
import { Approval, approvalLabels, Observation, ObservationState } from './schema.ts'

const decisionWords = Object.keys(approvalLabels) as [keyof typeof approvalLabels]
/** The ledger's own number of a line. */
const LineNumber = z
  .string()
  .regex(/^\d{1,18}$/)
  .meta(titled('编号', 'number'))
const reason = z.string().trim().min(1).meta(titled('原因', 'reason'))

/** A value with all that happened to it. */
export const LedgerRow = Observation.extend({
  name: z.string().meta(titled('指标名称', 'indicator')),
  nameEn: z.string().meta(titled('英文名称', 'English name')),
  decimals: z.number().int(),
  withdrawn: z
    .object({ reason: z.string(), recordedAt: z.string(), recordedBy: z.string() })
    .nullable(),
  /** True for the value that counts at the moment asked for. */
  current: z.boolean(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

export const listObservations = query('GET /observations', {
  title: label('数据台账', 'Ledger'),
  input: z.object({
    code: IndicatorCode.optional(),
    codes: z.array(IndicatorCode).optional().meta(titled('指标', 'indicators')),
    ids: z.array(LineNumber).optional().meta(titled('数据编号', 'numbers of values')),
    area: z.string().optional().meta(titled('地区', 'area')),
    scope: AreaScope.optional(),
    period: Period.optional(),
    /** `all` shows every version; `current` only what counts. */
    show: choice({ all: label('全部版本', 'all versions'), current: label('现行数据', 'current') })
      .default('current')
      .meta(titled('范围', 'which')),
    /** Rows are returned newest first, this many at most; the answer says how many there are. */
    limit: z.coerce.number().int().min(1).max(100_000).default(5000),
  }),
  output: z.array(LedgerRow),
})

export const readObservation = query('GET /observations/:id', {
  title: label('数据来历', 'Provenance'),
  input: z.object({ id: LineNumber }),
  output: z.object({
    observation: LedgerRow,
    /** Every version of the same value (indicator, area, scope, period), newest first. */
    history: z.array(LedgerRow),
    approvals: z.array(Approval),
  }),
})

export const recordObservation = action('POST /observations', {
  title: label('登记数据', 'Record a value'),
  input: z.object({
    code: IndicatorCode,
    area: z.string().optional().meta(titled('地区', 'area')),
    scope: AreaScope.default('whole'),
    period: Period,
    value: Decimal,
    numerator: Decimal.nullable().default(null).meta(titled('分子', 'numerator')),
    denominator: Decimal.nullable().default(null).meta(titled('分母', 'denominator')),
    unit: z.string().meta(titled('单位', 'unit')),
    state: ObservationState.default('provisional'),
    document: z.string().trim().default('').meta(titled('来源文件', 'source document')),
    note: z.string().trim().default('').meta(titled('说明', 'note')),
    /** The value this one corrects; then a reason must be given. */
    supersedes: z.string().nullable().default(null),
    reason: z.string().trim().default('').meta(titled('更正原因', 'reason')),
  }),
  output: z.object({ id: z.string() }),
})

/** A value as a file or a package brings it; who recorded it and when is the ledger's to say. */
export const BroughtValue = Observation.omit({
  id: true,
  approval: true,
  recordedAt: true,
  recordedBy: true,
})
export type BroughtValue = z.infer<typeof BroughtValue>

/** All values or none; each must name a card's version in force and a period that has ended. */
export const recordMany = action('POST /observations/many', {
  title: label('批量登记数据', 'Record many values'),
  input: z.object({ values: z.array(BroughtValue).max(100_000) }),
  output: z.object({ ids: z.array(z.string()) }),
})

/** Withdraws what one import brought, as one act; lines withdrawn before stay as they are. */
export const withdrawMany = action('POST /observations/withdrawals', {
  title: label('批量撤回数据', 'Withdraw many values'),
  input: z.object({ importId: z.string().min(1), reason }),
  output: z.object({ withdrawn: z.number().int() }),
})

export const withdrawObservation = action('POST /observations/:id/withdrawal', {
  title: label('撤回数据', 'Withdraw a value'),
  input: z.object({ id: LineNumber, reason }),
  output: z.object({ id: z.string() }),
})

/** A value that waits for a decision, beside the one of the closest earlier period. */
export const QueueRow = LedgerRow.extend({
  previous: z.object({ value: Decimal, period: Period }).nullable(),
  /** Recorded by the reader: four eyes ask for somebody else. */
  own: z.boolean(),
})
export type QueueRow = z.infer<typeof QueueRow>

export const approvalQueue = query('GET /approvals', {
  title: label('核准队列', 'Approval queue'),
  /** The newest that wait, this many at most. */
  input: z.object({ limit: z.coerce.number().int().min(1).max(100_000).default(5000) }),
  output: z.array(QueueRow),
})

/** What waits in the ledger for somebody, as numbers for a desk. */
export const countOpen = query('GET /approvals/open', {
  title: label('待核准与被退回', 'Waiting and sent back'),
  input: z.object({}),
  output: z.object({
    undecided: z.number().int(),
    /** Sent back and not recorded anew since. */
    returned: z.number().int(),
  }),
})

export const decideObservations = action('POST /approvals', {
  title: label('核准数据', 'Approve values'),
  input: z.object({
    ids: z.array(LineNumber).min(1).max(100_000),
    decision: z.enum(decisionWords).meta(titled('核准结论', 'decision')),
    condition: z
      .string()
      .trim()
      .default('')
      .meta(titled('核准条件或退回理由', 'condition or reason')),
  }),
  output: z.object({ decided: z.number().int() }),
})

/** The values that count, for whoever judges or draws them; oldest period first. */
export const readSeries = query('GET /series', {
  title: label('数据序列', 'Series'),
  input: z.object({
    codes: z.array(IndicatorCode).optional(),
    /** Every place when absent. */
    area: z.string().optional(),
    scope: AreaScope.optional(),
    /** Only values whose period closes in the same month as one of these. */
    periods: z.array(Period).optional(),
    /** The same by number: months since year 0 (`closingMonth`). */
    closingMonths: z.array(z.number().int()).optional(),
  }),
  output: z.array(Observation),
})

/** Places that have values at the moment, for the scope switch. */
export const listAreas = query('GET /areas', {
  title: label('地区与范围', 'Places and scopes'),
  input: z.object({}),
  output: z.array(z.object({ area: z.string(), scope: AreaScope })),
})
