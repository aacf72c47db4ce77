import { expect, test } from 'vitest'
import { begun, forecastChart, forecastFinding, historyDays } from './forecast-chart.ts'
import type { StockForecast } from './forecast-schema.ts'

const forecast: StockForecast = {
  ...{ title: 'hnte', name: { zh: '高新技术企业', en: 'HNTE' } },
  ...{ day: '2025-10-14', until: '2025-12-31', opening: 674, target: 750 },
  ...{ parts: [], lack: [], chance: 5, backTest: [] },
  history: [
    { on: '2024-12-31', count: 655 },
    { on: '2025-03-31', count: 660 },
    { on: '2025-10-14', count: 674 },
  ],
  range: { low: 695, lowerHalf: 707, middle: 716, upperHalf: 724, high: 737 },
}
const values = (points: readonly ({ value: number } | null)[] | undefined) =>
  points?.map((each) => each?.value ?? null)

test.each([
  ['a fortnight after a quarter’s end', '2025-10-14', '2025-06-30'],
  ['45 days after it', '2025-11-14', '2025-06-30'],
  ['46 days after it', '2025-11-15', '2025-09-30'],
  ['on a year’s last day', '2025-12-31', '2025-09-30'],
])('the quarter’s end before today, %s', (_, day, before) => {
  const days = historyDays(day)
  expect(days.slice(-2)).toEqual([before, day])
  expect(days[0]).toBe('2022-12-31')
  expect(days.toSorted()).toEqual(days)
})

test('before the first certificate nothing is known; a stock that fell to nought is nought', () => {
  const counts = [0, 0, 3, 0, 2].map((count, at) => ({ on: `2025-0${at + 1}-01`, count }))
  expect(begun(counts).map(({ count }) => count)).toEqual([3, 0, 2])
  expect(begun(counts.slice(0, 2))).toEqual([])
})

test('the stock as it was, the band and its middle from today on, the target from the year before', () => {
  const data = forecastChart(forecast, '家')
  expect(data?.categories.map(({ zh }) => zh)).toEqual([
    ...['2024-12-31', '2025-03-31', '2025-10-14', '2025-12-31'],
  ])
  const [stock, middle, target] = data?.lines ?? []
  expect(values(stock?.points)).toEqual([655, 660, 674, null])
  expect(values(middle?.points)).toEqual([null, null, 674, 716])
  expect(values(target?.points)).toEqual([750, 750, 750, 750])
  expect(data?.band?.points.map((each) => each && [each.low.value, each.high.value])).toEqual([
    ...[null, null, [674, 674], [695, 737]],
  ])
})

test('without a range there is history and target alone; with one point there is no picture', () => {
  const data = forecastChart({ ...forecast, range: null }, '家')
  expect([data?.lines.length, data?.band]).toEqual([2, undefined])
  expect(forecastChart({ ...forecast, history: forecast.history.slice(2) }, '家')).toBe(undefined)
})

test.each([
  ['above', 738, '年度目标 738 家高于区间上端 737 家;居中 716 家'],
  ['at the upper end', 737, '年度目标 737 家在区间 695—737 家之内;居中 716 家'],
  ['at the lower end', 695, '年度目标 695 家在区间 695—737 家之内;居中 716 家'],
  ['below', 694, '年度目标 694 家低于区间下端 695 家;居中 716 家'],
  ['of no year', null, '2025-12-31 十有九次在 695—737 家之间,居中 716 家'],
])('a target %s', (_, target, words) => {
  expect(forecastFinding({ ...forecast, target }).zh).toBe(words)
})

test('too little history makes no range', () => {
  expect(forecastFinding({ ...forecast, range: null }).zh).toContain('没有预测区间')
})
