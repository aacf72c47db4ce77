/** What became known after the official value was recorded, row by row. */
import { decimal, exact } from '../../base/decimal.ts'
import type { Contribution, Difference, DifferenceCause } from './schema.ts'

/** Why a row that counted then does not count now; the caller knows its history. */
export type Gone = (row: Contribution) => DifferenceCause

/**
 * Rows of then against rows of now. Their effects add up to exactly what moved: of a sum its value, of a
 * ratio each of its parts.
 */
export function differences(
  then: readonly Contribution[],
  now: readonly Contribution[],
  { recordedAt, gone }: { recordedAt: string; gone: Gone },
): Difference[] {
  const before = new Map(then.map((row) => [keyOf(row), row]))
  const after = new Map(now.map((row) => [keyOf(row), row]))
  const come = now.flatMap((row) => {
    const known = before.get(keyOf(row))
    if (known === undefined)
      return [told(row, row.amount, row.recordedAt > recordedAt ? 'recordedLater' : 'arrivedLater')]
    const effect = exact(row.amount).minus(known.amount)
    return effect.isZero() ? [] : [told(row, decimal(effect), 'correctedLater')]
  })
  const left = then
    .filter((row) => !after.has(keyOf(row)))
    .map((row) => told(row, decimal(exact(row.amount).negated()), gone(row)))
  return [...come, ...left]
}

function keyOf({ key, part }: Contribution): string {
  return `${part} ${key}`
}

function told(
  { key, name, code, row, part, reason }: Contribution,
  effect: Difference['effect'],
  cause: DifferenceCause,
): Difference {
  return { cause, key, name, code, row, part, effect, certain: true, reason }
}

/** A row that another rule would count. */
export function uncounted(row: Contribution, cause: DifferenceCause): Difference {
  return { ...told(row, row.amount, cause), certain: false }
}
