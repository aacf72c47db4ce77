import { expect, test } from 'vitest'
import { addDays } from '../../base/calendar.ts'
import { rungsOf } from './rungs.ts'

const around = {
  titles: [
    { id: 'specialisedSme', name: '专精特新中小企业', english: 'Specialised SME', year: false },
    { id: 'innovativeSme', name: '创新型中小企业', english: 'Innovative SME', year: false },
    { id: 'techSme', name: '科技型中小企业', english: 'Technology SME', year: true },
  ],
  dayAfter: (day: string) => addDays(day, 1),
}
const certificate = (title: string, validFrom: string, validTo: string) => ({
  ...{ id: `${title}${validFrom}`, code: '', recordedAt: '', title, validFrom, validTo },
  ...{ award: 'first' as const, issuedOn: null, events: [] },
})

test('a renewal without a day between is one rung, with a day between it is two', () => {
  const joined = rungsOf(
    [
      certificate('innovativeSme', '2020-01-01', '2022-12-31'),
      certificate('innovativeSme', '2023-01-01', '2025-12-31'),
    ],
    around,
  )
  expect(joined.map(({ from, to }) => [from, to])).toEqual([['2020-01-01', '2025-12-31']])
  const apart = rungsOf(
    [
      certificate('innovativeSme', '2020-01-01', '2022-12-31'),
      certificate('innovativeSme', '2023-01-02', '2025-12-31'),
    ],
    around,
  )
  expect(apart).toHaveLength(2)
})

test('a revocation ends a rung the day before, a restoration begins another', () => {
  const revoked = {
    ...certificate('innovativeSme', '2020-01-01', '2022-12-31'),
    events: [
      { kind: 'revoked' as const, effectiveOn: '2021-06-01' },
      { kind: 'restored' as const, effectiveOn: '2022-01-01' },
    ],
  }
  expect(rungsOf([revoked], around)).toMatchObject([
    { from: '2020-01-01', to: '2021-05-31', ended: 'revoked' },
    { from: '2022-01-01', to: '2022-12-31', ended: null },
  ])
})

test('of two that begin on one day the lower title stands first', () => {
  const both = rungsOf(
    [
      certificate('specialisedSme', '2023-01-01', '2025-12-31'),
      certificate('innovativeSme', '2023-01-01', '2025-12-31'),
    ],
    around,
  )
  expect(both.map(({ title }) => title)).toEqual(['innovativeSme', 'specialisedSme'])
})

test('numbers of one year after another are one rung; a year left out or a revocation parts them', () => {
  const year = (from: string) => certificate('techSme', from, `${from.slice(0, 4)}-12-31`)
  const years = [year('2021-05-10'), year('2022-09-01'), year('2023-04-02'), year('2025-03-01')]
  expect(rungsOf(years, around)).toMatchObject([
    { from: '2021-05-10', to: '2023-12-31', byYear: true },
    { from: '2025-03-01', to: '2025-12-31', byYear: true },
  ])
  const revoked = {
    ...year('2021-05-10'),
    events: [{ kind: 'revoked' as const, effectiveOn: '2021-08-01' }],
  }
  expect(rungsOf([revoked, year('2022-09-01')], around)).toHaveLength(2)
})
