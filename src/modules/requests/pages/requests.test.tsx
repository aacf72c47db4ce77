import { expect, test } from 'vitest'
import { shown } from '../../../testing/page.tsx'
import { listAllRequests } from '../routes.ts'
import type { RequestRow } from '../schema.ts'
import { RequestsPage } from './requests.tsx'

const row: RequestRow = {
  ...{ id: '1', code: '91000000MA0000002W', name: '江澜恒达软件有限公司', town: '陶溪镇' },
  ...{ kind: 'loan', content: '需流动资金贷款', raisedOn: '2025-09-01', state: 'open', days: 43 },
  ...{ turns: [], recordedAt: '2025-09-01T02:00:00.000Z', recordedBy: '镇街甲' },
}

test('waiting it says its question, empty it says who brings requests', async () => {
  expect(await shown(<RequestsPage />, { answers: [] })).toContain('企业的诉求办到哪一步了?')
  const empty = await shown(<RequestsPage />, { answers: [[listAllRequests, {}, []]] })
  expect(empty).toContain('由镇街和专员在企业页面登记和办结')
})

test('the answer counts what is open and closed, a row leads to the firm', async () => {
  const rows = [row, { ...row, id: '2', state: 'closed' as const, days: 10 }]
  const page = await shown(<RequestsPage />, { answers: [[listAllRequests, {}, rows]] })
  expect(page).toContain('办理中 1 件,最久的已 43 天;已办结 1 件。')
  expect(page).toContain('需流动资金贷款')
})
