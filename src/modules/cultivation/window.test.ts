import { expect, test } from 'vitest'
import type { New } from '../../base/recorded.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import type { Certificate } from '../certificates/schema.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { enterEntries } from '../registers/operations.ts'
import { expiring } from './operations.ts'
import { titles } from './overview-operations.ts'
import { recordsOf } from './record-operations.ts'
import { pastWindow } from './window-operations.ts'

const db = await testDatabase()
const firm = (n: number) => firmFacts(creditCode(n), `江澜${n}号有限公司`)

function certificate(n: number, validFrom: string, validTo: string): New<Certificate> {
  return {
    ...recordedRow,
    ...{ code: creditCode(n), title: 'hnte', number: `${n} ${validFrom}`, batch: '' },
    ...{ document: '文', award: 'first', issuedOn: null, validFrom, validTo },
  }
}

test('of each group of a past window those are counted that came in or dropped out', async () => {
  const officer = await testContext(db, { district: 'window' })
  await enterFacts(officer, [1, 2, 3, 4, 5, 6].flatMap(firm))
  await enterFacts(officer, [
    ...firm(7).filter(({ kind }) => kind !== 'presence'),
    fact(creditCode(7), 'presence', { value: 'here', validFrom: '2024-05-01' }),
    fact(creditCode(5), 'presence', { value: 'movedOut', validFrom: '2024-08-01' }),
  ])
  await enterCertificates(officer, [
    // Not renewed; renewed; its last day is that of the window; runs on; moves away; comes in; arrives.
    certificate(1, '2021-07-01', '2024-06-30'),
    certificate(2, '2021-07-01', '2024-06-30'),
    certificate(2, '2024-07-01', '2027-06-30'),
    certificate(3, '2022-01-01', '2024-12-31'),
    certificate(4, '2023-01-01', '2025-12-31'),
    certificate(5, '2023-01-01', '2025-12-31'),
    certificate(6, '2024-09-01', '2027-08-31'),
    certificate(7, '2024-06-01', '2027-05-31'),
  ])
  const span = { title: 'hnte', day: '2024-01-31', until: '2024-12-31' }
  const found = await pastWindow(officer, span)
  expect(found).toMatchObject({ opening: 5, closing: 5 })
  const { ready, near, far, expiringSupported, expiringAtRisk, ...rest } = found?.groups ?? {}
  const sum = (of: 'size' | 'moved', ...groups: ({ size: number; moved: number } | undefined)[]) =>
    groups.reduce((total, each) => total + (each?.[of] ?? 0), 0)
  const expire = [expiringSupported, expiringAtRisk] as const
  expect([sum('size', ...expire), sum('moved', ...expire)]).toEqual([2, 1])
  expect([sum('size', ready, near, far), sum('moved', ready, near, far)]).toEqual([1, 1])
  expect(rest).toEqual({ running: { size: 3, moved: 1 }, arrivals: { size: 0, moved: 1 } })
  expect(await pastWindow(officer, span)).toEqual(found)
})

test('a certificate is called expiring up to the hundred and eightieth day', async () => {
  const officer = await testContext(db, { district: 'expiring' })
  await enterFacts(officer, [1, 2, 3, 4].flatMap(firm))
  await enterCertificates(officer, [
    certificate(1, '2023-10-15', '2025-10-13'),
    certificate(2, '2023-10-15', '2025-10-14'),
    certificate(3, '2023-10-15', '2026-04-12'),
    certificate(4, '2023-10-15', '2026-04-13'),
  ])
  for (const on of [undefined, '2025-10-14']) {
    const asked = { title: 'hnte', town: '', view: { filters: {} }, offset: 0, limit: 10, on }
    const { rows } = await expiring.run(officer, { ...asked, days: 180 })
    expect(rows.map(({ until, daysLeft }) => [until, daysLeft])).toEqual([
      ['2025-10-14', 0],
      ['2026-04-12', 180],
    ])
    const told = (await titles.run(officer, { on })).find(({ title }) => title === 'hnte')
    expect(told).toMatchObject({ holders: 3, expiring: 2 })
  }
})

test('rights are counted from the register of rights, and contracts are none', async () => {
  const officer = await testContext(db, { district: 'rights' })
  await enterFacts(officer, [1, 2].flatMap(firm))
  const entry = (n: number, key: string) => ({
    ...recordedRow,
    ...{ key, code: creditCode(n), holder: `江澜${n}号有限公司`, onDate: '2024-03-01' },
    ...{ untilDate: null, document: '名单' },
  })
  const contract = {
    ...{ kind: '技术开发', side: '输出', amount: '100', technologyAmount: null, month: '2024-03' },
  }
  await enterEntries(officer, [
    { ...entry(1, 'HT-1'), register: 'technologyContract', facts: contract },
    { ...entry(2, 'HT-2'), register: 'technologyContract', facts: contract },
    {
      ...{ ...entry(2, 'ZL-1'), register: 'intellectualProperty' },
      facts: { kind: '发明专利', class: 'Ⅰ', name: '一种装置' },
    },
  ])
  const asked = { day: '2025-10-14', figures: 'none' as const }
  const records = await recordsOf(officer, [creditCode(1), creditCode(2)], asked)
  expect(records.map(({ properties }) => properties)).toEqual([
    [],
    [{ class: 'Ⅰ', from: '2024-03-01', to: null }],
  ])
})
