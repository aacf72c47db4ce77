import { expect, test } from 'vitest'
import { Decimal } from '../../../base/decimal.ts'
import { Period } from '../../../base/period.ts'
import { shown } from '../../../testing/page.tsx'
import { readCount } from '../../counts/routes.ts'
import type { CountSheet } from '../../counts/schema.ts'
import { WorkingValue } from './working-value.tsx'

const decimal = (text: string) => Decimal.parse(text)
const only = (value: string) => ({ value: decimal(value), numerator: null, denominator: null })
const period = Period.parse('2025Q3')
const sheet: CountSheet = {
  ...{ code: 'I-14', name: '高新技术企业', nameEn: 'HNTE', unit: '家', decimals: 0 },
  ...{ period, on: '2025-09-30', variants: [], differences: [], unexplained: null },
  ...{ knownThen: null, difference: decimal('-2') },
  official: {
    ...{ ...only('1676'), id: '12', state: 'provisional', approval: null },
    recordedAt: '2025-10-09T01:35:00.000Z',
  },
  working: {
    ...{ ...only('1674'), rows: 1674 },
    rule: { zh: '证书时点', en: 'by certificate' },
    note: { zh: '', en: '' },
  },
}
const about = (code: string, answer: CountSheet, address = '/') =>
  shown(<WorkingValue code={code} period={period} />, {
    address,
    answers: [[readCount, { code, period }, answer]],
  })

test('the working value stands beside the official one under its own name, with its way to the rows', async () => {
  const html = await about('I-14', sheet)
  for (const words of [
    '台账计数(工作值)',
    '1,674 家',
    '1,676 家',
    '-2',
    '未核准',
    '1,674 条',
    '不参与灯号、排名和通报',
    '/counts/I-14?period=2025Q3',
  ])
    expect(html).toContain(words)
})

test('registers without a row say so, and not nought', async () => {
  const working = { ...sheet.working, ...only('0'), rows: 0 }
  const html = await about('I-14', { ...sheet, working })
  expect(html).toContain('台账里没有这一期的条目')
  expect(html).not.toContain('0 家')
})

test.each([
  ['an indicator that no register counts', 'I-03', '/'],
  ['another range', 'I-14', '/?scope=direct'],
  ['another place', 'I-14', '/?area=西澜镇'],
])('%s has none', async (_, code, address) => {
  expect(await about(code, { ...sheet, code }, address)).not.toContain('工作值')
})
