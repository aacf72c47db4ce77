import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../base/calendar.ts'
import { runsOf, runsOn, type Term } from './history.ts'

const first = '2024-01-01'
const day = fc.nat({ max: 60 }).map((days) => addDays(first, days))
const change = fc.record({
  on: day,
  kind: fc.constantFrom('revoked' as const, 'restored' as const),
})
const terms = fc
  .record({ days: fc.tuple(day, day), changes: fc.array(change, { maxLength: 5 }) })
  .map(({ days, changes }): Term => {
    const [from = first, to = first] = days.toSorted()
    const inOrder = changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const named = { certificate: '1', title: 'hnte', award: 'first' as const, recognised: from }
    return { ...named, from, to, changes: inOrder }
  })
const span = Array.from({ length: 64 }, (_, days) => addDays(first, days - 2))

test('the stretches of a term are its running days, none twice and none broken in two', () => {
  fc.assert(
    fc.property(terms, (term) => {
      const runs = runsOf(term)
      const told = span.map((on) => runs.filter(({ from, to }) => from <= on && on <= to).length)
      expect(told).toEqual(span.map((on) => (runsOn(term, on) ? 1 : 0)))
      for (const [index, { from }] of runs.entries())
        if (index > 0) expect(addDays(runs[index - 1]?.to ?? '', 1) < from).toBe(true)
      for (const { to, isRevoked } of runs) expect(isRevoked).toBe(to !== term.to)
    }),
  )
})

test('a revocation that came after the term had ended makes it no longer', () => {
  const named = { certificate: '1', title: 'hnte', award: 'first' as const, recognised: first }
  const term = { ...named, from: first, to: '2024-01-31' }
  expect(runsOf({ ...term, changes: [{ on: '2024-02-10', kind: 'revoked' }] })).toEqual([
    { from: first, to: '2024-01-31', isRevoked: false },
  ])
})
