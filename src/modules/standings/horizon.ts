import type { Promised } from './growth-path.ts'
import type { Horizon } from './projection.ts'
import { seriesOf } from './series.ts'
import type { StandingInput } from './standing-input.ts'
import { finalTarget } from './term.ts'

type Definition = NonNullable<StandingInput['definition']>

/** What is promised for the last year: the plan's own target, else the yearly one. */
export function promiseOf({ definition, target, planTarget }: StandingInput): Promised | undefined {
  if (planTarget === null) return target ?? undefined
  if (target !== null && definition?.type === 'growth') return finalTarget(target, planTarget)
  const { deadline, operator, value, unit } = planTarget
  return { year: Number(deadline.slice(0, 4)), operator, value, unit }
}

export function horizonOf(
  input: StandingInput,
  definition: Definition,
  { year, baseYear }: Pick<Promised, 'year' | 'baseYear'>,
): Horizon {
  const { observations, period, breaks } = input
  const { unit, type, version } = definition
  const series = seriesOf({ observations, until: period, breaks, version, unit })
  return { series, type, unit, period, year, baseYear }
}
