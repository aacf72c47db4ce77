import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, decimal, exact } from '../../base/decimal.ts'
import type { Standing } from '../../base/standing.ts'
import { asked, card, quarters, value, yearTarget } from '../../testing/standing-samples.ts'
import { standingOf } from './standing.ts'

const hundredths = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((each) => decimal(exact(each).div(100)))
const points = fc.integer({ min: 0, max: 10_000 })
const judged: readonly Standing[] = ['farBehind', 'behind', 'onSchedule', 'ahead']

type Drawn = { start: Decimal; now: Decimal; target: Decimal; planned: number }
const drawn = fc.record({
  start: hundredths(1, 100_000),
  now: hundredths(1, 100_000),
  target: hundredths(1, 100_000),
  planned: points,
})
const kinds = fc.constantFrom('yearlyFlow', 'stock', 'rank', 'planCumulative')
const ways = fc.constantFrom('up', 'down')

type Shape = Parameters<typeof card>[0] & object
function stand(shape: Shape, { start, now, target, planned }: Drawn, unit = '亿元') {
  return standingOf(
    asked({
      definition: card({ unit: '亿元', ...shape }),
      target: yearTarget({
        value: target,
        unit,
        operator: shape.direction === 'down' ? '<=' : '>=',
        curve: quarters(2025, [0, 0, planned, 10_000]),
      }),
      observations: [value('2024', start, { unit }), value('2025Q3', now, { unit })],
    }),
  )
}

test('law: progress never falls when a value moves the good way', () => {
  fc.assert(
    fc.property(drawn, hundredths(0, 10_000), kinds, ways, (given, step, type, direction) => {
      const better = exact(given.now)[direction === 'up' ? 'plus' : 'minus'](step)
      if (better.lte(0)) return
      const before = stand({ type, direction }, given)
      const after = stand({ type, direction }, { ...given, now: decimal(better) })
      expect(after.judgedGap ?? 0).toBeGreaterThanOrEqual(before.judgedGap ?? 0)
      expect(judged.indexOf(after.standing)).toBeGreaterThanOrEqual(judged.indexOf(before.standing))
    }),
  )
})

test('law: counting in another size changes nothing (scale)', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.integer({ min: 1, max: 1000 }),
      kinds,
      ways,
      (given, by, type, direction) => {
        const scaled = (each: Decimal) => decimal(exact(each).times(by))
        const same = stand({ type, direction }, given)
        const other = stand(
          { type, direction },
          {
            ...given,
            start: scaled(given.start),
            now: scaled(given.now),
            target: scaled(given.target),
          },
        )
        expect([other.standing, other.completion, other.gap]).toEqual([
          same.standing,
          same.completion,
          same.gap,
        ])
      },
    ),
  )
})

test('law: values and targets in 万元 stand where the same in 亿元 stand', () => {
  fc.assert(
    fc.property(drawn, kinds, (given, type) => {
      const inWan = (each: Decimal) => decimal(exact(each).times(10_000))
      const same = stand({ type }, given)
      const other = stand(
        { type },
        {
          ...given,
          start: inWan(given.start),
          now: inWan(given.now),
          target: inWan(given.target),
        },
        '万元',
      )
      expect([other.standing, other.completion, other.gap, other.targetMet]).toEqual([
        same.standing,
        same.completion,
        same.gap,
        same.targetMet,
      ])
      expect(other.value?.value).toBe(decimal(exact(given.now)))
    }),
  )
})

const parts = fc.record({
  value: fc.boolean(),
  start: fc.boolean(),
  target: fc.boolean(),
  curve: fc.boolean(),
  comparable: fc.boolean(),
})

type Has = Record<'value' | 'start' | 'target' | 'curve' | 'comparable', boolean>

/** What a judgement of this type cannot do without; a start already at the target needs no curve. */
function isComplete(has: Has, type: string, { start, target }: Drawn): boolean {
  if (!has.value || !has.target) return false
  if (type === 'yearlyFlow') return has.curve
  return has.start && has.comparable && (has.curve || exact(start).gte(target))
}

function withParts(has: Has, type: Shape['type'], given: Drawn) {
  const curve = has.curve ? quarters(2025, [0, 0, given.planned, 10_000]) : null
  return standingOf(
    asked({
      definition: card({ type: type ?? 'stock', version: 2 }),
      breaks: has.comparable ? [] : [2],
      target: has.target ? yearTarget({ value: given.target, operator: '>=', curve }) : null,
      observations: [
        ...(has.start ? [value('2024', given.start)] : []),
        ...(has.value ? [value('2025Q3', given.now, { definitionVersion: 2 })] : []),
      ],
    }),
  )
}

test('law: never a verdict from missing data', () => {
  fc.assert(
    fc.property(drawn, parts, kinds, (given, has, type) => {
      const answer = withParts(has, type, given)
      const complete = isComplete(has, type, given)
      expect(judged.includes(answer.standing)).toBe(complete)
      if (!complete)
        expect([answer.completion, answer.gap, answer.targetMet]).toEqual([null, null, null])
    }),
  )
})

test('law: the default rule leaves no gap without a light', () => {
  fc.assert(
    fc.property(drawn, kinds, ways, (given, type, direction) => {
      expect(judged).toContain(stand({ type, direction }, given).standing)
    }),
  )
})

test('law: today only decides whether a missing value is late', () => {
  const day = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(drawn, day, (given, later) => {
      const asOf = `${2025 + Math.floor(later / 365)}-10-15T00:00:00Z`
      const input = asked({
        target: yearTarget({ value: given.target }),
        observations: [value('2025Q3', given.now)],
      })
      expect(standingOf({ ...input, asOf })).toEqual(standingOf(input))
    }),
  )
})
