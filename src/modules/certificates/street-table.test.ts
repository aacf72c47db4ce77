import { expect, test } from 'vitest'
import type { NetChange } from './schema.ts'
import { streetTable } from './street-table.ts'

function town(name: string, opening: number, closing: number, more: Partial<NetChange> = {}) {
  const nothing = { renewed: 0, movedIn: 0, restored: 0, revoked: 0, movedOut: 0, deregistered: 0 }
  const first = Math.max(0, closing - opening)
  const lapsed = Math.max(0, opening - closing)
  return { town: name, net: { opening, first, lapsed, closing, ...nothing, ...more } }
}
const services = new Map([['甲', { visits: 12, requestsClosed: 3 }]])
const towns = [
  town('甲', 100, 110, { lapsed: 2, first: 12, renewed: 5 }),
  town('乙', 80, 90),
  town('丙', 70, 75),
  town('丁', 9, 12),
  town('戊', 0, 4),
  town('', 3, 3),
]

test('two groups by stock, ties share a rank, small towns are ranked among small ones', () => {
  const rows = streetTable({ towns, services, approved: 'yes' })
  expect(rows.map(({ group, rank, town: name }) => `${group}${rank} ${name}`)).toEqual([
    'A1 甲',
    'A1 乙',
    'A3 丙',
    'B1 戊',
    'B2 丁',
  ])
})

test('the row: what ended is lapsed and renewed, the rate is of the opening, nought has no rate', () => {
  const rows = streetTable({ towns, services, approved: 'yes' })
  expect(rows[0]).toMatchObject({
    ...{ stock: 110, first: 12, ended: 7, renewed: 5, net: 10, netBasisPoints: 1000 },
    ...{ visits: 12, requestsClosed: 3 },
  })
  expect(rows.find(({ town: name }) => name === '戊')).toMatchObject({
    netBasisPoints: null,
    visits: null,
  })
})

test('GT-22: without approval nobody is ranked, and firms without a town are in no row', () => {
  const rows = streetTable({ towns, services, approved: 'no' })
  expect(rows.map(({ rank }) => rank)).toEqual([null, null, null, null, null])
  expect(streetTable({ towns: [], services, approved: 'yes' })).toEqual([])
})
