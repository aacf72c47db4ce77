import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { check } from '../../rules/check/check.ts'
import { loadProgramme } from '../../rules/check/programme.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import { runCases } from '../../rules/explain/cases.ts'
import { CasesSyntax } from '../../rules/language/syntax.ts'
import { dayText } from '../../rules/meaning/days.ts'
import type { Clause, Version } from '../../rules/meaning/version.ts'
import { moved, type Threshold, thresholdsIn } from './threshold-mutants.ts'

const root = 'content/programmes'
const ids = readdirSync(root, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)

function textsOf(id: string) {
  return readdirSync(`${root}/${id}`)
    .filter((file) => file.startsWith('rule-'))
    .map((file) => ({ file, text: readFileSync(`${root}/${id}/${file}`, 'utf8') }))
}

function loaded(id: string) {
  const { programme, faults } = loadProgramme(textsOf(id))
  if (programme === undefined) throw new Error(`${id}: ${faults.map(({ code }) => code).join(' ')}`)
  return programme
}

function casesOf(id: string): CasesSyntax {
  return CasesSyntax.parse(parse(readFileSync(`${root}/${id}/cases.yaml`, 'utf8')))
}

test('every programme checks green; warned is of fields that act both ways and of an award on tax', () => {
  const { faults, programmes } = check(
    ids.flatMap((id) => textsOf(id).map(({ file, text }) => ({ file: `${id}/${file}`, text }))),
  )
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
  const warned = faults.filter(({ code }) => code !== 'loose')
  expect(new Set(warned.map(({ code, file }) => `${code} ${file}`))).toEqual(
    new Set(['awardTiedToTax cn.cq.jiulongpo.innovation-award-old/rule-v0.yaml']),
  )
  expect(programmes.map(({ id }) => id).sort()).toEqual([...ids].sort())
})

