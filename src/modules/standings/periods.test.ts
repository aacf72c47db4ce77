import { expect, test } from 'vitest'
import { periodsOf } from './periods.ts'

const term = { from: '2022', to: '2025' }

test.each([
  ['before the first quarter has ended', '2022-02-01T00:00:00+08:00', '2022Q1', 1],
  ['on the last day of a quarter it still runs', '2025-09-30T12:00:00+08:00', '2025Q2', 14],
  ['the day after, it has ended', '2025-10-01T00:00:00+08:00', '2025Q3', 15],
  ['long after the term, its last quarter', '2026-11-22T00:00:00+08:00', '2025Q4', 16],
])('periods: %s', (_, asOf, current, count) => {
  const answer = periodsOf(term, asOf)
  expect([answer.current, answer.periods.length]).toEqual([current, count])
})
