/** What holds for any sheet whatever somebody typed into it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drafted, importCards } from '../../testing/import-samples.ts'
import { type GivenCell, sheet, workbook } from '../../testing/workbook.ts'
import { judging } from './judge.ts'
import { finished } from './preview.ts'
import { rejectedSheets } from './rejected.ts'

const now = '2025-10-14T18:00:00+08:00'
const words = [
  ...importCards.flatMap(({ code, name }) => [code, name]),
  ...[
    '指标名称',
    '指标代码',
    '数值',
    '本期累计',
    '所属期',
    '单位',
    '地区',
    '状态',
    '分子',
    '备注',
    '年份',
    '季度',
  ],
  ...[
    '2025年三季度',
    '前三季度',
    '9月',
    '2024',
    '2025年',
    '2026年1月',
    '亿元',
    '万元',
    '家',
    '%',
    '单位:万元',
  ],
  ...[
    '陶溪镇',
    '合计',
    '注:说明',
    '初步',
    '最终',
    '约52.3',
    '１,４４０',
    '—',
    '12,5?',
    '0.317',
    '=1+1',
    '甲',
    '1',
    '2',
  ],
]
const cell: fc.Arbitrary<GivenCell> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)
const body = fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), {
  minLength: 1,
  maxLength: 9,
})
const heads: GivenCell[][] = [
  ['指标名称', '所属期', '数值', '单位', '地区', '状态', '备注'],
  ['指标代码', '2025年二季度', '2025年前三季度', '单位', '状态', '分子', '分母'],
]
const rows = fc.oneof(
  body,
  fc.tuple(fc.constantFrom(...heads), body).map(([head, below]) => [head, ...below]),
)

function read(given: GivenCell[][]) {
  const book = workbook(sheet('表', given))
  const draft = drafted(book)
  return { book, judgement: finished(judging({ draft, known: [], now })), draft }
}

test('any sheet is read; every row has its place and its word, and the counts add up', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { judgement } = read(given)
      for (const row of judgement.rows) {
        expect(row.at).toMatch(/^表![A-Z]*\d+$/)
        expect(row.status === 'problem').toBe(row.problems.length > 0)
        if (row.status === 'ready') expect(row.value).toBeDefined()
        if (row.status === 'ignored') expect(row.warnings.length).toBeGreaterThan(0)
      }
      const { ready, unchanged, problem, ignored } = judgement.counts
      expect(ready + unchanged + problem + ignored).toBe(judgement.rows.length)
    }),
    { numRuns: 500 },
  )
})

test('what came in once is unchanged the second time', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { draft, judgement } = read(given)
      const known = judgement.rows.flatMap(({ status, value, at }) =>
        status === 'ready' && value ? [{ ...value, id: at }] : [],
      )
      const again = finished(judging({ draft, known, now }))
      expect(again.counts.ready).toBe(0)
      expect(again.counts.unchanged).toBe(judgement.counts.ready)
    }),
    { numRuns: 300 },
  )
})

test('nothing given back can run as a formula, and every row with a problem is given back', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { book, judgement } = read(given)
      const back = rejectedSheets(book, judgement)
      const cells = back.flatMap((each) => each.rows.flat())
      expect(cells.filter((text) => /^\s*[=@]/.test(text))).toEqual([])
      const faulty = new Set(
        judgement.rows.flatMap((row) => (row.problems.length > 0 ? [row.row] : [])),
      )
      const returned = back.reduce((sum, each) => sum + each.rows.length - each.headRows, 0)
      expect(returned).toBe(faulty.size)
    }),
    { numRuns: 300 },
  )
})
