import { describe, expect, test } from 'vitest'
import type { RegisterEntry, RegisterName } from './schema.ts'
import { sumsOn, unionOfWorks } from './sums.ts'

let numbers = 0
function entry(
  register: RegisterName,
  onDate: string,
  facts: Record<string, string>,
  untilDate: string | null = null,
): RegisterEntry {
  numbers += 1
  return {
    id: String(numbers),
    register,
    key: `K${numbers}`,
    code: null,
    holder: '单位',
    onDate,
    untilDate,
    facts,
    source: { confidence: 'demonstration' },
    sourceClass: 'administrative',
    recordedAt: '2025-01-01T00:00:00.000Z',
    recordedBy: '专员',
    recordedAccount: null,
    supersedes: null,
    reason: '',
    importId: null,
  }
}
function valuesOf(register: RegisterName, entries: RegisterEntry[], on: string) {
  return Object.fromEntries(sumsOn(register, entries, on).map(({ key, value }) => [key, value]))
}

describe('farmland', () => {
  const work = (name: string, parcel: string, area: string, onDate = '2024-05-01') =>
    entry('farmland', onDate, { work: name, parcel, area, kind: name })

  test('GT-28: plots of 300 and 200 with 120 in common are 380', () => {
    const rows = [
      work('高标准农田', 'A', '180'),
      work('高标准农田', 'C', '120'),
      work('宜机化改造', 'C', '120'),
      work('宜机化改造', 'B', '80'),
    ]
    expect(valuesOf('farmland', rows, '2025-06-30')).toMatchObject({
      union: '380',
      works: '500',
      shared: '1',
      'kind-高标准农田': '300',
      'kind-宜机化改造': '200',
    })
  })

  test('a parcel with two unlike areas counts by the larger and is told', () => {
    const { union, differing } = unionOfWorks([work('一', 'A', '100'), work('二', 'A', '99.5')])
    expect(union.map(({ facts }) => facts['area'])).toEqual(['100'])
    expect(differing).toHaveLength(1)
    expect(unionOfWorks([work('一', 'A', '100'), work('二', 'A', '100.0')]).differing).toEqual([])
  })

  test('what is accepted after the day does not count yet', () => {
    const rows = [work('一', 'A', '100', '2025-06-30'), work('一', 'B', '100', '2025-07-01')]
    expect(valuesOf('farmland', rows, '2025-06-30')['union']).toBe('100')
  })
})

test('one lab with three plates is three platforms and one body; a plate taken down counts to its last day', () => {
  const plate = (name: string, until: string | null = null) =>
    entry('platform', '2023-01-01', { plate: name, body: '甲实验室', level: '市级' }, until)
  const rows = [plate('工程中心'), plate('重点实验室'), plate('新型研发机构', '2025-03-31')]
  expect(valuesOf('platform', rows, '2025-03-31')).toMatchObject({ plates: '3', bodies: '1' })
  expect(valuesOf('platform', rows, '2025-04-01')).toMatchObject({ plates: '2', bodies: '1' })
})

test('GT-17: areas are pooled, the ratios of projects are not averaged', () => {
  const start = (area: string, prefabricated: string, onDate = '2025-02-01') =>
    entry('buildingStart', onDate, { area, prefabricated })
  const rows = [start('10', '8'), start('100', '30'), start('900', '0', '2024-12-31')]
  const sums = valuesOf('buildingStart', rows, '2025-06-30')
  expect(sums).toMatchObject({ started: '110', prefabricated: '38' })
  expect(sums['share']?.startsWith('34.54')).toBe(true)
  expect(valuesOf('buildingStart', [], '2025-06-30')['share']).toBeNull()
})

test('contracts: month, year to date, sides and kinds to the cent', () => {
  const contract = (onDate: string, side: string, amount: string) =>
    entry('technologyContract', onDate, { side, amount, kind: '技术开发' })
  const rows = [
    contract('2025-01-15', '输出', '0.10'),
    contract('2025-03-31', '吸纳', '0.20'),
    contract('2025-04-01', '输出', '5'),
    contract('2024-12-31', '输出', '7'),
  ]
  expect(valuesOf('technologyContract', rows, '2025-03-31')).toMatchObject({
    year: '0.3',
    yearOut: '0.1',
    yearIn: '0.2',
    month: '0.2',
    contracts: '2',
    'kind-技术开发': '0.3',
  })
})

test('a patent counts to the last day of its term, and only an invention as one', () => {
  const right = (kind: string, until: string | null) =>
    entry('intellectualProperty', '2010-01-01', { kind, class: 'Ⅰ' }, until)
  const rows = [right('发明专利', '2025-06-30'), right('发明专利', null), right('实用新型', null)]
  expect(valuesOf('intellectualProperty', rows, '2025-06-30')).toMatchObject({
    inventions: '2',
    'class-Ⅰ': '3',
  })
  expect(valuesOf('intellectualProperty', rows, '2025-07-01')).toMatchObject({ inventions: '1' })
})
