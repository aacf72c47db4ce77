/** 存量预测: what a stock will be on a day, as a distribution with its history. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { Day } from '../enterprises/schema.ts'
import { Pair } from '../rules/schema.ts'
import { TitleId } from './schema.ts'

export const groupLabels = {
  ready: label('未持有,尚无条款不符合', 'without it, no clause unmet so far'),
  near: label('未持有,有一条不符合', 'without it, one clause unmet'),
  far: label('未持有,两条以上不符合', 'without it, two clauses or more unmet'),
  arrivals: label('迁入和新登记带来', 'brought by firms that arrive'),
  expiringSupported: label('到期,尚无条款不符合', 'expiring, no clause unmet so far'),
  expiringAtRisk: label('到期,有条款不符合', 'expiring, with a clause unmet'),
  running: label('证书期内', 'certificate runs on'),
} as const
export const ForecastGroup = choice(groupLabels).meta(titled('分组', 'group', 'ForecastGroup'))
export type ForecastGroup = keyof typeof groupLabels
export const entryGroups = ['ready', 'near', 'far'] as const
export const exitGroups = ['expiringSupported', 'expiringAtRisk', 'running'] as const

/** One group in one past window: how many there were, and how many came in or dropped out. */
export const PastWindow = z.object({
  from: Day,
  to: Day,
  size: z.number().int(),
  moved: z.number().int(),
})
export type PastWindow = z.infer<typeof PastWindow>

export const ForecastPart = z.object({
  group: ForecastGroup,
  /** Firms in it today; of arrivals nobody knows. */
  size: z.number().int(),
  /** Of these, visited within 90 days. */
  visited: z.number().int(),
  history: z.array(PastWindow),
  /** In nine of ten cases between these; null without enough history. */
  low: z.number().int().nullable(),
  middle: z.number().int().nullable(),
  high: z.number().int().nullable(),
})
export type ForecastPart = z.infer<typeof ForecastPart>

export const StockForecast = z
  .object({
    title: TitleId,
    name: Pair,
    day: Day,
    until: Day,
    opening: z.number().int(),
    target: z.number().int().nullable(),
    /** The stock quarter by quarter, today's last; nothing before the register's first certificate. */
    history: z.array(z.object({ on: Day, count: z.number().int() })),
    parts: z.array(ForecastPart),
    /** Why there is no number; empty when there is one. */
    lack: z.array(Pair),
    range: z
      .object({
        low: z.number().int(),
        lowerHalf: z.number().int(),
        middle: z.number().int(),
        upperHalf: z.number().int(),
        high: z.number().int(),
      })
      .nullable(),
    /** Chance of reaching the target in per cent, in steps of five; null without a target or a number. */
    chance: z.number().int().nullable(),
    backTest: z.array(
      z.object({
        from: Day,
        to: Day,
        low: z.number().int(),
        middle: z.number().int(),
        high: z.number().int(),
        actual: z.number().int(),
      }),
    ),
  })
  .meta(titled('存量预测', 'stock forecast', 'StockForecast'))
export type StockForecast = z.infer<typeof StockForecast>
