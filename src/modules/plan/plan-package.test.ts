import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromYaml, toYaml } from './package-yaml.ts'
import { checkPackage, clauseOfAddress, packageFrom } from './plan-package.ts'
import { readPlan } from './read-plan.ts'
import { PlanPackage } from './schema.ts'

const plan = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../testing/plans/${name}.txt`, import.meta.url)), 'utf8')
const district = {
  id: 'yunxi',
  name: '云溪区',
  nameEn: 'Yunxi District',
  regionCode: '000000',
  demonstration: true,
}
const text = plan('luxi-2024-2030')
const options = { id: 'yunxi-2024', district, documentName: '方案.docx' }
const made = packageFrom(readPlan(text), options)

/** The package with one thing changed, as a person or a slip of the pen would. */
const changed = (change: (content: PlanPackage) => void): PlanPackage => {
  const content = structuredClone(made)
  change(content)
  return content
}

test('the package of a reading is valid and without a fault', () => {
  expect(PlanPackage.safeParse(made).success).toBe(true)
  expect(checkPackage(made, text)).toEqual([])
  expect(checkPackage(made, text.replaceAll('\n', '\r\n'))).toEqual([])
  expect(made.document).toMatchObject({ kind: 'reading', number: null, publishedOn: '2024-05-20' })
})

test('two targets of one indicator share a code; a half-measured goal takes its place in the order', () => {
  const codes = made.targets
    .filter(({ indicator }) => indicator === '研发经费投入强度')
    .map(({ code }) => code)
  expect(new Set(codes).size).toBe(1)
  const content = packageFrom(
    readPlan('甲区方案(2024—2026年)\n一、目标\n企业5家,引进一批人才,平台3个。'),
    options,
  )
  expect(content.targets.map(({ code }) => code)).toEqual(['I-01', 'I-03'])
  expect(content.halfQuantitative.map(({ code }) => code)).toEqual(['I-02'])
})

test('codes that already mean something in the district keep their meaning', () => {
  const taken = [
    { code: 'I-01', indicator: '高新技术企业' },
    { code: 'I-02', indicator: '别的指标' },
  ]
  const content = packageFrom(
    readPlan('甲区方案(2024—2026年)\n一、目标\n平台3个,高新技术企业5家。'),
    { ...options, taken },
  )
  expect(content.targets.map(({ code, indicator }) => [code, indicator])).toEqual([
    ['I-03', '平台'],
    ['I-01', '高新技术企业'],
  ])
})

test('more than 99 indicators still have codes of two digits', () => {
  const goals = Array.from(
    { length: 120 },
    (_, index) => `指标甲${'乙'.repeat(index)}达到5家`,
  ).join(',')
  const { targets } = packageFrom(readPlan(`甲区方案(2024—2026年)\n一、目标\n${goals}。`), options)
  expect(targets.map(({ code }) => code).slice(97, 101)).toEqual(['I-98', 'I-99', 'IA-01', 'IA-02'])
  expect(new Set(targets.map(({ code }) => code)).size).toBe(120)
})

test.each([
  ['beibei-2023-2027'],
  ['heyuan-2023-2026'],
  ['luxi-2024-2030'],
  ['panan-145'],
  ['shuoling-2026-2030'],
  ['xicheng-2025-2027'],
])('%s: export and import give the same plan and the same bytes', (name) => {
  const content = packageFrom(readPlan(plan(name)), options)
  const yaml = toYaml(content)
  const { value, problems } = fromYaml(yaml)
  expect(problems).toEqual([])
  expect(value).toEqual(content)
  expect(value && toYaml(value)).toBe(yaml)
})

/** As a package is stored: JSON has no negative nought, and YAML does. */
const stored = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))

test('any words survive the way out and back, and the order of keys leaves no trace', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), stored, (words, card) => {
      const given = { meaning: words, code: 'I-01', extra: card }
      const content = changed((each) => {
        each.title = words
        each.definitions = [given]
      })
      const again = changed((each) => {
        each.title = words
        each.definitions = [Object.fromEntries(Object.entries(given).reverse())]
      })
      const { value } = fromYaml(toYaml(content))
      expect(value).toEqual(JSON.parse(JSON.stringify(content)))
      expect(toYaml(again)).toBe(toYaml(content))
    }),
    { numRuns: 40 },
  )
})

test.each<[string, (content: PlanPackage) => void, string, string]>([
  [
    'a clause that quotes other words',
    (each) => void Object.assign(first(each.clauses), { text: '别的话' }),
    'package.span',
    'clauses[0]',
  ],
  [
    'one clause twice',
    (each) => void each.clauses.push(first(each.clauses)),
    'package.repeated',
    'clauses[40]',
  ],
  [
    'a parent that is not there',
    (each) => void Object.assign(first(each.clauses), { parent: '九' }),
    'package.noClause',
    'clauses[0].parent',
  ],
  [
    'a target of no clause',
    (each) => void Object.assign(first(each.targets), { clause: '九/(一)@3' }),
    'package.noClause',
    'targets[0].clause',
  ],
  [
    'a target outside its clause',
    (each) => void Object.assign(first(each.targets), { start: 0 }),
    'package.outside',
    'targets[0]',
  ],
  [
    'a code and version twice',
    (each) => void each.targets.push(first(each.targets)),
    'package.repeated',
    'targets[25].code',
  ],
  [
    'an owner of no clause',
    (each) =>
      void each.owners.push({
        clause: '无',
        leadBody: '区科技局',
        responsibleBodies: [],
        confidence: 'ownFile',
      }),
    'package.noClause',
    'owners[0].clause',
  ],
])('%s is a fault with its place', (_, change, code, at) => {
  const faults = checkPackage(changed(change), text)
  expect(faults.map((each) => [each.code, each.at])).toContainEqual([
    code,
    at
      .replace('clauses[40]', `clauses[${made.clauses.length}]`)
      .replace('targets[25]', `targets[${made.targets.length}]`),
  ])
})

function first<T>(list: readonly T[]): T {
  const [item] = list
  if (item === undefined) throw new Error('the list is empty')
  return item
}

test('all faults of a yaml come at once, each with its line', () => {
  const yaml = toYaml(made)
    .replace('format: ceyuan-plan/1', 'format: ceyuan-plan/9')
    .replace('regionCode: "000000"', 'regionCode: "12"')
    .replace('demonstration: true', 'demonstration: maybe')
    .replace(/^relations: .*\n/m, '')
  const { value, problems } = fromYaml(yaml)
  expect(value).toBeUndefined()
  expect(problems.map(({ at, code }) => [at, code])).toEqual([
    ['plan.yaml:1 format', 'package.choice'],
    ['plan.yaml:9 district.regionCode', 'package.form'],
    ['plan.yaml:10 district.demonstration', 'package.kind'],
    ['plan.yaml:1 relations', 'package.missing'],
  ])
})

test.each([
  ['no yaml', 'a: [1', 'package.syntax'],
  ['not a map', '只是一句话', 'package.kind'],
  ['nothing', '', 'package.kind'],
  ['aliases that multiply', `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]`, 'package.syntax'],
])('%s is refused in words', (_, yaml, code) => {
  expect(fromYaml(yaml).problems[0]?.code).toBe(code)
})

test.each([
  ['二/(一)/2/③@57', '二/(一)/2/③'],
  ['二/(一)/2/③', '二/(一)/2/③'],
])('%s stands in clause %s', (address, clause) => {
  expect(clauseOfAddress(address)).toBe(clause)
})
