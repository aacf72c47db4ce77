/** The shape of a condition as it is written in a programme file. */
import { z } from 'zod'

/** A FEEL expression in one line, or a bare YAML scalar that stands for one. */
export const Leaf = z.union([z.string().max(400), z.number(), z.boolean()])
export type Leaf = z.infer<typeof Leaf>

/** The clause's own words; `hash` is the SHA-256 of `text`, so that nobody mends the words quietly. */
export const Quote = z.strictObject({
  text: z.string(),
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
})

/** What every node may carry: who says so, in which words, how sure we are. */
export const attributes = {
  id: z.string().optional(),
  title: z.string().optional(),
  cite: z.string().optional(),
  quote: z.union([z.string(), Quote]).optional(),
  confidence: z.string().optional(),
  note: z.string().optional(),
}

export type WrittenQuote = string | { text: string; hash?: string | undefined }
export type Attributes = {
  id?: string | undefined
  title?: string | undefined
  cite?: string | undefined
  quote?: WrittenQuote | undefined
  confidence?: string | undefined
  note?: string | undefined
}

/** What becomes of a condition on a ratio when the denominator is zero, or on a field that is not applicable. */
export const Outcome = z.enum(['met', 'unmet'])
export type Outcome = z.infer<typeof Outcome>

export type Years = { years: number; when: Leaf }
export type ConditionBody = Attributes & {
  when?: Leaf | undefined
  all?: Condition[] | undefined
  any?: Condition[] | undefined
  none?: Condition[] | undefined
  not?: Condition | undefined
  every_year?: Years | undefined
  any_year?: Years | undefined
  at_least_of?: { count: number; of: Condition[] } | undefined
  minima?: Record<string, Leaf> | undefined
  judged?: string | undefined
  rule_unknown?: string | undefined
  zero_denominator?: Outcome | undefined
  not_applicable?: Outcome | undefined
  not_examined_if?: Condition | undefined
  exception_to?: string | undefined
  priority?: number | undefined
  if?: Condition | undefined
}
export type Condition = Leaf | ConditionBody

/** The verbs of a condition, of which exactly one is written. */
export const conditionVerbs = [
  'when',
  'all',
  'any',
  'none',
  'not',
  'every_year',
  'any_year',
  'at_least_of',
  'minima',
  'judged',
  'rule_unknown',
] as const

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([Leaf, ConditionBody]),
) as z.ZodType<Condition>

const Conditions = z.array(Condition).min(1)
const YearsShape = z.strictObject({ years: z.int().min(1).max(10), when: Leaf })

export const ConditionBody = z.strictObject({
  ...attributes,
  when: Leaf.optional(),
  all: Conditions.optional(),
  any: Conditions.optional(),
  none: Conditions.optional(),
  not: Condition.optional(),
  every_year: YearsShape.optional(),
  any_year: YearsShape.optional(),
  at_least_of: z.strictObject({ count: z.int().min(1), of: Conditions }).optional(),
  minima: z.record(z.string(), Leaf).optional(),
  judged: z.string().optional(),
  rule_unknown: z.string().optional(),
  zero_denominator: Outcome.optional(),
  not_applicable: Outcome.optional(),
  not_examined_if: Condition.optional(),
  exception_to: z.string().optional(),
  priority: z.int().optional(),
  if: Condition.optional(),
})
