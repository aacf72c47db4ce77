import { expect, test } from 'vitest'
import { districtFaults, districtKey } from './district.ts'

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
  ['a real district', 'Jiulongpo District', '500107', []],
  ['the code of demonstrations', 'Jiulongpo District', '000000', ['people.regionReserved']],
  ['no letters', '第一区', '500107', ['people.englishNameUnusable']],
  ['one letter', 'A District', '500107', ['people.englishNameUnusable']],
  ['two letters', 'Ab District', '500107', []],
  ['both', '-', '000000', ['people.englishNameUnusable', 'people.regionReserved']],
])('opening a district: %s', (_, nameEn, regionCode, codes) => {
  expect(districtFaults({ nameEn, regionCode }).map((fault) => fault.code)).toEqual(codes)
})
