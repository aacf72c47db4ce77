import { expect, test } from 'vitest'
import { thirdQuarter } from '../../testing/third-quarter.ts'
import { asks } from './asks.ts'

const plan = {
  plan: 'p',
  title: '方案',
  titleEn: 'Plan',
  term: { from: '2022', to: '2025' },
  phase: 'running' as const,
  accepted: true,
  version: 1,
  targets: 21,
  unclear: 0,
  demonstration: true,
}
const rows = thirdQuarter().map((each) => each.row)

test('the farthest behind is asked about first, and no more than a handful', () => {
  const found = asks(plan, rows)
  expect(found.length).toBeLessThanOrEqual(5)
  const gaps = found.map(
    ({ address }) => rows.find((row) => address.endsWith(row.code))?.answer.judgedGap ?? 0,
  )
  expect(gaps[0]).toBe(Math.min(...gaps))
})

test('a plan whose term has ended asks to be closed; one on schedule asks nothing', () => {
  expect(asks({ ...plan, phase: 'closing' }, []).map((each) => each.address)).toEqual([
    '/plan/p/closing',
  ])
  expect(asks(plan, [])).toEqual([])
})

test('a plan at its end is asked about before what lags in it', () => {
  expect(asks({ ...plan, phase: 'closing' }, rows)[0]?.address).toBe('/plan/p/closing')
})

const [someRow] = rows
if (someRow === undefined) throw new Error('the third quarter has rows')
const quiet = {
  ...someRow,
  answer: { ...someRow.answer, standing: 'onSchedule' as const },
  forecast: { ...someRow.forecast, outlook: 'cannotTell' as const },
}
const open = { ...quiet, answer: { ...quiet.answer, standing: 'open' as const } }

test.each([
  ['no definition is settled', 21, 0, ['/plan/p/settings']],
  ['one more than half are open', 11, 10, ['/plan/p/settings']],
  ['half are open', 10, 10, []],
])('where %s, settling them is asked or not', (_, opens, settled, asked) => {
  const all = [...Array(opens).fill(open), ...Array(settled).fill(quiet)]
  expect(asks(plan, all).map(({ address }) => address)).toEqual(asked)
})
