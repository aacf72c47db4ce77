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

const of = (field: string, type: FieldColumn['type'], more: Partial<FieldColumn> = {}) =>
  cellValue.bind(undefined, { field, title: label(field, field), words: [], type, ...more })
const text = (value: string) => ({ kind: 'text' as const, text: value })

const hidden: [name: string, sign: string][] = [
  ['a blank of no width', '\u200b'],
  ['a sign that turns the writing round', '\u202e'],
  ['a mark of byte order', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
]
test.each(hidden)('%s is no part of what is written', (_name, sign) => {
  const code = '91000000MA00000157'
  expect(of('code', 'code')(text(`${code}${sign}`))).toEqual({ value: code })
  expect(of('name', 'text')(text(`江澜${sign}甲有限公司`))).toEqual({ value: '江澜甲有限公司' })
  expect(cellValue(town, text(`西澜${sign}`))).toEqual({ value: '西澜镇' })
  expect(cellValue(town, text(`东澜镇${sign}`))).toEqual({ value: '东澜镇' })
  expect(of('address', 'text')(text(sign))).toEqual({})
})

test('a name has two hundred letters at most, an address three hundred', () => {
  const name = of('name', 'text')
  expect(name(text('甲'.repeat(200))).problem).toBeUndefined()
  expect(name(text('甲'.repeat(201))).problem).toMatchObject({
    code: 'tooLong',
    details: { limit: 200 },
  })
  expect(of('address', 'text')(text('甲'.repeat(300))).problem).toBeUndefined()
})

const shares: [written: string, unit: string | undefined, code: string | undefined][] = [
  ['0', undefined, undefined],
  ['100', undefined, undefined],
  ['100%', undefined, undefined],
  ['100.01', undefined, 'aboveMost'],
  ['150%', undefined, 'aboveMost'],
  ['-1', undefined, 'negative'],
]
test.each(shares)('a share of %s', (written, unit, code) => {
  const share = of('市场占有率', 'quantity', { unit: '%', most: '100' })
  expect(share(text(written), unit).problem?.code).toBe(code)
})
