import { expect, test } from 'vitest'
import type { Role } from '../../base/role.ts'
import { thirdQuarter } from '../../testing/third-quarter.ts'
import { type Known, todos } from './todo.ts'

const quiet: Known = {
  plan: {
    plan: 'p',
    title: '方案',
    titleEn: 'Plan',
    term: { from: '2022', to: '2025' },
    phase: 'running',
    accepted: true,
    version: 1,
    targets: 21,
    unclear: 0,
    demonstration: true,
  },
  rows: [],
  undecided: 0,
  returned: 0,
  papers: [],
  alarms: 0,
}

const titles = (known: Partial<Known>, role: Role) =>
  todos({ ...quiet, ...known }, [role]).map((todo) => todo.title.zh)

test.each([
  ['a quiet district', {}, 'officer', []],
  [
    'values that wait are the statistics office’s',
    { undecided: 3 },
    'statistics',
    ['3 个数值等待核准'],
  ],
  ['… and not the officer’s', { undecided: 3 }, 'officer', []],
  ['values sent back go to who records', { returned: 2 }, 'reporter', ['2 个数值被退回']],
  [
    'a reading nobody accepted',
    { plan: { ...quiet.plan, accepted: false } },
    'officer',
    ['方案读取结果等待确认'],
  ],
  [
    'a plan whose term has ended is the leader’s too',
    { plan: { ...quiet.plan, phase: 'closing' as const } },
    'leader',
    ['方案期满,进入收官评估'],
  ],
  [
    'definitions nobody has settled',
    { rows: thirdQuarter().map((each) => each.row) },
    'officer',
    ['3 项滞后指标没有说明原因', '1 项指标口径未定'],
  ],
  ['an auditor has nothing to do', { undecided: 3, returned: 2, alarms: 1 }, 'auditor', []],
] as [string, Partial<Known>, Role, string[]][])('%s', (_, known, role, expected) => {
  expect(titles(known, role)).toEqual(expected)
})

test('the most pressing comes first', () => {
  const known = { plan: { ...quiet.plan, unclear: 13, accepted: false }, returned: 1 }
  const bands = todos({ ...quiet, ...known }, ['officer']).map((todo) => todo.band)
  expect(bands).toEqual(['today', 'today', 'later'])
})
