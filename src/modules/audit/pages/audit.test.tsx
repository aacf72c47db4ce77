import { expect, test } from 'vitest'
import { shown } from '../../../testing/page.tsx'
import { LINES_AT_ONCE, listAudit } from '../routes.ts'
import type { AuditLine } from '../schema.ts'
import { AuditPage } from './audit.tsx'

const line: AuditLine = {
  seq: '12',
  recordedAt: '2025-10-14T10:00:00.000Z',
  account: 'li',
  name: '李明',
  action: 'POST /sign-in',
  title: { zh: '登录', en: 'Sign in' },
  input: { account: 'li', entered: true },
  from: '10.0.0.7',
}

function page(rows: AuditLine[], asked = {}, address = '/'): Promise<string> {
  return shown(<AuditPage />, { address, answers: [[listAudit, asked, rows]] })
}

test('the log waits', async () => {
  expect(await shown(<AuditPage />)).toContain('正在取数')
})

test('an empty log says what to change', async () => {
  expect(await page([])).toContain('没有符合条件的记录')
})

test('the log shows time, person, act, content and address', async () => {
  const html = await page([line])
  for (const words of [
    '2025-10-14 18:00',
    '李明',
    '登录',
    'account: li · entered: true',
    '10.0.0.7',
  ])
    expect(html).toContain(words)
  expect(html).toContain('共 1 条,涉及 1 个账号')
})

test('the address carries what is asked for', async () => {
  const html = await page([line], { from: '2025-10-01', account: 'li' }, '/?from=2025-10-01&by=li')
  expect(html).toContain('共 1 条')
})

test('a full page says that there is more', async () => {
  const many = Array.from({ length: LINES_AT_ONCE }, (_, place) => ({ ...line, seq: `${place}` }))
  expect(await page(many)).toContain('更早的请缩小日期范围')
})
