import { expect, test } from 'vitest'
import { card } from '../../testing/standing-samples.ts'
import { bareName, likeness, namesOf } from './names.ts'

const cards = [
  card({ code: 'I-01', name: '全社会研发经费支出占比', nameEn: 'R&D intensity' }),
  card({ code: 'I-02', name: '年技术交易额', nameEn: 'Technology transactions' }),
  card({ code: 'I-12', name: '有效期内高新技术企业数', nameEn: 'High-tech firms' }),
  card({ code: 'I-13', name: '市级专精特新企业', nameEn: 'City specialised firms' }),
  card({ code: 'I-14', name: '国家专精特新小巨人企业', nameEn: 'Little giants' }),
  card({ code: 'I-15', name: '每万人口高价值发明专利拥有量', nameEn: 'Patents' }),
]
const names = namesOf(cards, [{ code: 'I-14', name: '小巨人' }])

const rows: [string, object][] = [
  ['年技术交易额', { kind: 'exact', code: 'I-02' }],
  ['年技术交易额（亿元）', { kind: 'exact', code: 'I-02' }],
  ['1.年技术交易额', { kind: 'exact', code: 'I-02' }],
  ['（二）年技术交易额', { kind: 'exact', code: 'I-02' }],
  ['其中：年技术交易额', { kind: 'exact', code: 'I-02' }],
  ['年 技 术 交 易 额', { kind: 'exact', code: 'I-02' }],
  ['technology transactions', { kind: 'exact', code: 'I-02' }],
  ['小巨人', { kind: 'exact', code: 'I-14' }],
  ['技术交易额', { kind: 'guess', code: 'I-02' }],
  ['技术交易总额', { kind: 'guess', code: 'I-02' }],
  ['高新技术企业', { kind: 'guess', code: 'I-12' }],
  ['全社会研发经费支出', { kind: 'guess', code: 'I-01' }],
  ['高新技术企业产值', { kind: 'unknown', nearest: ['I-12'] }],
  ['幸福指数', { kind: 'unknown', nearest: [] }],
  ['专精特新企业', { kind: 'guess', code: 'I-13' }],
]
test.each(rows)('%s', (text, expected) => {
  expect(names.match(text)).toEqual(expected)
})

test('two cards with one name are ambiguous, never the first of them', () => {
  const twins = namesOf(
    [card({ code: 'I-01', name: '企业数' }), card({ code: 'I-02', name: '企业数' })],
    [],
  )
  expect(twins.match('企业数')).toEqual({ kind: 'ambiguous', codes: ['I-01', 'I-02'] })
})

test('规上 and 规模以上 are one word', () => {
  const known = namesOf([card({ code: 'I-01', name: '规模以上工业总产值' })], [])
  expect(known.match('规上工业总产值')).toEqual({ kind: 'exact', code: 'I-01' })
})

test('names confirmed for a code that is gone are forgotten', () => {
  expect(namesOf(cards, [{ code: 'Z-99', name: '旧名' }]).match('旧名').kind).toBe('unknown')
})

test('bare names and their likeness', () => {
  expect(bareName(' 1、其中：“技术交易额”（亿元） ')).toBe('技术交易额')
  expect(likeness('技术交易', '技术交易')).toBe(100)
  expect(likeness('技术交易', '交易技术')).toBe(67)
  expect(likeness('甲', '甲')).toBe(0)
})
