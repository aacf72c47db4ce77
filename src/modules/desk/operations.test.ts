import { beforeAll, describe, expect, test } from 'vitest'
import { Period } from '../../base/period.ts'
import { type TestContextOptions, testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { brought, kept, keptPlan, planTarget, samplePlan } from '../../testing/plan-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { decide } from '../observations/operations.ts'
import { judge } from '../standings/operations.ts'
import { cockpit, search, workbench } from './operations.ts'

const db = await testDatabase()
const plan = await keptPlan(
  await testContext(db, { now: '2022-03-01T00:00:00.000Z' }),
  samplePlan({
    targets: [planTarget('I-02'), planTarget('I-14', { unit: '家', type: 'stock' })],
    owners: [
      { clause: '一', leadBody: '区科技局', responsibleBodies: [], confidence: 'demonstration' },
    ],
    definitions: [
      card({ name: '年技术交易额' }),
      card({ code: 'I-14', name: '高新技术企业', unit: '家', type: 'stock', decimals: 0 }),
    ],
    unclear: [
      { clause: '一', what: '两镇是哪两镇', text: '年技术交易额', code: 'U-01', known: '' },
    ],
  }),
)
const asked = { plan, period: Period.parse('2025Q3') }

let minutes = 0
function acting(options: TestContextOptions = {}) {
  minutes += 10
  const now = new Date(Date.UTC(2025, 9, 25, 0, minutes)).toISOString()
  return testContext(db, { now, ...options })
}
const statistics = { roles: ['statistics'], name: '统计甲', account: 'statistics' } as const
const todosOf = async (options: TestContextOptions = {}) =>
  (await workbench.run(await acting(options), asked)).todos.map(
    (todo) => `${todo.band} ${todo.title.zh}`,
  )

test.each([
  ['characters', '交易额', ['/indicators/I-02']],
  ['a code', 'i-14', ['/indicators/I-14']],
  ['pinyin', 'gaoxin', ['/indicators/I-14']],
  ['initials', 'njsjy', ['/indicators/I-02']],
  ['the address of a clause', '一', ['clause=']],
  ['a body', '科技局', ['search=']],
  ['the plan by name', '产业创新', [`/plan/${plan}`]],
])('search by %s leads to its place', async (_, text, addresses) => {
  const found = await search.run(await acting(), { text })
  const led = found.map((each) => each.address)
  for (const address of addresses) expect(led.some((each) => each.includes(address))).toBe(true)
})

describe('search finds a firm', () => {
  beforeAll(async () => {
    const context = await acting()
    const gone = fact(creditCode(3), 'presence', { value: 'movedOut', validFrom: '2024-05-01' })
    await enterFacts(context, [
      ...firmFacts(creditCode(1), '江澜泽远精密机械有限公司', '西澜镇'),
      ...firmFacts(creditCode(2), '江澜精密铸造有限公司', '陶溪镇'),
      fact(creditCode(2), 'name', { value: '江澜远航铸造有限公司', validFrom: '2024-01-01' }),
      ...firmFacts(creditCode(3), '江澜精密齿轮有限公司', '西澜镇'),
      gone,
    ])
  })
  const [first, second, third] = [1, 2, 3].map((n) => `/enterprises/${creditCode(n)}`)

  test.each([
    ['by its name', '泽远精密', [first]],
    ['by a former name', '江澜精密铸造', [second]],
    ['by its code, small letters too', creditCode(2).toLowerCase(), [second]],
    ['by a part of its code', creditCode(1).slice(8), [first]],
    ['by initials', 'zyjmjx', [first]],
    ['by full pinyin', 'yuanhang', [second]],
    ['by two words', '精密 齿轮', [third]],
    ['by what several share, who left the district last', '江澜', [second, first, third]],
  ])('%s', async (_, text, addresses) => {
    const found = await search.run(await acting(), { text })
    expect(found.filter(({ kind }) => kind === 'enterprise').map((each) => each.address)).toEqual(
      addresses,
    )
  })

  test('and says code, town, what it was called, and that it left', async () => {
    const [renamed] = await search.run(await acting(), { text: '远航' })
    expect(renamed?.detail.zh).toBe(`${creditCode(2)} · 陶溪镇 · 曾用名 江澜精密铸造有限公司`)
    const [gone] = await search.run(await acting(), { text: '齿轮' })
    expect(gone?.detail.en).toContain('moved out')
  })

  test.each([
    ['not by one Latin letter', 'z', {}],
    ['not from another district', '泽远', { district: 'linjiang' }],
    ['not before it was recorded', '泽远', { asOf: '2025-09-01T00:00:00.000Z' }],
  ])('%s', async (_, text, options) => {
    const found = await search.run(await acting(options), { text })
    expect(found.filter(({ kind }) => kind === 'enterprise')).toEqual([])
  })
})

test('search finds nothing in another district, and nothing for nothing', async () => {
  expect(await search.run(await acting({ district: 'linjiang' }), { text: '交易额' })).toEqual([])
  expect(await search.run(await acting(), { text: '   ' })).toEqual([])
})

test('late values are the reporter’s first matter, and the officer’s; nobody else is asked', async () => {
  expect((await todosOf({ roles: ['reporter'] }))[0]).toBe('overdue 2 项指标逾期未报')
  expect((await todosOf())[0]).toBe('overdue 2 项指标逾期未报')
  expect(await todosOf(statistics)).toEqual([])
  expect(await todosOf({ roles: ['leader'] })).toEqual([])
  expect(await todosOf({ roles: ['auditor'] })).toEqual([])
})

test('the officer is reminded of what the text leaves open, after all else', async () => {
  expect((await todosOf()).at(-1)).toBe('later 1 项待明确')
})

test('a recorded value waits for the statistics office and is late no longer', async () => {
  await kept(await acting({ name: '填报甲' }), brought('45.00'))
  expect(await todosOf(statistics)).toEqual(['today 1 个数值等待核准'])
  expect((await todosOf({ roles: ['reporter'] }))[0]).toBe('overdue 1 项指标逾期未报')
})

test('a returned value comes back to the reporter until it is recorded anew', async () => {
  const [id = ''] = await kept(
    await acting({ name: '填报甲' }),
    brought('655', { code: 'I-14', unit: '家' }),
  )
  const back = { ids: [id], decision: 'returned' as const, condition: '与名单不符' }
  await decide.run(await acting(statistics), back)
  expect(await todosOf({ roles: ['reporter'] })).toContain('today 1 个数值被退回')
  await kept(await acting({ name: '填报甲' }), brought('652', { code: 'I-14', unit: '家' }))
  expect(await todosOf({ roles: ['reporter'] })).not.toContain('today 1 个数值被退回')
})

test('a lagging indicator asks for its reason, once', async () => {
  const open = 'week 1 项滞后指标没有说明原因'
  expect(await todosOf()).toContain(open)
  const words = { word: 'needsSupport', reason: '登记中断', measures: '两镇补登记' } as const
  await judge.run(await acting(), { ...asked, code: 'I-02', ...words })
  expect(await todosOf()).not.toContain(open)
})

test('the cockpit asks the leader with the officer’s own proposal, and says how sure the data is', async () => {
  const { asks, trust } = await cockpit.run(await acting({ roles: ['leader'] }), asked)
  expect(asks[0]).toMatchObject({
    title: { zh: '年技术交易额:严重滞后' },
    proposal: { zh: '两镇补登记' },
    address: '/indicators/I-02',
  })
  expect(asks[0]?.ground.zh).toContain('研判:登记中断')
  expect(trust).toEqual({ due: 2, reported: 2, approved: 0, overdue: 0, corrections: 0 })
})

test('a correction of the period is counted', async () => {
  await kept(await acting(), brought('46.00', { reason: '漏登记一件' }))
  const { trust } = await cockpit.run(await acting(), asked)
  expect(trust.corrections).toBe(1)
})

test('what changed lately is told with who and when', async () => {
  const { changes } = await workbench.run(await acting(), asked)
  expect(changes.map((each) => each.address)).toContain(`/plan/${plan}`)
})

test('the past shows the desk as it was', async () => {
  const now = '2025-12-01T00:00:00.000Z'
  const past = await testContext(db, { now, asOf: '2025-10-24T00:00:00.000Z' })
  const { todos } = await workbench.run(past, asked)
  expect(todos[0]?.title.zh).toBe('2 项指标逾期未报')
  expect((await cockpit.run(past, asked)).trust.reported).toBe(0)
})

test('after the term the officer and the leader are asked to close the plan', async () => {
  const later = { now: '2026-02-01T00:00:00.000Z' }
  const { todos } = await workbench.run(await testContext(db, later), asked)
  expect(todos.map((todo) => todo.address)).toContain(`/plan/${plan}/closing`)
  const { asks } = await cockpit.run(await testContext(db, later), asked)
  expect(asks[0]?.address).toBe(`/plan/${plan}/closing`)
})

test.each([
  ['a visitor', { account: null }, 'access.signIn'],
  ['an administrator', { roles: ['administrator'] }, 'access.forbidden'],
] as const)('%s has no desk', async (_, who, code) => {
  const context = await acting(who)
  await expect(workbench.run(context, asked)).rejects.toMatchObject({ code })
  await expect(cockpit.run(context, asked)).rejects.toMatchObject({ code })
  await expect(search.run(context, { text: '交易' })).rejects.toMatchObject({ code })
})

test('a plan that is not there is refused', async () => {
  const gone = workbench.run(await acting(), { ...asked, plan: 'nirgends' })
  await expect(gone).rejects.toMatchObject({ code: 'plan.unknown' })
})
