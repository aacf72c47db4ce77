/** 计算值: what a card's formula makes of recorded values. Never recorded itself, always made anew. */
import type { Decimal } from '../../base/decimal.ts'
import { closingMonth, lastDay, type Period } from '../../base/period.ts'
import { type Place, place } from '../../base/problem.ts'
import { converted } from '../../base/unit.ts'
import { definitionOn } from '../indicators/definitions.ts'
import { computeFormula } from '../indicators/formula.ts'
import { codesIn, readFormula } from '../indicators/formula-read.ts'
import type { Definition } from '../indicators/schema.ts'
import './problems.ts'
import type { ComputedValue, Observation } from './schema.ts'

/** Every version of each card, newest first. */
type Cards = ReadonlyMap<string, readonly Definition[]>
type Value = Pick<Observation, 'id' | 'code' | 'area' | 'scope' | 'period' | 'value' | 'unit'>
type Part = ComputedValue['madeOf'][number]

/** A computed value that is there, with the place and range it speaks of. */
export type Computed = Pick<Value, 'code' | 'area' | 'scope' | 'period' | 'value' | 'unit'> &
  Pick<ComputedValue, 'formula' | 'madeOf'>

/**
 * Each formula card over each place, range and period end where nothing is recorded for it and all of
 * its inputs are there. A missing part, or one that does not fit its unit, makes nothing.
 */
export function computedValues(cards: Cards, values: readonly Value[]): Computed[] {
  return groupedByPlace(values).flatMap((known) => {
    const [first] = known
    if (first === undefined) return []
    const { area, scope, period } = first
    return [...cards.keys()].flatMap((code) => {
      if (known.some((each) => each.code === code)) return []
      const made = computedValue(cards, known, { code, period })
      if (made === undefined || made.value === null) return []
      const { value, unit, formula, madeOf } = made
      return [{ code, area, scope, period, value, unit, formula, madeOf }]
    })
  })
}

/**
 * One indicator's computed value from the values of one place and range, with its lineage and all that
 * is missing or wrong. Undefined when its card has no formula.
 */
export function computedValue(
  cards: Cards,
  values: readonly Value[],
  { code, period }: { code: string; period: Period },
): ComputedValue | undefined {
  const month = closingMonth(period)
  const known = values.filter((each) => closingMonth(each.period) === month)
  const recorded = new Map(known.map((each) => [each.code, each]))
  return made(code, { cards, recorded, period }, [])
}

/** Every indicator that the formulas of these need, at any depth, themselves included. */
export function formulaCodes(cards: Cards, codes: readonly string[]): string[] {
  const needed = new Set(codes)
  for (const code of needed)
    for (const { formula } of cards.get(code) ?? [])
      for (const each of formula === undefined ? [] : readCodes(formula)) needed.add(each)
  return [...needed]
}

function readCodes(text: string): string[] {
  const { formula } = readFormula(text)
  return formula === null ? [] : codesIn(formula)
}

type Ground = { cards: Cards; recorded: ReadonlyMap<string, Value>; period: Period }

/** `trail`: the indicators on whose behalf this one is computed; meeting one again is a circle. */
function made(code: string, ground: Ground, trail: readonly string[]): ComputedValue | undefined {
  const { period } = ground
  const card = cardOf(code, ground)
  if (card?.formula === undefined) return undefined
  const inputs = readCodes(card.formula).map((each) => inputOf(each, ground, [...trail, code]))
  const parts = inputs.flatMap(({ part }) => (part === undefined ? [] : [part]))
  const computed = computeFormula({
    text: card.formula,
    unit: card.unit,
    units: unitsOf(ground),
    values: new Map(parts.map((part) => [part.code, part.value])),
  })
  const problems = [...inputs.flatMap((each) => each.problems), ...computed.problems]
  return {
    value: problems.length > 0 ? null : computed.value,
    unit: card.unit,
    period,
    formula: card.formula,
    madeOf: parts,
    missing: [...new Set(inputs.flatMap((each) => each.missing))],
    problems,
  }
}

function cardOf(code: string, { cards, period }: Ground): Definition | undefined {
  return definitionOn(cards.get(code), lastDay(period))
}

function unitsOf(ground: Ground): Map<string, string> {
  const units = new Map<string, string>()
  for (const code of ground.cards.keys()) {
    const card = cardOf(code, ground)
    if (card !== undefined) units.set(code, card.unit)
  }
  return units
}

type Input = { part?: Part; missing: string[]; problems: Place[] }

/** What counts for one input: the recorded value in its card's unit, else what its own formula makes. */
function inputOf(code: string, ground: Ground, trail: readonly string[]): Input {
  const card = cardOf(code, ground)
  // An indicator without a card is reported by the formula itself, with its place there.
  if (card === undefined) return { missing: [], problems: [] }
  const at = trail.indexOf(code)
  if (at >= 0) {
    const circle = [...trail.slice(at), code].join(' → ')
    return { missing: [], problems: [place(code, 'formula.circle', { circle })] }
  }
  const recorded = ground.recorded.get(code)
  if (recorded !== undefined) return recordedInput(recorded, card)
  const computed = made(code, ground, trail)
  if (computed === undefined) return { missing: [code], problems: [] }
  const { value, missing, problems } = computed
  if (value === null) return { missing, problems }
  return { part: partOf(card, value, null), missing: [], problems: [] }
}

function recordedInput({ id, value, unit }: Value, card: Definition): Input {
  const { code } = card
  const amount: Decimal | undefined = converted(value, unit, card.unit)
  if (amount !== undefined) return { part: partOf(card, amount, id), missing: [], problems: [] }
  const details = { code, unit, expected: card.unit }
  return { missing: [], problems: [place(code, 'observation.inputUnit', details)] }
}

function partOf({ code, name, nameEn, unit }: Definition, value: Decimal, id: string | null): Part {
  return { code, name, nameEn, value, unit, id }
}

function groupedByPlace(values: readonly Value[]): Value[][] {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = [value.area, value.scope, closingMonth(value.period)].join('|')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [value])
    else known.push(value)
  }
  return [...groups.values()]
}
