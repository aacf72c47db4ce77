import { expect, test } from 'vitest'
import { label } from '../base/label.ts'
import { type ChartData, type ChartPoint, cutsOf, lastPlace, pieces } from './chart-lines.ts'
import { chartOption } from './chart-option.ts'

const point = (value: number | null): ChartPoint => ({ value, text: String(value) })
const points = [point(1), point(2), null, point(4)]

test.each([
  ['no cut leaves one piece', [], [[1, 2, null, 4]]],
  [
    'a cut in the middle makes two that are not joined',
    [1],
    [
      [1, null, null, null],
      [null, 2, null, 4],
    ],
  ],
  [
    'a piece without any point is none',
    [3, 2],
    [
      [1, 2, null, null],
      [null, null, null, 4],
    ],
  ],
])('%s', (_, at, expected) => {
  const values = pieces(points, [...at].sort()).map((piece) =>
    piece.map((each) => each?.value ?? null),
  )
  expect(values).toEqual(expected)
})

test('a name is written at the last point that has a value', () => {
  expect(lastPlace([...points, null])).toBe(3)
  expect(lastPlace([point(null)])).toBe(-1)
})

test('breaks and new years cut alike, once and in order', () => {
  const data = { breaks: [{ at: 4, words: label('第2版', 'v2') }], starts: [8, 4] }
  expect(cutsOf({ categories: [], unit: '', lines: [], ...data })).toEqual([4, 8])
})

test('names in a chart’s tip are text and never markup', () => {
  const data: ChartData = {
    categories: [label('<i>2025', '2025')],
    unit: '亿元',
    lines: [{ name: label('<b>实际', 'a'), kind: 'actual', points: [{ value: 1, text: '<1' }] }],
  }
  const option = chartOption(data, 'zh') as { tooltip: { formatter: (asked: unknown) => string } }
  const tip = option.tooltip.formatter([{ dataIndex: 0 }])
  expect(tip).toBe('&#60;i&#62;2025<br>&#60;b&#62;实际 <b>&#60;1</b>')
})
