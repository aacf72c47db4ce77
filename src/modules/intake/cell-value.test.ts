import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exact } from '../../base/decimal.ts'
import { label } from '../../base/label.ts'
import { cellValue } from './cell-value.ts'
import type { FieldColumn } from './kind.ts'

const money: FieldColumn = {
  field: '净利润',
  title: label('净利润', 'net profit'),
  words: [],
  type: 'quantity',
  unit: '元',
  signed: true,
}
const town: FieldColumn = {
  field: 'town',
  title: label('所属镇街', 'town'),
  words: [],
  type: 'choice',
  choices: [{ value: '西澜镇', words: ['西澜'] }],
  open: true,
}

const digits = (most: number) =>
  fc.string({ unit: fc.constantFrom('0', '0', '1', '5', '9'), minLength: 1, maxLength: most })
const whole = fc.oneof(fc.constant('0'), fc.integer({ min: 1, max: 10 ** 12 }).map(String))
const written = fc
  .tuple(fc.constantFrom('', '-'), whole, fc.option(digits(11)))
  .map(([sign, before, after]) => sign + before + (after === null ? '' : `.${after}`))
const units: [unit: string, places: number][] = [
  ['元', 0],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['亿元', 8],
]

test('a number read in another unit is exactly that many times itself', () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...units), (text, [unit, places]) => {
      for (const kind of ['number', 'text'] as const) {
        const { value = '', problem } = cellValue(money, { kind, text }, unit)
        expect(problem).toBeUndefined()
        expect(exact(value).equals(exact(text).times(exact(10).pow(places)))).toBe(true)
        expect(value).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/)
      }
    }),
  )
})

test('the same words read again mean the same, whatever was read between', () => {
  const words = fc.constantFrom('西澜', ' 西澜', '西澜镇', '东澜镇', '=1+1', '无', '')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (texts) => {
      const own: FieldColumn = { ...town }
      for (const text of texts)
        expect(cellValue(own, { kind: 'text', text })).toEqual(
          cellValue({ ...town }, { kind: 'text', text }),
        )
    }),
  )
})
