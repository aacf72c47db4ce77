import { expect, test } from 'vitest'
import { yunxiPlan } from '../../testing/yunxi-plan.ts'
import { cardsFromPlan } from '../indicators/card-from-target.ts'
import { evenCurve, YearlyTarget } from '../indicators/schema.ts'
import { needOf } from './lists.ts'
import type { Setting } from './schema.ts'
import { lacksCard, newestByYear, settingsOf } from './settings-of.ts'

const made = cardsFromPlan(yunxiPlan, { known: new Set(), chosen: [] })
const carded = { ...yunxiPlan, ...made }

test('a plan as read has targets and nothing else', () => {
  expect(settingsOf(yunxiPlan, [])).toHaveLength(3)
  expect(settingsOf(yunxiPlan, [])[0]).toMatchObject({
    code: 'I-01',
    cardVersion: null,
    ownCard: false,
    years: 3,
    yearsSet: 0,
    yearsCurved: 0,
  })
})

test('its cards bring the last year and no curve', () => {
  const [first] = settingsOf(carded, made.definitions)
  expect(first).toMatchObject({ cardVersion: 1, ownCard: true, yearsSet: 1, yearsCurved: 0 })
})

test('of two versions of a target the newest one is shown', () => {
  const [first] = yunxiPlan.targets
  const revised = { ...first, version: 2, value: '150' }
  const plan = { ...yunxiPlan, targets: [...yunxiPlan.targets, revised] } as typeof yunxiPlan
  expect(settingsOf(plan, []).find((each) => each.code === 'I-01')).toMatchObject({
    value: '150',
    targetVersion: 2,
  })
})

const year = (number: number, version: number, curve: YearlyTarget['curve'] = null) =>
  YearlyTarget.parse({
    ...made.yearlyTargets[0],
    year: number,
    version,
    curve,
  })

test('the newest version of each year counts, in the order of the years', () => {
  const curve = evenCurve(2025, 'quarter')
  const known = newestByYear([year(2026, 1), year(2025, 1), year(2025, 2, curve)])
  expect(known.map((each) => [each.year, each.version])).toEqual([
    [2025, 2],
    [2026, 1],
  ])
})

const setting = (change: Partial<Setting>): Setting =>
  ({
    ...{ code: 'I-01', name: '甲', nameEn: 'A', type: 'stock', unit: '家', deadline: '2026' },
    ...{ operator: '>=', value: '1', targetUnit: '家', targetVersion: 1, effectiveFrom: null },
    ...{ cardVersion: 1, ownCard: true, open: 0, years: 3, yearsSet: 3, yearsCurved: 3 },
    ...(change as object),
  }) as Setting

test.each([
  ['no card', { cardVersion: null, ownCard: false, yearsSet: 0 }, 'card', true],
  ['an undecided matter', { open: 2, yearsSet: 0 }, 'open', false],
  ['a year without a target', { yearsSet: 2, yearsCurved: 2 }, 'yearlyTarget', false],
  ['a year without a curve', { yearsCurved: 2 }, 'curve', false],
  ['everything set', {}, 'none', false],
  ['the card of another plan, no year here', { ownCard: false, yearsSet: 0 }, 'yearlyTarget', true],
  ['its own card, no year: left so on purpose', { yearsSet: 0 }, 'yearlyTarget', false],
])('%s: what is needed first, and whether a card can be made', (_, change, need, lacks) => {
  expect(needOf(setting(change))).toBe(need)
  expect(lacksCard(setting(change))).toBe(lacks)
})
