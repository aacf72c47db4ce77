import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { list, record, sums, withdraw } from './ledger-operations.ts'
import { enterEntries, entriesOf, newestMonthOf } from './operations.ts'

const db = await testDatabase()
const code = creditCode(1)
const facts = {
  name: '甲平台',
  plate: '重点实验室',
  level: '市级',
  body: '甲实验室',
  document: '文(演示)',
}
const platform = {
  register: 'platform' as const,
  key: 'PT-1',
  code,
  holder: '江澜甲科技有限公司',
  onDate: '2024-05-01',
  untilDate: null,
  facts,
  document: '名单(演示)',
  supersedes: null,
  reason: '',
}
const at = (hour: number, more = {}) =>
  testContext(db, { now: `2025-10-14T${hour}:00:00.000Z`, ...more })
const platesOn = async (hour: number, more = {}) => {
  const { sums: found } = await sums.run(await at(hour, more), {
    register: 'platform',
    on: '2025-09-30',
  })
  return found.find(({ key }) => key === 'plates')
}

const contract = {
  ...{ ...platform, register: 'technologyContract' as const, key: 'HT-1', onDate: '2025-09-03' },
  facts: {
    ...{ kind: '技术开发', side: '输出', amount: '100', technologyAmount: null },
    month: '2025-09',
  },
}

const building = {
  ...{ ...platform, register: 'buildingStart' as const, key: 'SG-1', onDate: '2025-09-03' },
  facts: { project: '甲楼', area: '100', prefabricated: '100', place: '西澜镇' },
}
const right = {
  ...{ ...platform, register: 'intellectualProperty' as const, key: 'ZL-1' },
  facts: { kind: '发明专利', class: null, name: '一种装置' },
}
const parcel = {
  ...{ ...platform, register: 'farmland' as const, key: 'NT-1' },
  facts: { work: '宜机化提升项目', kind: '宜机化改造', parcel: 'TB1', area: '120' },
}
type Given = Parameters<typeof record.run>[1]
const facing = <Row extends { facts: object }>(row: Row, facts: object): Given =>
  ({ ...row, facts: { ...row.facts, ...facts } }) as unknown as Given

test.each<[string, Given, string, string]>([
  ['an amount below nought', facing(contract, { amount: '-5' }), 'amount', 'badFact'],
  ['a month that no year has', facing(contract, { month: '2025-13' }), 'month', 'badFact'],
  ['a side that is none', facing(contract, { side: '双向' }), 'side', 'badFact'],
  [
    'a month that is not its day’s',
    facing(contract, { month: '2025-02' }),
    'month',
    'monthDiffers',
  ],
  [
    'technology worth more than the contract',
    facing(contract, { technologyAmount: '100.01' }),
    ...(['technologyAmount', 'partsExceed'] as const),
  ],
  [
    'more prefabricated than was started',
    facing(building, { prefabricated: '100.5' }),
    ...(['prefabricated', 'partsExceed'] as const),
  ],
  ['a contract of a kind that is none', facing(contract, { kind: '技术合作' }), 'kind', 'badFact'],
  ['a level that is none', facing(platform, { level: '县处级' }), 'level', 'badFact'],
  ['a mistyped plate', facing(platform, { plate: '重点试验室' }), 'plate', 'badFact'],
  ['a right by half its name', facing(right, { kind: '发明' }), 'kind', 'badFact'],
  ['a class that is none', facing(right, { class: '甲' }), 'class', 'badFact'],
  ['a right without a name', facing(right, { name: null }), 'name', 'badFact'],
  ['a platform without a plate', facing(platform, { plate: '' }), 'plate', 'badFact'],
  ['a parcel without its number', facing(parcel, { parcel: ' ' }), 'parcel', 'badFact'],
])('%s is refused at its field', async (_, row, field, code) => {
  await expect(record.run(await at(10), row)).rejects.toMatchObject({
    code: 'register.badFacts',
    places: [{ at: `facts.${field}`, code: `register.${code}` }],
  })
})

test.each<[string, Given]>([
  ['technology worth all of the contract', facing(contract, { technologyAmount: '100' })],
  ['all of it prefabricated', building],
  ['none of it prefabricated', facing(building, { prefabricated: '0' })],
  ['a right of no class', right],
  ['a platform without a body of its own', facing(platform, { body: null, document: null })],
  ['a building that nobody places', facing(building, { place: null })],
  ['a code of a firm that the register does not know', { ...contract, code: creditCode(99) }],
])('%s is recorded', async (name, row) => {
  expect(await record.run(await at(10, { district: name }), row)).toHaveProperty('id')
})

test('an entry of a day to come is refused, of today it is not', async () => {
  const today = facing({ ...contract, key: 'HT-2', onDate: '2025-10-14' }, { month: '2025-10' })
  const tomorrow = { ...today, onDate: '2025-10-15' }
  await expect(record.run(await at(10), tomorrow)).rejects.toMatchObject({
    code: 'register.futureEntry',
  })
  expect(await record.run(await at(10, { district: 'today' }), today)).toHaveProperty('id')
})

