import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arrivals,
  type Chances,
  certain,
  chanceOfAtLeast,
  movesAmong,
  negative,
  plus,
  quantile,
} from './chances.ts'
import { entryGroups, exitGroups, type ForecastGroup } from './forecast-schema.ts'
import { type Cohort, closingOf, stockForecast, type Window } from './stock-forecast.ts'

const massOf = ({ mass }: Chances) => mass.reduce((sum, each) => sum + each, 0)
const meanOf = ({ from, mass }: Chances) =>
  mass.reduce((sum, each, index) => sum + (from + index) * each, 0)

const past = fc
  .tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 5 }))
  .map(([a, b, years]) => ({ size: a + b, moved: a, years }))
const size = fc.nat(300)

test('the mass of every distribution is one', () => {
  fc.assert(
    fc.property(size, past, size, past, (n, one, m, other) => {
      const sum = plus(movesAmong(n, one), negative(movesAmong(m, other)))
      for (const each of [movesAmong(n, one), arrivals(one), sum])
        expect(Math.abs(massOf(each) - 1)).toBeLessThan(1e-9)
    }),
    { numRuns: 60 },
  )
})

test('of two cases with nothing known each count is as Jeffreys says', () => {
  // Beta(½, ½) over two trials: 3/8, 2/8, 3/8.
  const { from, mass } = movesAmong(2, { size: 0, moved: 0, years: 1 })
  expect(from).toBe(0)
  expect(mass.map((each) => Math.round(each * 1000))).toEqual([375, 250, 375])
})

test('the mean of a sum is the sum of the means', () => {
  fc.assert(
    fc.property(size, past, size, past, (n, one, m, other) => {
      const [a, b] = [movesAmong(n, one), movesAmong(m, other)]
      expect(meanOf(plus(a, b))).toBeCloseTo(meanOf(a) + meanOf(b), 4)
    }),
    { numRuns: 40 },
  )
})

test('more firms in a group of entries never make a target less likely', () => {
  fc.assert(
    fc.property(size, past, fc.nat(300), (n, known, target) => {
      const fewer = chanceOfAtLeast(movesAmong(n, known), target)
      const more = chanceOfAtLeast(movesAmong(n + 1, known), target)
      expect(more).toBeGreaterThanOrEqual(fewer - 1e-9)
    }),
  )
})

test('more years of the same rate do not narrow it like more cases of one year', () => {
  const width = (chances: Chances) => quantile(chances, 0.95) - quantile(chances, 0.05)
  const one = width(movesAmong(100, { size: 50, moved: 25, years: 1 }))
  const three = width(movesAmong(100, { size: 150, moved: 75, years: 3 }))
  expect(three).toBe(one)
})

const none: Record<ForecastGroup, number> = {
  ...{ ready: 0, near: 0, far: 0, arrivals: 0 },
  ...{ expiringSupported: 0, expiringAtRisk: 0, running: 0 },
}

function window(year: number, moved: Partial<Record<ForecastGroup, [number, number]>>): Window {
  const of = (group: ForecastGroup) => {
    const [count = 0, all = 0] = moved[group] ?? []
    return { size: all, moved: count }
  }
  return {
    ...{ from: `${year}-10-14`, to: `${year}-12-31`, opening: 100, closing: 105 },
    groups: {
      ...{ ready: of('ready'), near: of('near'), far: of('far'), arrivals: of('arrivals') },
      expiringSupported: of('expiringSupported'),
      expiringAtRisk: of('expiringAtRisk'),
      running: of('running'),
    },
  }
}

const cohort: Cohort = {
  opening: 100,
  sizes: { ...none, ready: 40, expiringSupported: 10, running: 90 },
  visited: none,
  past: [2024, 2023, 2022].map((year) =>
    window(year, { ready: [10, 40], expiringSupported: [1, 10], running: [0, 90] }),
  ),
}

test('a stock with a history is a range, a chance in steps of five, and a back test', () => {
  const { range, chance, lack, backTest } = stockForecast(cohort, 109)
  expect(lack).toEqual([])
  expect(range).toMatchObject({ middle: 109 })
  expect((range?.low ?? 0) < 109 && (range?.high ?? 0) > 109).toBe(true)
  expect((chance ?? 0) % 5).toBe(0)
  expect(backTest.map(({ from }) => from)).toEqual(['2024-10-14', '2023-10-14'])
})

test.each([
  ['one year', { ...cohort, past: cohort.past.slice(0, 1) }],
  ['no year', { ...cohort, past: [] }],
  ['few holders', { ...cohort, past: cohort.past.map((each) => ({ ...each, opening: 9 })) }],
])('too little history says so and gives no number: %s', (_, lacking) => {
  const { range, chance, lack, parts } = stockForecast(lacking, 109)
  expect(lack.length).toBeGreaterThan(0)
  expect([range, chance]).toEqual([null, null])
  expect(parts.every(({ middle }) => middle === null)).toBe(true)
})

test('nothing that moves leaves the stock near where it is', () => {
  const still = { ...cohort, sizes: none, past: [2024, 2023].map((year) => window(year, {})) }
  expect(quantile(closingOf(still), 0.5)).toBe(100)
  expect(certain(3)).toEqual({ from: 3, mass: [1] })
})

test.each([
  ...entryGroups.map((group) => [group, 140] as const),
  ['arrivals', 140] as const,
  ...exitGroups.map((group) => [group, 60] as const),
])(
  'forty that all move every year, in the group %s: of a hundred the stock comes to about %d',
  (group, about) => {
    const past = [2024, 2023].map((year) =>
      window(year, { [group]: [40, group === 'arrivals' ? 0 : 40] }),
    )
    const sizes = group === 'arrivals' ? none : { ...none, [group]: 40 }
    const middle = quantile(closingOf({ opening: 100, sizes, past }), 0.5)
    expect(Math.abs(middle - about)).toBeLessThan(3)
  },
)
