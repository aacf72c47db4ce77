import { expect, test } from 'vitest'
import type { Page } from '../../../base/paged-list.ts'
import { creditCode, fact, filing, recordedRow } from '../../../testing/firms.ts'
import { type Answered, shown, surroundings } from '../../../testing/page.tsx'
import { gapsOfFirm, ladderOfFirm } from '../../cultivation/routes.ts'
import { listEnterprises, listPlaces, readEnterprise } from '../routes.ts'
import type { EnterpriseFile, EnterpriseRow } from '../schema.ts'
import { EnterprisePage } from './enterprise.tsx'
import { EnterprisesPage } from './enterprises.tsx'
import { PlacesPage } from './places.tsx'

const code = creditCode(7)
const recorded = {
  ...{ recordedAt: '2025-05-01T02:00:00.000Z', recordedBy: '专员甲', recordedAccount: null },
  counts: true,
}
const firm: EnterpriseRow = {
  ...{ code, name: '江澜泽远精密机械有限公司', formerNames: ['江澜泽川精密机械有限公司'] },
  ...{ address: '', town: '西澜镇', park: '', administration: 'direct', presence: 'here' },
  ...{ presenceSince: '2020-01-01', industry: '3484', segment: '', branchOf: '', founded: null },
  ...{ aboveSize: null, section: 'C', industryName: '机械零部件加工' },
  titles: [{ id: 'hnte', name: { zh: '高新技术企业', en: 'HNTE' } }],
}
const page = (rows: EnterpriseRow[], total: number, all: number): Page<EnterpriseRow> => ({
  ...{ rows, total, all },
  facets: {
    town: [{ value: '西澜镇', count: 4, words: { zh: '西澜镇', en: 'Xilan' } }],
    presence: [{ value: 'here', count: 3, words: { zh: '在本区登记', en: 'here' } }],
  },
})
const asked = {
  view: { filters: { presence: ['here', 'movedIn'], kind: ['firm'] } },
  offset: 0,
  limit: 100,
}
const file: EnterpriseFile = {
  ...{ firm, counted: true, codes: [code], resolutions: [], entries: [], visits: [] },
  facts: [{ ...fact(code, 'town', { value: '西澜镇' }), id: '1', ...recorded }],
  filings: [{ ...filing(code, { 营业收入: '1000.50' }), id: '2', ...recorded }],
  figures: [
    {
      ...{ field: '营业收入', english: 'Operating revenue', unit: '元', year: 2024 },
      ...{ value: '1000.50', sourceClass: 'selfReported', purpose: 'application', state: 'final' },
      ...{ filing: '2', recordedAt: recorded.recordedAt },
    },
  ],
  certificates: [],
  replacedCertificates: [],
  surveyPapers: 2,
  timeline: [
    {
      ...{ on: '2020-01-01', about: 'fact', source: '营业执照' },
      words: { zh: '登记状态:在本区登记', en: 'registration: here' },
    },
  ],
}

test('the list waits, then names its filters, its rows and how many there are', async () => {
  expect(await shown(<EnterprisesPage />)).toContain('正在取数')
  const html = await shown(<EnterprisesPage />, {
    answers: [[listEnterprises, asked, page([firm], 250, 6000)]],
  })
  for (const words of [
    '江澜泽远',
    '登记状态:在本区登记、',
    '250 条,共 6000 条',
    '第 1–100 条',
    '登记企业',
  ])
    expect(html).toContain(words)
  expect(html).toContain(`/enterprises/${code}`)
  expect(html).toContain('/api/paged-lists/enterprises')
})

test('the list without any firm says what belongs there; a view that leaves none offers all', async () => {
  const empty = await shown(<EnterprisesPage />, {
    answers: [[listEnterprises, asked, page([], 0, 0)]],
  })
  expect(empty).toContain('导入企业名单')
  const none = await shown(<EnterprisesPage />, {
    answers: [[listEnterprises, asked, page([], 0, 9)]],
  })
  expect(none).toContain('清除条件')
})

