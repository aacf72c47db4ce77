import { expect, test } from 'vitest'
import { visitDays } from './visit-days.ts'
import { type VisitOutcome, visitState } from './visit-schema.ts'

const today = '2025-10-14'
const since = '2025-07-16'

function visit(plannedOn: string, ...notes: [VisitOutcome, string][]) {
  const noted = notes.map(([outcome, onDate]) => ({
    ...{
      id: '1',
      outcome,
      onDate,
      note: '',
      needs: [],
      requests: [],
      recordedAt: '',
      recordedBy: '',
    },
  }))
  return {
    ...{ code: 'A', plannedOn, notes: noted },
    state: visitState({ plannedOn, notes: noted }, today),
  }
}

const none = { visitOn: null, visited: null }
test.each([
  ['nobody went and nobody will', [], undefined],
  ['planned', [visit('2025-10-16')], { ...none, visitOn: '2025-10-16' }],
  ['overdue is still to be made', [visit('2025-10-10')], { ...none, visitOn: '2025-10-10' }],
  [
    'the sooner of two plans',
    [visit('2025-10-20'), visit('2025-10-16')],
    { ...none, visitOn: '2025-10-16' },
  ],
  [
    'put off: due on its new day',
    [visit('2025-10-10', ['postponed', '2025-10-21'])],
    { ...none, visitOn: '2025-10-21' },
  ],
  [
    'made',
    [visit('2025-10-10', ['done', '2025-10-14'])],
    { ...none, visited: { onDate: '2025-10-14', outcome: 'done' } },
  ],
  [
    'nobody was there',
    [visit('2025-10-10', ['moved', '2025-10-11'])],
    { ...none, visited: { onDate: '2025-10-11', outcome: 'moved' } },
  ],
  [
    'made, and planned again',
    [visit('2025-09-10', ['done', '2025-09-10']), visit('2025-10-30')],
    { visitOn: '2025-10-30', visited: { onDate: '2025-09-10', outcome: 'done' } },
  ],
  [
    'on the first of the ninety days',
    [visit('2025-07-16', ['done', '2025-07-16'])],
    { ...none, visited: { onDate: '2025-07-16', outcome: 'done' } },
  ],
  ['the day before counts no more', [visit('2025-07-15', ['done', '2025-07-15'])], none],
])('%s', (_, visits, days) => {
  expect(visitDays(visits, since).get('A')).toEqual(days)
})
