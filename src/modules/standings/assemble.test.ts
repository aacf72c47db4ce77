import { expect, test } from 'vitest'
import type { AreaScope } from '../../base/area.ts'
import { Decimal } from '../../base/decimal.ts'
import { Period } from '../../base/period.ts'
import { brought, cardsOf, planTarget, samplePlan } from '../../testing/plan-samples.ts'
import { card, yearTarget } from '../../testing/standing-samples.ts'
import type { Definition } from '../indicators/schema.ts'
import { byCode, type Ground, newestTargets, standingInput } from './assemble.ts'
import { defaultPreset } from './presets.ts'
import { newestByPlace, standingRow } from './standing-row.ts'
import { closingVerdict } from './verdict.ts'

let next = 0
const line = (amount: string, changes: Parameters<typeof brought>[1] = {}) => {
  next += 1
  return {
    ...brought(amount, changes),
    id: String(next),
    recordedAt: '2025-10-10T00:00:00.000Z',
    recordedBy: '填报甲',
    approval: null,
  }
}

type Place = { area?: string; scope?: AreaScope | undefined }

function groundOf({ area = '江澜区', scope }: Place, cards: Definition[] = [card()]): Ground {
  return {
    plan: samplePlan({ yearlyTargets: [yearTarget({ value: '80' })] }),
    cards: cardsOf(...cards),
    preset: defaultPreset,
    period: Period.parse('2025Q3'),
    asOf: '2025-10-14T10:00:00.000Z',
    place: { district: '江澜区', area, scope },
    series: byCode([
      line('62.30', { area }),
      line('40.00', { area, scope: 'direct' }),
      line('9.00', { area, scope: 'town' }),
    ]),
  }
}

const row = (place: Place, cards?: Definition[]) =>
  standingRow(groundOf(place, cards), { code: 'I-02', target: planTarget('I-02') }, [
    {
      code: 'I-02',
      word: 'unlikely',
      reason: '合同登记中断',
      measures: '',
      recordedAt: '2025-10-11T00:00:00.000Z',
      recordedBy: '专员甲',
    },
  ])

test.each([
  ['the district, range not asked', {}, 'whole', '62.30'],
  ['the district, its whole range', { scope: 'whole' }, 'whole', '62.30'],
  ['the district, range not asked, a card of the direct area', {}, 'direct', '40.00'],
  ['the direct area, by its card', { scope: 'direct' }, 'direct', '40.00'],
  ['a card that names no range is of the whole', {}, null, '62.30'],
] as const)('the target is met or missed by %s', (_, place, scope, value) => {
  const { answer, forecast, judgement } = row(place, [card({ scope })]) ?? {}
  expect(answer?.value?.value).toBe(value)
  expect(answer?.yearTarget?.value).toBe('80')
  expect(answer?.completion).not.toBeNull()
  expect(judgement?.word).toBe('unlikely')
  expect(forecast?.reasons.map((each) => each.zh)).not.toContain('没有目标')
})

test.each([
  ['a town', { area: '陶溪镇', scope: 'town' }, 'whole', '9.00', '陶溪镇(镇街)'],
  ['a town under the name of the whole', { area: '陶溪镇' }, 'whole', '62.30', '陶溪镇(全域)'],
  ['the direct area', { scope: 'direct' }, 'whole', '40.00', '江澜区(直管区)'],
  [
    'the whole, when the card is of the direct area',
    { scope: 'whole' },
    'direct',
    '62.30',
    '江澜区(全域)',
  ],
] as const)("%s is never held to the district's target", (_, place, scope, value, name) => {
  const { answer, forecast, judgement } = row(place, [card({ scope })]) ?? {}
  expect(answer).toMatchObject({
    standing: 'missing',
    missing: ['yearlyTarget'],
    yearTarget: null,
    completion: null,
    termProgress: null,
    needed: null,
  })
  expect(answer?.shown.value).toBe(value)
  expect(answer?.sentence.zh).toContain(`${name}没有目标`)
  expect(forecast?.outlook).toBe('cannotTell')
  expect(judgement).toBeNull()
})

test('a town without a value is missing and never late: the release calendar is the district’s', () => {
  const ground = {
    ...groundOf({ area: '陶溪镇', scope: 'park' }),
    asOf: '2026-03-01T00:00:00.000Z',
  }
  const { answer } = standingRow(ground, { code: 'I-02', target: planTarget('I-02') }, []) ?? {}
  expect(answer).toMatchObject({ standing: 'missing', missing: ['value'], value: null })
  const own = { ...groundOf({ scope: 'park' }, [card({ scope: 'park' })]), asOf: ground.asOf }
  const late = standingRow(own, { code: 'I-02', target: planTarget('I-02') }, [])
  expect(late?.answer.standing).toBe('overdue')
})

