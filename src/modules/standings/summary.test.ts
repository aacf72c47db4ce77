import { expect, test } from 'vitest'
import { asked, card, value } from '../../testing/standing-samples.ts'
import { standingOf } from './standing.ts'
import { summaryOf } from './summary.ts'

const approval = {
  decision: 'approved',
  condition: '',
  recordedAt: '2025-10-12T00:00:00Z',
  recordedBy: '统计',
} as const
const row = (changes: Parameters<typeof asked>[0]) => ({
  answer: standingOf(asked(changes)),
  forecast: { outlook: 'cannotTell' } as const,
})
const reported = (amount: string) => row({ observations: [value('2025Q3', amount, { approval })] })
const yearly = card({
  release: { frequency: 'year', lagDays: 273, exemptMonths: [], note: '' },
})
const unknown = card({
  release: { frequency: 'quarter', lagDays: null, exemptMonths: [], note: '' },
})

const rows = [
  reported('70'),
  reported('60'),
  reported('52.30'),
  reported('40'),
  row({ observations: [value('2025Q3', '60')] }),
  row({ definition: yearly }),
  row({ definition: yearly }),
  row({ definition: card({ open: ['范围'] }), observations: [value('2025Q3', '60')] }),
  row({ asOf: '2025-12-01T00:00:00Z' }),
  row({ definition: unknown }),
  row({ target: null, observations: [value('2025Q3', '60', { approval })] }),
]

test('due is what is or should be there; an unknown release calendar makes nothing due', () => {
  expect(summaryOf(rows)).toMatchObject({
    total: 11,
    due: 7,
    reported: 6,
    approved: 5,
    counts: {
      ahead: 1,
      onSchedule: 2,
      behind: 1,
      farBehind: 1,
      notDue: 2,
      open: 1,
      overdue: 1,
      missing: 2,
      exempt: 0,
    },
    outlooks: { cannotTell: 11, willReach: 0 },
  })
})

test('the sentence of a bulletin', () => {
  expect(summaryOf(rows).sentence).toEqual({
    zh: '11项量化指标中,本期应报7项,已核准5项;未到发布期2项,口径未定1项,逾期未报1项,缺数据2项。其中超前1项、正常2项、滞后1项、严重滞后1项。',
    en: 'Of 11 measured indicators 7 are due, 5 approved; 2 not due yet, 1 definition open, 1 overdue, 2 missing data. Of these 1 ahead, 2 on schedule, 1 behind, 1 far behind.',
  })
})

test('nothing at all', () => {
  expect(summaryOf([])).toMatchObject({
    total: 0,
    sentence: { zh: '0项量化指标中,本期应报0项,已核准0项。' },
  })
})
