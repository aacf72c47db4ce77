import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Cell, Sheet } from '../../base/workbook.ts'
import { readSheets } from './xlsx.ts'

async function sheetOf(sheet: Omit<WriteSheet, 'name'>): Promise<Sheet> {
  const [read] = await readSheets(await writeXlsx({ sheets: [{ name: '表', ...sheet }] }))
  if (read === undefined) throw new Error('no sheet')
  return read
}

async function cellOf(
  value: number | string | boolean | Date | null,
  rest = {},
): Promise<Cell | undefined> {
  const cells = new Map([['0,0', { value, ...rest }]])
  const sheet = await sheetOf({ rows: [[value, '旁']], cells })
  return sheet.rows[0]?.cells[0]
}

const format = (numFmt: string) => ({ style: { numFmt } })

const numbers: [string, number, object, Cell][] = [
  ['a plain number', 52.3, {}, { kind: 'number', text: '52.3' }],
  ['binary dust', 0.1 + 0.2, {}, { kind: 'number', text: '0.3' }],
  [
    'fewer digits shown',
    52.2961,
    format('0.00'),
    { kind: 'number', text: '52.30', raw: '52.2961' },
  ],
  ['a percentage', 0.317, format('0.0%'), { kind: 'number', text: '31.7%', raw: '0.317' }],
  ['grouped', 1234.5, format('#,##0.00'), { kind: 'number', text: '1,234.50', raw: '1234.5' }],
  ['a unit', 52.3, format('0.00"亿元"'), { kind: 'number', text: '52.30亿元', raw: '52.3' }],
  ['in 万', 523000, format('0!.0,"万元"'), { kind: 'number', text: '52.3万元', raw: '523000' }],
  ['zero as a dash', 0, format('0.00;-0.00;"—"'), { kind: 'number', text: '—', raw: '0' }],
]
test.each(numbers)('a number: %s', async (_name, value, rest, expected) => {
  expect(await cellOf(value, rest)).toEqual(expected)
})

test('a date shows what its format makes of it', async () => {
  const date = new Date(Date.UTC(2025, 8, 1))
  expect(await cellOf(date, format('yyyy"年"m"月"'))).toEqual({
    kind: 'date',
    text: '2025年9月',
    raw: '2025-09-01',
  })
})

test('a formula keeps its result and its text; without a result the text is empty', async () => {
  expect(
    await cellOf(52.3, { formula: 'SUM(B1:B3)', formulaResult: 52.3, type: 'formula' }),
  ).toEqual({ kind: 'formula', text: '52.3', formula: 'SUM(B1:B3)' })
  expect(await cellOf(null, { formula: 'B1+1', type: 'formula' })).toEqual({
    kind: 'formula',
    text: '',
    formula: 'B1+1',
  })
})

test('errors, booleans and blanks', async () => {
  expect(await cellOf('#DIV/0!', { type: 'error' })).toEqual({ kind: 'error', text: '#DIV/0!' })
  expect(await cellOf(true)).toEqual({ kind: 'boolean', text: 'TRUE' })
  expect(await cellOf('  ')).toBeUndefined()
  expect(await cellOf(' =1+2 ')).toEqual({ kind: 'text', text: '=1+2' })
})

test('a merged range lends its words to every cell it covers, and rows without content are left out', async () => {
  const sheet = await sheetOf({
    rows: [['标题', null, null], [], ['陶溪镇', '甲', '1'], [null, '乙', '2']],
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
      { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
    ],
  })
  expect(sheet.rows.map(({ number }) => number)).toEqual([1, 3, 4])
  expect(sheet.rows[0]?.cells[2]).toEqual({ kind: 'text', text: '标题', mergedFrom: 'A1' })
  expect(sheet.rows[2]?.cells[0]).toEqual({ kind: 'text', text: '陶溪镇', mergedFrom: 'A3' })
  expect(sheet.merges[1]).toEqual({ top: 3, bottom: 4, left: 0, right: 0 })
})

test('a hidden sheet says so', async () => {
  const sheets = await readSheets(
    await writeXlsx({
      sheets: [
        { name: '明', rows: [['a']] },
        { name: '暗', rows: [['b']], hidden: true },
      ],
    }),
  )
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['明', false],
    ['暗', true],
  ])
})