test('elsewhere an open definition stays open and a yearly indicator is not due in a quarter', () => {
  const open = row({ area: '陶溪镇', scope: 'town' }, [card({ open: ['范围'] })])
  expect(open?.answer.standing).toBe('open')
  const yearly = card({ release: { frequency: 'year', lagDays: 90, exemptMonths: [], note: '' } })
  const notMade = row({ area: '陶溪镇', scope: 'park' }, [yearly])
  expect(notMade?.answer.standing).toBe('notDue')
})

test('a closing verdict is reached in the range of the card and nowhere else', () => {
  const target = planTarget('I-02')
  const final = (place: Place, scope: AreaScope) => {
    const ground = groundOf(place, [card({ scope })])
    const series = byCode([
      line('81.00', { period: '2025' }),
      line('60.00', { period: '2025', scope: 'direct' }),
    ])
    return closingVerdict(standingInput({ ...ground, series }, 'I-02', target)).verdict
  }
  expect(final({}, 'whole')).toBe('met')
  expect(final({}, 'direct')).toBe('unmet')
  expect(final({ scope: 'direct' }, 'whole')).toBe('cannotTell')
})

test('an indicator without a card has no row; one without a target is read and not judged', () => {
  expect(row({}, [])).toBeUndefined()
  const free = standingRow(groundOf({}), { code: 'I-02', target: null }, [])
  expect(free?.target).toBeNull()
  const none = { ...groundOf({}), plan: samplePlan({ yearlyTargets: [] }) }
  const read = standingRow(none, { code: 'I-02', target: null }, [])
  expect(read?.answer).toMatchObject({ standing: 'missing', missing: ['yearlyTarget'] })
})

test('the newest version of a target is the one that counts', () => {
  const plan = samplePlan({
    targets: [
      planTarget('I-02'),
      planTarget('I-02', { version: 2, value: Decimal.parse('75') }),
      planTarget('I-14'),
    ],
  })
  expect(newestTargets(plan).map((each) => [each.code, each.value])).toEqual([
    ['I-02', '75'],
    ['I-14', '80'],
  ])
})

const parts = [
  card({ code: 'R-19', unit: '亿元' }),
  card({ code: 'R-20', unit: '亿元' }),
  card({ formula: 'R-19 + R-20' }),
]

test('a formula card without a recorded value shows what it makes, and is not judged by it', () => {
  const lines = [line('50.00', { code: 'R-19' }), line('2500', { code: 'R-20', unit: '万元' })]
  const ground = { ...groundOf({}, parts), series: byCode(lines) }
  const made = standingRow(ground, { code: 'I-02', target: planTarget('I-02') }, [])
  expect(made?.computed).toMatchObject({ value: '50.25', unit: '亿元', missing: [] })
  expect(made?.computed?.madeOf.map((each) => each.id)).toEqual(lines.map((each) => each.id))
  expect(made?.answer).toMatchObject({ value: null, completion: null })
  expect(['overdue', 'notDue', 'missing']).toContain(made?.answer.standing)
})

test.each([
  ['a value was recorded', [line('52.00'), line('50.00', { code: 'R-19' })], undefined],
  ['a part is missing', [line('50.00', { code: 'R-19' })], ['R-20']],
  [
    'a part is of another range',
    [line('50.00', { code: 'R-19' }), line('2', { code: 'R-20', scope: 'direct' })],
    ['R-20'],
  ],
])('when %s nothing is made up', (_, lines, missing) => {
  const ground = { ...groundOf({}, parts), series: byCode(lines) }
  const made = standingRow(ground, { code: 'I-02', target: planTarget('I-02') }, [])
  expect(made?.computed?.value ?? null).toBeNull()
  expect(made?.computed?.missing).toEqual(missing)
})

test('of every place and range the newest value up to the period', () => {
  const lines = [
    line('1', { period: '2025Q2', area: '陶溪镇', scope: 'town' }),
    line('2', { period: '2025-09', area: '陶溪镇', scope: 'town' }),
    line('3', { period: '2025Q4', area: '陶溪镇', scope: 'town' }),
    line('4', { period: '2024' }),
  ]
  const found = newestByPlace(lines, Period.parse('2025Q3'))
  expect(found.map((each) => each.value)).toEqual(['2', '4'])
})
