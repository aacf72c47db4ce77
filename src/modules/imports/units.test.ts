import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { inUnit, isUnit, unitOf } from './units.ts'

const written: [string, string][] = [
  ['（亿元）', '亿元'],
  ['单位:万元', '万元'],
  ['计量单位：家', '家'],
  ['％', '%'],
  ['百分比', '%'],
  ['亿 元', '亿元'],
  ['台套', '台套'],
  ['', ''],
]
test.each(written)('%s is the unit %s', (text, unit) => {
  expect(unitOf(text)).toBe(unit)
})

const rows: [string, string, string, string][] = [
  ['52.30', '亿元', '亿元', '52.30'],
  ['523000', '万元', '亿元', '52.3'],
  ['12.3', '万', '亿元', '0.00123'],
  ['12.3', '亿', '万元', '123000'],
  ['1.2', '万', '人', '12000'],
  ['1.2', '万', '台套', '12000'],
  ['3000', '平方米', '万平方米', '0.3'],
  ['3', '千元', '万元', '0.3'],
  ['15', '亩', '公顷', '1'],
  ['8', '家', '个', '8'],
  ['8', '台套', '台套', '8'],
  ['8', '百分点', '%', 'unknownUnit'],
  ['8', '台套', '家', 'unknownUnit'],
  ['8', '万元', '家', 'wrongUnit'],
  ['8', '%', '亿元', 'wrongUnit'],
  ['8', '人', '家', 'wrongUnit'],
  ['99999999999999999999', '亿元', '元', 'tooManyDigits'],
]
test.each(rows)('%s %s in %s is %s', (value, from, to, expected) => {
  const answer = inUnit(Decimal.parse(value), from, to)
  expect(answer.kind === 'value' ? answer.value : answer.fault).toBe(expected)
})

test('a text is a unit only as a whole', () => {
  expect(['万元', '万平方米', '%', '家', '初步', '2025年', '含直管区', ''].filter(isUnit)).toEqual([
    ...['万元', '%', '家'],
  ])
})
