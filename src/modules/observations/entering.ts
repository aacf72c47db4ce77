/** 登记: what a value becomes as it enters the ledger, or what speaks against it. */
import { exact } from '../../base/decimal.ts'
import { closingMonth, lastDay } from '../../base/period.ts'
import type { Details } from '../../base/problem.ts'
import { converted } from '../../base/unit.ts'
import { definitionOn } from '../indicators/definitions.ts'
import type { Definition } from '../indicators/schema.ts'
import type { BroughtValue } from './routes.ts'
import type { Observation } from './schema.ts'

/** The card in force at the value's period unless a version is named. */
export type Entering = Omit<BroughtValue, 'definitionVersion' | 'supersedes'> & {
  definitionVersion?: number
}
type Known = Pick<Observation, 'id' | 'value' | 'unit'>

export type Entry =
  | { line: BroughtValue }
  | {
      fault: 'noSuchIndicator' | 'futurePeriod' | 'unitMismatch' | 'correctionNeedsReason'
      details: Details
    }

type Beside = {
  /** Versions of the indicator's card, newest first. */
  cards: readonly Definition[] | undefined
  /** The value that counts for the same key now. */
  known: Known | undefined
  /** The date on the district's clock. */
  today: string
}

/**
 * In its card's unit, and naming the value it replaces; what differs from that needs its reason. The
 * parts of a ratio keep their own units.
 */
export function entry(value: Entering, { cards, known, today }: Beside): Entry {
  const { code, period, unit } = value
  const day = lastDay(period)
  const card =
    value.definitionVersion === undefined
      ? definitionOn(cards, day)
      : cards?.find((each) => each.version === value.definitionVersion)
  if (card === undefined) return { fault: 'noSuchIndicator', details: { code } }
  if (day > today) return { fault: 'futurePeriod', details: { period } }
  const amount = converted(value.value, unit, card.unit)
  if (amount === undefined) return { fault: 'unitMismatch', details: { unit, expected: card.unit } }
  if (known !== undefined && value.reason === '' && !isSame(known, amount, card.unit))
    return { fault: 'correctionNeedsReason', details: { value: known.value, unit: known.unit } }
  return {
    line: {
      ...value,
      definitionVersion: card.version,
      value: amount,
      unit: card.unit,
      supersedes: known !== undefined && value.reason !== '' ? known.id : null,
    },
  }
}

function isSame(known: Known, amount: Known['value'], unit: string): boolean {
  const before = converted(known.value, known.unit, unit)
  return before !== undefined && exact(before).equals(amount)
}

/** Two values with the same key are the same observation: what it is of, where, and when its period closes. */
export function keyOf(value: Pick<Observation, 'code' | 'area' | 'scope' | 'period'>): string {
  return `${value.code}|${value.area}|${value.scope}|${closingMonth(value.period)}`
}
