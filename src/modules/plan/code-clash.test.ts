import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { codeClash } from './code-clash.ts'
import { summaryOf } from './summary.ts'

const renamed = {
  ...yunxiPlan,
  id: 'other',
  title: '另一方案',
  targets: yunxiPlan.targets.map((each) => ({ ...each, indicator: `${each.indicator}数` })),
}
const precedes = {
  ...{ kind: 'precedes' as const, title: `《${yunxiPlan.title}》`, targets: [] },
  source: { confidence: 'ownFile' as const },
}

test.each([
  ['the same plan again', yunxiPlan, undefined],
  ['another plan with the same indicators', { ...yunxiPlan, id: 'other' }, undefined],
  [
    'another plan whose codes mean something else',
    renamed,
    { code: 'I-01', name: '高新技术企业', plan: yunxiPlan.title },
  ],
  [
    'one that continues this plan may word its indicators anew',
    { ...renamed, relations: [precedes] },
    undefined,
  ],
])('%s', (_, plan, clash) => {
  expect(codeClash(plan, [yunxiPlan])).toEqual(clash)
})

const at = { plan: 'yunxi-2024', version: 3, package: yunxiPlan }

test('two versions of one target are one target of the list; what is answered is not open', () => {
  const revised = yunxiPlan.targets.map((each) => ({ ...each, version: 2 }))
  const source = { confidence: 'ownFile' as const }
  const unclear = yunxiPlan.unclear.map((each, index) =>
    index === 0 ? { ...each, answer: { text: '已明确', source } } : each,
  )
  const plan = { ...yunxiPlan, targets: [...yunxiPlan.targets, ...revised], unclear }
  expect(summaryOf({ ...at, package: plan }, [], '2025-01-01T00:00:00.000Z')).toMatchObject({
    ...{ targets: 3, unclear: 3, version: 3, accepted: false, phase: 'running' },
  })
})

test.each([
  ['accepted', [{ kind: 'accepted' as const }], true, 'running'],
  ['closed', [{ kind: 'accepted' as const }, { kind: 'closed' as const }], true, 'closed'],
  ['only judged', [{ kind: 'verdict' as const }], false, 'running'],
])('a plan that was %s', (_, decided, accepted, phase) => {
  const summary = summaryOf(at, decided, '2025-01-01T00:00:00.000Z')
  expect([summary.accepted, summary.phase]).toEqual([accepted, phase])
})
