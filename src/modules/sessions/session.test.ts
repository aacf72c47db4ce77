import { expect, test } from 'vitest'
import { isLive, isWorthNoting, longestEnd, sessionEnds } from './session.ts'

const created = '2025-10-01T08:00:00.000Z'

test.each([
  ['just opened', created, '2025-10-01T16:00:00.000Z'],
  ['used at noon', '2025-10-01T12:00:00.000Z', '2025-10-01T20:00:00.000Z'],
  [
    'used eight hours before the thirtieth day',
    '2025-10-31T00:00:00.000Z',
    '2025-10-31T08:00:00.000Z',
  ],
  [
    'used a minute before the thirtieth day',
    '2025-10-31T07:59:00.000Z',
    '2025-10-31T08:00:00.000Z',
  ],
])('a session %s ends', (_, lastUsed, ends) => {
  expect(sessionEnds(created, lastUsed, 8)).toBe(ends)
})

test('the browser keeps the cookie for thirty days and no longer', () => {
  expect(longestEnd(created)).toBe('2025-10-31T08:00:00.000Z')
})

test.each([
  ['a moment before', '2025-10-01T15:59:59.999Z', true],
  ['at that moment', '2025-10-01T16:00:00.000Z', false],
  ['after', '2025-10-01T16:00:00.001Z', false],
])('a session that ends at 16:00 is alive %s: %s', (_, now, live) => {
  expect(isLive({ ends: '2025-10-01T16:00:00.000Z' }, now)).toBe(live)
})

test.each([
  ['59 seconds', '2025-10-01T08:00:59.999Z', false],
  ['60 seconds', '2025-10-01T08:01:00.000Z', true],
])('the use of a session is noted again after %s: %s', (_, now, noted) => {
  expect(isWorthNoting({ lastUsed: created }, now)).toBe(noted)
})
