import { z } from 'zod'
import { label, titled, Words } from '../../base/label.ts'
import { action, query, upload } from '../../base/route.ts'
import { PlanPackage, PlanPhase, PlanReading } from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
const reason = z.string().trim().min(1).meta(titled('理由', 'reason'))

export const PlanSummary = z.object({
  plan: z.string(),
  title: z.string(),
  titleEn: z.string(),
  term: z.object({ from: z.string(), to: z.string() }),
  phase: PlanPhase,
  /** False while the reading has not been accepted by a person. */
  accepted: z.boolean(),
  version: z.number().int(),
  targets: z.number().int(),
  unclear: z.number().int(),
  demonstration: z.boolean(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const PlanVersion = z.object({
  version: z.number().int(),
  reason: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
})
export type PlanVersion = z.infer<typeof PlanVersion>

export const decisionKinds = ['accepted', 'verdict', 'openItem', 'closed'] as const
export const PlanDecision = z.object({
  kind: z.enum(decisionKinds),
  subject: z.string(),
  decision: z.string(),
  reason: z.string(),
  evidence: z.array(z.string()),
  recordedAt: z.string(),
  recordedBy: z.string(),
})
export type PlanDecision = z.infer<typeof PlanDecision>

export const listPlans = query('GET /plans', {
  title: label('方案清单', 'Plans'),
  input: z.object({}),
  output: z.array(PlanSummary),
})

export const readPackage = query('GET /plans/:plan', {
  title: label('方案', 'Plan'),
  input: z.object({ plan }),
  output: PlanSummary.extend({
    package: PlanPackage,
    /** Newest first; an amendment must name the one it was made on, so that nobody overwrites another's edit. */
    versions: z.array(PlanVersion),
    decisions: z.array(PlanDecision),
  }),
})

/** All plans whole, for the modules that read definitions and targets across plans. */
export const readPackages = query('GET /plan-packages', {
  title: label('方案包', 'Plan packages'),
  input: z.object({}),
  output: z.array(PlanSummary.extend({ package: PlanPackage })),
})

export const readVersion = query('GET /plans/:plan/versions/:version', {
  title: label('方案的某一版', 'One version of the plan'),
  input: z.object({ plan, version: z.coerce.number().int().min(1).max(1_000_000) }),
  output: PlanPackage,
})

export const readSource = query('GET /plans/:plan/source', {
  title: label('方案原文', 'Plan text'),
  input: z.object({ plan }),
  output: z.object({ name: z.string(), text: z.string() }),
})

/** What the reader finds in the text today, with how sure it is; clauses stand in the package. */
export const rereadPlan = query('GET /plans/:plan/reading', {
  title: label('方案读取结果', 'What was read from the plan'),
  input: z.object({ plan }),
  output: PlanReading.omit({ clauses: true }),
})

export const draftFromFile = upload('POST /plans/drafts', {
  title: label('读取方案文件', 'Read a plan file'),
  input: z.object({}),
  output: z.object({ plan: z.string(), reading: PlanReading, notes: z.array(Words) }),
})

export const draftFromText = action('POST /plans/drafts/text', {
  title: label('读取粘贴的方案', 'Read a pasted plan'),
  input: z.object({ text: z.string().meta(titled('方案全文', 'plan text')) }),
  output: draftFromFile.output,
})

export const amendPlan = action('PUT /plans/:plan', {
  title: label('修改方案', 'Amend the plan'),
  input: z.object({
    plan,
    /** The version this edit was made on. */
    version: z.number().int(),
    package: PlanPackage,
    reason,
  }),
  output: PlanVersion,
})

export const acceptPlan = action('POST /plans/:plan/accepted', {
  title: label('确认方案读取结果', 'Accept the reading'),
  input: z.object({ plan, reason: z.string().default('') }),
  output: PlanDecision,
})

export const loadPlan = action('POST /plans', {
  title: label('载入方案', 'Load a plan'),
  input: z.object({
    yaml: z.string().meta(titled('方案包', 'plan package')),
    sourceName: z.string().default('source.txt'),
    source: z.string().meta(titled('方案原文', 'plan text')),
  }),
  output: z.object({ plan: z.string(), unclear: z.number().int(), recordedAt: z.string() }),
})

export const exportPlan = query('GET /plans/:plan/export', {
  title: label('导出方案', 'Export the plan'),
  input: z.object({ plan }),
  output: z.object({ yaml: z.string(), sourceName: z.string(), source: z.string() }),
})

/** A decision in a plan's life, as the closing desk records it after its own checks. */
export const decidePlan = action('POST /plans/:plan/decisions', {
  title: label('记录方案决定', 'Record a plan decision'),
  input: PlanDecision.pick({ kind: true, subject: true, decision: true, reason: true }).extend({
    plan,
    evidence: z.array(z.string()).default([]),
  }),
  output: PlanDecision,
})

/** A plan from a package made here, not read from a file: not yet accepted. */
export const createPlan = action('POST /plans/new', {
  title: label('新建方案', 'Open a plan'),
  input: z.object({ package: PlanPackage, text: z.string(), name: z.string() }),
  output: z.object({ plan: z.string() }),
})
