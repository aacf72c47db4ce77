/** What an answer carries beside its light: the values, growth, freshness, and what is still needed. */
import { decimal } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { yearOf } from '../../base/period.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Ruling } from './bands.ts'
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

/** What only a judged answer has. */
export type Figures = Pick<
  StandingAnswer,
  | 'sentence'
  | 'arithmetic'
  | 'targetMet'
  | 'completion'
  | 'planned'
  | 'plannedLevel'
  | 'gap'
  | 'gapUnit'
  | 'judgedGap'
  | 'shown'
> & { needed: Needed | null }

const noFigures: Omit<Figures, 'sentence' | 'needed' | 'shown'> = {
  arithmetic: label('', ''),
  targetMet: null,
  completion: null,
  planned: null,
  plannedLevel: null,
  gap: null,
  gapUnit: 'progress',
  judgedGap: null,
}
const nothing = { value: '', completion: '', planned: '', gap: '' }

/** Nothing may be shown, or there is no card to read the values by. */
export function blank({ code, period, preset }: StandingInput, silence: Silence): StandingAnswer {
  return {
    code,
    period,
    preset: preset.id,
    ...silence,
    ...noFigures,
    value: null,
    start: null,
    previous: null,
    growth: null,
    yearTarget: null,
    termProgress: null,
    needed: null,
    shown: nothing,
    observations: [],
    freshness: null,
  }
}

/** An answer without a light: everything that is known stays, nothing is judged. */
export function silent(facts: Facts, silence: Silence): StandingAnswer {
  const { definition, found } = facts
  const open = definition.open.length > 0
  const shown = { ...nothing, value: shownValue(found.now, definition) }
  const needed = open ? null : rateStillNeeded(facts)
  const figures = { ...noFigures, sentence: silence.sentence, needed, shown }
  return answered(facts, silence, { ...figures, missing: silence.missing })
}

/** One literal: thousands of answers are made at a time, and copies of copies would cost most of it. */
export function answered(
  facts: Facts,
  ruling: Ruling,
  figures: Figures & Pick<StandingAnswer, 'missing'>,
): StandingAnswer {
  const { input, definition, found } = facts
  const { target } = input
  const open = definition.open.length > 0
  return {
    code: input.code,
    period: input.period,
    preset: input.preset.id,
    standing: ruling.standing,
    reason: ruling.reason,
    missing: figures.missing,
    sentence: figures.sentence,
    arithmetic: figures.arithmetic,
    value: reading(found.now, definition),
    start: reading(found.start, definition),
    previous: reading(found.previous, definition),
    growth: open ? null : growthOf(facts),
    yearTarget:
      target === null
        ? null
        : { operator: target.operator, value: target.value, unit: target.unit, year: target.year },
    targetMet: figures.targetMet,
    completion: figures.completion,
    planned: figures.planned,
    plannedLevel: figures.plannedLevel,
    gap: figures.gap,
    gapUnit: figures.gapUnit,
    judgedGap: figures.judgedGap,
    termProgress: open ? null : termProgress(facts),
    needed: figures.needed,
    shown: figures.shown,
    observations: usedBy(facts),
    freshness: found.latest === undefined ? null : freshnessOf(found.latest),
  }
}

/** Ledger lines that the figures rest on. */
function usedBy({ found, definition }: Facts): string[] {
  const used = [found.now, found.start, found.previous]
  if (definition.type === 'growth') used.push(found.growthBase)
  const ids: string[] = []
  for (const each of used) if (each !== undefined && !ids.includes(each.id)) ids.push(each.id)
  return ids
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
export function rateStillNeeded({ input, definition, found }: Facts): Needed | null {
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
