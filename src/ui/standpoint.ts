import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { AreaScope } from '../base/area.ts'
import { type Search, useAddress, useAddressPart, useGo } from './address.ts'
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

const AreaName = z.string().min(1).optional()

/** A place and a range as routes ask for them; neither for the district as its cards say. */
export type Place = { scope?: AreaScope; area?: string }

/** Where the reader stands, and the way to another place; both parts change in one step. */
export function usePlace(): [Place, (place: Place) => void] {
  const [scope] = useAddress('scope', AreaScope, 'whole')
  const [area] = useAddress('area', AreaName, undefined)
  const navigate = useNavigate()
  const place = {
    ...(scope === 'whole' ? {} : { scope }),
    ...(area === undefined ? {} : { area }),
  }
  return [
    place,
    (next) => {
      const chosen = { scope: next.scope === 'whole' ? undefined : next.scope, area: next.area }
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, ...chosen })) as never,
        resetScroll: false,
      })
    },
  ]
}

/** Search values that every link of ours carries along by itself. */
export const travelling = ['asOf', 'plan', 'scope', 'area'] as const
