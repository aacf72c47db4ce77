import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../base/calendar.ts'
import { standingOn } from './counted.ts'
import type { Days, FirmHistory, StockAsked, Term } from './history.ts'
import { between, settled } from './movements.ts'
import type { Award } from './schema.ts'
import { columnOf, type Movement, movementsOf, netChange, summed, tallied } from './stock.ts'

const hnte: StockAsked = { title: 'hnte', above: [], nested: 'including', rule: 'certificate' }
const year2025 = ['2024-12-31', '2025-12-31'] as const

let numbers = 0
function term(from: string, to: string, more: Partial<Term> = {}): Term {
  numbers += 1
  const own = { title: 'hnte', award: 'first' as Award, recognised: from, changes: [] }
  return { certificate: String(numbers), from, to, ...own, ...more }
}
function firm(terms: Term[], more: Partial<FirmHistory> = {}): FirmHistory {
  numbers += 1
  const here = [{ from: '2010-01-01', value: 'here' as const }]
  return { code: `F${numbers}`, terms, presence: here, branch: [], town: [], ...more }
}
function many(count: number, make: () => FirmHistory): FirmHistory[] {
  return Array.from({ length: count }, make)
}
function netOf(firms: readonly FirmHistory[], asked = hnte, days: Days = year2025) {
  return netChange(tallied(lives(firms, asked), days))
}
function lives(firms: readonly FirmHistory[], asked: StockAsked): Movement[] {
  return firms.flatMap((each) => movementsOf(each, asked))
}
function causesOf(one: FirmHistory, asked = hnte) {
  return movementsOf(one, asked)
    .filter(({ day }) => day > '2024-12-31' && day <= '2025-12-31')
    .map(({ day, cause }) => `${day} ${cause}`)
}

const running = () => term('2024-01-01', '2026-12-31')
const lapsing = () => term('2022-06-01', '2025-05-31')
const renewing = () => firm([lapsing(), term('2025-06-01', '2028-05-31', { award: 'renewal' })])

