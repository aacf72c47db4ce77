/** The shape of a quantity as it is written: bands, sums, windows, growth, tiers. */
import { z } from 'zod'
import { type Attributes, attributes, Condition, Leaf } from './syntax-condition.ts'

/** A range that a panel or an authority fills in: `[7, 8]`. */
export type Span = [Leaf, Leaf]
const Span = z.tuple([Leaf, Leaf])

export type Step = {
  at_least?: Leaf | undefined
  above?: Leaf | undefined
  at_most?: Leaf | undefined
  below?: Leaf | undefined
  else?: Value | Span | undefined
  score?: Value | Span | undefined
  value?: Value | Span | undefined
}
export type Bands = {
  of: Value
  zero_denominator?: Value | undefined
  not_applicable?: Value | undefined
  steps: Step[]
}
export type Window = {
  of: Leaf
  years: number
  agg?: 'sum' | 'mean' | 'min' | 'max' | undefined
  short_history?: 'actual' | undefined
}
export type Growth = {
  of: Leaf
  method: 'year_on_year' | 'mean_of_yearly' | 'compound'
  years?: number | undefined
  first_zero?: 'later_two' | Leaf | undefined
  middle_zero?: Leaf | undefined
  zero_denominator?: Leaf | undefined
  negative?: Leaf | undefined
  short_history?: 'later_two' | Leaf | undefined
  one_year?: Leaf | undefined
}
export type ValueBody = Attributes & {
  value?: Leaf | undefined
  bands?: Bands | undefined
  best_of?: Value[] | undefined
  worst_of?: Value[] | undefined
  sum?: Value[] | undefined
  by?:
    | { of: string; cases: Record<string, Value | Span>; else?: Value | Span | undefined }
    | undefined
  per?: { of: Value; each: Leaf; points: Leaf; max?: Leaf | undefined } | undefined
  count_of?: { of: Condition[]; points?: Leaf | undefined; max?: Leaf | undefined } | undefined
  expert?: Span | undefined
  window?: Window | undefined
  growth?: Growth | undefined
  elapsed?: { since: Leaf; unit: 'days' | 'months' | 'years'; until?: Leaf | undefined } | undefined
  year_of?: { value: Leaf; year: number } | undefined
  rule_unknown?: { range: Span; need: string } | undefined
  when?: Condition | undefined
  gives?: Value | undefined
  else?: Value | undefined
  max?: Leaf | undefined
  cap?: Leaf | undefined
  least?: Leaf | undefined
  zero_denominator?: Value | undefined
  not_applicable?: Value | undefined
  exception_to?: string | undefined
  priority?: number | undefined
  if?: Condition | undefined
}
export type Value = Leaf | ValueBody

/** The verbs of a quantity, of which exactly one is written (`when` with `gives` and `else`). */
export const valueVerbs = [
  'value',
  'bands',
  'best_of',
  'worst_of',
  'sum',
  'by',
  'per',
  'count_of',
  'expert',
  'window',
  'growth',
  'elapsed',
  'year_of',
  'rule_unknown',
  'when',
] as const

export const Value: z.ZodType<Value> = z.lazy(() => z.union([Leaf, ValueBody])) as z.ZodType<Value>

const Values = z.array(Value).min(1)
const Reached = z.union([Value, Span])

const Step = z.strictObject({
  at_least: Leaf.optional(),
  above: Leaf.optional(),
  at_most: Leaf.optional(),
  below: Leaf.optional(),
  else: Reached.optional(),
  score: Reached.optional(),
  value: Reached.optional(),
})

const Bands = z.strictObject({
  of: Value,
  zero_denominator: Value.optional(),
  not_applicable: Value.optional(),
  steps: z.array(Step).min(1),
})

const Window = z.strictObject({
  of: Leaf,
  years: z.int().min(1).max(10),
  agg: z.enum(['sum', 'mean', 'min', 'max']).optional(),
  short_history: z.enum(['actual']).optional(),
})

const Growth = z.strictObject({
  of: Leaf,
  method: z.enum(['year_on_year', 'mean_of_yearly', 'compound']),
  years: z.int().min(2).max(10).optional(),
  first_zero: Leaf.optional(),
  middle_zero: Leaf.optional(),
  zero_denominator: Leaf.optional(),
  negative: Leaf.optional(),
  short_history: Leaf.optional(),
  one_year: Leaf.optional(),
})

export const ValueBody = z.strictObject({
  ...attributes,
  value: Leaf.optional(),
  bands: Bands.optional(),
  best_of: Values.optional(),
  worst_of: Values.optional(),
  sum: Values.optional(),
  by: z
    .strictObject({
      of: z.string(),
      cases: z.record(z.string(), Reached),
      else: Reached.optional(),
    })
    .optional(),
  per: z.strictObject({ of: Value, each: Leaf, points: Leaf, max: Leaf.optional() }).optional(),
  count_of: z
    .strictObject({
      of: z.array(Condition).min(1),
      points: Leaf.optional(),
      max: Leaf.optional(),
    })
    .optional(),
  expert: Span.optional(),
  window: Window.optional(),
  growth: Growth.optional(),
  elapsed: z
    .strictObject({
      since: Leaf,
      unit: z.enum(['days', 'months', 'years']),
      until: Leaf.optional(),
    })
    .optional(),
  year_of: z.strictObject({ value: Leaf, year: z.int().min(-10).max(0) }).optional(),
  rule_unknown: z.strictObject({ range: Span, need: z.string() }).optional(),
  when: Condition.optional(),
  gives: Value.optional(),
  else: Value.optional(),
  max: Leaf.optional(),
  cap: Leaf.optional(),
  least: Leaf.optional(),
  zero_denominator: Value.optional(),
  not_applicable: Value.optional(),
  exception_to: z.string().optional(),
  priority: z.int().optional(),
  if: Condition.optional(),
})
