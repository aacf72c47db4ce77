import { expect, test } from 'vitest'
import { shown, surroundings } from '../../../testing/page.tsx'
import { listAccounts } from '../routes.ts'
import type { Account } from '../schema.ts'
import { AccountsPage } from './accounts.tsx'
import { HandedOver } from './handed-over.tsx'

const administrator = {
  ...surroundings,
  me: { name: '主任', body: undefined, roles: ['administrator' as const] },
}
const auditor = { ...administrator, me: { ...administrator.me, roles: ['auditor' as const] } }
const li: Account = {
  account: 'li',
  name: '李明',
  body: '区科技局',
  roles: ['officer', 'reporter'],
  status: 'active',
  lockedUntil: null,
  awaitsPassword: true,
  created: '2026-01-05T01:00:00.000Z',
  lastSignIn: null,
}
const locked: Account = {
  ...li,
  account: 'wang',
  name: '王芳',
  status: 'locked',
  lockedUntil: '2026-01-05T02:15:00.000Z',
  awaitsPassword: false,
}

function page(rows: Account[], options: Parameters<typeof shown>[1] = {}): Promise<string> {
  return shown(<AccountsPage />, {
    around: administrator,
    answers: [[listAccounts, {}, rows]],
    ...options,
  })
}

test('the list of accounts waits', async () => {
  expect(await shown(<AccountsPage />, { around: administrator })).toContain('正在取数')
})

test('a district without accounts says so', async () => {
  expect(await page([])).toContain('本区还没有账号')
})

test('the list counts, and says who may do what', async () => {
  const html = await page([li, locked])
  expect(html).toContain('启用 1 个(其中 1 个还没有设口令),锁定 1 个,停用 0 个')
  expect(html).toContain('专员、填报')
  expect(html).toContain('新建账号')
})

test('an auditor sees the accounts and can do nothing to them', async () => {
  const html = await page([li], { around: auditor })
  expect(html).toContain('李明')
  expect(html).not.toContain('新建账号')
})

test('nobody acts on accounts in the past', async () => {
  const address = '/?asOf=2025-01-01T00:00:00.000Z'
  expect(await page([li], { address })).not.toContain('新建账号')
})

test('a one-time code is told with how long it is good for', async () => {
  const code = { account: 'li', code: 'K7QM-2XWD-9PFR-4TGH', expires: '2026-01-08T01:00:00.000Z' }
  const html = await shown(<HandedOver code={code} close={() => undefined} />)
  expect(html).toContain('K7QM-2XWD-9PFR-4TGH')
  expect(html).toContain('2026-01-08 09:00')
})
