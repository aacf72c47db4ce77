import { expect, test } from 'vitest'
import { samplePlan } from '../../testing/plan-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { entriesOf } from './entries.ts'

test('plans, clauses and the newest card of each indicator can be found, each at its own place', () => {
  const plan = samplePlan()
  const cards = [card({ version: 1, name: '旧名' }), card({ version: 2, name: '新名' })]
  const entries = entriesOf({ plans: [plan], cards, papers: [] })
  const of = (kind: string) => entries.filter(({ finding }) => finding.kind === kind)
  expect(of('plan').map(({ finding }) => finding.address)).toEqual([`/plan/${plan.id}`])
  expect(of('clause')).toHaveLength(plan.clauses.length)
  expect(of('indicator').map(({ finding }) => finding.title.zh)).toEqual(['新名'])
})
