import { expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { options, tried } from '../../testing/intake-samples.ts'
import { sheet, workbook } from '../../testing/workbook.ts'
import { type Column, ROW_SIGN } from '../enterprises/firm-block.ts'
import { originOf, packedParts } from './entering.ts'
import { wantedBy } from './judge.ts'
import { gathered, gathering } from './preview.ts'

const head = ['信用代码', '企业名称', '镇街', '年度', '营业收入(元)']
const rows = (count: number, faulty: (row: number) => boolean) =>
  Array.from({ length: count }, (_, row) => [
    faulty(row) ? '9.15E+17' : creditCode(row),
    ...[`江澜第${row}号有限公司`, '西澜镇', 2024, 7],
  ])
const file = (count: number, faulty: (row: number) => boolean = () => false) =>
  workbook(sheet('表', [head, ...rows(count, faulty)]))

test('a large file shows the rows that need a person first and counts all of them', () => {
  const { preview } = tried(file(1000, (row) => row % 10 === 9))
  expect(preview.counts).toMatchObject({ rows: 1000, ready: 900, problem: 100 })
  expect(preview.rows).toHaveLength(300)
  expect(preview.rows.slice(0, 100).every(({ status }) => status === 'problem')).toBe(true)
  expect(preview.total).toBe(1000)
  expect(preview.rejected).toHaveLength(100)
  expect(preview.rejected[0]).toMatchObject({ sheet: '表', row: 11, column: 'A', cell: 'A11' })
})

test('what waits for a person is given back with what it waits for', () => {
  const alike = Array.from({ length: 2 }, (_, row) => [creditCode(row), '江澜甲有限公司', '西澜镇'])
  const book = workbook(sheet('表', [head, ...alike]))
  const { preview, out } = tried(book)
  expect(preview.counts).toMatchObject({ ready: 1, question: 1, problem: 0 })
  const place = { sheet: '表', row: 3 }
  expect(preview.rejected).toMatchObject([{ ...place, code: 'intakeRow.nameTwoCodes' }])
  expect(out).toMatchObject([{ ...place, problems: [{ code: 'intakeRow.nameTwoCodes' }] }])
})

test('each kind of fault is told once with its number and its first cell', () => {
  const { preview } = tried(file(30, (row) => row > 26))
  expect(preview.tallies).toMatchObject([
    { code: 'intakeRow.codeScientific', count: 3, remark: false, first: { at: '表!A29' } },
  ])
})

test('what must be known is asked once: firms, the years and the years before', () => {
  const { draft } = tried(file(2))
  expect(wantedBy(draft, options(), '2025-10-14')).toEqual({
    firms: [
      { code: creditCode(0), name: '江澜第0号有限公司' },
      { code: creditCode(1), name: '江澜第1号有限公司' },
    ],
    years: [2024, 2023],
    numbers: [],
    keys: [],
    kinds: [],
  })
})

test('ready rows travel in parts, as columns of firms, facts and figures', () => {
  const { judgement } = tried(file(4500, (row) => row < 100))
  const parts = [...packedParts(judgement.rows)]
  expect(parts.map(({ firms }) => firms.filings.count)).toEqual([4000, 400])
  expect(parts.map(({ others }) => others)).toEqual(['', ''])
  const [first] = parts
  if (first === undefined) throw new Error('no part')
  const { codes, facts, filings } = first.firms
  expect([codes.length, codes[0], facts.count]).toEqual([4000, creditCode(100), 4000])
  const firstOf = (columns: Record<string, Column>) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, of]) => [name, of.toString().split(ROW_SIGN)[0]]),
    )
  expect(firstOf(filings.columns)).toEqual({
    ...{ code: creditCode(100), year: '2024', figures: '{"营业收入":"7"}', supersedes: '' },
    cell: '表!102',
  })
  expect(filings).toMatchObject({ purpose: 'service', state: 'provisional' })
})

test('what an import shares is said once: document, class of source, import', () => {
  const stamp = { fileName: '名单.xlsx', confidence: 'demonstration' as const, importId: '7' }
  expect(originOf({ ...stamp, options: options({ document: '演示', reason: '核实' }) })).toEqual({
    source: { file: '名单.xlsx', confidence: 'demonstration', document: '演示' },
    ...{ sourceClass: 'administrative', importId: '7', reason: '核实' },
  })
})

test('a judgement is the same whatever was judged before', () => {
  expect(tried(file(20)).judgement).toEqual(tried(file(20)).judgement)
})

test('rows are told of one by one as they pass: whoever stops has counted those that came, and no more', () => {
  const { draft, judgement } = tried(file(40, (row) => row === 3))
  const all = gathering(draft)
  const passing = gathered(all, judgement.rows)
  expect(all.counts.rows).toBe(0)
  const seen = [passing.next().value, passing.next().value]
  expect(seen).toEqual(judgement.rows.slice(0, 2))
  expect(all.counts).toMatchObject({ rows: 2, ready: 2, problem: 0 })
  expect([...passing]).toHaveLength(38)
  expect(all.counts).toMatchObject({ rows: 40, ready: 39, problem: 1 })
})
