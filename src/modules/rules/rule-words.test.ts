import { expect, test } from 'vitest'
import { catalogueOf } from './catalogue.ts'
import { readingOf } from './reading.ts'
import type { RuleClause } from './schema.ts'

const text = `
programme: test.words
name: 试算
kind: recognition
source:
  1号: { title: 办法, docno: 试1号, issuer: 部, confidence: "from memory, verify" }
versions:
  - { id: v1, valid: [2020-01-01, null], known: [2020-01-01T00:00:00+08:00, null] }
fields:
  研发: { type: money, unit: 元, range: [0, 1亿元], column: rd }
  收入: { type: money, unit: 元, range: [0, 1亿元], column: revenue, english: Sales }
  级别: { type: category, values: [国家级, 市级], column: level }
derive:
  强度: 研发 / 收入
scores:
  强度分: { max: 20, bands: { of: 强度, zero_denominator: 0, steps: [ { at_least: 5%, score: 20 }, { else: 0 } ] } }
  级别分: { max: 10, by: { of: 级别, cases: { 国家级: 10, 市级: 4 } } }
  总分: { sum: [ 强度分, 级别分 ], max: 30 }
conditions:
  评分: { id: 评分, when: 总分 >= 20分, cite: 1号#二 }
`

function all(clauses: readonly RuleClause[]): RuleClause[] {
  return clauses.flatMap((clause) => [clause, ...all(clause.parts)])
}

test('bands, cases and sums are read line by line, in both languages', () => {
  const { entries, faults } = catalogueOf([{ file: 'test.words/rule-v1.yaml', text }])
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
  const [entry] = entries
  const [version] = entry?.programme.versions ?? []
  if (entry === undefined || version === undefined) throw new Error('not loaded')
  const clauses = all(readingOf(entry, version).clauses)
  const rule = (id: string) => clauses.find(({ title }) => title === id)?.rule
  expect(rule('强度分')?.zh).toEqual(['强度 ≥ 5% → 20分', '其余 → 0分', '不满足 收入 > 0元 → 0分'])
  expect(rule('强度分')?.en.at(1)).toBe('otherwise → 0 points')
  expect(rule('强度分')?.en.at(2)).toBe('without Sales > 0元 → 0 points')
  expect(rule('级别分')?.zh).toEqual(['级别 = 国家级 → 10分', '级别 = 市级 → 4分'])
  expect(rule('总分')?.zh).toEqual(['强度分 + 级别分'])
  expect(rule('评分')?.zh).toEqual(['总分 ≥ 20分'])
})
