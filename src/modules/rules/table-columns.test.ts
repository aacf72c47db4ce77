import { expect, test } from 'vitest'
import { mappedTo } from './table-columns.ts'

const targets = [
  { column: 'revenue', name: '营业收入', back: 0 },
  { column: 'revenue_y1', name: '营业收入', back: 1 },
  { column: 'ip1', name: 'Ⅰ类知识产权数', back: 0 },
]

test.each([
  ['the field name', '营业收入', 'revenue', null],
  ['with its unit', '营业收入(万元)', 'revenue', '万元'],
  ['with a full-width bracket', '营业收入(万元)', 'revenue', '万元'],
  ['the latest year', '营业收入2025', 'revenue', null],
  ['the year before', '2024年营业收入(亿元)', 'revenue_y1', '亿元'],
  ['the short column', 'REVENUE_Y1', 'revenue_y1', null],
  ['a Roman numeral', 'Ⅰ类知识产权数', 'ip1', null],
  ['a year that is not asked', '营业收入2022', undefined, undefined],
  ['a name that only begins alike', '营业收入增长', undefined, undefined],
])('%s', (_, heading, column, unit) => {
  const found = mappedTo(heading, targets, 2025)
  expect([found?.target.column, found?.unit]).toEqual([column, unit])
})
