import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkBands, cityRuling, rulingOf } from './bands.ts'
import {
  defaultPreset,
  hightechZone,
  lightOf,
  presetById,
  presets,
  sanya,
  yinchuan,
} from './presets.ts'
import type { Band, Preset } from './schema.ts'

/** With half of the way planned: a gap in points is twice that share of the plan. */
const stand = (preset: Preset, points: number) =>
  rulingOf(preset, { points, shareOfPlan: points * 2 }).standing

test.each([
  [100_000, 'ahead'],
  [1000, 'ahead'],
  [999, 'onSchedule'],
  [0, 'onSchedule'],
  [-500, 'onSchedule'],
  [-501, 'behind'],
  [-1500, 'behind'],
  [-1501, 'farBehind'],
  [-100_000, 'farBehind'],
])('默认: a gap of %i basis points is %s', (points, standing) => {
  expect(stand(defaultPreset, points)).toBe(standing)
})

test.each([
  [0, 'onSchedule'],
  [-1, 'uncovered'],
  [-999, 'uncovered'],
  [-1000, 'behind'],
  [-3000, 'behind'],
  [-3001, 'farBehind'],
])('银川式: a gap of %i basis points is %s', (points, standing) => {
  expect(stand(yinchuan, points)).toBe(standing)
})

test.each([
  [0, 0, 'onSchedule'],
  [-1, -2, 'behind'],
  [-2500, -5000, 'behind'],
  [-2501, -5002, 'uncovered'],
  [-5000, -10_000, 'uncovered'],
  [-5001, -6000, 'farBehind'],
])('三亚式: %i points and %i of the plan is %s', (points, shareOfPlan, standing) => {
  expect(rulingOf(sanya, { points, shareOfPlan }).standing).toBe(standing)
})

test('三亚式 before anything is planned: the share of the plan does not exist', () => {
  expect(rulingOf(sanya, { points: 0, shareOfPlan: undefined }).standing).toBe('uncovered')
})

test('重庆高新区四色 has words and no numbers', () => {
  expect(rulingOf(hightechZone, { points: 0, shareOfPlan: 0 })).toEqual({
    standing: 'uncovered',
    reason: 'presetWords',
  })
  expect(lightOf(hightechZone, 'ahead')?.zh).toBe('蓝')
})

test.each([
  ['on plan and at the mean, growing', true, true, 1, 'onSchedule'],
  ['on plan and at the mean, standing still', true, true, 0, 'onSchedule'],
  ['on plan and at the mean, yet falling: two rules claim it', true, true, -1, 'uncovered'],
  ['below the mean only, growing', true, false, 1, 'behind'],
  ['below the plan only, growing', false, true, 1, 'behind'],
  ['below both, growing: not said', false, false, 1, 'uncovered'],
  ['below one, standing still: not said', true, false, 0, 'uncovered'],
  ['falling', false, false, -1, 'farBehind'],
])('天津式: %s', (_, onPlan, atLeastMean, trend, standing) => {
  expect(cityRuling({ onPlan, atLeastMean, trend }).standing).toBe(standing)
})

test('the band checker finds nothing wrong with 默认 and the hole of 银川式', () => {
  const checked = (preset: Preset | undefined) => checkBands(preset?.readings[0]?.bands ?? [])
  expect(checked(defaultPreset)).toEqual({ uncovered: [], overlaps: [] })
  expect(checked(presetById('yinchuan'))).toEqual({
    uncovered: [{ from: -1000, fromIncluded: false, to: 0, toIncluded: false }],
    overlaps: [],
  })
})

const band = (standing: Band['standing'], from: number | null, to: number | null): Band => ({
  standing,
  from,
  fromIncluded: true,
  to,
  toIncluded: true,
})
const everything = { from: null, fromIncluded: false, to: null, toIncluded: false }

test.each([
  ['no band at all', [], [everything]],
  [
    'one band in the middle',
    [band('behind', -10, 10)],
    [
      { ...everything, to: -10 },
      { ...everything, from: 10 },
    ],
  ],
  [
    'a single point left out',
    [
      { ...band('behind', null, 0), toIncluded: false },
      { ...band('ahead', 0, null), fromIncluded: false },
    ],
    [{ from: 0, fromIncluded: true, to: 0, toIncluded: true }],
  ],
  ['neighbours in whole basis points', [band('behind', null, -1), band('ahead', 0, null)], []],
])('uncovered: %s', (_, bands, expected) => {
  expect(checkBands(bands).uncovered).toEqual(expected)
})

test.each([
  [
    'a shared end',
    [band('behind', null, 0), band('ahead', 0, null)],
    [{ from: 0, fromIncluded: true, to: 0, toIncluded: true, standings: ['behind', 'ahead'] }],
  ],
  ['the same standing twice is no quarrel', [band('behind', null, 5), band('behind', 0, null)], []],
])('overlaps: %s', (_, bands, expected) => {
  expect(checkBands(bands).overlaps).toEqual(expected)
})

const preset = (bands: Band[]): Preset => ({
  ...defaultPreset,
  readings: [{ measure: 'points', bands }],
})
const end = fc.option(fc.integer({ min: -6, max: 6 }))
const anyBand = fc.record({
  standing: fc.constantFrom('ahead', 'behind', 'farBehind'),
  from: end,
  fromIncluded: fc.boolean(),
  to: end,
  toIncluded: fc.boolean(),
})

test('law: a gap is answered unless the checker reported it uncovered or overlapping', () => {
  fc.assert(
    fc.property(fc.array(anyBand, { maxLength: 5 }), (bands) => {
      const { uncovered, overlaps } = checkBands(bands)
      for (let gap = -8; gap <= 8; gap += 1) {
        const within = (part: Omit<Band, 'standing'>) =>
          (part.from === null || gap > part.from || (part.fromIncluded && gap === part.from)) &&
          (part.to === null || gap < part.to || (part.toIncluded && gap === part.to))
        const { standing } = rulingOf(preset(bands), { points: gap, shareOfPlan: undefined })
        expect(standing === 'uncovered').toBe(uncovered.some(within) || overlaps.some(within))
      }
    }),
  )
})

test('every shipped preset names its source, and each incomplete one says its hole', () => {
  for (const each of presets) {
    const [reading] = each.readings
    const complete =
      each.readings.length === 1 && checkBands(reading?.bands ?? []).uncovered.length === 0
    expect([each.id, each.hole.zh === '']).toEqual([each.id, complete])
  }
  expect(presets.map((each) => each.source.confidence)).toEqual([
    'judgement',
    'repost',
    'officialMedia',
    'repost',
    'officialText',
  ])
})
