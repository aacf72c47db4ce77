import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { enterEntries } from './operations.ts'
import { recordOne, release, releases } from './release-operations.ts'
import type { ReleaseCell } from './release-schema.ts'

const db = await testDatabase()
let districts = 0
const kinds = ['技术开发', '技术服务', '技术转让']

/** Two towns; in each kind three firms with a contract each, but one firm fewer of one kind in one town. */
async function house() {
  districts += 1
  const district = `release-${districts}`
  const at = (hour: number | string, more = {}) =>
    testContext(db, { district, now: `2025-10-14T${hour}:00:00.000Z`, ...more })
  const officer = await at('09')
  const contract = (n: number, kind: string, amount = '100') => ({
    ...{ ...recordedRow, register: 'technologyContract' as const, key: `HT-${n}` },
    ...{ code: creditCode(n), holder: `企业${n}`, onDate: '2025-03-05', untilDate: null },
    facts: { kind, side: '输出', amount, technologyAmount: null, month: '2025-03' },
  })
  const towns = ['西澜镇', '陶溪镇']
  const placed = towns.flatMap((town, t) =>
    kinds.flatMap((kind, k) => [0, 1, 2].map((n) => ({ town, kind, n: t * 9 + k * 3 + n + 1 }))),
  )
  await enterFacts(
    officer,
    [...placed, { town: '西澜镇', n: 50 }].flatMap(({ town, n }) =>
      firmFacts(creditCode(n), `企业${n}`, town),
    ),
  )
  const but = placed.filter(({ n }) => n !== 1)
  await enterEntries(
    officer,
    but.map(({ n, kind }) => contract(n, kind)),
  )
  const asked = { register: 'technologyContract' as const, on: '2025-09-30' }
  const told = { ...asked, recipient: '社会公众', document: '公开目录' }
  return { at, contract, asked, told }
}
const cell = (cells: readonly ReleaseCell[], row: string, column: string) =>
  cells.find((each) => each.row === row && each.column === column)

test('GT-18: the export for others hides two units and a second in row and column; totals stay', async () => {
  const { at, asked } = await house()
  const cells = await release.run(await at(10), asked)
  expect(cell(cells, '西澜镇', '技术开发')).toMatchObject({ value: null, why: 'few' })
  expect(cells.filter(({ why }) => why === 'second')).toHaveLength(3)
  expect(cell(cells, '西澜镇', '*')).toMatchObject({ value: '800', why: null })
  expect(cell(cells, '*', '*')).toMatchObject({ value: '1700', why: null })
  expect(cells.at(-1)).toMatchObject({ row: '*', column: '*' })
})

test('GT-19: after a release, a total with one firm more is not told; with three more it is', async () => {
  const { at, asked, told, contract } = await house()
  await recordOne.run(await at(10), told)
  await enterEntries(await at(11), [contract(50, '技术转让')])
  const one = await release.run(await at(12), asked)
  for (const [row, column] of [
    ['西澜镇', '*'],
    ['*', '技术转让'],
    ['*', '*'],
  ] as const)
    expect(cell(one, row, column)).toMatchObject({ value: null, why: 'difference' })
  expect(cell(one, '陶溪镇', '*')).toMatchObject({ value: '900' })
  await enterEntries(await at(13), [contract(51, '技术转让'), contract(52, '技术转让')])
  const more = await release.run(await at(14), asked)
  expect(cell(more, '*', '*')).toMatchObject({ value: '2000', why: null })
})

test('GT-19: a firm that only sold more is told by the difference too', async () => {
  const { at, asked, told, contract } = await house()
  await recordOne.run(await at(10), told)
  await enterEntries(await at(11), [{ ...contract(2, '技术开发', '77'), key: 'HT-more' }])
  const cells = await release.run(await at(12), asked)
  expect(cell(cells, '*', '*')).toMatchObject({ value: null, why: 'difference' })
  const then = await at(12, { asOf: '2025-10-14T10:30:00.000Z' })
  expect(cell(await release.run(then, asked), '*', '*')).toMatchObject({ value: '1700' })
})

const right = (n: number, more: object = {}) => ({
  ...{ ...recordedRow, register: 'intellectualProperty' as const, key: `ZL-${n}` },
  ...{ code: creditCode(n), holder: `企业${n}`, onDate: '2023-03-05', untilDate: null },
  facts: { kind: '发明专利', class: 'Ⅰ', name: `专利${n}` },
  ...more,
})

test('rights that stand on the day are counted by town, one firm’s own number is not told', async () => {
  const { at } = await house()
  await enterEntries(await at(10), [
    ...[1, 2, 3].map((n) => right(n)),
    ...[10, 11].map((n) => right(n)),
    right(12, { untilDate: '2024-12-31' }),
  ])
  const asked = { register: 'intellectualProperty' as const, on: '2025-09-30' }
  const cells = await release.run(await at(11), asked)
  expect(cell(cells, '陶溪镇', '发明专利')).toMatchObject({ value: null, why: 'few' })
  expect(cell(cells, '*', '*')).toMatchObject({ value: '5' })
  expect(cell(cells, '西澜镇', '发明专利')).toMatchObject({ value: null, why: 'second' })
})

test('GT-19: a stock told in an earlier year is held against too', async () => {
  const { at } = await house()
  await enterEntries(
    await at(10),
    [1, 2, 3].map((n) => right(n)),
  )
  const asked = { register: 'intellectualProperty' as const, on: '2025-09-30' }
  const then = { ...asked, on: '2024-12-31', recipient: '社会公众', document: '公开目录' }
  await recordOne.run(await at(11), then)
  await enterEntries(await at(12), [right(4, { onDate: '2025-05-01' })])
  const cells = await release.run(await at(13), asked)
  expect(cell(cells, '*', '*')).toMatchObject({ value: null, why: 'difference' })
})

test('platforms are on public lists: a single one in its town is told', async () => {
  const { at } = await house()
  const facts = { name: '重点实验室', plate: '重点实验室', level: '市级', body: '', document: '' }
  await enterEntries(await at(10), [
    right(1, { register: 'platform', key: 'PT-1', facts }),
    right(10, { register: 'platform', key: 'PT-2', facts: { ...facts, level: '国家级' } }),
  ])
  const cells = await release.run(await at(11), { register: 'platform', on: '2025-09-30' })
  expect(cell(cells, '西澜镇', '市级')).toMatchObject({ value: '1', why: null })
  expect(cell(cells, '*', '*')).toMatchObject({ value: '2', why: null })
})

test('a release is kept with whom it was told and on what ground', async () => {
  const { at, told, asked } = await house()
  await recordOne.run(await at(10, { roles: ['statistics'] }), told)
  const { register } = asked
  expect(await releases.run(await at(11), { register })).toMatchObject([
    { onDate: '2025-09-30', recipient: '社会公众', document: '公开目录' },
  ])
  expect(await releases.run(await testContext(db, { district: 'other' }), { register })).toEqual([])
})

test.each([
  ['a day to come', {}, { on: '2025-10-15' }, 'register.releaseAhead'],
  ['a year without entries', {}, { on: '2024-12-31' }, 'register.nothingToRelease'],
  ['a reporter', { roles: ['reporter'] }, {}, 'access.forbidden'],
  ['a street officer', { roles: ['street'] }, {}, 'access.forbidden'],
  ['a past moment', { asOf: '2025-10-14T09:30:00.000Z' }, {}, 'access.travelling'],
] as const)('%s is refused', async (_, more, input, code) => {
  const { at, told } = await house()
  await expect(recordOne.run(await at(10, more), { ...told, ...input })).rejects.toMatchObject({
    code,
  })
})
