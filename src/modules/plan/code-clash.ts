import { continues, type PlanPackage } from './schema.ts'

type Coded = Pick<PlanPackage, 'id' | 'title' | 'relations' | 'targets'>
export type CodeClash = { code: string; name: string; plan: string }

/**
 * The first code that means something else in another plan of the district: values are kept by code
 * across plans. A plan that continues another may word its indicators anew.
 */
export function codeClash(plan: Coded, others: readonly Coded[]): CodeClash | undefined {
  for (const other of others) {
    if (other.id === plan.id || continues(plan, other) || continues(other, plan)) continue
    const names = new Map(other.targets.map((each) => [each.code, each.indicator]))
    for (const { code, indicator } of plan.targets) {
      const name = names.get(code)
      if (name !== undefined && name !== indicator) return { code, name, plan: other.title }
    }
  }
  return undefined
}
