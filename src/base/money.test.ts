import { expect, test } from 'vitest'
import { exactMoney, moneyText, separated } from './money.ts'

test.each([
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['-1234567.50', '-1,234,567.50'],
  ['123456.789012', '123,456.789012'],
  ['I-02', 'I-02'],
  ['', ''],
])('%s is written %s', (number, text) => {
  expect(separated(number)).toBe(text)
})

test.each([
  ['nothing', '0', '0 元'],
  ['just below ten thousand', '9999.99', '9,999.99 元'],
  ['ten thousand', '10000', '1.00 万元'],
  ['half up', '123456.50', '12.35 万元'],
  ['just below a hundred million', '99990000', '9,999.00 万元'],
  ['a hundred million', '100000000', '1.00 亿元'],
  ['a large sum', '5230000000000', '52,300.00 亿元'],
  ['a loss', '-25000', '-2.50 万元'],
])('%s', (_, yuan, text) => {
  expect(moneyText(yuan).zh).toBe(text)
})

test('in English the unit is said in figures; exact money keeps its cents', () => {
  expect(moneyText('5230000000').en).toBe('52.30 (100 million yuan)')
  expect(exactMoney('1234567.50')).toEqual({ zh: '1,234,567.50 元', en: '1,234,567.50 yuan' })
})
