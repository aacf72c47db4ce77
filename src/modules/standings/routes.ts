import { z } from 'zod'
import { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { label, titled, Words } from '../../base/label.ts'
import { Period } from '../../base/period.ts'
import { action, query } from '../../base/route.ts'
import { Standing } from '../../base/standing.ts'
import { Definition, YearlyTarget } from '../indicators/schema.ts'
import { LedgerRow } from '../observations/routes.ts'
import { ComputedValue, Observation } from '../observations/schema.ts'
import { IndicatorCode, PackageTarget } from '../plan/schema.ts'
import {
  BackTestRow,
  ClosingVerdict,
  Forecast,
  Judgement,
  Preset,
  StandingAnswer,
} from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
const place = {
  /** The district's own name when absent. */
  area: z.string().optional().meta(titled('地区', 'area')),
  /** Each indicator in the range its card names when absent. */
  scope: AreaScope.optional(),
}

export const StandingRow = z.object({
  code: IndicatorCode,
  definition: Definition,
  target: PackageTarget,
  answer: StandingAnswer,
  judgement: Judgement.nullable(),
  owners: z.array(z.string()),
  forecast: Forecast,
  /** The last values up to the period, oldest first, for the small line beside the number. */
  trend: z.array(z.object({ period: Period, value: Decimal })),
  /** Where nothing is recorded for the period and the card has a formula: what that makes. */
  computed: ComputedValue.optional(),
})
export type StandingRow = z.infer<typeof StandingRow>

export const listStandings = query('GET /plans/:plan/standings', {
  title: label('指标清单', 'Indicators'),
  input: z.object({ plan, period: Period, ...place }),
  output: z.array(StandingRow),
})

export const summariseStandings = query('GET /plans/:plan/summary', {
  title: label('进度汇总', 'Progress summary'),
  input: z.object({ plan, period: Period, ...place }),
  output: z.object({
    period: Period,
    preset: z.string(),
    counts: z.record(Standing, z.number().int()),
    total: z.number().int(),
    due: z.number().int(),
    reported: z.number().int(),
    approved: z.number().int(),
    outlooks: z.record(Forecast.shape.outlook, z.number().int()),
    sentence: Words,
  }),
})

export const listPeriods = query('GET /plans/:plan/periods', {
  title: label('可选的数据所属期', 'Periods'),
  input: z.object({ plan }),
  /** Newest first; `current` is the one a reader most likely wants. */
  output: z.object({ current: Period, periods: z.array(Period) }),
})

export const readStanding = query('GET /plans/:plan/standings/:code', {
  title: label('指标详情', 'Indicator'),
  input: z.object({ plan, code: IndicatorCode, period: Period, ...place }),
  output: StandingRow.extend({
    /** Null for an indicator that the plan refers to and sets no target for. */
    target: PackageTarget.nullable(),
    /** The place and range that `answer`, `series` and `history` speak of. */
    place: z.object({ area: z.string(), scope: AreaScope }),
    /** The newest value up to the period of every other place and range. */
    elsewhere: z.array(Observation),
    definitions: z.array(Definition),
    targets: z.array(PackageTarget),
    yearlyTargets: z.array(YearlyTarget),
    /** What counts, oldest first. */
    series: z.array(LedgerRow),
    /** Every version ever recorded, newest first. */
    history: z.array(LedgerRow),
    judgements: z.array(Judgement),
    /** What the forecast would have said in each past year, and what came. */
    backTest: z.array(BackTestRow),
  }),
})

/** What each target comes to at its deadline, by its exact words and the values known. */
export const listVerdicts = query('GET /plans/:plan/verdicts', {
  title: label('收官结论建议', 'Suggested closing verdicts'),
  input: z.object({ plan }),
  output: z.array(ClosingVerdict),
})

export const judge = action('POST /plans/:plan/judgements/:code', {
  title: label('作出研判', 'Record a judgement'),
  input: z.object({
    plan,
    code: IndicatorCode,
    period: Period,
    word: Judgement.shape.word,
    reason: Judgement.shape.reason,
    measures: z.string().trim().default('').meta(titled('措施', 'measures')),
  }),
  output: Judgement,
})

export const listPresets = query('GET /plans/:plan/presets', {
  title: label('亮灯规则', 'Rules of lights'),
  input: z.object({ plan }),
  output: z.object({
    chosen: z.string(),
    presets: z.array(
      Preset.extend({
        /** What the band checker finds: stretches no band covers, and stretches two bands claim. */
        uncovered: z.array(Words),
        overlaps: z.array(Words),
      }),
    ),
  }),
})

export const choosePreset = action('PUT /plans/:plan/preset', {
  title: label('选用亮灯规则', 'Choose the rule of lights'),
  input: z.object({
    plan,
    preset: z.string().meta(titled('亮灯规则', 'rule of lights')),
    reason: z.string().trim().min(1).meta(titled('理由', 'reason')),
  }),
  output: z.object({ preset: z.string() }),
})
