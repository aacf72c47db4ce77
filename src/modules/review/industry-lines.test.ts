import { expect, test } from 'vitest'
import { merged, split } from './industry-lines.ts'

const named = (...names: string[]) => names.map((name) => ({ name, sector: '建筑业' }))
const namesOf = (lines: { name: string }[]) => lines.map((each) => each.name)

test.each([
  ['装配式建筑、装修', ['装配式建筑', '装修']],
  ['汽车和摩托车', ['汽车', '摩托车']],
  ['软件,数据;智能', ['软件', '数据', '智能']],
  ['商品房产业', ['商品房产业']],
  ['、装修、', ['装修']],
])('%s parts into %j', (name, parts) => {
  expect(namesOf(split(named('甲', name, '乙'), 1))).toEqual(['甲', ...parts, '乙'])
})

test('what is parted keeps its sector and its type', () => {
  const lines = [{ name: '甲、乙', sector: '建筑业', type: 'carrier' }]
  expect(split(lines, 0)).toEqual([
    { name: '甲', sector: '建筑业', type: 'carrier' },
    { name: '乙', sector: '建筑业', type: 'carrier' },
  ])
})

test('two lines become one; the last one has none to join', () => {
  expect(namesOf(merged(named('装配式建筑', '装修', '土木'), 0))).toEqual([
    '装配式建筑、装修',
    '土木',
  ])
  expect(namesOf(merged(named('甲', '乙'), 1))).toEqual(['甲', '乙'])
})

test('parting what was joined gives it back', () => {
  const lines = named('装配式建筑', '装修')
  expect(split(merged(lines, 0), 0)).toEqual(lines)
})
