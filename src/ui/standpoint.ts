import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { AreaScope } from '../base/area.ts'
import { useAddress, useAddressPart, useGo } from './address.ts'
import { useSurroundings } from './surroundings.ts'

const PlanId = z.string().min(1).optional()

/** The plan the reader looks at: the one in the address, else the district's first. '' while there is none. */
export function usePlan(): [string, (plan: string) => void] {
  const { plans } = useSurroundings()
  const [asked, setPlan] = useAddress('plan', PlanId, undefined)
  const known = plans.find((plan) => plan.id === asked) ?? plans[0]
  return [known?.id ?? '', (plan) => setPlan(plan, 'push')]
}

/**
 * The plan that a page's own path names (`/plan/$plan…`). The choice in the bar follows the path, and
 * the path follows the choice: `tail` is what stands behind the plan in it.
 */
export function usePlanOfPage(tail: `/${string}` | '' = ''): string {
  const named = useAddressPart('plan')
  const [chosen] = usePlan()
  const [, follow] = useAddress('plan', PlanId, undefined)
  const go = useGo()
  const seen = useRef({ named: '', chosen: '' })
  useEffect(() => {
    const before = seen.current
    seen.current = { named, chosen }
    if (named === chosen || named === '') return
    if (before.named !== named || before.chosen === '') follow(named)
    else if (before.chosen !== chosen) go(`/plan/${chosen}${tail}?plan=${chosen}`)
  }, [named, chosen, follow, go, tail])
  return named
}

/** 范围 the reader looks at; the whole district unless the address says otherwise. */
export function useScope(): [AreaScope, (scope: AreaScope) => void] {
  const [scope, setScope] = useAddress('scope', AreaScope, 'whole')
  return [scope, (next) => setScope(next, 'push')]
}

/** Search values that every link of ours carries along by itself. */
export const travelling = ['asOf', 'plan', 'scope'] as const
