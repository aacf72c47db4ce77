/** A list of an earlier day is laid beside what held on that day, not beside today. */
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { firmsByCode, historyOf } from '../enterprises/operations.ts'
import type { FactKind } from '../enterprises/schema.ts'
import { importing } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
type Cell = string | number | null
const a = creditCode(1)

const at = (district: string, hour: number): Promise<Context> =>
  testContext(db, { district, now: `2025-10-14T${hour}:00:00.000Z` })

/** What became of the one row: brought, unchanged, or neither. */
async function brought(
  context: Context,
  { head, row, ...more }: { head: string[]; row: Cell[]; listDay?: string },
): Promise<string> {
  const rows = [
    ['统一社会信用代码', '企业名称', ...head],
    [a, '江澜甲科技有限公司', ...row],
  ]
  const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: '名单', rows }] }))
  const given = importTable.input.parse({ sender: '区科技局', ...more })
  const sent = { ...context, file: { name: '名单.xlsx', bytes } } as Context
  const { accepted, unchanged } = await importing.run(sent, given)
  return accepted === 1 ? 'brought' : unchanged === 1 ? 'unchanged' : 'neither'
}

async function factsOf(context: Context, kind: FactKind) {
  const { facts } = await historyOf(context, a)
  return facts.filter((each) => each.kind === kind).map((each) => [each.validFrom, each.value])
}

test('the flag of an earlier year is told of that year, whatever today’s says', async () => {
  const head = ['所属镇街', '成立日期', '年度', '规上']
  const bring = async (hour: number, year: number, yes: string) =>
    brought(await at('size', hour), { head, row: ['西澜镇', '2018-03-07', year, yes] })
  expect(await bring(10, 2025, '是')).toBe('brought')
  expect(await bring(11, 2023, '是')).toBe('brought')
  expect(await bring(12, 2024, '否')).toBe('brought')
  for (const [year, yes] of [
    [2023, '是'],
    [2024, '否'],
    [2025, '是'],
  ] as const)
    expect(await bring(13, year, yes)).toBe('unchanged')
  const flagOn = async (day: string) =>
    (await firmsByCode(await at('size', 14), [a], day)).get(a)?.aboveSize
  expect(
    await Promise.all(['2022', '2023', '2024', '2025'].map((y) => flagOn(`${y}-06-30`))),
  ).toEqual([null, true, false, true])
})

test('a town of an earlier day is told of that day; the very same list again is unchanged', async () => {
  const bring = async (hour: number, town: string, listDay?: string) =>
    brought(await at('town', hour), {
      ...{ head: ['所属镇街'], row: [town] },
      ...(listDay !== undefined && { listDay }),
    })
  expect(await bring(10, '西澜镇', '2025-01-01')).toBe('brought')
  expect(await bring(11, '西澜镇', '2023-06-30')).toBe('brought')
  expect(await bring(12, '陶溪镇', '2024-06-30')).toBe('brought')
  expect(await bring(13, '西澜镇', '2023-06-30')).toBe('unchanged')
  expect(await bring(13, '陶溪镇', '2024-06-30')).toBe('unchanged')
  expect(await bring(13, '西澜镇')).toBe('unchanged')
  expect(await factsOf(await at('town', 14), 'town')).toEqual([
    ['2025-01-01', '西澜镇'],
    ['2024-06-30', '陶溪镇'],
    ['2023-06-30', '西澜镇'],
  ])
})

test('a firm that came and left is told so once', async () => {
  const moved = {
    head: ['所属镇街', '成立日期', '迁入日期', '迁出日期'],
    row: ['西澜镇', '2018-03-07', '2020-03-01', '2024-05-01'],
  }
  expect(await brought(await at('moved', 10), moved)).toBe('brought')
  expect(await brought(await at('moved', 11), moved)).toBe('unchanged')
  expect(await factsOf(await at('moved', 12), 'presence')).toEqual([
    ['2024-05-01', 'movedOut'],
    ['2020-03-01', 'movedIn'],
  ])
})
