import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadProgramme } from '../../rules/check/programme.ts'
import { explain } from '../../rules/explain/explain.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { ownPart } from './own-clauses.ts'

function version(file: string): Version {
  const text = readFileSync(`content/programmes/${file}`, 'utf8')
  const [found] = loadProgramme([{ file, text }]).programme?.versions ?? []
  if (found === undefined) throw new Error(file)
  return found
}

const highTech = version('cn.most.hnte/rule-v2016.yaml')
const years = (latest: number, before: number, first: number) => ({
  ...{ '2025': latest, '2024': before, '2023': first },
})
/** A firm of which all is known that it can say itself; no panel has scored anything. */
const firm = {
  ...{ 居民企业: true, 注册日期: '2015-01-01', 拥有核心知识产权: true, 职工总数: 1000 },
  ...{ 科技人员数: 100, 研发费用: years(2000000, 2000000, 2000000) },
  ...{ 境内研发费用: years(2000000, 2000000, 2000000), 高新技术产品收入: 30000000 },
  ...{ 销售收入: years(50000000, 40000000, 30000000), 总收入: 50000000 },
  ...{ 资产总额: years(182250000, 135000000, 100000000), 负债总额: years(0, 0, 0) },
  ...{ 成果转化数: years(5, 5, 5), Ⅰ类知识产权数: 1, Ⅱ类知识产权数: 0 },
  ...{ 发生重大事故或严重违法: false },
}
const when = { on: '2026-06-01', procedure: 'new' }

const bits = (...names: readonly string[]) =>
  highTech.mask.reduce(
    (mask, { id }, bit) =>
      names.some((name) => id.includes(name)) ? mask | (1n << BigInt(bit)) : mask,
    0n,
  )

test.each([['技术领域'], ['创新能力评价']])(
  'a firm that fails %s, on which a panel has its say, is not told what to change',
  (clause) => {
    expect(ownPart(highTech, bits(clause))).toBeUndefined()
    expect(ownPart(highTech, bits(clause, '科技人员比例'))).toBeUndefined()
  },
)

test('no lever reaches what the firm is', () => {
  expect(ownPart(highTech, bits('注册满一年'))).toBeUndefined()
})

test.each([
  ['科技人员比例', ['科技人员数'], { 科技人员数: 99 }],
  ['研发强度', ['研发费用'], { 研发费用: years(1000000, 1000000, 1000000) }],
])('a firm short of %s is told what moves it', (clause, fields, short) => {
  const own = ownPart(highTech, bits(clause))
  if (own === undefined) throw new Error('nothing of its own')
  const whole = explain(highTech, { ...firm, ...short }, when)
  const alone = explain(own, { ...firm, ...short }, when)
  if (whole.kind !== 'explained' || alone.kind !== 'explained') throw new Error('refused')
  expect(whole.explanation).toMatchObject({ verdict: 'unmet', failing: bits(clause) })
  expect(own.levers).toHaveLength(1)
  expect(alone.explanation.leastChange?.moves.map(({ field }) => field)).toEqual(fields)
})

test('a version on which nobody else has a say is taken whole', () => {
  const innovative = version('cn.miit.innovative-sme/rule-v2022.yaml')
  expect(ownPart(innovative, 1n)).toBe(innovative)
})
