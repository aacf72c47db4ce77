/** What content/demo holds: the settings from which the fictional district is made. */
import { z } from 'zod'
import { HolidayYear } from '../../base/calendar.ts'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { frequencyLabels } from '../../modules/indicators/schema.ts'
import { ObservationState } from '../../modules/observations/schema.ts'
import { AccountCard } from '../../modules/people/schema.ts'
import { IndicatorCode } from '../../modules/plan/schema.ts'

const Days = z.number().int().nonnegative()
const BasisPoints = z.number().int()
const Years = z.record(z.string().regex(/^\d{4}$/), Decimal)
const Dates = z.record(Period, z.iso.date()).default({})

/**
 * One part of a ratio. `yearBefore`: within a year the figure of the year before is the latest
 * known.
 */
const Part = z.object({
  decimals: z.number().int(),
  kind: z.enum(['flow', 'stock', 'yearBefore']),
  start: Decimal.optional(),
  years: Years,
})
export type Part = z.infer<typeof Part>

const Told = z.object({
  value: Decimal.optional(),
  numerator: Decimal.optional(),
  denominator: Decimal.optional(),
  recordedOn: z.iso.date().optional(),
  approvedOn: z.iso.date().optional(),
})
export type Told = z.infer<typeof Told>

/** A point that is told instead of generated. */
export const Exact = Told.extend({
  state: ObservationState.optional(),
  returnedOn: z.iso.date().optional(),
  condition: z.string().default(''),
  correction: Told.extend({ state: ObservationState, reason: z.string().min(1) }).optional(),
})
export type Exact = z.infer<typeof Exact>

export const Series = z.object({
  code: IndicatorCode,
  frequency: z.enum(Object.keys(frequencyLabels) as [keyof typeof frequencyLabels]),
  decimals: z.number().int(),
  account: z.string(),
  document: z.string(),
  lagDays: Days,
  state: ObservationState,
  exemptMonths: z.array(z.number().int()).default([]),
  start: Decimal.optional(),
  /** Share of the year's way by the end of each quarter or month. */
  shape: z.array(BasisPoints).default([10_000]),
  jitter: BasisPoints.default(0),
  years: Years.default({}),
  parts: z.object({ numerator: Part, denominator: Part }).optional(),
  settles: z
    .object({ lagDays: Days, drift: BasisPoints, reason: z.string().default('年度数据核定') })
    .optional(),
  settledOn: Dates,
  recordedOn: Dates,
  referenceOnly: z.string().optional(),
  exact: z.record(Period, Exact).default({}),
})
export type Series = z.infer<typeof Series>

export const Values = z.object({
  seed: z.number().int(),
  ledgerOpened: z.iso.date(),
  statisticsAccount: z.string(),
  series: z.array(Series),
})
export type Values = z.infer<typeof Values>

const Place = z.object({
  name: z.string(),
  kind: z.enum(['town', 'park']),
  shares: z.record(IndicatorCode, BasisPoints),
})
export type Place = z.infer<typeof Place>

export const Places = z.object({
  /** Share of the directly administered area, in basis points of the whole district. */
  direct: BasisPoints,
  /** First year that has values by place. */
  from: z.number().int(),
  codes: z.array(IndicatorCode),
  places: z.array(Place),
  parks: z.array(Place),
  frozen: z.array(z.object({ code: IndicatorCode, name: z.string(), after: Period })),
})
export type Places = z.infer<typeof Places>

export const Accounts = z.object({ accounts: z.array(AccountCard) })

export const HolidayFile = z.object({ years: z.array(HolidayYear) })