describe('stock of a year', () => {
  test('GT-10: 655 +98 first +6 in −27 lapsed −4 out −3 revoked is 725, each row with its cause', () => {
    const firms = [
      ...many(445, () => firm([running()])),
      ...many(176, renewing),
      ...many(98, () => firm([term('2025-11-01', '2028-10-31')])),
      ...many(6, () => firm([running()], { presence: [{ from: '2025-03-01', value: 'movedIn' }] })),
      ...many(27, () => firm([lapsing()])),
      ...many(4, () =>
        firm([running()], {
          presence: [
            { from: '2015-01-01', value: 'here' },
            { from: '2025-07-01', value: 'movedOut' },
          ],
        }),
      ),
      ...many(3, () =>
        firm([
          term('2024-01-01', '2026-12-31', { changes: [{ on: '2025-02-01', kind: 'revoked' }] }),
        ]),
      ),
    ]
    const net = netOf(firms)
    expect(net).toEqual({
      opening: 655,
      first: 98,
      renewed: 176,
      movedIn: 6,
      restored: 0,
      lapsed: 27,
      revoked: 3,
      movedOut: 4,
      deregistered: 0,
      closing: 725,
    })
    expect(net.closing - net.opening).toBe(70)
  })

  test('GT-11: of a list of 274 names without first or renewal stated, 176 hold an expiring title', () => {
    const unstated = { award: 'unstated' as const }
    const listed = () => term('2025-11-20', '2028-11-19', unstated)
    const firms = [
      ...many(176, () => firm([term('2022-11-20', '2025-10-16', unstated), listed()])),
      ...many(98, () => firm([listed()])),
    ]
    const net = netOf(firms)
    expect(net).toMatchObject({ opening: 176, first: 98, renewed: 176, lapsed: 0, closing: 274 })
    const last = movementsOf(firms[0] ?? renewing(), hnte).at(-2)
    expect(last).toMatchObject({ cause: 'returned', gapDays: 34, lapsedOn: '2025-10-17' })
  })

  test('GT-12: each title, the titles inside it, with and without those above', () => {
    const of = (...titles: string[]) =>
      firm(titles.map((title) => term('2024-01-01', '2026-12-31', { title })))
    const firms = [
      of('littleGiant', 'specialisedSme', 'innovativeSme'),
      of('specialisedSme', 'innovativeSme'),
      of('innovativeSme'),
      of('hnte', 'innovativeSme'),
    ]
    const count = (title: string, above: string[], nested: StockAsked['nested'] = 'including') =>
      firms.filter(
        (each) => standingOn(each, { ...hnte, title, above, nested }, '2025-06-30').counted,
      ).length
    expect(count('littleGiant', [])).toBe(1)
    expect(count('specialisedSme', ['littleGiant'])).toBe(2)
    expect(count('specialisedSme', ['littleGiant'], 'excluding')).toBe(1)
    expect(count('innovativeSme', ['specialisedSme', 'littleGiant'])).toBe(4)
    expect(count('hnte', [])).toBe(1)
    expect(count('hnte', ['littleGiant', 'specialisedSme', 'innovativeSme'])).toBe(4)
  })

  test('GT-13: between two certificates 0 by certificate and 1 by year of recognition', () => {
    const one = firm([
      term('2022-10-17', '2025-10-16'),
      term('2025-12-08', '2028-12-07', { award: 'renewal' }),
    ])
    const on = (day: string, rule: StockAsked['rule']) =>
      standingOn(one, { ...hnte, rule }, day).counted
    expect([on('2025-10-16', 'certificate'), on('2025-11-30', 'certificate')]).toEqual([
      true,
      false,
    ])
    expect([on('2025-10-16', 'year'), on('2025-11-30', 'year')]).toEqual([true, true])
    expect(on('2025-12-08', 'certificate')).toBe(true)
  })

  test('a term that ended in December is not bridged to a renewal of January', () => {
    const one = firm([
      term('2022-12-01', '2025-11-30'),
      term('2026-01-05', '2029-01-04', { award: 'renewal' }),
    ])
    expect(standingOn(one, { ...hnte, rule: 'year' }, '2025-12-15').counted).toBe(false)
  })

  test('a term that was revoked is not bridged to the renewal of the year, one restored is', () => {
    const on = (changes: Term['changes']) =>
      standingOn(
        firm([
          term('2022-10-17', '2025-10-16', { changes }),
          term('2025-12-08', '2028-12-07', { award: 'renewal' }),
        ]),
        { ...hnte, rule: 'year' },
        '2025-11-30',
      ).counted
    expect(on([revoked('2025-10-16')])).toBe(false)
    expect(on([revoked('2025-02-01'), { on: '2025-03-01', kind: 'restored' }])).toBe(true)
  })

  test('GT-14: a firm that moves out on 1 July counts on 30 June and no more on 1 July', () => {
    const presence = [
      { from: '2015-01-01', value: 'here' as const },
      { from: '2025-07-01', value: 'movedOut' as const },
    ]
    const one = firm([running()], { presence })
    expect(standingOn(one, hnte, '2025-06-30').counted).toBe(true)
    expect(standingOn(one, hnte, '2025-07-01').counted).toBe(false)
    expect(netOf([one], hnte, ['2025-03-31', '2025-06-30'])).toMatchObject({ closing: 1 })
  })
})

const revoked = (on: string) => ({ on, kind: 'revoked' as const })
const moved = (
  from: string,
  value: 'here' | 'movedIn' | 'movedOut' | 'deregistered' | 'revoked',
) => ({
  from,
  value,
})

