import { expect, test } from 'vitest'
import { viewed } from '../../base/list.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts } from '../../testing/firms.ts'
import { enterFacts, resolve } from '../enterprises/operations.ts'
import { list, record, sums, withdraw } from '../registers/ledger-operations.ts'
import { registerLists } from '../registers/lists.ts'
import { places } from './operations.ts'
import { contractRows } from './place-links.ts'

const db = await testDatabase()
const [a, b, c, merged] = [1, 2, 3, 4].map(creditCode) as [string, string, string, string]
const register = 'technologyContract' as const
const at = (hour: number) =>
  testContext(db, { district: 'contracts', now: `2025-10-14T${hour}:00:00.000Z` })

const contract = (key: string, code: string | null, amount: string, onDate = '2025-09-03') => ({
  ...{ register, key, code, holder: '江澜甲科技有限公司', onDate, untilDate: null },
  facts: {
    ...{ kind: '技术开发', side: '输出' as const, amount, technologyAmount: null },
    month: onDate.slice(0, 7),
  },
  ...{ document: '名单(演示)', supersedes: null as string | null, reason: '' },
})

await enterFacts(await at(10), [
  ...firmFacts(a, '江澜甲科技有限公司'),
  fact(a, 'park', { value: '西澜科技创新园' }),
  ...firmFacts(b, '江澜乙科技有限公司', '陶溪镇'),
  // Of no town, and of a town where no firm is registered any more.
  ...firmFacts(c, '江澜丙科技有限公司', '铜岸镇'),
  fact(c, 'presence', { value: 'movedOut', validFrom: '2025-08-01' }),
  ...firmFacts(merged, '江澜乙科技有限公司', '陶溪镇'),
])
const recorded = async (row: ReturnType<typeof contract>) => record.run(await at(11), row)
await recorded(contract('HT-1', a, '100'))
await recorded(contract('HT-2', b, '30'))
await recorded(contract('HT-3', merged, '4'))
await recorded(contract('HT-4', c, '7'))
await recorded(contract('HT-5', null, '11'))
await recorded(contract('HT-6', creditCode(99), '13'))
await recorded(contract('HT-7', a, '17', '2024-12-31'))
const withdrawn = await recorded(contract('HT-8', a, '700'))
await withdraw.run(await at(12), { id: withdrawn.id, reason: '重复登记' })
const misdated = await recorded(contract('HT-9', a, '900'))
await record.run(await at(12), {
  ...contract('HT-9', a, '900', '2024-12-30'),
  ...{ supersedes: misdated.id, reason: '日期登记有误' },
})
await resolve.run(await at(12), { code: b, other: merged, decision: 'merged', ground: '演示' })

test('contracts of a place are those that stand, and add up to the register', async () => {
  const reader = await at(13)
  const rows = await places.run(reader, {})
  const told = rows.map(({ kind, place, contracts, amount }) => [kind, place, contracts, amount])
  expect(told).toEqual([
    ['town', '西澜镇', 1, '100'],
    ['town', '陶溪镇', 2, '34'],
    ['town', '', 2, '24'],
    ['town', '铜岸镇', 1, '7'],
    ['park', '西澜科技创新园', 1, '100'],
  ])
  const { sums: found } = await sums.run(reader, { register })
  const towns = rows.filter(({ kind }) => kind === 'town')
  const sum = (of: (row: (typeof rows)[number]) => string | number) =>
    String(towns.reduce((all, row) => all + Number(of(row)), 0))
  expect(found.find(({ key }) => key === 'contracts')?.value).toBe(sum((row) => row.contracts))
  expect(found.find(({ key }) => key === 'year')?.value).toBe(sum((row) => row.amount))
})

test('each count opens to its very rows', async () => {
  const reader = await at(13)
  for (const row of await places.run(reader, {})) {
    const address = new URL(contractRows(row), 'http://house')
    expect(address.pathname).toBe(`/registers/${register}`)
    const { id, columns } = registerLists[register]
    const asked = { register, sum: address.searchParams.get('sum') ?? '' }
    const view = JSON.parse(address.searchParams.get(id) ?? '')
    const opened = viewed(await list.run(reader, asked), columns, view, 'zh')
    const amount = opened.reduce((all, { facts }) => all + Number(facts['amount']), 0)
    expect([row.kind, row.place, opened.length, amount]).toEqual([
      ...[row.kind, row.place, row.contracts, Number(row.amount)],
    ])
  }
})
