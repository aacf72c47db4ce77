import { expect, test } from 'vitest'
import { Decimal } from '../../../base/decimal.ts'
import { shown } from '../../../testing/page.tsx'
import { type EntryRow, listEntries, readSums } from '../routes.ts'
import { RegisterPage } from './register.tsx'

const entry: EntryRow = {
  id: '7',
  register: 'farmland',
  key: 'NT-1',
  code: null,
  holder: '区农业农村委',
  onDate: '2025-06-18',
  untilDate: null,
  facts: { work: '宜机化提升项目', kind: '宜机化改造', parcel: 'TB1', area: '120' },
  source: { document: '验收表(演示)', confidence: 'demonstration' },
  sourceClass: 'administrative',
  recordedAt: '2025-07-09T00:00:00.000Z',
  recordedBy: '专员',
  recordedAccount: null,
  supersedes: null,
  reason: '',
  importId: null,
  firm: '',
  town: '',
  park: '',
}
const sums = {
  on: '2025-10-14',
  sums: [
    {
      key: 'union',
      title: { zh: '建设面积(重叠地块计一次)', en: 'area' },
      value: Decimal.parse('380'),
      unit: '亩',
      rows: ['7'],
    },
  ],
  differing: ['7'],
}
const at = { path: '/registers/$register', address: '/registers/farmland' }

test('a register answers with its sums, each a link to its rows, and tells what does not fit', async () => {
  const html = await shown(<RegisterPage />, {
    ...at,
    answers: [
      [listEntries, { register: 'farmland' }, [entry]],
      [readSums, { register: 'farmland' }, sums],
    ],
  })
  for (const word of [
    '截至 2025-10-14:建设面积(重叠地块计一次) 380 亩',
    '图斑号',
    'TB1',
    '1 块重叠地块',
  ])
    expect(html).toContain(word)
})

test('a sum of one town opens by its address to the rows of that town alone', async () => {
  const contract = (id: string, town: string): EntryRow => ({
    ...{ ...entry, id, key: `HT-${id}`, register: 'technologyContract', town, firm: '江澜甲' },
    facts: {
      kind: '技术开发',
      side: '输出',
      amount: '100',
      technologyAmount: null,
      month: '2025-06',
    },
  })
  const rows = [
    contract('1', '西澜镇'),
    contract('2', '陶溪镇'),
    contract('3', ''),
    contract('4', ''),
  ]
  const counted = { ...sums.sums[0], key: 'contracts', rows: ['1', '2', '3'] }
  const keysOf = async (town: string) => {
    const view = encodeURIComponent(JSON.stringify({ filters: { town: [town] } }))
    const html = await shown(<RegisterPage />, {
      ...{ path: '/registers/$register' },
      address: `/registers/technologyContract?sum=contracts&register-technologyContract=${view}`,
      answers: [
        [listEntries, { register: 'technologyContract' }, rows],
        [readSums, { register: 'technologyContract' }, { ...sums, sums: [counted], differing: [] }],
      ],
    })
    return [...new Set(html.match(/HT-\d/g))]
  }
  expect(await keysOf('西澜镇')).toEqual(['HT-1'])
  expect(await keysOf('—')).toEqual(['HT-3'])
})

test('an empty register says who fills it; the other registers are a step away', async () => {
  const html = await shown(<RegisterPage />, {
    ...at,
    answers: [[listEntries, { register: 'farmland' }, []]],
  })
  expect(html).toContain('专员或部门登记,或从导入中心导入')
  expect(html).toContain('技术合同')
})

test('a register that there is not is no page, and not another register', async () => {
  const html = await shown(<RegisterPage />, { ...at, address: '/registers/nosuch' })
  expect(html).toContain('没有这一页')
  expect(html).not.toContain('创新平台')
})
