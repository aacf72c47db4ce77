import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { cardFromTarget, yearlyTargetFromTarget } from '../indicators/card-from-target.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { compareVersions } from './compare-versions.ts'

const changed = (change: (plan: PlanPackage) => void) => {
  const plan = structuredClone(yunxiPlan)
  change(plan)
  return compareVersions(yunxiPlan, plan)
}
const source = { document: '区政府常务会议纪要', confidence: 'ownFile' as const }
const [first] = yunxiPlan.targets

test('the same plan says the same', () => {
  expect(compareVersions(yunxiPlan, structuredClone(yunxiPlan))).toEqual([])
})

test.each<[string, (plan: PlanPackage) => void, object]>([
  [
    'a target corrected',
    (plan) => plan.targets.splice(0, 1, { ...plan.targets[0], operator: '>' } as never),
    {
      part: 'target',
      key: 'I-01 2026 v1',
      before: '高新技术企业 >= 120家 · 2026 · stock',
      after: '高新技术企业 > 120家 · 2026 · stock',
    },
  ],
  [
    'a target revised',
    (plan) => plan.targets.push({ ...plan.targets[0], version: 2, source } as never),
    { part: 'target', key: 'I-01 2026 v2', before: null },
  ],
  [
    'a goal dropped',
    (plan) => plan.qualitative.splice(0),
    { part: 'goal', key: 'Q-01', before: '科技创新能力明显增强', after: null },
  ],
  [
    'an industry renamed',
    (plan) => plan.industries.splice(1, 1, { ...plan.industries[1], name: '汽车' } as never),
    { part: 'industry', key: 'T-02', before: '汽车产业 (制造业)', after: '汽车 (制造业)' },
  ],
  [
    'an owner given',
    (plan) =>
      plan.owners.push({
        clause: '二/2',
        leadBody: '区人力社保局',
        responsibleBodies: ['区科技局'],
        confidence: 'ownFile',
      }),
    { part: 'owner', key: '二/2', before: null, after: '区人力社保局、区科技局' },
  ],
  [
    'an open matter filled in',
    (plan) =>
      plan.unclear.splice(1, 1, {
        ...plan.unclear[1],
        answer: { text: '引才五条', source },
      } as never),
    { part: 'unclear', key: 'U-02', before: '? “云帆计划”的内容', after: '引才五条' },
  ],
  [
    'the term',
    (plan) => {
      plan.term.to = '2027'
    },
    { part: 'facts', key: 'term', before: '2024—2026', after: '2024—2027' },
  ],
  [
    'a related paper',
    (plan) => plan.relations.push({ kind: 'parent', title: '市级方案', source, targets: [] }),
    { part: 'relation', key: '市级方案', before: null, after: 'parent' },
  ],
])('%s is one change', (_, change, expected) => {
  const [only, ...others] = changed(change)
  expect(others).toEqual([])
  expect(only).toMatchObject(expected)
})

test('a card and a yearly target are told with their versions', () => {
  if (first === undefined) throw new Error('the sample has targets')
  const choice = { frequency: 'quarter', scope: 'whole' } as const
  const changes = changed((plan) => {
    plan.definitions.push(cardFromTarget(plan, first, choice))
    plan.yearlyTargets.push(yearlyTargetFromTarget(first))
  })
  expect(changes.map(({ part, key }) => [part, key])).toEqual([
    ['definition', 'I-01 v1'],
    ['yearlyTarget', 'I-01 2026 v1'],
  ])
  expect(changes[1]?.after).toBe('>= 120家 · —')
})
