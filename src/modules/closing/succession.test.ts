import { expect, test } from 'vitest'
import { samplePlan } from '../../testing/plan-samples.ts'
import type { PlanDecision } from '../plan/routes.ts'
import { openItems, successorOf } from './succession.ts'

const plan = samplePlan({
  unclear: [
    { clause: '一', what: '11条重点产业链', text: '11条重点产业链', code: 'U-01', known: '' },
    {
      ...{ clause: '一', what: '两带', text: '两带', code: 'U-02', known: '' },
      answer: { text: '某带和某带', source: { confidence: 'ownFile' } },
    },
  ],
})

const decided = (kind: PlanDecision['kind'], subject: string, decision: string): PlanDecision => ({
  ...{ kind, subject, decision, reason: '有据', evidence: [] },
  ...{ recordedAt: '2026-01-05T00:00:00.000Z', recordedBy: '专员甲' },
})

const next = { id: 'next-2026-2030', title: '接续方案', titleEn: 'Next', from: '2026', to: '2030' }
const [target] = plan.targets
const code = target?.code ?? ''

test('what was answered or met is no open item; what was missed is', () => {
  expect(openItems(plan, []).map((each) => each.code)).toEqual(['U-01'])
  const missed = openItems(plan, [decided('verdict', code, 'unmet')])
  expect(missed.map((each) => each.code)).toEqual(['U-01', code])
  const met = openItems(plan, [decided('verdict', code, 'met')])
  expect(met.map((each) => each.code)).toEqual(['U-01'])
})

test('a successor carries what was carried over, as clauses of its own text, and invents no target', () => {
  const { package: seeded, text } = successorOf(
    plan,
    [decided('openItem', 'U-01', 'carryOver')],
    next,
  )
  expect([seeded.id, seeded.targets, seeded.yearlyTargets]).toEqual([next.id, [], []])
  expect(seeded.unclear.map((each) => each.code)).toEqual(['U-01'])
  expect(seeded.definitions).toEqual(plan.definitions)
  for (const clause of seeded.clauses)
    expect(text.slice(clause.start, clause.end)).toBe(clause.text)
})

test('what was terminated ends with the plan', () => {
  const { package: seeded } = successorOf(plan, [decided('openItem', 'U-01', 'terminate')], next)
  expect(seeded.unclear).toEqual([])
})
