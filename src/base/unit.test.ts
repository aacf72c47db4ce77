import { expect, test } from 'vitest'
import { withUnit } from './unit.ts'

test.each([
  ['52.30', '亿元', '52.30 亿元', '52.30 (100 million yuan)'],
  ['12.3', '%', '12.3%', '12.3%'],
  ['24', '家', '24 家', '24'],
  ['3', '台套', '3 台套', '3 台套'],
])('%s in %s is written %s, and in English %s', (value, unit, zh, en) => {
  expect(withUnit(value, unit)).toEqual({ zh, en })
})
