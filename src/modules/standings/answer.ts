/** What an answer carries beside its light: the values, growth, freshness, and what is still needed. */
import { decimal } from '../../base/decimal.ts'
import { yearOf } from '../../base/period.ts'
import type { Definition } from '../indicators/schema.ts'
import { freshnessOf } from './freshness.ts'
import { growthBetween, notComparable } from './growth.ts'
import { pathAt, type Setup } from './growth-path.ts'
import { neededRate } from './needed.ts'
import type { Growth, Needed, Reading, StandingAnswer } from './schema.ts'
import type { Silence } from './silence.ts'
import type { Facts, StandingInput } from './standing-input.ts'
import { finalTarget, termProgress } from './term.ts'
import { amountOf } from './type-progress.ts'
import { comparable, type Known } from './values.ts'

/** An answer without a light: everything that is known stays, nothing is judged. */
export function silent(input: StandingInput, silence: Silence, facts?: Facts): StandingAnswer {
  return { ...(facts === undefined ? blank(input) : known(facts)), ...silence }
}

type Beside = Omit<StandingAnswer, 'standing' | 'sentence' | 'reason' | 'missing'>

/** Nothing may be shown, or there is no card to read the values by. */
function blank({ code, period, preset }: StandingInput): Beside {
  return {
    code,
    period,
    preset: preset.id,
    value: null,
    start: null,
    previous: null,
    growth: null,
    yearTarget: null,
    targetMet: null,
    completion: null,
    planned: null,
    plannedLevel: null,
    gap: null,
    gapUnit: 'progress',
    judgedGap: null,
    termProgress: null,
    needed: null,
    shown: { value: '', completion: '', planned: '', gap: '' },
    observations: [],
    freshness: null,
  }
}

/** What is known whatever the light: values in the definition's unit, and figures of their own. */
export function known(facts: Facts): Beside {
  const { input, definition, found } = facts
  const { target } = input
  const value = reading(found.now, definition)
  const start = reading(found.start, definition)
  const previous = reading(found.previous, definition)
  const used = [found.now, found.start, found.previous].filter((each) => each !== undefined)
  return {
    ...blank(input),
    value,
    start,
    previous,
    growth: definition.open.length > 0 ? null : growthOf(facts),
    yearTarget:
      target === null
        ? null
        : { operator: target.operator, value: target.value, unit: target.unit, year: target.year },
    termProgress: definition.open.length > 0 ? null : termProgress(facts),
    needed: definition.open.length > 0 ? null : rateStillNeeded(facts),
    shown: { value: shownValue(found.now, definition), completion: '', planned: '', gap: '' },
    observations: [...new Set(used.map((each) => each.id))],
    freshness: found.latest === undefined ? null : freshnessOf(found.latest),
  }
}

export function reading(at: Known | undefined, { unit }: Definition): Reading | null {
  if (at === undefined) return null
  const { period, id: observation } = at
  if (at.unit === unit) return { value: at.value, unit, period, observation }
  const amount = amountOf(at, unit)
  return amount === undefined
    ? { value: at.value, unit: at.unit, period, observation }
    : { value: decimal(amount), unit, period, observation }
}

function shownValue(at: Known | undefined, { unit, decimals }: Definition): string {
  if (at === undefined) return ''
  const amount = amountOf(at, unit)
  return amount === undefined ? at.value : amount.toFixed(decimals)
}

function growthOf({ input, definition, found }: Facts): Growth | null {
  if (found.now === undefined || found.previous === undefined) return null
  if (!comparable(found.now, found.previous, input.breaks)) return notComparable
  const { type, unit } = definition
  const [now, before] = [amountOf(found.now, unit), amountOf(found.previous, unit)]
  return now === undefined || before === undefined
    ? null
    : growthBetween({ type, unit, now, before })
}

/** For an average growth rate the answer is known between releases too: it rests on the last year-end. */
function rateStillNeeded({ input, definition, found }: Facts): Needed | null {
  if (definition.type !== 'growth' || input.target === null || found.yearEnd === undefined)
    return null
  const goal = input.planTarget
  const target = goal === null ? input.target : finalTarget(input.target, goal)
  const path = pathAt(
    setupOf({ input, definition, found }, target),
    found.yearEnd,
    yearOf(found.yearEnd.period),
  )
  return path.kind === 'path' ? neededRate(path, definition.unit) : null
}

export function setupOf(facts: Facts, target: Setup['target']): Setup {
  const { definition, found, input } = facts
  const { observations, period, breaks, term } = input
  const termFrom = Number(term.from.slice(0, 4))
  return { definition, target, found, observations, period, breaks, termFrom }
}