test('the page of a firm names source and purpose of each block, and holds survey papers back', async () => {
  const html = await shown(<EnterprisePage />, {
    ...{ path: '/enterprises/$code', address: `/enterprises/${code}` },
    answers: [
      [readEnterprise, { code }, file],
      [gapsOfFirm, { code }, []],
      [ladderOfFirm, { code }, []],
    ],
  })
  for (const words of [
    '江澜泽远',
    '计入在册企业',
    '企业自报',
    '1,000.50 元',
    '登记年度数据',
    '统计法第二十八条',
    '没有登记过称号',
    '更正',
    '登记迁移和登记状态',
  ])
    expect(html).toContain(words)
})

test('a certificate can be taken back by who may; what was withdrawn stays, struck through', async () => {
  const certificate = {
    ...{ ...recordedRow, ...recorded, id: '5', code, title: 'hnte', number: 'GR1', batch: '' },
    ...{ document: '认定名单', award: 'first' as const, issuedOn: null },
    ...{ validFrom: '2024-01-01', validTo: '2026-12-31' },
    name: { zh: '高新技术企业', en: 'HNTE' },
  }
  const held = {
    ...file,
    certificates: [{ ...certificate, running: true, events: [] }],
    replacedCertificates: [
      {
        ...{ ...certificate, id: '4', number: 'GR0', withdrawn: true, why: '与他人混淆' },
        replacedAt: '2025-05-02T02:00:00.000Z',
      },
    ],
  }
  const path = { path: '/enterprises/$code', address: `/enterprises/${code}` }
  const answers: Answered[] = [[readEnterprise, { code }, held]]
  const html = await shown(<EnterprisePage />, { ...path, answers })
  for (const words of ['取消或恢复', '撤回误登', 'GR0', '与他人混淆', '登记证书'])
    expect(html).toContain(words)
  const me = { name: '审计', body: undefined, roles: ['auditor' as const] }
  const read = await shown(<EnterprisePage />, {
    ...path,
    answers,
    around: { ...surroundings, me },
  })
  expect(read).not.toContain('撤回误登')
})

test.each([
  ['of the firm’s town', '西澜镇', true],
  ['of another town, who may take it in', '陶溪镇', true],
  ['of no town', undefined, false],
])('a street officer %s: moves %s, nothing else', async (_, body, may) => {
  const html = await shown(<EnterprisePage />, {
    ...{ path: '/enterprises/$code', address: `/enterprises/${code}` },
    answers: [[readEnterprise, { code }, file]],
    around: { ...surroundings, me: { name: '镇街甲', body, roles: ['street'] } },
  })
  expect(html.includes('登记迁移和登记状态')).toBe(may)
  for (const words of ['登记企业事项', '归并两个代码']) expect(html).not.toContain(words)
})

test('in a past moment nothing can be recorded', async () => {
  const html = await shown(<EnterprisePage />, {
    ...{
      path: '/enterprises/$code',
      address: `/enterprises/${code}?asOf=2025-06-01T00:00:00.000Z`,
    },
    answers: [[readEnterprise, { code }, file]],
  })
  expect(html).toContain('江澜泽远')
  expect(html).not.toContain('登记迁移和登记状态')
})

test('towns and parks stand side by side', async () => {
  const hnte = { id: 'hnte', name: { zh: '高新技术企业', en: 'HNTE' }, now: 3, before: 1 }
  const place = { aboveSize: 1, titles: [hnte], contracts: 2, amount: '120000' }
  const html = await shown(<PlacesPage />, {
    answers: [
      [
        listPlaces,
        {},
        [
          { ...place, place: '西澜镇', kind: 'town', firms: 5 },
          { ...place, place: '西澜科技创新园', kind: 'park', firms: 3 },
        ],
      ],
    ],
  })
  for (const words of [
    ...['1 个镇街在册企业共 5 家', '西澜科技创新园', '今年成交额(万元)', '>12.00<'],
    '/registers/technologyContract?sum=contracts',
  ])
    expect(html).toContain(words)
  const ownLine = encodeURIComponent('{"filters":{"town":["西澜镇"]}}')
  const links = html.match(/\/stock\?title=hnte[^"]*/g)
  expect(links).toEqual([`/stock?title=hnte&amp;net-change=${ownLine}`])
})
