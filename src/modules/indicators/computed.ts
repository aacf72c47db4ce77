import { lastDay } from '../../base/period.ts'
import type { Observation } from '../observations/schema.ts'
import { definitionOn } from './definitions.ts'
import { computeFormula } from './formula.ts'
import type { Definition } from './schema.ts'

type Value = Pick<Observation, 'id' | 'code' | 'area' | 'scope' | 'period' | 'value' | 'unit'>

/** A value that a card's formula makes; never recorded, always made anew from what counts at the moment. */
export type Computed = Omit<Value, 'id'> & { formula: string; madeOf: Value[] }

/**
 * Each formula card over each place and period where all of its inputs are recorded. One that lacks an
 * input or does not fit its unit makes nothing here: a missing part blanks the whole.
 */
export function computedValues(
  cards: ReadonlyMap<string, readonly Definition[]>,
  values: readonly Value[],
): Computed[] {
  const units = new Map([...cards].map(([code, [card]]) => [code, card?.unit ?? '']))
  return groupedByPlace(values).flatMap((known) =>
    [...cards.values()].flatMap((versions) => made(versions, known, units)),
  )
}

function made(
  versions: readonly Definition[],
  known: readonly Value[],
  units: ReadonlyMap<string, string>,
): Computed[] {
  const [first] = known
  const card = first && definitionOn(versions, lastDay(first.period))
  if (card?.formula === undefined || first === undefined) return []
  const values = new Map(known.map((each) => [each.code, each.value]))
  const { value } = computeFormula({ text: card.formula, unit: card.unit, units, values })
  if (value === null) return []
  const { area, scope, period } = first
  const madeOf = known.filter((each) => card.formula?.includes(each.code))
  return [
    { code: card.code, area, scope, period, value, unit: card.unit, formula: card.formula, madeOf },
  ]
}

function groupedByPlace(values: readonly Value[]): Value[][] {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = [value.area, value.scope, value.period].join('|')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [value])
    else known.push(value)
  }
  return [...groups.values()]
}
