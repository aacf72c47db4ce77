import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { latestAsOf, type Recorded } from './as-of.ts'

function line(
  id: string,
  changes: Partial<Recorded> & { amount?: string; of?: string } = {},
): Recorded {
  const { amount = '18.20', of = '2025Q1', ...rest } = changes
  return {
    id,
    code: 'I-02',
    definitionVersion: 1,
    area: '江澜区',
    scope: 'whole',
    period: Period.parse(of),
    value: Decimal.parse(amount),
    numerator: null,
    denominator: null,
    unit: '亿元',
    state: 'provisional',
    source: { confidence: 'demonstration' },
    recordedAt: '2025-04-10T02:00:00Z',
    recordedBy: '专员',
    supersedes: null,
    reason: '',
    importId: null,
    approvals: [],
    withdrawn: null,
    ...rest,
  }
}

const decided = (decision: 'approved' | 'returned', recordedAt: string) => ({
  decision,
  condition: '',
  recordedAt,
  recordedBy: '统计',
})
const withdrawnAt = (recordedAt: string) => ({ reason: '撤回导入', recordedAt, recordedBy: '专员' })
const values = (lines: Recorded[], asOf: string) =>
  latestAsOf(lines, asOf).map((each) => each.value)

const first = line('1')
const corrected = line('2', {
  amount: '17.60',
  recordedAt: '2025-08-18T02:00:00Z',
  supersedes: '1',
  reason: '重复登记剔除',
})

test('GT-23: the first quarter is 18.20 as known on 15 April and 17.60 as known on 20 August', () => {
  expect(values([first, corrected], '2025-04-15T00:00:00Z')).toEqual(['18.20'])
  expect(values([first, corrected], '2025-08-20T00:00:00Z')).toEqual(['17.60'])
  const [now] = latestAsOf([first, corrected], '2025-08-20T00:00:00Z')
  expect(now?.reason).toBe('重复登记剔除')
})

test.each([
  ['before anything was recorded', '2025-04-10T01:59:59Z', []],
  ['at the very moment', '2025-04-10T02:00:00Z', ['18.20']],
  ['at the same moment written with another offset', '2025-04-10T10:00:00+08:00', ['18.20']],
  ['one second before the correction', '2025-08-18T01:59:59Z', ['18.20']],
  ['at the correction', '2025-08-18T02:00:00Z', ['17.60']],
])('what counts %s', (_, asOf, expected) => {
  expect(values([corrected, first], asOf)).toEqual(expected)
})

test('a withdrawn correction gives the corrected line back, and the past still shows it', () => {
  const withdrawn = { ...corrected, withdrawn: withdrawnAt('2025-09-01T00:00:00Z') }
  expect(values([first, withdrawn], '2025-08-31T00:00:00Z')).toEqual(['17.60'])
  expect(values([first, withdrawn], '2025-09-02T00:00:00Z')).toEqual(['18.20'])
})

test('a returned line does not count; an approval counts from its own moment', () => {
  const returned = { ...corrected, approvals: [decided('returned', '2025-08-19T00:00:00Z')] }
  expect(values([first, returned], '2025-08-20T00:00:00Z')).toEqual(['18.20'])
  const approved = { ...first, approvals: [decided('approved', '2025-04-12T00:00:00Z')] }
  expect(latestAsOf([approved], '2025-04-11T00:00:00Z')[0]?.approval).toBeNull()
  expect(latestAsOf([approved], '2025-04-13T00:00:00Z')[0]?.approval?.decision).toBe('approved')
})

test('a returned line that is approved after all counts again, and did not in between', () => {
  const line = {
    ...corrected,
    approvals: [
      decided('returned', '2025-08-19T00:00:00Z'),
      decided('approved', '2025-08-22T00:00:00Z'),
    ],
  }
  expect(values([first, line], '2025-08-18T12:00:00Z')).toEqual(['17.60'])
  expect(values([first, line], '2025-08-21T00:00:00Z')).toEqual(['18.20'])
  expect(values([first, line], '2025-08-23T00:00:00Z')).toEqual(['17.60'])
})

test('periods that close in one month are one value; places, ranges and indicators are apart', () => {
  const lines = [
    line('1', { of: '2025Q3', amount: '1' }),
    line('2', { of: '2025-09', amount: '2' }),
    line('3', { of: '2025-09', amount: '3', area: '铜岸镇' }),
    line('4', { of: '2025-09', amount: '4', scope: 'direct' }),
    line('5', { of: '2025-09', amount: '5', code: 'I-14' }),
  ]
  expect(values(lines, '2026-01-01T00:00:00Z')).toEqual(['2', '3', '4', '5'])
})

test('in one moment the higher number of the ledger is the newer line, as numbers and not as texts', () => {
  const lines = [line('10', { amount: '2' }), line('9', { amount: '1' })]
  expect(values(lines, '2026-01-01T00:00:00Z')).toEqual(['2'])
})

test('law: what is recorded later never changes what counted before', () => {
  const moments = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2025-03-${String(day).padStart(2, '0')}T00:00:00Z`)
  fc.assert(
    fc.property(fc.array(moments, { maxLength: 12 }), moments, (recorded, asOf) => {
      const lines = recorded.map((recordedAt, index) => line(String(index), { recordedAt }))
      const known = lines.filter((each) => each.recordedAt <= asOf)
      expect(latestAsOf(lines, asOf)).toEqual(latestAsOf(known, '2099-01-01T00:00:00Z'))
    }),
  )
})
