import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, exact, shown } from '../../base/decimal.ts'
import { recordedRow } from '../../testing/firms.ts'
import { RegisterEntry } from '../registers/schema.ts'
import { differences, uncounted } from './difference.ts'
import { recipeFor, valueFrom } from './recipe.ts'
import type { Contribution } from './schema.ts'

function row(key: string, amount = '1', more: Partial<Contribution> = {}): Contribution {
  return {
    key,
    part: 'numerator',
    amount: decimal(amount),
    name: key,
    code: null,
    row: `platform/${key}`,
    recordedAt: '2025-01-01T00:00:00.000Z',
    reason: '',
    ...more,
  }
}

describe('values', () => {
  test('GT-15: 4620 patents by two populations: 30.26 and 29.84', () => {
    const patents = [row('all', '4620')]
    const by = (population: string) =>
      valueFrom(patents, { times: 1, population: decimal(population) }).value
    expect(shown(by('152.70') ?? '0', 2)).toBe('30.26')
    expect(shown(by('154.83') ?? '0', 2)).toBe('29.84')
  })

  test('without a population nothing is divided, and the numerator is told', () => {
    expect(valueFrom([row('a')], { times: 1, population: null })).toEqual({
      value: null,
      numerator: '1',
      denominator: null,
    })
  })

  test('GT-17: a share of pooled areas', () => {
    const areas = [
      row('a', '8'),
      row('b', '30'),
      row('a', '10', { part: 'denominator' }),
      row('b', '100', { part: 'denominator' }),
    ]
    expect(shown(valueFrom(areas, { times: 100 }).value ?? '0', 1)).toBe('34.5')
  })

  test('an indicator that no register counts has no recipe', () => {
    expect(recipeFor('I-01')).toBeUndefined()
    expect(recipeFor('I-14')).toEqual({ kind: 'title', title: 'hnte' })
  })
})

test.each([
  ['国家级', 1],
  ['省部级', 1],
  ['市级', 1],
  ['区级', 0],
])('a platform %s counts %i in I-17, 市级以上创新平台', (level, count) => {
  const entry = RegisterEntry.parse({
    ...{ ...recordedRow, id: '1', register: 'platform', key: 'PT-1', code: null, holder: '甲' },
    ...{ recordedAt: '2024-02-01T00:00:00.000Z', recordedBy: '专员', recordedAccount: null },
    ...{ onDate: '2024-01-01', untilDate: null, facts: { level, body: '甲' } },
  })
  const recipe = recipeFor('I-17')
  const { contributions, variants = [] } = recipe?.kind === 'register' ? recipe : {}
  const ways = [contributions, ...variants.map(({ of }) => of)]
  expect(ways.map((way) => way?.([entry], '2025-01-01').length)).toEqual([count, count])
})

describe('differences', () => {
  const recordedAt = '2025-04-15T00:00:00.000Z'
  const gone = () => 'revokedLater' as const

  test('recorded later, corrected, gone: each with its effect and its cause', () => {
    const then = [row('stays'), row('corrected', '100'), row('gone')]
    const now = [
      row('stays'),
      row('corrected', '60.5', { reason: '金额有误' }),
      row('late', '1', { recordedAt: '2025-08-20T00:00:00.000Z' }),
      row('arrived'),
    ]
    expect(differences(then, now, { recordedAt, gone })).toMatchObject([
      { key: 'corrected', cause: 'correctedLater', effect: '-39.5', reason: '金额有误' },
      { key: 'late', cause: 'recordedLater', effect: '1' },
      { key: 'arrived', cause: 'arrivedLater', effect: '1' },
      { key: 'gone', cause: 'revokedLater', effect: '-1', certain: true },
    ])
    expect(uncounted(row('x'), 'gap')).toMatchObject({ cause: 'gap', certain: false })
  })

  test('the effects add up to what moved, for any rows', () => {
    const amount = fc
      .integer({ min: 0, max: 1_000_000 })
      .map((cents) => decimal(exact(cents).div(100)))
    const rows = fc
      .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 15 })
      .chain((keys) => fc.tuple(...keys.map((key) => amount.map((of) => row(String(key), of)))))
    fc.assert(
      fc.property(rows, rows, (then, now) => {
        const found = differences(then, now, { recordedAt, gone })
        const moved = found.reduce((sum, { effect }) => sum.plus(effect), exact(0))
        const total = (of: readonly Contribution[]) => exact(valueFrom(of, {}).value ?? '0')
        expect(moved.equals(total(now).minus(total(then)))).toBe(true)
      }),
    )
  })
})
