import { expect, test } from 'vitest'
import { checkBands } from './bands.ts'
import { defaultPreset, yinchuan } from './presets.ts'
import { stretchText } from './stretch.ts'

test('the hole of a published rule is named by its ends', () => {
  const [reading] = yinchuan.readings
  const { uncovered } = checkBands(reading?.bands ?? [])
  expect(uncovered.map((each) => stretchText(each).zh)).toEqual([
    '差距在 -10.0(不含) 至 0.0(不含) 个百分点',
  ])
})

test('the default rule leaves nothing out', () => {
  const [reading] = defaultPreset.readings
  expect(checkBands(reading?.bands ?? [])).toEqual({ uncovered: [], overlaps: [] })
})

test.each([
  [{ from: null, fromIncluded: false, to: null, toIncluded: false }, '任何差距'],
  [{ from: null, fromIncluded: false, to: -500, toIncluded: true }, '差距低于 -5.0(含) 个百分点'],
  [
    { from: 1000, fromIncluded: false, to: null, toIncluded: false },
    '差距高于 10.0(不含) 个百分点',
  ],
])('open ends read as below, above or any', (stretch, words) => {
  expect(stretchText(stretch).zh).toBe(words)
})
