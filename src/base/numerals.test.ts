import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arabicDecimal,
  chineseDecimal,
  chineseInteger,
  chineseOrdinal,
  circled,
} from './numerals.ts'

test.each([
  ['一千五百', 1500],
  ['二〇二五', 2025],
  ['十五', 15],
  ['二十', 20],
  ['一百零八', 108],
  ['三万二千', 32_000],
  ['十二亿', 1_200_000_000],
  ['两', 2],
  ['', undefined],
  ['一批', undefined],
])('%s is %s', (words, value) => {
  expect(chineseInteger(words)).toBe(value)
})

test.each([
  ['十五点五', '15.5'],
  ['零点零八', '0.08'],
  ['三', '3'],
  ['三点多', undefined],
])('%s is %s as a decimal', (words, value) => {
  expect(chineseDecimal(words)).toBe(value)
})

test.each([
  ['1,200', '1200'],
  ['08.50', '8.50'],
  ['0.5', '0.5'],
])('%s is kept as %s', (words, value) => {
  expect(arabicDecimal(words)).toBe(value)
})

test('an ordinal up to 99 reads back as its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (count) => {
      expect(chineseInteger(chineseOrdinal(count))).toBe(count)
    }),
  )
})

test.each([
  [1, '①'],
  [20, '⑳'],
  [21, '㉑'],
  [35, '㉟'],
  [36, '㊱'],
  [50, '㊿'],
  [51, '[51]'],
])('item %s is marked %s', (count, mark) => {
  expect(circled(count)).toBe(mark)
})
