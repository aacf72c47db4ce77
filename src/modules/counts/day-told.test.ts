import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { netChangeList } from '../certificates/lists.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { sheet, stock, table } from '../certificates/stock-operations.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { rows as contributions, sheet as count } from './operations.ts'

const officer = await testContext(await testDatabase())
const code = creditCode(1)
await enterFacts(officer, firmFacts(code, '江澜甲科技有限公司'))
await enterCertificates(officer, [
  {
    ...{ ...recordedRow, code, title: 'hnte', number: 'GR1', batch: '', document: '名单(演示)' },
    ...{ award: 'first', issuedOn: null, validFrom: '2023-10-17', validTo: '2026-10-16' },
  },
])
const asked = { title: 'hnte', rule: 'certificate' as const }

test.each([
  ['before the first certificate', '2023-10-16', 'unrecorded', 0],
  ['the day of the first', '2023-10-17', 'recorded', 1],
  ['today', '2025-10-14', 'recorded', 1],
  ['tomorrow', '2025-10-15', 'toCome', 1],
  ['after the last known end', '2026-12-31', 'toCome', 0],
] as const)('a stock says what can be said of its day: %s', async (_, on, day, closing) => {
  const from = '2022-12-31'
  expect(await stock.run(officer, { ...asked, on, from })).toMatchObject({ day, closing })
  expect(await sheet.run(officer, { ...asked, on, from })).toMatchObject({ day })
  const rows = await table.run(officer, { ...asked, on, from })
  expect(new Set(rows.map((row) => row.day))).toEqual(new Set([day]))
  expect(netChangeList.says?.(rows) === undefined).toBe(day === 'recorded')
})

test('a count of a day without any record is none, not nought, and says so', async () => {
  const past = await count.run(officer, { code: 'I-14', period: '2010Q1' as never })
  expect(past).toMatchObject({ working: { value: null }, variants: [] })
  expect(past.working.note.zh).toContain('没有记录')
  const since = await count.run(officer, { code: 'I-14', period: '2025Q3' as never })
  expect(since).toMatchObject({ working: { value: '1', note: { zh: '' } } })
  const platforms = await count.run(officer, { code: 'I-17', period: '2025Q3' as never })
  expect(platforms.working).toMatchObject({ value: null })
  const ahead = await count.run(officer, { code: 'I-14', period: '2025Q4' as never })
  expect(ahead.working).toMatchObject({ value: '1', note: { zh: '该日未到:只计目前已登记的' } })
  expect(await contributions.run(officer, { code: 'I-14', period: '2010Q1' as never })).toEqual([])
})
