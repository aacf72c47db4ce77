import { z } from 'zod'
import { choice, label, titled, Words } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { like } from '../../base/written-form.ts'
import { PlanDecision, PlanSummary } from '../plan/routes.ts'
import { PackageTarget, PlanPackage } from '../plan/schema.ts'
import { ClosingVerdict, closingVerdictLabels } from '../standings/schema.ts'
import { OpenItem, Way } from './schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
const reason = z.string().trim().min(1).meta(titled('理由', 'reason'))

export const ClosingTarget = z.object({
  target: PackageTarget,
  /** The indicator's names, by its newest card. */
  name: Words,
  /** What the values known say by the exact words of the target; a person decides. */
  suggestion: ClosingVerdict,
  decision: PlanDecision.nullable(),
})
export type ClosingTarget = z.infer<typeof ClosingTarget>

export const ClosingItem = OpenItem.extend({ decision: PlanDecision.nullable() })
export type ClosingItem = z.infer<typeof ClosingItem>

export const readClosing = query('GET /plans/:plan/closing', {
  title: label('收官评估', 'Closing evaluation'),
  input: z.object({ plan }),
  output: PlanSummary.extend({
    targets: z.array(ClosingTarget),
    items: z.array(ClosingItem),
    /** What still stands in the way of closing. */
    left: z.object({ verdicts: z.number().int(), items: z.number().int() }),
    closed: PlanDecision.nullable(),
    /** Plans of the district that continue this one. */
    successors: z.array(z.object({ plan: z.string(), title: z.string(), titleEn: z.string() })),
  }),
})
export type Closing = z.output<typeof readClosing.output>

export const listClosingTargets = query('GET /plans/:plan/closing/targets', {
  title: label('目标结论', 'Closing verdicts'),
  input: z.object({ plan }),
  output: z.array(ClosingTarget),
})

export const listClosingItems = query('GET /plans/:plan/closing/items', {
  title: label('未了事项', 'Open items'),
  input: z.object({ plan }),
  output: z.array(ClosingItem),
})

const codes = z.array(z.string()).min(1).max(1000)

/** All or none, each as it is suggested at this moment: sentence as the reason, values as the evidence. */
export const takeSuggestions = action('POST /plans/:plan/verdicts', {
  title: label('采纳收官建议', 'Take suggested verdicts'),
  input: z.object({ plan, codes }),
  output: z.array(PlanDecision),
})

export const decideTarget = action('POST /plans/:plan/verdicts/:code', {
  title: label('作出收官结论', 'Record a closing verdict'),
  input: z.object({
    plan,
    code: z.string(),
    decision: choice(closingVerdictLabels).meta(titled('结论', 'verdict')),
    reason,
    /** Ledger numbers of the values that show it. */
    evidence: z
      .array(z.string().regex(/^\d{1,18}$/))
      .max(1000)
      .default([])
      .meta(titled('依据的数据', 'values it rests on')),
  }),
  output: PlanDecision,
})

/** All or none go the same way, for one reason. */
export const decideOpenItems = action('POST /plans/:plan/open-items', {
  title: label('决定未了事项去向', 'Decide open items'),
  input: z.object({
    plan,
    codes,
    decision: Way,
    into: z.string().trim().default('').meta(titled('并入哪一项', 'merged into')),
    reason,
  }),
  output: z.array(PlanDecision),
})

export const closePlan = action('POST /plans/:plan/closed', {
  title: label('方案收官', 'Close the plan'),
  input: z.object({ plan, reason }),
  output: PlanDecision,
})

const year = z.string().regex(like(/^\d{4}$/, '2025'))

export const seedSuccessor = action('POST /plans/:plan/successor', {
  title: label('建立接续方案', 'Open the successor'),
  input: z.object({
    plan,
    id: PlanPackage.shape.id.meta(titled('新方案编号', 'new plan id')),
    title: z.string().trim().min(1).meta(titled('新方案名称', 'new plan title')),
    titleEn: z.string().trim().min(1).meta(titled('英文名称', 'English title')),
    from: year.meta(titled('开始年份', 'first year')),
    to: year.meta(titled('结束年份', 'last year')),
  }),
  output: z.object({ plan: z.string() }),
})