test.each(ids)('%s: every case holds, and names differ', (id) => {
  const cases = casesOf(id)
  expect(runCases(loaded(id), cases)).toEqual([])
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

test.each(ids)('%s: a file holds the version that it is named after', (id) => {
  const files = textsOf(id).map(({ file }) => file.replace(/^rule-|\.yaml$/g, ''))
  expect(
    loaded(id)
      .versions.map((version) => version.id)
      .sort(),
  ).toEqual(files.sort())
})

test.each(ids)('%s: exactly one version on every boundary day and procedure', (id) => {
  const { versions } = loaded(id)
  const rows = versions.flatMap(({ validity }) => validity)
  for (const procedure of ['new', 'review']) {
    const own = rows.filter(
      ({ procedures }) => procedures.length === 0 || procedures.includes(procedure),
    )
    const start = Math.min(...own.map(({ from }) => from ?? Number.NEGATIVE_INFINITY))
    const edges = own.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null)
    for (const day of edges.flatMap((edge) => [edge - 1, edge, edge + 1])) {
      const { kind } = chooseVersion(versions, { on: dayText(day), procedure })
      expect(kind, `${dayText(day)} ${procedure}`).toBe(day < start ? 'none' : 'one')
    }
  }
})

test.each([
  ['2026-03-31', 'new', 'v2022'],
  ['2026-04-01', 'new', 'v2026'],
  ['2026-04-01', 'review', 'v2022'],
  ['2026-12-31', 'review', 'v2022'],
  ['2027-01-01', 'review', 'v2026'],
])('小巨人 on %s for %s is judged by %s', (on, procedure, version) => {
  const choice = chooseVersion(loaded('cn.miit.little-giant').versions, { on, procedure })
  expect(choice.kind === 'one' && choice.version.id).toBe(version)
})

test.each(ids)('%s: every clause and every item of an award says where it stands', (id) => {
  const uncited = loaded(id).versions.flatMap((version) => [
    ...version.outline.flatMap(uncitedBelow),
    ...(version.amount?.items.filter(({ cite }) => cite === null) ?? []),
  ])
  expect(uncited.map((each) => each.id)).toEqual([])
})

/** A group may rest on its parts; a test must cite. */
function uncitedBelow(clause: Clause): Clause[] {
  const isBare = clause.parts.length === 0 && clause.cite === null
  return [...(isBare ? [clause] : []), ...clause.parts.flatMap(uncitedBelow)]
}

test('a column has one meaning in all programmes', () => {
  const meanings = new Map<string, Set<string>>()
  for (const { fields } of ids.flatMap((id): readonly Version[] => loaded(id).versions))
    for (const { column, title, type, unit } of fields) {
      const kind = type === 'certificate' ? 'bool' : type
      const known = meanings.get(column) ?? new Set()
      meanings.set(column, known.add(`${title.en} (${kind} ${unit})`))
    }
  expect([...meanings].filter(([, told]) => told.size > 1)).toEqual([])
})

/** Points that come in steps: a line moved within a step is the same line. */
const steps: Readonly<Record<string, bigint>> = {
  'cn.most.tech-sme 60分': 2n,
  'cn.most.tech-sme 0分': 4n,
  'cn.miit.innovative-sme 60分': 5n,
  'cn.miit.innovative-sme 20分': 5n,
  'cn.miit.innovative-sme 15分': 5n,
}
/** At exactly 15 % the top-up is nothing whether or not it is due. */
const indifferent = new Set(['cn.cq.jiulongpo.hydrogen-award 15% → 15.01%'])

/** Some seconds for each programme, more on a busy machine. */
const patience = 240_000

test.each(ids)(
  '%s: a case turns red when any threshold moves by one unit',
  (id) => {
    const programme = loaded(id)
    const { versions } = programme
    const holding = casesOf(id).filter((each) => runCases(programme, [each]).length === 0)
    const cases = holding.sort((a, b) => asks(a) - asks(b))
    for (const { file, text } of textsOf(id)) {
      const own = cases.filter(({ on, procedure = 'new' }) => {
        const choice = chooseVersion(versions, { on, procedure })
        return choice.kind === 'one' && file === `rule-${choice.version.id}.yaml`
      })
      const thresholds = thresholdsIn(text)
      const survivors = thresholds.flatMap((each) => survivingMoves({ id, text, file }, each, own))
      expect(survivors, file).toEqual([])
    }
  },
  patience,
)

/** Cases of one node first: they are what notices a band. */
function asks({ expect: { nodes, verdict } }: CasesSyntax[number]): number {
  return verdict === undefined && nodes !== undefined ? 0 : 1
}

function survivingMoves(
  { id, file, text }: { id: string; file: string; text: string },
  threshold: Threshold,
  cases: CasesSyntax,
): string[] {
  const by = steps[`${id} ${threshold.text}`] ?? 1n
  return [by, -by].flatMap((step) => {
    const to = moved(threshold.text, step)
    const end = threshold.at + threshold.text.length
    const mutant = text.slice(0, threshold.at) + to + text.slice(end)
    const { programme } = loadProgramme([{ file, text: mutant }])
    const isNoticed =
      programme === undefined || cases.some((each) => runCases(programme, [each]).length > 0)
    const told = `${id} ${threshold.text} → ${to}`
    return isNoticed || indifferent.has(told) ? [] : [`${told}: ${threshold.line}`]
  })
}

test('a number is moved by the smallest unit of its kind', () => {
  expect(['500万元', '3%', '500人', '0元', '-5%'].map((each) => moved(each, 1n))).toEqual([
    '5000000.01元',
    '3.01%',
    '501人',
    '0.01元',
    '-4.99%',
  ])
})

test('thresholds are found in steps, comparisons, factors, classes and minima, not in words', () => {
  const text = [
    'fields:',
    '  收入: { type: money, range: [0, 9e13元] }',
    'scores:',
    '  人员: { max: 20, bands: { steps: [ { at_least: 30%, score: 20 }, { else: 0 } ] } }',
    'classify:',
    '  - { name: 工业, bounds: { 从业人员: [20人, 300人], 营业收入: [300万元, 4亿元] } }',
    'conditions:',
    '  甲: { when: 收入 >= 500万元 and 收入 <= 1亿元, note: 不低于 >= 3元, cite: 1号#2 }',
    '  乙: { minima: { 创新能力: 20分, 成长性: 15分 } }',
    'amount:',
    '  - { of: 收入, rate: 10%, cap: 300万元, if: 补助 < 收入 * 15% }',
  ].join('\n')
  const found = thresholdsIn(text).sort((a, b) => a.at - b.at)
  expect(found.map((each) => each.text).join(' ')).toBe(
    '30% 20人 300人 300万元 4亿元 500万元 1亿元 20分 15分 10% 300万元 15%',
  )
  const all = ids.flatMap((id) => textsOf(id).flatMap((each) => thresholdsIn(each.text)))
  expect(all.length).toBeGreaterThan(300)
})
