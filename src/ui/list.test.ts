import { expect, test } from 'vitest'
import { label } from '../base/label.ts'
import type { Column, View } from '../base/list.ts'
import { columnWidth, textWidth } from './column-width.ts'
import { askedOf, choicesOf, sortedNext, toggled } from './list-words.ts'
import { runOf, steppedTo } from './row-selection.ts'
import { rowHeight, windowAt, windowedFrom } from './row-window.ts'
import { pasteText } from './table-cell.ts'

type Row = { name: string; group: string }
const name: Column<Row> = {
  key: 'name',
  title: label('名称', 'name'),
  kind: 'text',
  text: (row) => row.name,
}
const group: Column<Row> = {
  key: 'group',
  title: label('单位', 'body'),
  kind: 'choice',
  text: (row) => row.group,
}
const rows = [
  { name: '甲', group: '亿元' },
  { name: '=cmd|x', group: '家' },
  { name: '-5', group: '亿元' },
]

test('a choice filter offers its texts with their counts, most frequent first', () => {
  expect(choicesOf(rows, group, 'zh')).toEqual([
    { text: '亿元', count: 2 },
    { text: '家', count: 1 },
  ])
})

test('everything a view asks stands in words, and each can be taken away by itself', () => {
  const view: View = { search: ' 甲 ', filters: { group: ['亿元', '家'], name: [] } }
  const asked = askedOf([name, group], view)
  expect(asked.map(({ words }) => words.zh)).toEqual(['含“甲”', '单位:亿元、家'])
  expect(asked[0]?.without).toEqual({ filters: view.filters })
  expect(asked[1]?.without).toEqual({ search: ' 甲 ', filters: { name: [] } })
})

test('a press adds a text to a filter, a second one takes it away', () => {
  const once = toggled({ filters: {} }, 'group', '家')
  expect(once.filters).toEqual({ group: ['家'] })
  expect(toggled(once, 'group', '家').filters).toEqual({ group: [] })
})

test('a head sorts up, then down, then no more', () => {
  const up = sortedNext({ filters: {} }, 'name')
  const down = sortedNext(up, 'name')
  expect(up.sort).toEqual({ key: 'name', descending: false })
  expect(down.sort).toEqual({ key: 'name', descending: true })
  expect(sortedNext(down, 'name').sort).toBeUndefined()
  expect(sortedNext(up, 'group').sort).toEqual({ key: 'group', descending: false })
})

test('rows go to a spreadsheet with their heads, formulas disarmed, numbers left alone', () => {
  expect(pasteText(rows, [name, group], 'zh').split('\n')).toEqual([
    '名称\t单位',
    '甲\t亿元',
    "'=cmd|x\t家",
    '-5\t亿元',
  ])
})

test.each([
  ['few rows are all drawn', windowedFrom, 0, { first: 0, end: windowedFrom, above: 0, below: 0 }],
  [
    'one row more is windowed',
    windowedFrom + 1,
    0,
    { first: 0, end: 49, above: 0, below: 152 * rowHeight },
  ],
])('%s', (_, count, top, expected) => {
  expect(windowAt(count, top, 900)).toEqual(expected)
})

test('a window always stands for the height of all rows, and shows what is in sight', () => {
  for (const top of [0, 1, 5_000, 359_100, 999_999]) {
    const { first, end, above, below } = windowAt(10_000, top, 900)
    expect(above + (end - first) * rowHeight + below).toBe(10_000 * rowHeight)
    expect(first * rowHeight).toBeLessThanOrEqual(Math.min(top, 9_975 * rowHeight))
    expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(top + 900, 10_000 * rowHeight))
  }
})

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 3, 9],
  ['Home', 7, 0],
  ['End', 0, 9],
  ['x', 5, undefined],
])('%s from row %i of ten leads to %s', (key, from, to) => {
  expect(steppedTo(key, from, 10)).toBe(to)
})

test('a run of rows reads from its smaller end', () => {
  expect(runOf({ active: 2, from: 7 })).toEqual([2, 7])
  expect(runOf({ active: 7, from: 2 })).toEqual([2, 7])
})

test('Chinese is wider than Latin, and no column is wider than the widest', () => {
  expect(textWidth('亿元')).toBeGreaterThan(textWidth('ab'))
  expect(columnWidth([{ name: '长'.repeat(80), group: '' }], name, 'zh')).toBe(22)
  expect(columnWidth([{ name: 'a', group: '' }], name, 'zh')).toBe(5)
})
