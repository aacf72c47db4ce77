import { expect, test } from 'vitest'
import type { Version } from '../../rules/meaning/version.ts'
import { withFieldNames } from './source-words.ts'

const names = { 符合中小企业划型: 'SME by size class', 收入: 'Sales', 总收入: 'All sales' }
const version = {
  fields: Object.entries(names).map(([name, en]) => ({ name, title: { zh: name, en } })),
} as unknown as Pick<Version, 'fields'>

test.each([
  ['a field alone', '收入 is 3, asked at least 4', 'Sales is 3, asked at least 4'],
  ['the longer of two', '总收入: met', 'All sales: met'],
  ['fields in a row', '收入、总收入', 'Sales、All sales'],
  [
    'part of a clause’s own words stays',
    '符合中小企业划型标准: not met',
    '符合中小企业划型标准: not met',
  ],
  ['inside a ratio’s name too', '高新收入占比 is 5 %', '高新收入占比 is 5 %'],
])('%s', (_, en, said) => {
  expect(withFieldNames(version, { zh: '', en }).en).toBe(said)
})