test.each<[name: string, one: FirmHistory, causes: string[]]>([
  ['nothing happens', firm([running()]), []],
  ['no fact says it is here', firm([running()], { presence: [] }), []],
  ['a branch', firm([running()], { branch: [{ from: '2012-01-01', value: 'P' }] }), []],
  ['renewed without a day between', renewing(), ['2025-06-01 renewed']],
  [
    'renewed while the old one still runs',
    firm([lapsing(), term('2025-03-01', '2028-02-28', { award: 'renewal' })]),
    ['2025-03-01 renewed'],
  ],
  [
    'lapsed last year and recognised again this year',
    firm([
      term('2021-01-01', '2023-12-31'),
      term('2025-02-01', '2028-01-31', { award: 'renewal' }),
    ]),
    ['2025-02-01 returned'],
  ],
  [
    'a renewal whose earlier certificate nobody recorded',
    firm([term('2025-02-01', '2028-01-31', { award: 'renewal' })]),
    ['2025-02-01 earlierUnknown'],
  ],
  [
    'revoked and restored',
    firm([
      term('2024-01-01', '2026-12-31', {
        changes: [revoked('2025-03-01'), { on: '2025-09-01', kind: 'restored' }],
      }),
    ]),
    ['2025-03-01 revoked', '2025-09-01 restored'],
  ],
  [
    'revoked back to before the opening',
    firm([term('2024-01-01', '2026-12-31', { changes: [revoked('2024-01-01')] })]),
    [],
  ],
  [
    'moved out and back',
    firm([running()], {
      presence: [
        moved('2015-01-01', 'here'),
        moved('2025-02-01', 'movedOut'),
        moved('2025-08-01', 'here'),
      ],
    }),
    ['2025-02-01 movedOut', '2025-08-01 movedIn'],
  ],
  [
    'struck off and registered again',
    firm([running()], {
      presence: [
        moved('2015-01-01', 'here'),
        moved('2025-02-01', 'revoked'),
        moved('2025-08-01', 'here'),
      ],
    }),
    ['2025-02-01 licenceRevoked', '2025-08-01 reRegistered'],
  ],
  [
    'deregistered on the day its title lapses',
    firm([lapsing()], {
      presence: [moved('2015-01-01', 'here'), moved('2025-06-01', 'deregistered')],
    }),
    ['2025-06-01 deregistered'],
  ],
  [
    'became a branch',
    firm([running()], { branch: [{ from: '2025-05-01', value: 'P' }] }),
    ['2025-05-01 becameBranch'],
  ],
])('%s', (_, one, causes) => {
  expect(causesOf(one)).toEqual(causes)
})

test('a firm that rises leaves the count without those above, and comes back when the higher title ends', () => {
  const one = firm([
    term('2024-01-01', '2027-12-31', { title: 'specialisedSme' }),
    term('2025-03-01', '2025-09-30', { title: 'littleGiant' }),
  ])
  const asked = { ...hnte, title: 'specialisedSme', above: ['littleGiant'] }
  expect(causesOf(one, { ...asked, nested: 'excluding' })).toEqual([
    '2025-03-01 promoted',
    '2025-10-01 demoted',
  ])
  expect(causesOf(one, { ...asked, nested: 'including' })).toEqual([])
})

test('between towns: out of the one, into the other', () => {
  const town = [
    { from: '2015-01-01', value: '西澜镇' },
    { from: '2025-04-01', value: '陶溪镇' },
  ]
  const one = firm([running()], { town })
  const byTown = tallied(movementsOf(one, hnte), year2025, 'town')
  expect(netChange(byTown, '西澜镇')).toMatchObject({ opening: 1, movedOut: 1, closing: 0 })
  expect(netChange(byTown, '陶溪镇')).toMatchObject({ opening: 0, movedIn: 1, closing: 1 })
  expect(netChange(byTown)).toMatchObject({ opening: 1, movedOut: 0, movedIn: 0, closing: 1 })
})

test('lapsed in one town and recognised again in another: renewed, and moved', () => {
  const town = [
    { from: '2015-01-01', value: '西澜镇' },
    { from: '2025-07-01', value: '陶溪镇' },
  ]
  const again = term('2025-08-01', '2028-07-31', { award: 'renewal' })
  const byTown = tallied(movementsOf(firm([lapsing(), again], { town }), hnte), year2025, 'town')
  expect(netChange(byTown)).toMatchObject({ opening: 1, renewed: 1, lapsed: 0, closing: 1 })
  expect(netChange(byTown, '西澜镇')).toMatchObject({ lapsed: 0, movedOut: 1, closing: 0 })
  expect(netChange(byTown, '陶溪镇')).toMatchObject({ renewed: 1, movedIn: 1, closing: 1 })
})

const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2021-01-01', days))
const title = fc.constantFrom('hnte', 'littleGiant')
const award = fc.constantFrom<Award>('first', 'renewal', 'reReview', 'unstated')
const anyTerm = fc
  .record({ from: day, length: fc.integer({ min: 0, max: 1100 }), title, award, recognised: day })
  .chain(({ from, length, ...rest }) =>
    fc
      .array(
        fc.record({
          on: fc.integer({ min: 0, max: length }).map((days) => addDays(from, days)),
          kind: fc.constantFrom('revoked' as const, 'restored' as const),
        }),
        { maxLength: 3 },
      )
      .map((changes) => ({
        ...rest,
        certificate: '1',
        from,
        to: addDays(from, length),
        changes: changes.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
      })),
  )
