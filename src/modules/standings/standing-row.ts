/** One line of 指标清单: an indicator, where it stands, and what people said of it. */
import { closingMonth } from '../../base/period.ts'
import { computedValue } from '../observations/computed.ts'
import type { Observation } from '../observations/schema.ts'
import { type Ground, linesOf, rangeOf, standingInput, trendOf } from './assemble.ts'
import { forecastOf } from './forecast.ts'
import type { StandingRow } from './routes.ts'
import type { Judgement } from './schema.ts'
import { standingOf } from './standing.ts'

type Judged = readonly (Judgement & { code: string })[]
type Target = StandingRow['target'] | null
export type Row<T extends Target> = Omit<StandingRow, 'target'> & { target: T }

/** Undefined for an indicator without a card: there is nothing to read it by. */
export function standingRow<T extends Target>(
  ground: Ground,
  of: { code: string; target: T },
  judged: Judged,
): Row<T> | undefined {
  const { code, target } = of
  const input = standingInput(ground, code, target)
  const { definition } = input
  if (definition === null) return undefined
  const answer = standingOf(input)
  // A judgement speaks of the target, and elsewhere there is none.
  const judgement = input.elsewhere === null ? judged.find((each) => each.code === code) : undefined
  const computed =
    answer.value === null && definition.formula !== undefined ? computedIn(ground, code) : undefined
  return {
    code,
    definition,
    target,
    answer,
    judgement: judgement ?? null,
    owners: ownersOf(ground, definition.leadBody, target),
    forecast: forecastOf(input),
    trend: trendOf(linesOf(ground, code), ground.period),
    ...(computed === undefined ? {} : { computed }),
  }
}

/** Shown and not judged: nobody has recorded it, so nobody has approved it. */
function computedIn(ground: Ground, code: string) {
  const range = rangeOf(ground, code)
  const lines = [...ground.series.values()].flat().filter((each) => each.scope === range)
  return computedValue(ground.cards, lines, { code, period: ground.period })
}

/** The card's responsible body, else the owners of the clause that sets the target. */
function ownersOf({ plan }: Ground, leadBody: string | null, target: Target): string[] {
  if (leadBody !== null) return [leadBody]
  const owner = plan.owners.find((each) => each.clause === target?.clause.split('@')[0])
  return owner === undefined ? [] : [owner.leadBody, ...owner.responsibleBodies]
}

/** Of each place and range the newest value up to a period, for looking from one to the other. */
export function newestByPlace<L extends Pick<Observation, 'area' | 'scope' | 'period'>>(
  lines: readonly L[],
  period: L['period'],
): L[] {
  const newest = new Map<string, L>()
  const end = closingMonth(period)
  for (const line of lines) {
    const month = closingMonth(line.period)
    const key = `${line.scope}\n${line.area}`
    const held = newest.get(key)
    if (month <= end && (held === undefined || month > closingMonth(held.period)))
      newest.set(key, line)
  }
  return [...newest.values()]
}
