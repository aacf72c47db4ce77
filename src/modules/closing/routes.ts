import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action } from '../../base/route.ts'
import { PlanDecision } from '../plan/routes.ts'
import { PlanPackage } from '../plan/schema.ts'

const plan = z.string().meta(titled('方案', 'plan'))
const reason = z.string().trim().min(1).meta(titled('理由', 'reason'))

export const decideTarget = action('POST /plans/:plan/verdicts/:code', {
  title: label('作出收官结论', 'Record a closing verdict'),
  input: z.object({
    plan,
    code: z.string(),
    decision: z.enum(['met', 'unmet', 'cannotTell']),
    reason,
    evidence: z.array(z.string()).default([]),
  }),
  output: PlanDecision,
})

export const decideOpenItem = action('POST /plans/:plan/open-items/:code', {
  title: label('决定未了事项去向', 'Decide an open item'),
  input: z.object({
    plan,
    code: z.string(),
    decision: z.enum(['carryOver', 'terminate', 'merge']),
    reason,
    into: z.string().default('').meta(titled('并入', 'merged into')),
  }),
  output: PlanDecision,
})

export const closePlan = action('POST /plans/:plan/closed', {
  title: label('方案收官', 'Close the plan'),
  input: z.object({ plan, reason }),
  output: PlanDecision,
})

export const seedSuccessor = action('POST /plans/:plan/successor', {
  title: label('建立接续方案', 'Open the successor'),
  input: z.object({
    plan,
    id: PlanPackage.shape.id.meta(titled('新方案编号', 'new plan id')),
    title: z.string().trim().min(1).meta(titled('新方案名称', 'new plan title')),
    titleEn: z.string().trim().min(1).meta(titled('英文名称', 'English title')),
    from: z
      .string()
      .regex(/^\d{4}$/)
      .meta(titled('开始年份', 'first year')),
    to: z
      .string()
      .regex(/^\d{4}$/)
      .meta(titled('结束年份', 'last year')),
  }),
  output: z.object({ plan: z.string() }),
})
