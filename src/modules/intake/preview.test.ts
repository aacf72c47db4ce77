import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { catalogue, options, tried } from '../../testing/intake-samples.ts'
import { sheet, workbook } from '../../testing/workbook.ts'
import { entering, packedParts } from './entering.ts'
import { judged, wantedBy } from './judge.ts'
import { nothingKnown } from './known.ts'
import { lightened } from './light-rows.ts'
import { previewOf } from './preview.ts'

const head = ['信用代码', '企业名称', '镇街', '年度', '营业收入']
const rows = (count: number, faulty: (row: number) => boolean) =>
  Array.from({ length: count }, (_, row) => [
    faulty(row) ? '9.15E+17' : creditCode(row),
    ...[`江澜第${row}号有限公司`, '西澜镇', 2024, 7],
  ])
const file = (count: number, faulty: (row: number) => boolean = () => false) =>
  workbook(sheet('表', [head, ...rows(count, faulty)]))

test('a large file shows the rows that need a person first and counts all of them', () => {
  const { draft, judgement } = tried(file(1000, (row) => row % 10 === 9))
  const preview = previewOf(draft, judgement)
  expect(preview.counts).toMatchObject({ rows: 1000, ready: 900, problem: 100 })
  expect(preview.rows).toHaveLength(300)
  expect(preview.rows.slice(0, 100).every(({ status }) => status === 'problem')).toBe(true)
  expect(preview.total).toBe(1000)
  expect(preview.rejected).toHaveLength(100)
  expect(preview.rejected[0]).toMatchObject({ sheet: '表', row: 11, column: 'A', cell: 'A11' })
})

test('each kind of fault is told once with its number and its first cell', () => {
  const { draft, judgement } = tried(file(30, (row) => row > 26))
  expect(previewOf(draft, judgement).tallies).toMatchObject([
    { code: 'intakeRow.codeScientific', count: 3, remark: false, first: { at: '表!A29' } },
  ])
})

test('what must be known is asked once: firms, the years and the years before', () => {
  const { draft } = tried(file(2))
  expect(wantedBy(draft, options())).toEqual({
    firms: [
      { code: creditCode(0), name: '江澜第0号有限公司' },
      { code: creditCode(1), name: '江澜第1号有限公司' },
    ],
    years: [2024, 2023],
    numbers: [],
    keys: [],
  })
})

test('ready rows travel in parts and arrive with cell, class of source and import', () => {
  const { judgement } = tried(file(4500, (row) => row < 100))
  const parts = [...packedParts(judgement.rows)]
  expect(parts.map(({ rows: of }) => of.length)).toEqual([2000, 2000, 400])
  const stamp = { fileName: '名单.xlsx', confidence: 'demonstration' as const, importId: '7' }
  const [first] = parts
  if (first === undefined) throw new Error('no part')
  const made = entering(first, { ...stamp, options: options({ document: '演示' }) })
  expect(made.facts).toHaveLength(6000)
  expect(made.filings[0]).toEqual({
    ...{ code: creditCode(100), year: 2024, purpose: 'service', state: 'provisional' },
    ...{ figures: { 营业收入: '7' }, sourceClass: 'administrative', importId: '7' },
    ...{ supersedes: null, reason: '' },
    source: { file: '名单.xlsx', cell: '表!102', confidence: 'demonstration', document: '演示' },
  })
})

test('a sheet whose cells were put away still shows its words', () => {
  const { sheets } = file(300)
  const [whole] = sheets
  if (whole === undefined) throw new Error('no sheet')
  const words = (of: typeof whole) => of.rows.map(({ cells }) => cells.map((cell) => cell?.text))
  expect(words(lightened(whole))).toEqual(words(whole))
})

test('a judgement is the same whatever was judged before', () => {
  const { draft, judgement } = tried(file(20))
  const again = judged({
    ...{ draft, known: nothingKnown, options: options(), today: '2025-10-14', catalogue },
  })
  expect(again).toEqual(judgement)
})
