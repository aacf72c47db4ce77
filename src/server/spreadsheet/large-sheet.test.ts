import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readSheets } from './xlsx.ts'

/** Read by the library, and byte by byte. */
async function bothWays(...sheets: WriteSheet[]) {
  const bytes = await writeXlsx({ sheets })
  return {
    library: await readSheets(bytes, Number.POSITIVE_INFINITY),
    bytewise: await readSheets(bytes, 0),
  }
}

const format = (numFmt: string) => ({ style: { numFmt } })
const formats = [
  '0.00',
  '0.0%',
  '#,##0.00',
  '0.00"亿元"',
  '0!.0,"万元"',
  'yyyy"年"m"月"',
  'yyyy-mm-dd',
  'm/d/yy h:mm',
  '@',
  '0.00;-0.00;"—"',
]

const sheets: [name: string, sheet: Omit<WriteSheet, 'name'>][] = [
  [
    'texts with signs that XML escapes',
    {
      rows: [
        ['<甲> & "乙"', "丙's", ' 前后 ', 'a\nb'],
        ['_x000D_', '𠮷', ''],
      ],
    },
  ],
  ['numbers, truths and nothing', { rows: [[1, -2.5, 1e21, 0.1 + 0.2, true, false, null, 7]] }],
  ['empty rows and cells between', { rows: [[], [null, null, '甲'], [], [null], ['乙']] }],
  [
    'every format over a number and a date',
    {
      rows: formats.map(() => [0.317, 45723.5, new Date(Date.UTC(2025, 2, 7))]),
      cells: new Map(
        formats.flatMap((numFmt, row): [string, Partial<Cell>][] => [
          [`${row},0`, { value: 0.317, ...format(numFmt) }],
          [`${row},1`, { value: 45723.5, ...format(numFmt) }],
          [`${row},2`, { value: new Date(Date.UTC(2025, 2, 7)), ...format(numFmt) }],
        ]),
      ),
    },
  ],
  [
    'formulas with results, with errors, without',
    {
      rows: [[3, '甲', '#REF!', null, '旁']],
      cells: new Map([
        ['0,0', { value: 3, formula: 'SUM(A2:A9)', formulaResult: 3, type: 'formula' as const }],
        ['0,1', { value: '甲', formula: 'B2&"<"', formulaResult: '甲', type: 'formula' as const }],
        ['0,2', { value: '#REF!', type: 'error' as const }],
        ['0,3', { value: null, formula: 'B1+1', type: 'formula' as const }],
      ]),
    },
  ],
  [
    'merged ranges and hidden columns',
    {
      rows: [
        ['标题', null, null],
        ['西澜镇', '甲', 1],
        [null, '乙', 2],
      ],
      columns: [{}, { hidden: true }, {}],
      merges: [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
        { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
      ],
    },
  ],
]
test.each(sheets)('both readers see the same: %s', async (_name, sheet) => {
  const { library, bytewise } = await bothWays(
    { name: '表 & 一', ...sheet },
    { name: '暗', rows: [['x']], hidden: true },
  )
  expect(bytewise).toEqual(library)
})

test('a large sheet between small ones keeps its place', async () => {
  const long = Array.from({ length: 3000 }, (_, row) => [`第${row}行`, row])
  const bytes = await writeXlsx({
    sheets: [
      { name: '说明', rows: [['甲']] },
      { name: '名单', rows: long },
      { name: '附注', rows: [['乙']] },
    ],
  })
  const read = await readSheets(bytes, 50_000)
  expect(read.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['说明', 1],
    ['名单', 3000],
    ['附注', 1],
  ])
  const all = (sheets: typeof read) =>
    sheets.map(({ rows, ...sheet }) => ({
      ...sheet,
      rows: rows.map(({ number, cells }) => ({ number, cells })),
    }))
  expect(all(read)).toEqual(all(await readSheets(bytes, Number.POSITIVE_INFINITY)))
})
