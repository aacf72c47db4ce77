import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { addDays, clockDate } from '../../base/calendar.ts'
import { closingMonth, lastDay, Period } from '../../base/period.ts'
import { definitionsOf } from '../../modules/indicators/definitions.ts'
import { Definition, YearlyTarget } from '../../modules/indicators/schema.ts'
import type { Observation } from '../../modules/observations/schema.ts'
import { byCode, newestTargets, standingInput } from '../../modules/standings/assemble.ts'
import { defaultPreset } from '../../modules/standings/presets.ts'
import { standingOf } from '../../modules/standings/standing.ts'
import { demoDistrict } from './demo-district.ts'

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../content/${path}`, import.meta.url)), 'utf8')
const district = demoDistrict(read)
const clock = '2025-10-14T10:00:00.000Z'
const worked = '2025-10-18T00:00:00.000Z'

/** What counts for each value at a moment: the newest line neither later nor sent back. */
function currentAt(asOf: string, scope = 'whole', area = '江澜区'): Observation[] {
  const latest = new Map<string, Observation>()
  for (const line of district.observations) {
    if (line.recordedAt > asOf || line.scope !== scope || line.area !== area) continue
    const returned = line.approval?.decision === 'returned' && line.approval.recordedAt <= asOf
    if (!returned) latest.set(`${line.code} ${closingMonth(line.period)}`, line)
  }
  return [...latest.values()]
}

function standingsAt(asOf: string, period = '2025Q3') {
  const ground = {
    plan: district.package,
    cards: definitionsOf([district.package]),
    preset: defaultPreset,
    period: Period.parse(period),
    asOf,
    place: { district: '江澜区', area: '江澜区', scope: undefined },
    series: byCode(currentAt(asOf)),
  }
  return newestTargets(district.package).map((target) =>
    standingOf(standingInput(ground, target.code, target)),
  )
}

function counted(asOf: string, period?: string) {
  const counts: Record<string, number> = {}
  for (const { standing } of standingsAt(asOf, period))
    counts[standing] = (counts[standing] ?? 0) + 1
  return counts
}

const valueAt = (asOf: string, code: string, period: string) =>
  currentAt(asOf).find((each) => each.code === code && each.period === period)

test('the same content gives the same district to the last digit', () => {
  expect(JSON.stringify(demoDistrict(read))).toBe(JSON.stringify(district))
})

test('every card and yearly target of the package is valid, one card for each of the 21', () => {
  const cards = district.package.definitions.map((each) => Definition.parse(each))
  expect(cards.map((card) => card.code)).toEqual(
    district.package.targets.map((target) => target.code),
  )
  const targets = district.package.yearlyTargets.map((each) => YearlyTarget.parse(each))
  for (const card of cards.filter((each) => each.code !== 'I-20'))
    expect(
      new Set(targets.filter((each) => each.code === card.code).map((each) => each.year)),
    ).toEqual(new Set([2022, 2023, 2024, 2025]))
})

test('at the clock three of the 14 due values are late and two await approval', () => {
  const late = standingsAt(clock).filter((each) => each.standing === 'overdue')
  expect(late.map((each) => each.code)).toEqual(['I-06', 'I-07', 'I-11'])
  const waiting = currentAt(clock).filter(
    (line) => line.approval === null || line.approval.recordedAt > clock,
  )
  expect(waiting.map((line) => line.code).sort()).toEqual(['I-09', 'I-18'])
})

test('the quarter complete: 14 due (1 + 9 + 3 + 1 from ahead to far behind), 6 not, 1 open', () => {
  expect(counted(worked)).toEqual({
    ahead: 1,
    onSchedule: 9,
    behind: 3,
    farBehind: 1,
    notDue: 6,
    open: 1,
  })
  const codes = (word: string) =>
    standingsAt(worked)
      .filter((each) => each.standing === word)
      .map((each) => each.code)
  expect(codes('notDue')).toEqual(['I-01', 'I-03', 'I-04', 'I-21', 'I-22', 'I-23'])
  expect(codes('behind')).toEqual(['I-02', 'I-07', 'I-09'])
  expect(codes('farBehind')).toEqual(['I-05'])
  expect(codes('open')).toEqual(['I-20'])
})

test.each([
  ['I-01', '2021', '52.40'],
  ['I-01', '2022', '58.10'],
  ['I-01', '2023', '64.90'],
  ['I-01', '2024', '71.20'],
  ['I-02', '2021Q4', '31.00'],
  ['I-02', '2022Q4', '44.60'],
  ['I-02', '2023Q4', '58.90'],
  ['I-02', '2024Q4', '70.40'],
  ['I-02', '2025Q3', '52.30'],
  ['I-14', '2021Q4', '472'],
  ['I-14', '2022Q4', '538'],
  ['I-14', '2023Q4', '601'],
  ['I-14', '2024Q4', '655'],
  ['I-14', '2025Q3', '676'],
  ['I-20', '2020', '66.0'],
])('%s %s is told as %s', (code, period, value) => {
  expect(valueAt(worked, code, period)?.value).toBe(value)
})

test('the R&D value of 2024 is final and was recorded on 2025-09-28', () => {
  const line = valueAt(worked, 'I-01', '2024')
  expect(line?.state).toBe('final')
  expect(clockDate(line?.recordedAt ?? '')).toBe('2025-09-28')
})

test('GT-23 first quarter of 2025: 18.20 in April, 17.60 from 20 August, with the reason', () => {
  expect(valueAt('2025-04-15T12:00:00.000Z', 'I-02', '2025Q1')?.value).toBe('18.20')
  expect(valueAt('2025-08-20T00:00:00.000Z', 'I-02', '2025Q1')?.value).toBe('18.20')
  const corrected = valueAt('2025-08-21T00:00:00.000Z', 'I-02', '2025Q1')
  expect(corrected?.value).toBe('17.60')
  expect(corrected?.reason).toContain('撤销登记')
  const replaced = district.observations.find((line) => line.id === corrected?.supersedes)
  expect(replaced?.value).toBe('18.20')
})

test('GT-26 January has no value where the survey system asks for none', () => {
  const months = district.observations.filter((line) => line.code === 'I-06')
  expect(months.some((line) => line.period.endsWith('-01'))).toBe(false)
  expect(standingsAt(worked, '2025-01').find((each) => each.code === 'I-06')?.standing).toBe(
    'exempt',
  )
})

test('one number: 58.7 % is sent back, 33.9 % replaces it with the reason', () => {
  const versions = district.observations.filter(
    (line) => line.code === 'I-05' && line.period === '2025Q3',
  )
  expect(versions.map((line) => line.value)).toEqual(['58.70', '33.90'])
  expect(versions.map((line) => line.approval?.decision)).toEqual(['returned', 'approved'])
  expect(versions[1]?.supersedes).toBe(versions[0]?.id)
})

test('a line replaces an earlier one of the same value, and only with a reason', () => {
  for (const line of district.observations) {
    expect(line.supersedes === null).toBe(line.reason === '')
    const before = district.observations.find((each) => each.id === line.supersedes)
    if (line.supersedes === null) continue
    expect(before && [before.code, before.area, before.scope, before.period]).toEqual([
      line.code,
      line.area,
      line.scope,
      line.period,
    ])
    expect((before?.recordedAt ?? '') < line.recordedAt).toBe(true)
  }
})

test('nothing is recorded before its period has ended, and nobody decides on an own value', () => {
  for (const line of district.observations) {
    expect(clockDate(line.recordedAt) > lastDay(line.period)).toBe(true)
    expect(line.source.confidence).toBe('demonstration')
    expect(line.approval?.recordedBy).not.toBe(line.recordedBy)
  }
})

test('after the term most indicators have a final value of 2025', () => {
  const final = currentAt('2026-11-20T00:00:00.000Z').filter(
    (line) => closingMonth(line.period) === 2025 * 12 + 12 && line.state === 'final',
  )
  const without = district.package.targets
    .map((target) => target.code)
    .filter((code) => !final.some((line) => line.code === code))
  expect(without).toEqual(['I-20', 'I-23'])
})

test.each(['I-02', 'I-14'])(
  '%s by town and street adds up to the directly administered area',
  (code) => {
    const period = '2025Q3'
    const at = (scope: string) =>
      district.observations.filter(
        (line) => line.code === code && line.scope === scope && line.period === period,
      )
    const cents = (line: Observation) => BigInt(line.value.replace('.', ''))
    const direct = at('direct').map(cents)
    expect(at('town')).toHaveLength(9)
    expect(at('park')).toHaveLength(2)
    expect([at('town').reduce((sum, line) => sum + cents(line), 0n)]).toEqual(direct)
  },
)

test.each(['陶溪镇', '铜岸镇'])('registration stopped in %s after the second quarter', (area) => {
  const of = (period: string) =>
    currentAt(worked, 'town', area).find((line) => line.code === 'I-02' && line.period === period)
  expect(of('2025Q3')?.value).toBe(of('2025Q2')?.value)
})

test('a value that is due was recorded in time unless it is planted as late', () => {
  const cards = new Map(
    district.package.definitions.map((each) => [Definition.parse(each).code, each]),
  )
  const late = district.observations.filter((line) => {
    const { lagDays } = Definition.parse(cards.get(line.code)).release
    const firstOne = line.supersedes === null && line.scope === 'whole'
    if (lagDays === null || !firstOne || lastDay(line.period) < '2022-10-01') return false
    return clockDate(line.recordedAt) > addDays(lastDay(line.period), lagDays)
  })
  expect(late.map((line) => `${line.code} ${line.period}`).sort()).toEqual([
    'I-02 2025Q1',
    'I-06 2025-09',
    'I-07 2025Q3',
    'I-09 2025Q2',
    'I-11 2025Q3',
  ])
})
