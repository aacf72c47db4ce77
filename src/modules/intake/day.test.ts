import { expect, test } from 'vitest'
import { addDays } from '../../base/calendar.ts'
import type { Cell } from '../../base/workbook.ts'
import { daysFrom, type WrittenDay, writtenDay, writtenMonth, writtenYear } from './day.ts'

const text = (words: string): Cell => ({ kind: 'text', text: words })
const number = (digits: string): Cell => ({ kind: 'number', text: digits })

const days: [written: Cell, day: string][] = [
  ...[
    '2025.3.7',
    '2025/3/7',
    '2025-3-7',
    '2025-03-07',
    '2025年3月7日',
    '2025 年 3 月 7 日',
    '２０２５．３．７',
    '二〇二五年三月七日',
    '20250307',
    '2025-03-07 00:00:00',
    '2025、3、7',
  ].map((words): [Cell, string] => [text(words), '2025-03-07']),
  [number('45723'), '2025-03-07'],
  [number('20250307'), '2025-03-07'],
  [{ kind: 'date', text: '2025年3月', raw: '2025-03-07' }, '2025-03-07'],
  [{ kind: 'formula', text: '2025-03-07', formula: 'TODAY()' }, '2025-03-07'],
  [text('2024-02-29'), '2024-02-29'],
  [text('2000-02-29'), '2000-02-29'],
]
test.each(days)('%j is %s', (cell, day) => {
  expect(writtenDay(cell)).toMatchObject({ kind: 'day', day })
})

const refused: [words: string, fault: string][] = [
  ['25-3-7', 'shortYear'],
  ['25.3.7', 'shortYear'],
  ['3/7/2025', 'dayOrder'],
  ['2025-02-29', 'noSuchDay'],
  ['1900-02-29', 'noSuchDay'],
  ['2025-13-01', 'noSuchDay'],
  ['2025年13月', 'noSuchDay'],
  ['2025年', 'yearOnly'],
  ['2025', 'yearOnly'],
  ['1899-12-31', 'farDay'],
  ['去年三月', 'noDay'],
  ['123', 'noDay'],
]
test.each(refused)('%s is refused: %s', (words, fault) => {
  expect(writtenDay(text(words))).toEqual({ kind: 'fault', fault })
})

test('a month alone is its first or its last day, and says so', () => {
  const month = (words: string, end: 'first' | 'last'): WrittenDay => writtenDay(text(words), end)
  expect(month('2025年3月', 'first')).toEqual({ kind: 'day', day: '2025-03-01', mark: 'monthOnly' })
  expect(month('202502', 'last')).toEqual({ kind: 'day', day: '2025-02-28', mark: 'monthOnly' })
  expect(month('2024.02', 'last')).toMatchObject({ day: '2024-02-29' })
})

test('nothing written is no day, and 长期 is a day that never comes', () => {
  for (const words of ['', '—', '/', '无', '不详'])
    expect(writtenDay(text(words)), words).toEqual({ kind: 'missing' })
  expect(writtenDay(undefined)).toEqual({ kind: 'missing' })
  expect(writtenDay(text('长期有效'))).toEqual({ kind: 'endless' })
  expect(writtenDay({ kind: 'error', text: '#VALUE!' })).toEqual({
    ...{ kind: 'fault', fault: 'cachedError' },
  })
})

test('a serial number is the day that spreadsheets show, over two centuries', () => {
  for (const [serial, day] of [
    ['20000', '1954-10-03'],
    ['36525', '1999-12-31'],
    ['36585', '2000-02-29'],
    ['36586', '2000-03-01'],
    ['73000', '2099-11-11'],
  ] as const)
    expect(writtenDay(number(serial)), serial).toMatchObject({ day, mark: 'serialDay' })
  expect(writtenDay(number('19999'))).toEqual({ kind: 'fault', fault: 'noDay' })
  expect(writtenDay(number('73001'))).toEqual({ kind: 'fault', fault: 'noDay' })
})

test('days are counted as the calendar counts them', () => {
  for (const days of [0, 1, 28, 365, 366, 1096, 36524])
    expect(daysFrom('2024-02-28', addDays('2024-02-28', days))).toBe(days)
  expect(daysFrom('2025-03-01', '2025-02-28')).toBe(-1)
})

test('months and years are read wherever a day is', () => {
  expect(writtenMonth(text('2025.3'))).toMatchObject({ day: '2025-03' })
  expect(writtenMonth(text('2025-03-07'))).toMatchObject({ day: '2025-03' })
  expect(writtenYear(number('2024'))).toBe(2024)
  expect(writtenYear(text('2024年度'))).toBe(2024)
  expect(writtenYear(text('24年'))).toBeUndefined()
})
