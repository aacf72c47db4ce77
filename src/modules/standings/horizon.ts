import type { Promised } from './growth-path.ts'
import type { Horizon } from './projection.ts'
import { type History, historyOf, seriesUntil } from './series.ts'
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

/** Read once, looked at from several periods: by the forecast and by each trial of its back test. */
export function historyFor(input: StandingInput, { unit, version }: Definition): History {
  const { observations, breaks } = input
  return historyOf({ observations, breaks, version, unit })
}

export function horizonOf(
  history: History,
  { unit, type }: Definition,
  { period, year, baseYear }: Pick<Horizon, 'period' | 'year' | 'baseYear'>,
): Horizon {
  return { series: seriesUntil(history, period), type, unit, period, year, baseYear }
}