test('an entry is recorded, corrected, withdrawn, and each moment tells its own', async () => {
  await enterFacts(await at(10), firmFacts(code, '江澜甲科技有限公司'))
  const { id } = await record.run(await at(10), platform)
  expect(await platesOn(10)).toMatchObject({ value: '1', rows: [id] })
  await expect(record.run(await at(11), platform)).rejects.toMatchObject({
    code: 'register.knownKey',
  })
  await expect(record.run(await at(11), { ...platform, supersedes: id })).rejects.toMatchObject({
    code: 'register.reasonMissing',
  })
  await expect(
    record.run(await at(11), { ...platform, key: 'PT-2', supersedes: id, reason: '编号有误' }),
  ).rejects.toMatchObject({ code: 'register.otherKey' })
  const elsewhere = facing({ ...platform, register: 'incubator' }, { kind: '众创空间' })
  await expect(
    record.run(await at(11), { ...elsewhere, supersedes: id, reason: '台账有误' }),
  ).rejects.toMatchObject({ code: 'register.otherKey' })
  const corrected = await record.run(await at(11), {
    ...platform,
    facts: { ...facts, level: '国家级' },
    supersedes: id,
    reason: '级别有误',
  })
  const [row] = await list.run(await at(11), { register: 'platform' })
  expect(row).toMatchObject({ id: corrected.id, firm: '江澜甲科技有限公司', town: '西澜镇' })
  expect((await entriesOf(await at(11), [code])).map(({ facts: told }) => told['level'])).toEqual([
    '国家级',
  ])
  await withdraw.run(await at(12), { id: corrected.id, reason: '评估不合格,撤销' })
  expect(await platesOn(12)).toMatchObject({ value: '0', rows: [] })
  const then = { asOf: '2025-10-14T11:30:00.000Z' }
  expect(await platesOn(13, then)).toMatchObject({ value: '1', rows: [corrected.id] })
  await expect(
    withdraw.run(await at(13), { id: corrected.id, reason: '再撤' }),
  ).rejects.toMatchObject({
    code: 'register.noSuchEntry',
  })
  await expect(record.run(await at(13), platform)).resolves.toBeDefined()
})

test('each sum opens to its own rows by its name, so that an export of any length can ask for them', async () => {
  const officer = await at(15, { district: 'opened' })
  const plates = ['重点实验室', '工程技术研究中心', '工程技术研究中心']
  for (const [index, plate] of plates.entries())
    await record.run(officer, { ...platform, key: `P-${index}`, facts: { ...facts, plate } })
  const on = '2025-10-14'
  const { sums: found } = await sums.run(officer, { register: 'platform', on })
  expect(found.length).toBeGreaterThan(3)
  for (const { key: sum, rows } of found) {
    const opened = await list.run(officer, { register: 'platform', sum, on })
    expect([sum, opened.map(({ id }) => id).toSorted()]).toEqual([sum, rows.toSorted()])
  }
  const before = { register: 'platform' as const, sum: 'plates', on: '2024-04-30' }
  expect(await list.run(officer, before)).toEqual([])
  expect(await list.run(officer, { ...before, sum: 'nothing', on })).toEqual([])
})

test('the newest month is that of an entry that stands, neither withdrawn nor corrected away', async () => {
  const here = (hour: number) => at(hour, { district: 'months' })
  const newest = async (hour: number) => newestMonthOf(await here(hour), 'technologyContract')
  const dated = (key: string, onDate: string) => ({
    ...{ ...contract, key, onDate },
    facts: { ...contract.facts, month: onDate.slice(0, 7) },
  })
  await record.run(await here(10), dated('HT-1', '2025-07-01'))
  const late = await record.run(await here(11), dated('HT-2', '2025-09-03'))
  const early = { ...dated('HT-2', '2025-08-03'), supersedes: late.id, reason: '日期登记有误' }
  const corrected = await record.run(await here(12), early)
  await withdraw.run(await here(13), { id: corrected.id, reason: '重复登记' })
  expect([await newest(10), await newest(11), await newest(12), await newest(13)]).toEqual([
    ...['2025-07', '2025-09', '2025-08', '2025-07'],
  ])
  expect(await newest(9)).toBe('')
})

describe('refusals', () => {
  const contract = {
    ...recordedRow,
    register: 'technologyContract' as const,
    key: 'JS-1',
    code: null,
    holder: '甲',
    onDate: '2025-03-01',
    untilDate: null,
    facts: {
      kind: '技术开发',
      side: '输出',
      amount: '100',
      technologyAmount: null,
      month: '2025-03',
    },
  }
  test('several faults come together with their places, and nothing is recorded', async () => {
    const wrong = {
      ...contract,
      untilDate: '2025-02-01',
      facts: { ...contract.facts, amount: '1,000', month: '3月' },
    }
    await expect(enterEntries(await at(10), [contract, wrong])).rejects.toMatchObject({
      code: 'register.badFacts',
      places: [
        { at: 'rows.1.untilDate', code: 'register.endsBeforeBegins' },
        { at: 'rows.1.amount', code: 'register.badFact' },
        { at: 'rows.1.month', code: 'register.badFact' },
      ],
    })
    expect(await list.run(await at(10), { register: 'technologyContract' })).toEqual([])
  })

  test('a reader may not write', async () => {
    const auditor = await at(10, { roles: ['auditor'] })
    await expect(record.run(auditor, platform)).rejects.toMatchObject({ code: 'access.forbidden' })
  })
})
