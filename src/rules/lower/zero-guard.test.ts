import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadProgramme } from '../check/programme.ts'

const frame = (score: string, verdict: string) => `
programme: cn.example.guard
name: 例
kind: recognition
source: { 例: { title: 例, docno: 例〔2026〕1号, issuer: [例] } }
versions: [ { id: v1, valid: [2026-01-01, null], known: [2026-01-01T00:00:00+08:00, null] } ]
fields:
  收入: { type: money, unit: 元, range: [0, 100000元], column: revenue }
  研发: { type: money, unit: 元, range: [0, 100000元], column: rd }
derive: { 比: 研发 / 收入 }
scores:
  得分: { max: 50, bands: { of: 比, zero_denominator: ${score}, steps: [ { at_least: 6%, score: 50 }, { at_least: 2%, score: 20 }, { else: 10 } ] } }
verdict: { ${verdict} }
`

test.each([
  ['alone', '0', 'when: 得分 >= 20分', []],
  ['alone, and best at zero', '50', 'when: 得分 >= 20分', []],
  ['alone, and between at zero', '20', 'when: 得分 >= 20分', []],
  [
    'beside a cap that both have to hold',
    '0',
    'all: [ { when: 得分 >= 20分 }, { when: 收入 <= 500元 } ]',
    [],
  ],
  [
    'beside a cap of which one has to hold',
    '0',
    'any: [ { when: 得分 >= 20分 }, { when: 收入 <= 500元 } ]',
    ['收入'],
  ],
  [
    'beside a cap that turns at the least above zero',
    '0',
    'all: [ { when: 得分 >= 20分 }, { when: 收入 < 0.01元 } ]',
    ['收入'],
  ],
  [
    'beside a cap, and best at zero',
    '50',
    'all: [ { when: 得分 >= 20分 }, { when: 收入 <= 500元 } ]',
    [],
  ],
  ['beside a floor', '0', 'all: [ { when: 得分 >= 20分 }, { when: 收入 >= 500元 } ]', ['收入']],
])('a denominator that may be zero, %s', (_, score, verdict, split) => {
  const { programme, faults } = loadProgramme([{ file: 'rule.yaml', text: frame(score, verdict) }])
  const [version] = programme?.versions ?? []
  expect(faults.filter(({ code }) => code !== 'loose')).toEqual([])
  expect(version?.splits.map(({ input }) => version.inputs[input]?.field)).toEqual(split)
})

test('the worked programme needs no pieces', () => {
  const text = readFileSync('src/rules/testing/tech-sme.yaml', 'utf8')
  const { programme } = loadProgramme([{ file: 'rule.yaml', text }])
  expect(programme?.versions[0]?.exactness).toBe('exact')
})
