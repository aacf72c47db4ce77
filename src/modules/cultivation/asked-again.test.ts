import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts } from '../../testing/firms.ts'
import { enterFacts, register } from '../enterprises/operations.ts'
import { forecast } from './forecast-operations.ts'
import { standOn } from './stand-operations.ts'
import { verdictsOn } from './verdict-operations.ts'

const db = await testDatabase()
const at = (time: string, more = {}) => testContext(db, { now: `2025-10-14T${time}Z`, ...more })
const firm = (n: number) => `江澜${n}号有限公司`
const first = await at('09:00:00.000')
await enterFacts(first, firmFacts(creditCode(1), firm(1)))

const on = '2025-09-30'
const judged = async (time: string, more = {}) => {
  const context = await at(time, more)
  return verdictsOn(context, await standOn(context, on))
}
const told = async (time: string, more = {}) =>
  forecast.run(await at(time, more), { title: 'hnte', on })

test('the same question a moment later is answered from memory, and anew after an act', async () => {
  const [verdicts, stock] = [await judged('10:00:00.001'), await told('10:00:00.001')]
  expect(await judged('10:00:00.002')).toBe(verdicts)
  expect(await told('10:00:00.002')).toBe(stock)
  await register.run(await at('10:00:01.000'), {
    ...{ code: creditCode(2), name: firm(2), town: '西澜镇', park: '', industry: '' },
    ...{ founded: '2020-01-01', since: '2020-01-01', from: '', ground: '演示文件' },
  })
  const codes = (await judged('10:00:02.000')).map(({ code }) => code)
  expect(new Set(codes)).toEqual(new Set([creditCode(1), creditCode(2)]))
  expect(await told('10:00:02.000')).not.toBe(stock)
})

test('a past moment is read by itself, and read once', async () => {
  const before = { asOf: '2025-10-14T10:00:00.500Z' }
  const past = await judged('10:00:03.000', before)
  expect(new Set(past.map(({ code }) => code))).toEqual(new Set([creditCode(1)]))
  expect(await judged('10:00:04.000', before)).toBe(past)
  expect(await told('10:00:04.000', before)).toBe(await told('10:00:05.000', before))
  const after = await judged('10:00:04.000', { asOf: '2025-10-14T10:00:01.500Z' })
  expect(new Set(after.map(({ code }) => code)).size).toBe(2)
})
