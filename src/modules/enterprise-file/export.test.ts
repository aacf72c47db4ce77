import { expect, test } from 'vitest'
import type { StreamedFile } from '../../base/route.ts'
import { exportPagedLists, servedPaged } from '../../server/export-paged-list.ts'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { enterpriseList } from './lists.ts'
import { allEnterprises, list } from './operations.ts'

const db = await testDatabase()
const context = await testContext(db)
const exporting = exportPagedLists([servedPaged(enterpriseList, list, allEnterprises)])
const asked = (view: object, id = 'enterprises') => ({
  ...{ list: id, input: {}, language: 'zh' },
  view: { filters: {}, ...view },
})

/** More firms than one batch holds. */
const FIRMS = 2100
await enterFacts(
  context,
  Array.from({ length: FIRMS }, (_, n) => firmFacts(creditCode(n), `江澜${n}号有限公司`)).flat(),
)
await enterFacts(context, [fact(creditCode(9999), 'name', { value: '=1+1有限公司' })])

async function exported(view: object) {
  const { pieces, name }: StreamedFile = Object(await exporting.run(context, asked(view)))
  const bytes: Uint8Array[] = []
  for await (const piece of pieces) bytes.push(piece)
  const { sheets } = await readWorkbook({ name, bytes: Buffer.concat(bytes) })
  return { name, sheets }
}
const textsOf = (rows: readonly { cells: readonly ({ text: string } | undefined)[] }[]) =>
  rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))

test('a long list leaves whole, in its order, with a sheet that names filters, moment and count', async () => {
  const view = { filters: { town: ['西澜镇'], presence: ['here'] }, columns: ['name', 'code'] }
  const { name, sheets } = await exported({ ...view, sort: { key: 'code', descending: false } })
  expect(name).toBe('企业清单 2025-10-14.xlsx')
  expect(sheets.map((sheet) => sheet.name)).toEqual(['企业清单 演示数据', '筛选条件'])
  const rows = textsOf(sheets[0]?.rows ?? [])
  expect(rows).toHaveLength(FIRMS + 1)
  expect(rows[0]).toEqual(['企业名称', '统一社会信用代码'])
  expect(rows.at(-1)).toEqual([`江澜${FIRMS - 1}号有限公司`, creditCode(FIRMS - 1)])
  const about = Object.fromEntries(textsOf(sheets[1]?.rows ?? []))
  expect(about).toMatchObject({
    筛选条件: '镇街: 西澜镇;登记状态: 在本区登记;按统一社会信用代码升序',
    条数: `${FIRMS} 条(共 ${FIRMS + 1} 条)`,
    数据时点: '2025-10-14 18:00',
  })
})

test('a name that a spreadsheet would run is disarmed', async () => {
  const { sheets } = await exported({ search: '1+1', columns: ['name'] })
  expect(textsOf(sheets[0]?.rows ?? [])).toEqual([['企业名称'], ["'=1+1有限公司"]])
})

test('a list of no name, and whoever may not read the list, are refused', async () => {
  await expect(exporting.run(context, asked({}, 'nothing'))).rejects.toMatchObject({
    code: 'list.unknown',
  })
  const sort = { key: 'nonsense', descending: false }
  await expect(exporting.run(context, asked({ sort }))).rejects.toMatchObject({
    code: 'input.invalid',
    places: [{ at: 'view.sort.key', message: { en: expect.stringContaining('nonsense') } }],
  })
  const administrator = await testContext(db, { roles: ['administrator'] })
  await expect(exporting.run(administrator, asked({}))).rejects.toMatchObject({
    code: 'access.forbidden',
  })
})
