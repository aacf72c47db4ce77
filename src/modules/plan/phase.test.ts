import { expect, test } from 'vitest'
import { phaseOf } from './phase.ts'

const term = { from: '2022', to: '2025' }

test.each([
  ['on the last day of the term', '2025-12-31T15:59:00.000Z', [], 'running'],
  ['the day after, by the clock of the district', '2025-12-31T16:00:00.000Z', [], 'closing'],
  ['once closed', '2026-06-01T00:00:00.000Z', [{ kind: 'closed' as const }], 'closed'],
  [
    'accepted is not closed',
    '2024-06-01T00:00:00.000Z',
    [{ kind: 'accepted' as const }],
    'running',
  ],
])('a plan %s', (_, moment, decisions, phase) => {
  expect(phaseOf(term, decisions, moment)).toBe(phase)
})

test('a term may end on a day of its own', () => {
  const early = { from: '2022', to: '2025-06-30' }
  expect(phaseOf(early, [], '2025-07-01T00:00:00.000Z')).toBe('closing')
})
