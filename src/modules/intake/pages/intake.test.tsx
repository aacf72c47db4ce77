import { expect, test } from 'vitest'
import { creditCode } from '../../../testing/firms.ts'
import { shown } from '../../../testing/page.tsx'
import { listIntakes, readIntake } from '../routes.ts'
import { IntakePage } from './intake.tsx'
import { OneIntakePage } from './one-intake.tsx'

const record = {
  ...{ importId: '7', kind: 'enterprises' as const, fileName: '名单.xlsx', sender: '区科技局' },
  ...{ rows: 3, accepted: 2, unchanged: 0, rejectedRows: 1 },
  ...{ recordedAt: '2025-10-14T10:00:00.000Z', recordedBy: '专员甲', undone: null },
}

test('the centre says how it works, offers templates, and tells what was imported', async () => {
  const page = await shown(<IntakePage />, { answers: [[listIntakes, {}, [record]]] })
  for (const words of [
    '这份名册能进哪本台账?',
    '报送单位',
    '按表头自动识别',
    '下载模板',
    '名单.xlsx',
    '下载 1 行',
    '撤销导入',
  ])
    expect(page).toContain(words)
})

test('without any import it says who makes one', async () => {
  const page = await shown(<IntakePage />, { answers: [[listIntakes, {}, []]] })
  expect(page).toContain('这里是每次台账导入的记录')
})

test('one import tells what it brought, whom it speaks of and what rests on it', async () => {
  const answer = {
    ...record,
    ...{
      facts: 8,
      filings: 2,
      certificates: 0,
      events: 0,
      entries: 0,
      firms: [{ code: creditCode(1), name: '江澜甲有限公司' }],
      firmTotal: 20_000,
      leaningTotal: 1,
    },
    leaning: [
      { what: 'filing', id: '9', code: null, at: '2025-10-14T11:00:00.000Z', by: '填报乙' },
    ],
  }
  const page = await shown(<OneIntakePage />, {
    answers: [[readIntake, { importId: '7' }, answer]],
    address: '/intake/7',
    path: '/intake/$importId',
  })
  for (const words of [
    '登记企业事项 8 条',
    creditCode(1),
    '填报乙',
    '更正年度数据',
    '共 20000 条,下面是前 1 条',
    'lists/intakeFirms',
    '共 1 条。',
  ])
    expect(page).toContain(words)
})
