import { useMemo } from 'react'
import { useRoute } from '../../../ui/client.ts'
import { planAlarms } from '../../packages/routes.ts'
import { rereadPlan } from '../../plan/routes.ts'
import type { Alarm } from '../../plan/schema.ts'

/** What stands out in a plan: beside the values known at the moment first, then in its words. */
export function useAlarms(plan: string): readonly Alarm[] {
  const loaded = useRoute(planAlarms, { plan })
  const read = useRoute(rereadPlan, { plan })
  return useMemo(
    () => [...(loaded.data ?? []), ...(read.data?.alarms ?? [])],
    [loaded.data, read.data],
  )
}
