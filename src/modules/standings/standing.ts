/**
 * 灯号: the one judgement that every screen and paper reads. It looks at the values that counted at
 * a recorded moment; today's date decides only whether a missing value is late.
 */
import { clockDate } from '../../base/calendar.ts'
import { decimal, type Exact, exact, shown } from '../../base/decimal.ts'
import { answered, blank, rateStillNeeded, setupOf, silent } from './answer.ts'
import { type Ruling, rulingOf } from './bands.ts'
import { isShare, type Measure, measureOf, rulingFor } from './measure.ts'
import { neededAmount } from './needed.ts'
import { shownFor } from './operator.ts'
import { dueOf, isExempt } from './release.ts'
import type { Lack, Needed, Preset, StandingAnswer } from './schema.ts'
import { judgedSentences } from './sentences.ts'
import { percentText, shownAgainst, signed } from './shown.ts'
import {
  lackingSentence,
  notPromised,
  openDefinition,
  type Silence,
  valueNotKept,
  withheldBy,
  withoutScale,
  withoutValue,
} from './silence.ts'
import type { Facts, StandingInput } from './standing-input.ts'
import { progressOf } from './type-progress.ts'
import { find } from './values.ts'

export function standingOf(input: StandingInput): StandingAnswer {
  const { definition, target } = input
  if (input.withheld !== null) return blank(input, withheldBy(input.withheld))
  if (definition === null) return blank(input, openDefinition(null))
  const found = find(input.observations, {
    period: input.period,
    version: definition.version,
    termFrom: Number(input.term.from.slice(0, 4)),
    baseYear: target?.baseYear,
  })
  const facts: Facts = { input, definition, found }
  if (definition.open.length > 0) return silent(facts, openDefinition(definition))
  if (found.now === undefined || isExempt(definition.release, input.period))
    return silent(facts, valueless(facts))
  const lacks = (missing: Lack[]) => silent(facts, lackingSentence(definition, missing))
  if (target === null) return silent(facts, targetless(facts))
  const progress = progressOf(setupOf(facts, target), found.now)
  if (progress.kind === 'lacks') return lacks(progress.lacks)
  if (progress.kind === 'noScale') return silent(facts, withoutScale(definition))
  const measure = measureOf(facts, { target, now: found.now, progress })
  if ('kind' in measure) return lacks(measure.lacks)
  const ruling = rulingFor(facts, measure)
  if ('kind' in ruling) return lacks(ruling.lacks)
  return judged(facts, measure, ruling)
}

function valueless({ input, definition }: Facts): Silence {
  const due = dueOf(definition.release, input.period, clockDate(input.asOf))
  const late = due.kind === 'past' || due.kind === 'unknown'
  // Nobody owes a value of a place that the release calendar does not speak of.
  return input.elsewhere !== null && late
    ? valueNotKept(definition, input.period, input.elsewhere)
    : withoutValue(definition, input.period, due)
}

function targetless({ input, definition }: Facts): Silence {
  return input.elsewhere === null
    ? lackingSentence(definition, ['yearlyTarget'])
    : notPromised(definition, input.elsewhere)
}

function judged(facts: Facts, measure: Measure, ruling: Ruling): StandingAnswer {
  const { input, definition } = facts
  const { progress, value } = measure
  const byValue = isShare(definition)
  const shownFigures = {
    value: valueText(definition.decimals, measure),
    completion: byValue ? '' : shownAgainst(measure.percent, hundred, 1),
    planned: byValue
      ? shownAgainst(progress.plannedLevel, value, definition.decimals)
      : percentText(progress.planned),
    gap: byValue ? valueGapText(measure) : gapText(input.preset, measure, ruling),
  }
  const { sentence, arithmetic } = judgedSentences({ facts, measure, ruling, shown: shownFigures })
  return answered(facts, ruling, {
    missing: [],
    sentence,
    arithmetic,
    targetMet: measure.met,
    completion: measure.completion,
    planned: progress.planned,
    plannedLevel: decimal(progress.plannedLevel),
    gap: byValue ? valueGap(measure).times(100).toDecimalPlaces(0).toNumber() : measure.points,
    gapUnit: byValue ? 'value' : 'progress',
    judgedGap: measure.points,
    needed: neededFor(facts, measure),
    shown: shownFigures,
  })
}

function neededFor(facts: Facts, { value, goal, target, direction }: Measure): Needed | null {
  const { definition, input } = facts
  if (definition.type === 'growth') return rateStillNeeded(facts)
  return neededAmount({ value, goal, target, direction, definition, period: input.period })
}

const hundred = exact(100)

/** A share's gap in points of the share itself: the value against the level planned by now. */
function valueGap({ value, progress, direction }: Measure): Exact {
  const gap = value.minus(progress.plannedLevel)
  return direction === 'up' ? gap : gap.negated()
}

function valueGapText(measure: Measure): string {
  const gap = valueGap(measure)
  const text = shown(gap, 1)
  return signed(/^-?0\.0$/.test(text) ? shown(gap, 2) : text)
}

function valueText(places: number, { value, goal, target, direction }: Measure): string {
  return shownFor(value, goal, { operator: target.operator, direction, places })
}

/** One place; both places of the basis points where one would read as another light. */
function gapText(preset: Preset, { percent, progress, points }: Measure, ruling: Ruling): string {
  const gap = percent.minus(exact(progress.planned).div(100)).times(progress.sign)
  const text = shown(gap, 1)
  const rounded = Number(text.replace('.', '')) * 10
  const steady =
    preset.readings.length !== 1 ||
    rulingOf(preset, { points: rounded, shareOfPlan: undefined }).standing === ruling.standing
  return signed(steady ? text : percentText(points, 2))
}
