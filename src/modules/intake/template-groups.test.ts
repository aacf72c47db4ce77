import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { catalogue } from '../../testing/intake-samples.ts'
import { kindsOf } from './kinds.ts'
import { columnGroups } from './template-groups.ts'
import { templateFile } from './template-operations.ts'

const kinds = kindsOf({
  ...catalogue,
  figures: Array.from({ length: 20 }, (_, at) => ({
    ...{ name: `数据${at}`, english: `figure ${at}`, kind: 'count' as const },
  })),
})
const firms = kinds.filter(({ id }) => id === 'enterprises')

test('the template of firms begins with what every firm has; the rest folds away, the year stays', () => {
  for (const kind of firms) {
    const groups = columnGroups(kind) ?? []
    expect(groups).toHaveLength(kind.columns.length)
    expect(groups.slice(0, 2).map(({ zh, folds }) => [zh, folds])).toEqual([
      ...[
        ['基本信息', false],
        ['基本信息', false],
      ],
    ])
    const of = (field: string) => groups[kind.columns.findIndex((each) => each.field === field)]
    expect([of('presence')?.folds, of('year')?.folds, of('数据7')?.folds]).toEqual([
      ...[true, false, true],
    ])
    const names = groups.map(({ zh }) => zh)
    expect(names.filter((name, at) => name !== names[at - 1])).toEqual([
      ...['基本信息', '迁移和登记状态', '年度数据(按年填,一行一年)'],
    ])
  }
  expect(firms).toHaveLength(1)
})

test('a short template has no groups', () => {
  const contract = kinds.find(({ id }) => id === 'technologyContract')
  expect(contract && columnGroups(contract)).toBe(undefined)
})

test('in the file the groups fold, nothing is hidden, code and name stay in sight', async () => {
  for (const kind of firms) {
    const { sheets } = await readXlsx(await templateFile(kind), { readStyles: true })
    const columns = sheets[0]?.columns ?? []
    const levels = kind.columns.map((_, at) => columns[at]?.outlineLevel ?? 0)
    expect(levels).toEqual(columnGroups(kind)?.map(({ folds }) => Number(folds)))
    expect(columns.some((column) => column?.hidden === true)).toBe(false)
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 1, columns: 2 })
  }
})
