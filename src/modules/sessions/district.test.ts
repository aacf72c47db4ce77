import { expect, test } from 'vitest'
import { districtFaults, districtKey, isDemonstration } from './district.ts'

test.each([
  ['Jiulongpo District', 'jiulongpo'],
  ['Jiulongpo', 'jiulongpo'],
  ['  Liangjiang  New Area ', 'liangjiang'],
  ["Xi'an Gaoxin District", 'xi-an-gaoxin'],
  ['Lüshunkou District', 'lushunkou'],
  ['District 13', ''],
  ['第一区', ''],
  [`${'long '.repeat(20)}`, 'long-long-long-long-long-long-long-long'],
])('the key of %s is %s', (nameEn, key) => {
  expect(districtKey(nameEn)).toBe(key)
})

test.each([
  ['a name with letters', 'Jiulongpo District', []],
  ['no letters', '第一区', ['people.englishNameUnusable']],
  ['one letter', 'A District', ['people.englishNameUnusable']],
  ['two letters', 'Ab District', []],
  ['a mark', '-', ['people.englishNameUnusable']],
])('opening a district: %s', (_, nameEn, codes) => {
  expect(districtFaults({ nameEn }).map((fault) => fault.code)).toEqual(codes)
})

test.each([
  ['000000', true],
  ['500107', false],
  ['000001', false],
])('region code %s marks a demonstration: %s', (regionCode, demonstration) => {
  expect(isDemonstration(regionCode)).toBe(demonstration)
})
