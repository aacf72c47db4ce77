/** A thread that has read a long file waits for it to be brought, and reads whatever else comes. */
import { writeXlsxStream } from 'hucre/xlsx'
import { expect, onTestFinished, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { importing, preview } from './operations.ts'
import { importTable } from './routes.ts'

const db = await testDatabase()
const given = importTable.input.parse({ sender: '区科技局' })
const ROWS = 3000

/** More than a quarter of a megabyte even when packed: each row's address is its own. */
async function longList(word: string): Promise<Uint8Array> {
  const address = (n: number) =>
    Array.from({ length: 40 }, (_, at) => ((n * 7919 + at * 104_729) % 65_521).toString(36)).join(
      '',
    )
  const rows = Array.from({ length: ROWS }, (_, n) => [
    creditCode(n + 1),
    `江澜${word}${n}有限公司`,
    '西澜镇',
    n === 7 ? '25-3-7' : '2018-03-07',
    address(n),
  ])
  const head = ['统一社会信用代码', '企业名称', '所属镇街', '成立日期', '注册地址']
  const stream = writeXlsxStream([head, ...rows], { name: '名录' })
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function threadsBegun(): () => number {
  let begun = 0
  const count = () => {
    begun += 1
  }
  process.on('worker', count)
  onTestFinished(() => void process.off('worker', count))
  return () => begun
}

const sends = async (district: string, bytes: Uint8Array): Promise<Context> =>
  ({
    ...(await testContext(db, { district })),
    file: { name: `${district}.xlsx`, bytes },
  }) as Context

test('what was looked at is brought by the same thread, and says the very same', async () => {
  const [one, other] = [await longList('甲'), await longList('乙')]
  expect(one.length).toBeGreaterThan(256 * 1024)
  const begun = threadsBegun()
  const looked = await preview.run(await sends('first', one), given)
  expect(looked.counts).toMatchObject({ rows: ROWS, ready: ROWS - 1, problem: 1 })
  expect(looked.fileName).toBe('first.xlsx')
  const elsewhere = await preview.run(await sends('second', one), given)
  expect({ ...elsewhere, fileName: '' }).toEqual({ ...looked, fileName: '' })
  expect(elsewhere.fileName).toBe('second.xlsx')
  const changed = await preview.run(await sends('first', other), given)
  expect(changed.rows[1]?.name).toContain('乙')
  const kept = await importing.run(await sends('first', one), given)
  expect(kept).toMatchObject({ accepted: ROWS - 1, rejected: looked.rejected })
  expect(begun()).toBe(1)
  const again = await preview.run(await sends('first', one), given)
  expect(again.counts).toMatchObject({ unchanged: ROWS - 1, problem: 1 })
  expect(begun()).toBe(2)
})

test('a file that is refused leaves a thread that reads the next one', async () => {
  const bytes = await longList('丙')
  const rows = new Uint8Array(
    await new Response(writeXlsxStream(noise(), { name: '表' })).arrayBuffer(),
  )
  await expect(preview.run(await sends('third', rows), given)).rejects.toMatchObject({
    code: 'intake.noTable',
  })
  const looked = await preview.run(await sends('third', bytes), given)
  expect(looked.counts.ready).toBe(ROWS - 1)
})

function* noise(): Generator<string[]> {
  for (let n = 0; n < 20_000; n += 1) yield [((n * 7919) % 65_521).toString(36), `${n * 31}a`]
}
