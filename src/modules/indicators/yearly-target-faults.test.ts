import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { cardsFromPlan } from './card-from-target.ts'
import { definitionsOf } from './definitions.ts'
import { evenCurve, YearlyTarget } from './schema.ts'
import { yearlyTargetFaults } from './yearly-target-faults.ts'

const made = cardsFromPlan(yunxiPlan, { known: new Set(), chosen: [] })
const cards = definitionsOf([{ ...yunxiPlan, ...made }]).get('I-02') ?? []
const target = (change: object) => YearlyTarget.parse({ ...made.yearlyTargets[1], ...change })

test.each<[string, object, string[]]>([
  ['as the plan has it', {}, []],
  ['in a unit that converts', { unit: '万元' }, []],
  ['in one that does not', { unit: '家' }, ['unitMismatch']],
  ['in the first year', { year: 2024 }, []],
  ['in the year before', { year: 2023 }, ['yearOutsideTerm']],
  ['in the last year', { year: 2026 }, []],
  ['in the year after', { year: 2027 }, ['yearOutsideTerm']],
  ['with a curve', { curve: evenCurve(2026, 'quarter') }, []],
  ['with the curve of another year', { curve: evenCurve(2025, 'quarter') }, ['curveNotRising']],
  [
    'wrong in everything',
    { unit: '家', year: 2030, curve: [] },
    ['unitMismatch', 'yearOutsideTerm', 'curveNotRising'],
  ],
])('a yearly target %s', (_, change, codes) => {
  const faults = yearlyTargetFaults(yunxiPlan, cards, target(change))
  expect(faults.map((each) => each.code)).toEqual(codes)
})

test('an indicator without a card has no yearly target', () => {
  expect(yearlyTargetFaults(yunxiPlan, [], target({}))).toEqual([
    { code: 'unknown', details: { code: 'I-02' } },
  ])
})
