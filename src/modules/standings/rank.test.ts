import { expect, test } from 'vitest'
import { exact } from '../../base/decimal.ts'
import { type Entrant, ranked } from './rank.ts'

const entrant = (name: string, figure: string | null, more: Partial<Entrant> = {}): Entrant => ({
  name,
  figure: figure === null ? null : exact(figure),
  approved: true,
  ...more,
})
const places = (entrants: Entrant[], better: 'up' | 'down' = 'up') =>
  ranked(entrants, better).map(({ name, place, note }) => [name, place, note?.zh ?? ''])

test('GT-22: a value without approval is listed with the reason and not ranked', () => {
  const entrants = [entrant('陶溪镇', '90', { approved: false }), entrant('铜岸镇', '65')]
  expect(places(entrants)).toEqual([
    ['铜岸镇', 1, ''],
    ['陶溪镇', null, '未核准,不参与排名'],
  ])
})

test('ties share a place and the next place is left out', () => {
  const entrants = [
    entrant('甲', '5'),
    entrant('乙', '7.0'),
    entrant('丙', '7'),
    entrant('丁', '3'),
  ]
  expect(places(entrants)).toEqual([
    ['乙', 1, ''],
    ['丙', 1, ''],
    ['甲', 3, ''],
    ['丁', 4, ''],
  ])
})

test('where lower is better the lowest is first', () => {
  expect(places([entrant('甲', '5'), entrant('乙', '3')], 'down').map(([name]) => name)).toEqual([
    '乙',
    '甲',
  ])
})

test.each([
  ['no figure', entrant('甲', null), '缺数据,不参与排名'],
  ['two items', entrant('甲', '100', { items: 2 }), '不足3项,不排名'],
  ['three items', entrant('甲', '100', { items: 3 }), ''],
])('%s', (_, one, note) => {
  expect(places([one])).toEqual([['甲', note === '' ? 1 : null, note]])
})
