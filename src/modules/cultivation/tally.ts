/** Firms of a count added up. */
import type { VerdictCounts } from './schema.ts'

type Counted = {
  readonly verdict: keyof VerdictCounts | null
  readonly step: string | null
  readonly firms: number
}

export function firmsIn(counted: readonly Counted[]): number {
  return counted.reduce((sum, { firms }) => sum + firms, 0)
}

export function verdictsIn(counted: readonly Counted[]): VerdictCounts {
  const of = (verdict: keyof VerdictCounts) =>
    firmsIn(counted.filter((each) => each.verdict === verdict))
  return { met: of('met'), unmet: of('unmet'), undetermined: of('undetermined') }
}

/**
 * 差一步: what the headline, the towns and the list of one step short count alike. Where much is unknown
 * besides the one clause, nobody can say how many steps it is: those stand in a list of their own.
 */
export const nearMissSteps = ['oneClause', 'oneMove'] as const

export function nearMissIn(counted: readonly Counted[]): number {
  const steps: readonly (string | null)[] = nearMissSteps
  return firmsIn(counted.filter(({ step }) => steps.includes(step)))
}
