import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { brought } from '../../testing/plan-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { type Entering, entry, keyOf } from './entering.ts'

const second = card({ version: 2, unit: '万元', effectiveFrom: '2025-01-01' })
const cards = [second, card({ effectiveFrom: '2022-01-01' })]
const known = { id: '7', value: Decimal.parse('52.30'), unit: '亿元' }

/** As a person types it: no version named. */
function typed(amount: string, changes: Parameters<typeof brought>[1] = {}): Entering {
  const { definitionVersion: _, ...value } = brought(amount, changes)
  return value
}

const today = '2025-10-14'
const entered = (value: Entering, beside: Partial<Parameters<typeof entry>[1]> = {}) =>
  entry(value, { cards: [card()], known: undefined, today, ...beside })

test.each([
  ['in its own unit', typed('52.30'), '52.30'],
  ['in 万元', typed('523000', { unit: '万元' }), '52.3'],
  ['in 元', typed('5230000000', { unit: '元' }), '52.3'],
])('a value given %s is kept in the unit of its card', (_, value, amount) => {
  expect(entered(value)).toMatchObject({ line: { value: amount, unit: '亿元', supersedes: null } })
})

test.each([
  ['the last day before a version takes effect', '2024', 1, '亿元'],
  ['the first period that closes after it', '2025-01', 2, '万元'],
])('%s is kept under the card in force', (_, period, version, unit) => {
  expect(entered(typed('1', { period }), { cards })).toMatchObject({
    line: { definitionVersion: version, unit },
  })
})

test('a named version is taken as it is named', () => {
  expect(entered(brought('1', { definitionVersion: 1 }), { cards })).toMatchObject({
    line: { definitionVersion: 1, unit: '亿元' },
  })
})

test.each([
  ['no card at all', typed('1'), { cards: undefined }, 'noSuchIndicator'],
  [
    'a version that the card never had',
    brought('1', { definitionVersion: 9 }),
    {},
    'noSuchIndicator',
  ],
  ['a unit of another kind', typed('1', { unit: '家' }), {}, 'unitMismatch'],
  ['a unit that nobody knows', typed('1', { unit: '两' }), {}, 'unitMismatch'],
  ['a period that has not ended', typed('1', { period: '2025Q4' }), {}, 'futurePeriod'],
  ['the month that is running', typed('1', { period: '2025-10' }), {}, 'futurePeriod'],
  ['another value without a reason', typed('50'), { known }, 'correctionNeedsReason'],
])('%s is refused', (_, value, beside, fault) => {
  expect(entered(value, beside)).toMatchObject({ fault })
})

test('a period counts as ended from its last day on', () => {
  const september = typed('1', { period: '2025-09' })
  expect(entered(september, { today: '2025-09-29' })).toMatchObject({ fault: 'futurePeriod' })
  expect(entered(september, { today: '2025-09-30' })).toMatchObject({ line: { value: '1' } })
})

test('a correction names what it replaces; the same value again replaces nothing', () => {
  const corrected = entered(typed('50', { reason: '重复登记剔除' }), { known })
  expect(corrected).toMatchObject({ line: { supersedes: '7', reason: '重复登记剔除' } })
  const same = entered(typed('523000', { unit: '万元' }), { known })
  expect(same).toMatchObject({ line: { supersedes: null, value: '52.3' } })
})

test('what was recorded in a unit that no longer converts is another value', () => {
  const odd = { ...known, unit: '家' }
  expect(entered(typed('52.30'), { known: odd })).toMatchObject({ fault: 'correctionNeedsReason' })
})

test('the month that closes a quarter is the quarter; a place, a range and an indicator are apart', () => {
  const key = keyOf(brought('1'))
  expect(keyOf(brought('2', { period: '2025-09' }))).toBe(key)
  const others = [
    { code: 'I-14' },
    { area: '陶溪镇' },
    { scope: 'direct' as const },
    { period: '2025Q2' },
  ]
  for (const other of others) expect(keyOf(brought('1', other))).not.toBe(key)
})
