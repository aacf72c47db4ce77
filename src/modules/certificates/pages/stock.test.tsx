import { expect, test } from 'vitest'
import { type Answered, shown } from '../../../testing/page.tsx'
import {
  type LedgerCertificate,
  listCertificates,
  listNetChange,
  listOverlaps,
  listTitles,
  type MovementRow,
  readExpiry,
  readStockSheet,
  type StockSheet,
} from '../routes.ts'
import { CertificatesPage } from './certificates.tsx'
import { StockPage } from './stock.tsx'

const title = {
  id: 'hnte',
  name: '高新技术企业',
  english: 'HNTE',
  level: '国家级',
  term: 3,
  within: [],
  indicator: 'I-14',
  programme: null,
  year: false,
  cite: '国科发火〔2016〕32号',
}
const net = {
  opening: 655,
  first: 98,
  renewed: 176,
  movedIn: 6,
  restored: 0,
  lapsed: 27,
  revoked: 3,
  movedOut: 4,
  deregistered: 0,
  closing: 725,
}
const sheet: StockSheet = {
  title,
  from: '2024-12-31',
  on: '2025-12-31',
  day: 'recorded',
  net,
  closings: [
    { rule: 'certificate', nested: 'including', count: 725 },
    { rule: 'year', nested: 'including', count: 731 },
  ],
  ladder: {
    titles: [{ id: 'hnte', name: '高新技术企业', english: 'HNTE', count: 725 }],
    unique: 1904,
  },
  unplaced: ['91000000MA0000001X'],
}
const ending: MovementRow = {
  code: '91000000MA0000001X',
  name: '江澜甲科技有限公司',
  town: '西澜镇',
  day: '2026-02-01',
  cause: 'lapsed',
  column: 'lapsed',
  certificate: '1',
  number: 'GR1',
  validFrom: '2023-02-01',
  validTo: '2026-01-31',
  gapDays: 0,
}
const question = { title: 'hnte', rule: 'certificate' as const }
const answers: Answered[] = [
  [listTitles, {}, [title]],
  [readStockSheet, question, sheet],
  [
    listNetChange,
    question,
    [
      { town: null, day: 'recorded', ...net },
      { town: '西澜镇', day: 'recorded', ...net },
    ],
  ],
  [
    readExpiry,
    { title: 'hnte', days: 180 },
    { months: [{ month: '2026-01', ending: 7, renewed: 1 }], ending: [ending], gaps: [], lost: [] },
  ],
  [listOverlaps, { title: 'hnte' }, []],
]

test('a stock in one sentence, a table whose numbers open, both rules labelled, what is left out', async () => {
  const html = await shown(<StockPage />, { answers })
  expect(html).toContain('高新技术企业有多少家,净增多少?')
  expect(html).toContain('净增 +70 家:首次认定 98,迁入 6')
  for (const word of [
    '期初',
    '到期未续',
    '其中:当期重新认定(不计净增)',
    '证书时点',
    '认定年度',
    '731 家',
  ])
    expect(html).toContain(word)
  expect(html).toContain('<button type="button" class="number-link">98</button>')
  expect(html).toContain('另有 1 家持证企业没有登记状态,不计入。')
  expect(html).toContain('180 天内到期且尚无后续证书的 1 家')
  expect(html).toContain('江澜甲科技有限公司')
  expect(html).toContain('没有处在空档期的企业')
})

test('a title that nobody holds says who brings certificates; waiting says nothing', async () => {
  const nothing = Object.fromEntries(Object.keys(net).map((key) => [key, 0])) as typeof net
  const bare = { ...sheet, net: nothing, unplaced: [] }
  const html = await shown(<StockPage />, { answers: [[readStockSheet, question, bare]] })
  expect(html).toContain('专员或部门登记证书、导入名单后生成')
  expect(await shown(<StockPage />)).not.toContain('净增表')
})

test('the ledger of certificates counts by status and lets an officer record', async () => {
  const row: LedgerCertificate = {
    id: '1',
    code: '91000000MA0000001X',
    title: 'hnte',
    number: 'GR202351000001',
    batch: '2023年第一批',
    document: '名单(演示)',
    award: 'first',
    issuedOn: null,
    validFrom: '2023-02-01',
    validTo: '2026-01-31',
    recordedAt: '2023-02-10T00:00:00.000Z',
    reason: '',
    source: { document: '名单(演示)', confidence: 'demonstration' },
    name: '江澜甲科技有限公司',
    formerNames: ['江澜甲公司'],
    town: '西澜镇',
    park: '',
    industry: '6513',
    segment: '',
    aboveSize: true,
    titleName: '高新技术企业',
    titleEnglish: 'HNTE',
    level: '国家级',
    status: 'expiring',
  }
  const html = await shown(<CertificatesPage />, {
    answers: [[listCertificates, { title: 'hnte' }, [row]]],
  })
  expect(html.replace(/<[^>]*>/g, '')).toContain('共 1 本证书,有效 1 本(其中 180 天内到期 1 本)')
  const ending = encodeURIComponent('{"filters":{"status":["180天内到期"]}}')
  expect(html).toContain(`certificates=${ending}">其中 180 天内到期 1 本</a>`)
  expect(html).toContain('江澜甲科技有限公司 / 江澜甲公司')
  expect(html).toContain('登记证书')
  expect(
    await shown(<CertificatesPage />, { answers: [[listCertificates, { title: 'hnte' }, []]] }),
  ).toContain('这里是证书台账')
})
