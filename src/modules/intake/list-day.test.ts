import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { importing, preview } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const officer = await testContext(db)
const rows = [
  ['统一社会信用代码', '企业名称', '镇街'],
  [creditCode(1), '江澜甲有限公司', '西澜镇'],
]
const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: '表', rows }] }))
const holding = { ...officer, file: { name: '名单.xlsx', bytes } } as Context
const asked = (more: object) => ({ sender: '甲局', kind: 'enterprises', ...more })
const since = (day: string) => ({ decisions: { pair: { answer: 'renamed', since: day } } })

test.each([
  ['the day of the list', { listDay: '1025-10-14' }],
  ['the day of the list', { listDay: '2200-01-01' }],
  ['the day of a renaming', since('1025-10-14')],
])('%s lies in a year that a register has: %j is refused in words', (_, more) => {
  const { error } = importTable.input.safeParse(asked(more))
  expect(error?.issues).toMatchObject([{ params: { zh: expect.stringContaining('1900') } }])
})

test.each([
  ['the day of the list', { listDay: '2025-10-15' }],
  ['the day of a renaming', since('2025-10-15')],
])('%s does not lie in the future: %j', async (_, more) => {
  const input = importTable.input.parse(asked(more))
  for (const operation of [preview, importing])
    await expect(operation.run(holding, input)).rejects.toMatchObject({ code: 'intake.futureDay' })
})

test('today and the first day that a register has are taken', async () => {
  for (const listDay of ['2025-10-14', '1900-01-01']) {
    const input = importTable.input.parse(asked({ listDay, ...since(listDay) }))
    expect((await preview.run(holding, input)).counts).toMatchObject({ ready: 1 })
  }
})
