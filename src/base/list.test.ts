import fc from 'fast-check'
import { expect, test } from 'vitest'
import { label } from './label.ts'
import { type Column, shownColumns, type View, viewed } from './list.ts'

type Row = { id: number; name: string; group: string; worth: number | null }

const columns: Column<Row>[] = [
  { key: 'name', title: label('名称', 'name'), kind: 'text', text: (row) => row.name },
  { key: 'group', title: label('组', 'group'), kind: 'choice', text: (row) => row.group },
  {
    key: 'worth',
    title: label('数值', 'value'),
    kind: 'number',
    text: (row) => (row.worth === null ? '缺数据' : String(row.worth)),
    value: (row) => row.worth,
  },
  {
    key: 'id',
    title: label('编号', 'id'),
    kind: 'number',
    text: (row) => `#${row.id}`,
    optional: true,
  },
]

const row = fc.record({
  id: fc.nat(),
  name: fc.constantFrom('技术交易额', '高新技术企业数', 'Patents', 'patents held'),
  group: fc.constantFrom('甲', '乙', '丙'),
  worth: fc.option(fc.integer({ min: -3, max: 3 })),
})
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 })
const view: fc.Arbitrary<View> = fc.record(
  {
    search: fc.constantFrom('', ' 技术 ', 'PATENTS', '无此'),
    sort: fc.record({ key: fc.constantFrom('name', 'worth', 'none'), descending: fc.boolean() }),
    filters: fc.record({ group: fc.subarray(['甲', '乙']) }),
  },
  { requiredKeys: ['filters'] },
)

test('a view never invents, doubles or changes a row', () => {
  fc.assert(
    fc.property(rows, view, (all, asked) => {
      const seen = viewed(all, columns, asked, 'zh')
      expect(new Set(seen).size).toBe(seen.length)
      for (const each of seen) expect(all).toContain(each)
    }),
  )
})

test('looking twice is looking once', () => {
  fc.assert(
    fc.property(rows, view, (all, asked) => {
      const once = viewed(all, columns, asked, 'zh')
      expect(viewed(once, columns, asked, 'zh')).toEqual(once)
    }),
  )
})

test('the order a view gives changes nothing about which rows it keeps', () => {
  fc.assert(
    fc.property(rows, view, (all, asked) => {
      const { sort: _, ...unsorted } = asked
      const ids = (list: Row[]) => list.map(({ id }) => id).sort((a, b) => a - b)
      expect(ids(viewed(all, columns, asked, 'zh'))).toEqual(
        ids(viewed(all, columns, unsorted, 'zh')),
      )
    }),
  )
})

test('missing values stand last, whichever way one sorts', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, descending) => {
      const asked: View = { sort: { key: 'worth', descending }, filters: {} }
      const worths = viewed(all, columns, asked, 'zh').map(({ worth }) => worth)
      const known = worths.filter((worth) => worth !== null)
      expect(worths.slice(0, known.length)).toEqual(known)
      expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)))
    }),
  )
})

test('rows of equal worth keep the order they came in', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, descending) => {
      const even = all.map((each) => ({ ...each, worth: 1 }))
      const asked: View = { sort: { key: 'worth', descending }, filters: {} }
      expect(viewed(even, columns, asked, 'zh')).toEqual(even)
    }),
  )
})

test('what is searched is found in any column, whatever its case', () => {
  const all = [
    { id: 1, name: 'Patents', group: '甲', worth: 1 },
    { id: 2, name: '技术交易额', group: '乙', worth: null },
  ]
  const found = (search: string) =>
    viewed(all, columns, { search, filters: {} }, 'zh').map((r) => r.id)
  expect(found('patents')).toEqual([1])
  expect(found('缺数据')).toEqual([2])
  expect(found('  ')).toEqual([1, 2])
})

test.each([
  ['without a choice all that are not optional', undefined, ['name', 'group', 'worth']],
  ['chosen ones in the chosen order', ['id', 'name'], ['id', 'name']],
  ['an unknown key shows nothing', ['name', 'gone'], ['name']],
])('columns: %s', (_, chosen, keys) => {
  const asked: View = chosen === undefined ? { filters: {} } : { filters: {}, columns: chosen }
  expect(shownColumns(columns, asked).map(({ key }) => key)).toEqual(keys)
})
