import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterFailure, failuresAllowed, lockedUntil, type Tally } from './lockout.ts'

const last = '2025-10-14T10:00:00.000Z'
const justBefore = '2025-10-14T10:14:59.999Z'
const quiet = '2025-10-14T10:15:00.000Z'

test.each([
  ['no failure yet', undefined, last, 1],
  ['a second one', { failures: 1, lastAt: last }, justBefore, 2],
  ['after a quiet quarter of an hour', { failures: 4, lastAt: last }, quiet, 1],
  ['after a success', { failures: 0, lastAt: last }, justBefore, 1],
])('one more failure: %s', (_, before, now, failures) => {
  expect(afterFailure(before, now)).toEqual({ failures, lastAt: now })
})

test.each([
  ['an account after four', 'account', 4, last, undefined],
  ['an account after five', 'account', 5, last, quiet],
  ['an account after five, a moment before the end', 'account', 5, justBefore, quiet],
  ['an account after five, at the end', 'account', 5, quiet, undefined],
  ['an address after five: a whole office stands behind it', 'address', 5, last, undefined],
  ['an address after nineteen', 'address', 19, last, undefined],
  ['an address after twenty', 'address', 20, last, quiet],
] as const)('locked: %s', (_, counted, failures, now, until) => {
  expect(lockedUntil(counted, { failures, lastAt: last }, now)).toBe(until)
})

test('who never failed is not locked', () => {
  expect(lockedUntil('account', undefined, last)).toBeUndefined()
})

test('as many failures in a row as are allowed lock, however they are spaced within the quarter hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 899 }), { maxLength: 12 }), (gaps) => {
      let now = Date.parse(last)
      let tally: Tally | undefined
      for (const seconds of gaps) {
        now += seconds * 1000
        tally = afterFailure(tally, new Date(now).toISOString())
      }
      const locked = lockedUntil('account', tally, new Date(now).toISOString()) !== undefined
      expect(locked).toBe(gaps.length >= failuresAllowed.account)
    }),
  )
})
