import { expect, test } from 'vitest'
import { Decimal, exact } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import {
  endOfPeriod,
  inUnit,
  percentText,
  quantity,
  roundingNote,
  shownAgainst,
  signed,
  span,
  throughPeriod,
  visible,
} from './shown.ts'

test.each([
  ['far from the line', '48.123', '50', 1, '48.1'],
  ['GT-09: rounding onto the line shows one digit more', '49.96', '50', 1, '49.96'],
  ['and another where one is not enough', '49.996', '50', 1, '49.996'],
  ['just above the line', '50.04', '50', 1, '50.04'],
  ['on the line', '50.00', '50', 1, '50.0'],
  ['half up', '65.375', '100', 1, '65.4'],
  ['half up below zero', '-9.65', '0', 1, '-9.7'],
])('shown %s', (_, value, line, places, text) => {
  expect(shownAgainst(exact(value), exact(line), places)).toBe(text)
})

test.each([
  [6538, 1, '65.4'],
  [6534, 1, '65.3'],
  [6535, 1, '65.4'],
  [-962, 1, '-9.6'],
  [-965, 1, '-9.7'],
  [-4, 1, '0.0'],
  [5, 1, '0.1'],
  [7, 2, '0.07'],
  [-504, 2, '-5.04'],
  [12_345, 2, '123.45'],
] as const)('%i basis points with %i places are %s', (points, places, text) => {
  expect(percentText(points, places)).toBe(text)
})

test.each([
  ['2.1', '+2.1'],
  ['-9.6', '−9.6'],
  ['-0.0', '0.0'],
  ['0', '0'],
])('signed %s', (text, expected) => {
  expect(signed(text)).toBe(expected)
})

test('GT-25: three thirds of 100 stay 33.3, with the note and nothing forced to 33.4', () => {
  const third = Decimal.parse('33.33')
  const whole = Decimal.parse('99.99')
  expect(roundingNote([third, third, third], whole, 1)?.zh).toBe(
    '合计与分项之和的差异来自数值修约,未作机械调整',
  )
})

test.each([
  ['the rounded parts add up', ['33.3', '33.3', '33.4'], '100'],
  ['the parts never added up: that is no rounding', ['33.33', '33.33', '30.00'], '100'],
])('no note when %s', (_, parts, whole) => {
  const each = parts.map((part) => Decimal.parse(part))
  expect(roundingNote(each, Decimal.parse(whole), 1)).toBeUndefined()
})

test.each([
  ['2025Q1', '2025年一季度', '2025年3月末'],
  ['2025Q2', '2025年上半年', '2025年6月末'],
  ['2025Q3', '2025年前三季度', '2025年9月末'],
  ['2025Q4', '2025年全年', '2025年末'],
  ['2025', '2025年全年', '2025年末'],
  ['2025-01', '2025年1月', '2025年1月末'],
  ['2025-08', '2025年1—8月', '2025年8月末'],
])('%s is spoken of as %s for flows and %s for stocks', (text, through, end) => {
  const period = Period.parse(text)
  expect([throughPeriod(period).zh, endOfPeriod(period).zh]).toEqual([through, end])
})

test('a quantity carries its unit as each language writes it', () => {
  expect(quantity('52.30', '亿元')).toEqual({ zh: '52.30亿元', en: '52.30 (100 million yuan)' })
  expect(quantity('676', '家')).toEqual({ zh: '676家', en: '676' })
  expect(quantity('49.96', '%')).toEqual({ zh: '49.96%', en: '49.96%' })
})

test('a range of one figure is said once, and what would vanish keeps a digit', () => {
  expect(span(exact('-0.7'), exact('0.1'), 1)).toEqual({ zh: '−0.7至0.1', en: '−0.7 to 0.1' })
  expect(span(exact('1'), exact('1.2'), 0)).toEqual({ zh: '1', en: '1' })
  expect(['0.004', '0', '0.04', '-0.004'].map((each) => visible(exact(each), 1))).toEqual([
    '0.004',
    '0.0',
    '0.04',
    '-0.004',
  ])
})

test('units convert inside one dimension only', () => {
  expect(inUnit(Decimal.parse('523000'), '万元', '亿元')?.toFixed()).toBe('52.3')
  expect(inUnit(Decimal.parse('1'), '台套', '台套')?.toFixed()).toBe('1')
  expect(inUnit(Decimal.parse('1'), '亿元', '家')).toBeUndefined()
  expect(inUnit(Decimal.parse('1'), '台套', '家')).toBeUndefined()
})
