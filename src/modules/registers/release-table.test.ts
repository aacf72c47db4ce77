import { expect, test } from 'vitest'
import { Decimal } from '../../base/decimal.ts'
import type { ReleaseCell } from './release-schema.ts'
import { nameIn, releaseTable } from './release-table.ts'
import { TOTAL } from './suppression.ts'

const cell = (row: string, column: string, value: string | null): ReleaseCell => ({
  ...{ row, column, value: value === null ? null : Decimal.parse(value) },
  why: value === null ? 'few' : null,
})

test('towns down, kinds across, margins last; a place without a cell stays empty', () => {
  const table = releaseTable([
    cell(TOTAL, TOTAL, '9'),
    cell('东桥街道', '市级', '4'),
    cell('东桥街道', TOTAL, '4'),
    cell('西澜镇', '国家级', null),
    cell('西澜镇', TOTAL, '5'),
  ])
  expect(table.columns).toEqual(['市级', '国家级', TOTAL])
  expect(table.rows.map(({ row, cells }) => [row, ...cells.map((each) => each?.value)])).toEqual([
    ['东桥街道', '4', undefined, '4'],
    ['西澜镇', undefined, null, '5'],
    [TOTAL, undefined, undefined, '9'],
  ])
})

test('nothing recorded is no table', () => {
  expect(releaseTable([])).toEqual({ columns: [], rows: [] })
})

test.each([
  [TOTAL, 'total'],
  ['未注明', 'not stated'],
  ['西澜镇', '西澜镇'],
])('%s is called %s in English', (name, said) => {
  expect(nameIn(name, 'en')).toBe(said)
})
