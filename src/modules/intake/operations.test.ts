import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { firmsByCode } from '../enterprises/operations.ts'
import { importing, intakes, preview, rejected } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const officer = await testContext(db)

type Cell = string | number | null

async function sent(rows: Cell[][], context = officer): Promise<Context> {
  const bytes = await writeXlsx({ sheets: [{ name: '名单', rows }] })
  return { ...context, file: { name: '名单.xlsx', bytes: new Uint8Array(bytes) } }
}

const given = (more: object = {}) => importTable.input.parse({ sender: '区科技局', ...more })

const head = [
  '序号',
  '统一社会信用代码',
  '企业名称',
  '所属镇街',
  '成立日期',
  '年度',
  '营业收入(万元)',
]
const firms: Cell[][] = [
  ['2024年企业名单'],
  head,
  [1, creditCode(1), '江澜甲科技有限公司', '西澜镇', '2018.3.7', 2024, 1234.5],
  [2, creditCode(2), '江澜乙科技有限公司', '西澜镇', '2019年5月', 2024, '2亿元'],
  [3, `${creditCode(3).slice(0, 17)}!`, '江澜丙科技有限公司', '西澜镇', '25-3-7', 2024, '约十'],
  ['合计', null, null, null, null, null, 9999],
]

test('a list of firms goes in, its faulty row comes back with its reasons', async () => {
  const looked = await preview.run(await sent(firms), given())
  expect(looked).toMatchObject({ kind: 'enterprises', guessed: true, sameAs: null })
  expect(looked.counts).toMatchObject({ rows: 3, ready: 2, problem: 1, ignored: 1 })
  const kept = await importing.run(await sent(firms), given())
  expect(kept).toMatchObject({ rows: 3, accepted: 2, rejectedRows: 1 })
  expect(kept.rejected.map(({ cell, code }) => [cell, code])).toEqual([
    ['B5', 'intakeRow.codeCharacter'],
    ['E5', 'intakeRow.shortYear'],
    ['G5', 'intakeRow.notANumber'],
  ])
  const known = await firmsByCode(officer, [creditCode(1), creditCode(2)])
  expect(known.get(creditCode(1))).toMatchObject({
    ...{ name: '江澜甲科技有限公司', town: '西澜镇', presence: 'here' },
    founded: '2018-03-07',
  })
  const file = await rejected.run(officer, { importId: kept.importId ?? '' })
  expect(file.name).toBe('退回-名单.xlsx')
})

test('the same file twice brings nothing new and says so', async () => {
  const same = await sent(firms.slice(0, 4).map((row) => row.map((cell) => cell)))
  const fresh = await importing.run(same, given({ year: 2024 }))
  expect(fresh).toMatchObject({ importId: null, accepted: 0, unchanged: 2, rejectedRows: 0 })
  expect(await intakes.run(officer, {})).toHaveLength(1)
})