function since<T>(value: fc.Arbitrary<T>) {
  return fc
    .array(fc.record({ from: day, value }), { maxLength: 4 })
    .map((facts) => facts.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
}
const anyFirm: fc.Arbitrary<FirmHistory> = fc.record({
  code: fc.constant('F'),
  terms: fc.array(anyTerm, { maxLength: 5 }),
  presence: since(fc.constantFrom('here', 'movedIn', 'movedOut', 'deregistered', 'revoked')),
  branch: since(fc.constantFrom('', 'P')),
  town: since(fc.constantFrom('A', 'B')),
})
const anyAsked: fc.Arbitrary<StockAsked> = fc.record({
  title: fc.constant('hnte'),
  above: fc.constantFrom([], ['littleGiant']),
  nested: fc.constantFrom('including', 'excluding'),
  rule: fc.constantFrom('certificate', 'year'),
})

describe('laws', () => {
  test('the table adds up, and its ends are what a look at the single days counts', () => {
    fc.assert(
      fc.property(fc.array(anyFirm), anyAsked, day, day, (firms, asked, a, b) => {
        const days: Days = a < b ? [a, b] : [b, a]
        const net = netChange(tallied(lives(firms, asked), days))
        const counted = days.map(
          (on) => firms.filter((each) => standingOn(each, asked, on).counted).length,
        )
        expect([net.opening, net.closing]).toEqual(counted)
        expect(summed(net)).toBe(net.closing)
        expect(Math.min(...Object.values(net))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('each town adds up, and the towns together are the district', () => {
    fc.assert(
      fc.property(fc.array(anyFirm), anyAsked, day, day, (firms, asked, a, b) => {
        const days: Days = a < b ? [a, b] : [b, a]
        const byTown = tallied(lives(firms, asked), days, 'town')
        const towns = ['', 'A', 'B'].map((town) => netChange(byTown, town))
        const whole = netChange(tallied(lives(firms, asked), days))
        for (const net of towns) expect(summed(net)).toBe(net.closing)
        for (const column of [
          'opening',
          'first',
          'renewed',
          'lapsed',
          'revoked',
          'closing',
        ] as const)
          expect(towns.reduce((sum, net) => sum + net[column], 0)).toBe(whole[column])
      }),
    )
  })

  test('each number of a row is as many movements as stand behind it', () => {
    const numbered = fc
      .array(anyFirm, { maxLength: 6 })
      .map((firms) => firms.map((each, n) => ({ ...each, code: `F${n}` })))
    fc.assert(
      fc.property(numbered, anyAsked, day, day, (firms, asked, a, b) => {
        const days: Days = a < b ? [a, b] : [b, a]
        const moved = between(lives(firms, asked), days)
        const tallies = tallied(lives(firms, asked), days, 'town')
        for (const town of [undefined, '', 'A', 'B']) {
          const { opening: _, closing: __, ...net } = netChange(tallies, town)
          const behind = settled(moved, days, town)
          const counted = Object.keys(net).map((column) => [
            column,
            behind.filter(({ cause }) => columnOf[cause] === column).length,
          ])
          expect(Object.fromEntries(counted)).toEqual(net)
          expect(behind.every((each) => town === undefined || each.town === town)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('by year of recognition never counts fewer than by certificate', () => {
    fc.assert(
      fc.property(anyFirm, day, (one, on) => {
        const by = (rule: StockAsked['rule']) => standingOn(one, { ...hnte, rule }, on).counted
        expect(by('year') || !by('certificate')).toBe(true)
      }),
    )
  })

  test('with those above is without them plus those above alone', () => {
    fc.assert(
      fc.property(anyFirm, day, (one, on) => {
        const asked = { ...hnte, above: ['littleGiant'] }
        const including = standingOn(one, { ...asked, nested: 'including' }, on).counted
        const excluding = standingOn(one, { ...asked, nested: 'excluding' }, on).counted
        const above = standingOn(one, { ...hnte, title: 'littleGiant' }, on).counted
        expect(including).toBe(excluding || above)
        expect(excluding && above).toBe(false)
      }),
    )
  })
})
