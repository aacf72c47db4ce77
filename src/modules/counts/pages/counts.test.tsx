import { expect, test } from 'vitest'
import { Decimal } from '../../../base/decimal.ts'
import { Period } from '../../../base/period.ts'
import { shown } from '../../../testing/page.tsx'
import { listContributions, listCounts, readCount } from '../routes.ts'
import type { CountRow } from '../schema.ts'
import { CountPage } from './count.tsx'
import { CountsPage } from './counts.tsx'

const decimal = (text: string) => Decimal.parse(text)
const only = (value: string) => ({ value: decimal(value), numerator: null, denominator: null })
const row: CountRow = {
  code: 'I-14',
  name: '高新技术企业',
  nameEn: 'HNTE',
  unit: '家',
  decimals: 0,
  period: Period.parse('2025Q3'),
  on: '2025-09-30',
  official: {
    ...only('676'),
    id: '12',
    state: 'provisional',
    approval: null,
    recordedAt: '2025-10-09T01:35:00.000Z',
  },
  working: {
    ...only('674'),
    rule: { zh: '证书时点', en: 'by certificate' },
    note: { zh: '', en: '' },
    rows: 674,
  },
  variants: [{ rule: { zh: '认定年度', en: 'by year' }, value: decimal('675') }],
  difference: decimal('-2'),
}

test('official and working stand side by side, and the page says that one is no substitute', async () => {
  const html = await shown(<CountsPage />, { answers: [[listCounts, {}, [row]]] })
  expect(html).toContain('1 项指标可由台账计数;1 项有官方值可比:0 项一致,1 项有差异')
  for (const word of ['676', '674', '-2', '未核准', '不写入数据台账']) expect(html).toContain(word)
  expect(await shown(<CountsPage />)).not.toContain('官方值</')
})

test('a difference is told row by row, what no row tells is said, other rules stand apart', async () => {
  const gone = {
    cause: 'revokedLater' as const,
    key: '91000000MA0001845Y',
    name: '江澜甲科技有限公司',
    code: null,
    row: 'certificate/1',
    part: 'numerator' as const,
    effect: decimal('-1'),
    certain: true,
    reason: '',
  }
  const bridged = { ...gone, key: 'B', cause: 'gap' as const, effect: decimal('1'), certain: false }
  const sheet = {
    ...row,
    knownThen: only('675'),
    differences: [gone, bridged],
    unexplained: decimal('1'),
  }
  const html = await shown(<CountPage />, {
    path: '/counts/$code',
    address: '/counts/I-14',
    answers: [
      [readCount, { code: 'I-14' }, sheet],
      [listContributions, { code: 'I-14' }, []],
    ],
  })
  for (const word of [
    '之后登记的取消(追溯)',
    '登记当时,官方值减台账已差 +1',
    '换一种口径会计入的',
    '空档期',
  ])
    expect(html).toContain(word)
  expect(html).toContain('台账里没有这一期的条目')
})

test.each([
  ['0.004', false],
  ['-0.003', false],
  ['0.04', true],
])('what no row tells asks only where the official value could show it: %s', async (left, asks) => {
  const official = { ...only('35.20'), ...{ id: '12', state: 'provisional' as const } }
  const sheet = {
    ...{
      ...row,
      decimals: 2,
      knownThen: only('35.2'),
      differences: [],
      unexplained: decimal(left),
    },
    official: { ...official, approval: null, recordedAt: '2025-10-09T01:35:00.000Z' },
  }
  const html = await shown(<CountPage />, {
    ...{ path: '/counts/$code', address: '/counts/I-14' },
    answers: [[readCount, { code: 'I-14' }, sheet]],
  })
  expect(html.includes('请与报送单位核对')).toBe(asks)
})
