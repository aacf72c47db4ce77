/** The shape of a programme file. What the words mean stands in docs/rules/language.md. */
import { z } from 'zod'
import { attributes, Condition, Leaf } from './syntax-condition.ts'
import { Value } from './syntax-value.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Instant = z.iso.datetime({ offset: true })
const Procedure = z.enum(['new', 'review'])

const Document = z.strictObject({
  title: z.string(),
  docno: z.string(),
  issuer: z.union([z.string(), z.array(z.string())]),
  issued: z.string().optional(),
  url: z.string().optional(),
  confidence: z.string().optional(),
})

export const VersionSyntax = z.strictObject({
  id: z.string().min(1),
  valid: z.tuple([Day.nullable(), Day.nullable()]),
  known: z.tuple([Instant.nullable(), Instant.nullable()]),
  applies_to: z
    .strictObject({ procedure: z.union([Procedure, z.array(Procedure).min(1)]).optional() })
    .optional(),
  capped: z.string().optional(),
})
export type VersionSyntax = z.infer<typeof VersionSyntax>

/** The purposes for which data were gathered (统计法 28: survey data of a unit serve no award). */
export const purposes = ['declaration', 'certificate', 'tax', 'audit', 'statistics'] as const

export const FieldSyntax = z.strictObject({
  type: z.enum([
    'count',
    'money',
    'number',
    'ratio',
    'score',
    'bool',
    'category',
    'code',
    'date',
    'certificate',
    'result',
  ]),
  unit: z.string().optional(),
  decimals: z.int().min(0).max(6).optional(),
  range: z.tuple([Leaf, Leaf]).optional(),
  period: z.string().optional(),
  column: z.string().optional(),
  years: z.int().min(1).max(10).optional(),
  values: z.array(z.string()).min(1).max(60).optional(),
  programme: z.string().optional(),
  not_applicable: z.boolean().optional(),
  expert: z.boolean().optional(),
  definition: z.string().optional(),
  title: z.string().optional(),
  english: z.string().optional(),
  cite: z.string().optional(),
  confidence: z.string().optional(),
  note: z.string().optional(),
  accepts: z.array(z.enum(purposes)).optional(),
  tied_to_tax: z.boolean().optional(),
})
export type FieldSyntax = z.infer<typeof FieldSyntax>

const DatedValue = z.strictObject({
  from: Day.nullable().optional(),
  to: Day.nullable().optional(),
  value: z.union([Leaf, z.tuple([Leaf, Leaf])]),
})

export const ParameterSyntax = z.strictObject({
  ...attributes,
  values: z.array(DatedValue).min(1),
  need: z.string().optional(),
})
export type ParameterSyntax = z.infer<typeof ParameterSyntax>

const ClassRow = z.strictObject({
  name: z.string(),
  codes: z.union([z.string(), z.array(z.string()).min(1)]),
  bounds: z.record(z.string(), z.array(Leaf).min(1)),
  cite: z.string().optional(),
  confidence: z.string().optional(),
})

export const ClassifySyntax = z.strictObject({
  ...attributes,
  by: z.string(),
  labels: z.array(z.string()).min(2),
  rows: z.array(ClassRow).min(1),
})
export type ClassifySyntax = z.infer<typeof ClassifySyntax>

const LeverSyntax = z.strictObject({
  direction: z.enum(['up', 'down']),
  step: Leaf.optional(),
  cost_per: Leaf,
  weight: z.number().min(0),
  until: Day.optional(),
  limit: Leaf.optional(),
  moves_with: z
    .array(z.union([z.string(), z.strictObject({ field: z.string(), by: z.number().optional() })]))
    .optional(),
})
export type LeverSyntax = z.infer<typeof LeverSyntax>

const Rounding = z.strictObject({ to: Leaf, mode: z.enum(['down', 'up', 'half_up']) })

const AwardSyntax = z.strictObject({
  ...attributes,
  id: z.string(),
  if: Condition.optional(),
  pay: Value.optional(),
  up_to: Value.optional(),
  unknown: z.string().optional(),
  rate: Value.optional(),
  of: Value.optional(),
  less: Value.optional(),
  cap: Value.optional(),
  floor: Value.optional(),
  round: Rounding.optional(),
  once: Condition.optional(),
  group: z.string().optional(),
})
export type AwardSyntax = z.infer<typeof AwardSyntax>

export const AmountSyntax = z.strictObject({
  items: z.array(AwardSyntax).min(1),
  groups: z
    .record(
      z.string(),
      z.strictObject({
        ...attributes,
        rule: z.enum(['highest', 'sum', 'unknown']),
        cap: Value.optional(),
      }),
    )
    .optional(),
  ceiling: z
    .strictObject({ ...attributes, at: Value, with: z.array(z.string()).optional() })
    .optional(),
  round: Rounding.optional(),
  cite: z.string().optional(),
})
export type AmountSyntax = z.infer<typeof AmountSyntax>

export const ProgrammeSyntax = z.strictObject({
  programme: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  name: z.string(),
  english: z.string().optional(),
  kind: z.enum(['recognition', 'subsidy', 'classification']),
  note: z.string().optional(),
  source: z.record(z.string(), Document),
  versions: z.array(VersionSyntax).min(1),
  lists: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  fields: z.record(z.string(), FieldSyntax),
  parameters: z.record(z.string(), ParameterSyntax).optional(),
  derive: z.record(z.string(), Value).optional(),
  classify: z.record(z.string(), ClassifySyntax).optional(),
  scores: z.record(z.string(), Value).optional(),
  score: z.string().optional(),
  conditions: z.record(z.string(), Condition).optional(),
  verdict: Condition.optional(),
  levers: z.record(z.string(), LeverSyntax).optional(),
  constraints: z.array(Leaf).optional(),
  amount: AmountSyntax.optional(),
})
export type ProgrammeSyntax = z.infer<typeof ProgrammeSyntax>

const Expected = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ lo: Leaf.nullable(), hi: Leaf.nullable() }),
])

/** One file of cases beside the versions: `cases.yaml`. */
export const CasesSyntax = z.array(
  z.strictObject({
    name: z.string(),
    on: Day,
    procedure: Procedure.optional(),
    known: Instant.optional(),
    facts: z.record(z.string(), z.unknown()),
    expect: z.strictObject({
      version: z.string().optional(),
      verdict: z.enum(['met', 'unmet', 'undetermined']).optional(),
      score: Expected.optional(),
      class: z.string().optional(),
      amount: Expected.optional(),
      needs: z.array(z.string()).optional(),
      nodes: z.record(z.string(), Expected).optional(),
      fault: z.string().optional(),
    }),
  }),
)
export type CasesSyntax = z.infer<typeof CasesSyntax>
