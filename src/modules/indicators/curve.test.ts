import { expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { checkCurve } from './curve.ts'

const points = (...pairs: [string, number][]) =>
  pairs.map(([period, basisPoints]) => ({ period: Period.parse(period), basisPoints }))

test.each([
  [
    'quarters that end at 100 %',
    points(['2025Q1', 2500], ['2025Q2', 5000], ['2025Q4', 10_000]),
    true,
  ],
  ['the year-end alone', points(['2025Q4', 10_000]), true],
  ['a year that ends below 100 %', points(['2025Q1', 2500], ['2025Q4', 9_999]), false],
  ['out of order', points(['2025Q2', 5000], ['2025Q1', 2500], ['2025Q4', 10_000]), false],
  ['another year', points(['2024Q4', 10_000]), false],
  ['no year-end', points(['2025Q1', 2500]), false],
  ['nothing', [], false],
])('a curve of %s', (_, curve, holds) => {
  expect(checkCurve(curve, 2025)).toBe(holds)
})
