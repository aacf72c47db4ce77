import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { addDays } from '../../base/calendar.ts'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, fact, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts, enterResolutions } from '../enterprises/operations.ts'
import { expiry, termEnds } from './expiry-operations.ts'
import { movements } from './kept-operations.ts'
import { anyHolders } from './ladder-operations.ts'
import { change, list, overlaps, record } from './ledger-operations.ts'
import { countAddress, openedCount, rowsBehind } from './opened-count.ts'
import { certificatesOf, enterCertificateEvents, enterCertificates } from './operations.ts'
import { listCertificates, listMovements, type listNetChange } from './routes.ts'
import { type Award, type Certificate, netChangeLabels } from './schema.ts'
import { holdersOn, moved, sheet, stock, table } from './stock-operations.ts'

const db = await testDatabase()

function certificate(code: string, more: Partial<New<Certificate>> = {}): New<Certificate> {
  return {
    ...recordedRow,
    code,
    title: 'hnte',
    number: `GR${code.slice(-6)}`,
    batch: '2023年第一批',
    document: '名单(演示)',
    award: 'first',
    issuedOn: null,
    validFrom: '2023-10-17',
    validTo: '2026-10-16',
    ...more,
  }
}
const asked = { title: 'hnte', on: '2025-09-30', rule: 'certificate' as const }

describe('one firm', async () => {
  const officer = await testContext(db, { district: 'one' })
  const [here, leaving, unknown, mergedTo, mergedFrom] = [1, 2, 3, 4, 5].map(creditCode) as [
    string,
    string,
    string,
    string,
    string,
  ]
  await enterFacts(officer, [
    ...firmFacts(here, '江澜甲科技有限公司'),
    ...firmFacts(leaving, '江澜乙科技有限公司', '陶溪镇'),
    fact(leaving, 'presence', { value: 'movedOut', validFrom: '2025-07-01' }),
    ...firmFacts(mergedTo, '江澜丙科技有限公司'),
    ...firmFacts(mergedFrom, '江澜丙科技公司'),
  ])
  const ids = await enterCertificates(officer, [
    certificate(here),
    certificate(leaving),
    certificate(unknown),
    certificate(mergedTo),
    certificate(mergedFrom),
  ])
  await enterResolutions(officer, [
    { ...recordedRow, code: mergedTo, other: mergedFrom, decision: 'merged' },
  ])

  test('GT-14: who moved out on 1 July counts on 30 June; an unplaced firm does not, and is told', async () => {
    const june = await stock.run(officer, { ...asked, on: '2025-06-30' })
    expect(june).toMatchObject({ opening: 3, movedOut: 0, closing: 3, unique: 3 })
    const july = await sheet.run(officer, { ...asked, on: '2025-07-01' })
    expect(july.net).toMatchObject({ opening: 3, movedOut: 1, closing: 2 })
    expect(july.unplaced).toEqual([unknown])
    const towns = await table.run(officer, { ...asked, on: '2025-07-01' })
    expect(towns.map(({ town, closing }) => [town, closing])).toEqual([
      [null, 2],
      ['陶溪镇', 0],
      ['西澜镇', 2],
    ])
  })

  test('a count opens to its very rows', async () => {
    const rows = await moved.run(officer, { ...asked, column: 'movedOut' })
    expect(rows).toMatchObject([
      {
        code: leaving,
        name: '江澜乙科技有限公司',
        day: '2025-07-01',
        cause: 'movedOut',
        certificate: ids[1],
      },
    ])
    const held = await list.run(officer, {
      title: '高新技术企业',
      on: '2025-09-30',
      counted: 'yes',
      rule: 'certificate',
    })
    expect(held.map(({ code }) => code).toSorted()).toEqual([here, mergedTo].toSorted())
    expect(held[0]).toMatchObject({ titleName: '高新技术企业', status: 'valid' })
  })

  test('merged codes are one firm, and the overlap of their two certificates does not count twice', async () => {
    expect((await holdersOn(officer, asked)).map(({ code }) => code)).toEqual([here, mergedTo])
  })

  test('a back-dated revocation changes the past as known now, not the past as known then', async () => {
    const later = await testContext(db, { district: 'one', now: '2025-10-14T11:00:00.000Z' })
    await change.run(later, {
      certificate: ids[0] ?? '',
      kind: 'revoked',
      effectiveOn: '2023-10-17',
      document: '公告(演示)',
      reason: '未按期报送',
    })
    expect(await stock.run(later, { ...asked, on: '2024-12-31' })).toMatchObject({ closing: 2 })
    const travelling = await testContext(db, {
      district: 'one',
      now: '2025-10-14T11:00:01.000Z',
      asOf: '2025-10-14T10:30:00.000Z',
    })
    expect(await stock.run(travelling, { ...asked, on: '2024-12-31' })).toMatchObject({
      closing: 3,
    })
    const restored = await testContext(db, { district: 'one', now: '2025-10-14T12:00:00.000Z' })
    await change.run(restored, {
      certificate: ids[0] ?? '',
      kind: 'restored',
      effectiveOn: '2025-03-01',
      document: '公告(演示)',
      reason: '复议恢复',
    })
    expect(await stock.run(restored, asked)).toMatchObject({
      opening: 2,
      restored: 1,
      movedOut: 1,
      closing: 2,
    })
    expect(await certificatesOf(restored, [here])).toMatchObject([
      { events: [{ kind: 'revoked' }, { kind: 'restored' }] },
    ])
  })

  test('a corrected certificate keeps what befell it', async () => {
    const later = await testContext(db, { district: 'one', now: '2025-10-14T13:00:00.000Z' })
    const { validFrom, validTo, number } = certificate(here)
    await expect(
      record.run(later, { ...plain(here), number, validFrom, validTo, supersedes: ids[0] ?? '' }),
    ).rejects.toMatchObject({ code: 'certificate.reasonMissing' })
    await record.run(later, {
      ...plain(here),
      number: '更正',
      validFrom,
      validTo,
      supersedes: ids[0] ?? '',
      reason: '证书编号有误',
    })
    expect(await stock.run(later, { ...asked, on: '2025-02-28' })).toMatchObject({
      opening: 2 - 0,
      closing: 2,
    })
    expect(await stock.run(later, asked)).toMatchObject({ restored: 1 })
  })
})

function plain(code: string) {
  return {
    code,
    title: 'hnte',
    batch: '',
    document: '名单(演示)',
    award: 'unstated' as const,
    issuedOn: null,
    supersedes: null,
    reason: '',
  }
}

describe('refusals', async () => {
  const officer = await testContext(db, { district: 'refusals' })
  const code = creditCode(9)
  test.each<[string, Partial<New<Certificate>>, string]>([
    ['a title nobody knows', { title: 'dragon' }, 'certificate.unknownTitle'],
    ['ends before it begins', { validTo: '2023-10-16' }, 'certificate.endsBeforeBegins'],
  ])('%s', async (_, more, place) => {
    await expect(
      enterCertificates(officer, [certificate(code), certificate(code, more)]),
    ).rejects.toMatchObject({
      code: 'certificate.faulty',
      places: [{ code: place }],
    })
    expect(await certificatesOf(officer, [code])).toEqual([])
  })

  test('a change of something unknown, or after the last day', async () => {
    const event = {
      ...recordedRow,
      kind: 'revoked' as const,
      document: '公告',
      effectiveOn: '2026-10-17',
    }
    await expect(
      enterCertificateEvents(officer, [{ ...event, certificate: '999' }]),
    ).rejects.toMatchObject({
      places: [{ at: 'rows.0.certificate', code: 'certificate.noSuchCertificate' }],
    })
    const [certificateId = ''] = await enterCertificates(officer, [certificate(code)])
    await expect(
      enterCertificateEvents(officer, [{ ...event, certificate: certificateId }]),
    ).rejects.toMatchObject({ places: [{ code: 'certificate.outsideTerm' }] })
  })

  test('an opening after the closing, a title that is none, a reader who may only read', async () => {
    await expect(stock.run(officer, { ...asked, from: '2025-10-01' })).rejects.toMatchObject({
      code: 'certificate.periodBackwards',
    })
    await expect(stock.run(officer, { ...asked, title: '龙头企业' })).rejects.toMatchObject({
      code: 'certificate.unknownTitle',
    })
    const auditor = await testContext(db, { district: 'refusals', roles: ['auditor'] })
    await expect(
      change.run(auditor, {
        certificate: '1',
        kind: 'revoked',
        effectiveOn: '2025-01-01',
        document: 'x',
        reason: 'x',
      }),
    ).rejects.toMatchObject({ code: 'access.forbidden' })
  })
})

test('what ends soon, what is in its gap, what was lost, what overlaps', async () => {
  const officer = await testContext(db, { district: 'ends' })
  const codes = [1, 2, 3, 4].map(creditCode)
  await enterFacts(
    officer,
    codes.flatMap((code, index) => firmFacts(code, `企业${index}`)),
  )
  const term = (code = '', validFrom = '', validTo = '') =>
    certificate(code, { validFrom, validTo })
  await enterCertificates(officer, [
    term(codes[0], '2022-12-01', '2025-11-30'),
    term(codes[1], '2022-09-01', '2025-08-31'),
    term(codes[2], '2021-11-01', '2024-10-31'),
    term(codes[3], '2022-12-01', '2025-11-30'),
    term(codes[3], '2025-11-20', '2028-11-19'),
  ])
  const asked = { title: 'hnte', on: '2025-10-14', days: 90 }
  const within = async (days: number) =>
    (await expiry.run(officer, { ...asked, days })).ending.map(({ code }) => code)
  expect(await within(46)).toEqual([])
  expect(await within(47)).toEqual([codes[0]])
  const told = await expiry.run(officer, asked)
  for (const which of ['ending', 'gaps', 'lost'] as const)
    expect(await termEnds.run(officer, { ...asked, which })).toEqual(told[which])
  expect(told.ending.map(({ code }) => code)).toEqual([codes[0]])
  expect(told.gaps.map(({ code }) => code)).toEqual([codes[1]])
  expect(told.lost.map(({ code }) => code)).toEqual([codes[2]])
  expect(told.months[0]).toEqual({ month: '2025-11', ending: 2, renewed: 1 })
  const november = { ...asked, which: 'month' as const, month: '2025-11' }
  const ends = async (more: object) =>
    (await termEnds.run(officer, { ...november, ...more })).map(({ code }) => code).toSorted()
  expect(await ends({})).toEqual([codes[0], codes[3]])
  expect(await ends({ followed: 'yes' })).toEqual([codes[3]])
  expect(await ends({ followed: 'no' })).toEqual([codes[0]])
  expect(await ends({ month: '2025-12' })).toEqual([])
  expect(await overlaps.run(officer, {})).toMatchObject([{ code: codes[3], days: 11 }])
})

test('a firm with two titles is one firm of the ladder, told with both', async () => {
  const officer = await testContext(db, { district: 'ladder' })
  const [both = '', one = '', none = ''] = [1, 2, 3].map(creditCode)
  await enterFacts(
    officer,
    [both, one, none].flatMap((code) => firmFacts(code, `企业${code}`)),
  )
  await enterCertificates(officer, [
    certificate(both),
    certificate(both, { title: 'innovativeSme' }),
    certificate(one),
  ])
  const on = '2025-10-14'
  const held = await anyHolders.run(officer, { on, rule: 'certificate' })
  expect(held.map(({ code, titles }) => [code, titles.length])).toEqual([
    [both, 2],
    [one, 1],
  ])
  expect((await sheet.run(officer, { ...asked, on })).ladder.unique).toBe(2)
  expect(await anyHolders.run(officer, { on: '2020-01-01', rule: 'certificate' })).toEqual([])
})

test('a row recorded ahead of the clock counts from its own moment on', async () => {
  const code = creditCode(1)
  const early = await testContext(db, { district: 'ahead', now: '2025-10-14T10:00:00.000Z' })
  const later = await testContext(db, { district: 'ahead', now: '2025-10-20T10:00:00.000Z' })
  await enterFacts(early, firmFacts(code, '企业'))
  await enterCertificates(later, [certificate(code)])
  expect(await stock.run(early, asked)).toMatchObject({ closing: 0 })
  expect(await stock.run(early, asked)).toMatchObject({ closing: 0 })
  expect(await stock.run(later, asked)).toMatchObject({ closing: 1 })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2021-06-01', days))
const index = fc.integer({ min: 0, max: 5 })
const anyCertificate = fc.record({
  firm: index,
  title: fc.constantFrom('hnte', 'specialisedSme', 'littleGiant'),
  award: fc.constantFrom<Award>('first', 'renewal', 'unstated'),
  validFrom: day,
  length: fc.integer({ min: 0, max: 800 }),
  revokedAfter: fc.option(fc.integer({ min: 0, max: 800 })),
})
const anyFact = fc.record({
  firm: index,
  kind: fc.constantFrom('presence' as const, 'town' as const, 'branchOf' as const),
  value: fc.constantFrom('here', 'movedOut', 'movedIn', 'A', 'B', ''),
  validFrom: day,
})

test('what is kept is what the rows say, on every day, for every rule and nesting', async () => {
  let district = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCertificate, { maxLength: 10 }),
      fc.array(anyFact, { maxLength: 6 }),
      fc.option(fc.tuple(index, index)),
      day,
      day,
      async (rows, facts, merged, a, b) => {
        district += 1
        const context = await testContext(db, { district: `random${district}` })
        const codes = [1, 2, 3, 4, 5, 6].map(creditCode)
        await enterFacts(
          context,
          codes.slice(1).flatMap((code) => firmFacts(code, code)),
        )
        const ids = await enterCertificates(
          context,
          rows.map(({ firm, length, revokedAfter: _, ...row }) =>
            certificate(codes[firm] ?? '', { ...row, validTo: addDays(row.validFrom, length) }),
          ),
        )
        await stock.run(context, { ...asked })
        await enterFacts(
          context,
          facts.map(({ firm, kind, ...more }) =>
            fact(codes[firm] ?? '', kind, { ...more, value: factValue(kind, more.value) }),
          ),
        )
        await enterCertificateEvents(
          context,
          rows.flatMap(({ validFrom, length, revokedAfter }, at) =>
            revokedAfter === null || revokedAfter > length
              ? []
              : [
                  {
                    ...recordedRow,
                    certificate: ids[at] ?? '',
                    kind: 'revoked' as const,
                    document: '',
                    effectiveOn: addDays(validFrom, revokedAfter),
                  },
                ],
          ),
        )
        const [code = '', other = ''] = [codes[merged?.[0] ?? 0], codes[merged?.[1] ?? 0]]
        if (code !== other)
          await enterResolutions(context, [{ ...recordedRow, code, other, decision: 'merged' }])
        const days = a < b ? ([a, b] as const) : ([b, a] as const)
        for (const rule of ['certificate', 'year'] as const)
          for (const nested of ['including', 'excluding'] as const) {
            const of = { title: 'specialisedSme', above: ['littleGiant'], rule, nested }
            const kept = await movements(context, of)
            const made = await movements({ ...context, travelling: true }, of)
            expect(sorted(await kept.tallies(days, 'town'))).toEqual(
              sorted(await made.tallies(days, 'town')),
            )
            expect(sorted(await kept.tallies(days, 'district'))).toEqual(
              sorted(await made.tallies(days, 'district')),
            )
            expect(await kept.between(days)).toEqual(await made.between(days))
            expect(await kept.last(days[1])).toEqual(await made.last(days[1]))
          }
        const span = { from: days[0], on: days[1] }
        await expectRowsBehindCounts(context, { ...asked, title: 'specialisedSme', ...span })
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

type Asked = z.output<typeof listNetChange.input> & { from: string; on: string }

/** Each number of each row opens to as many rows, as its link in the page asks for them. */
async function expectRowsBehindCounts(context: Context, input: Asked) {
  const asking = [
    { ...input, rule: 'year' as const },
    { ...input, excluding: 'nested' as const },
  ]
  for (const each of asking)
    for (const { town, day: _, ...net } of await table.run(context, each)) {
      const counted: Record<string, number> = {}
      for (const column of Object.keys(netChangeLabels)) {
        const count = openedCount(countAddress(column as keyof typeof net, town))
        if (count === undefined) throw new Error(`${column} opens to nothing`)
        counted[column] = await rowsCounted(context, rowsBehind(each, count, each))
      }
      expect({ town, ...counted }).toEqual({ town, ...net })
    }
}

async function rowsCounted(context: Context, behind: ReturnType<typeof rowsBehind>) {
  const rows =
    behind.of === 'holders'
      ? await list.run(context, listCertificates.input.parse(behind.input))
      : await moved.run(context, listMovements.input.parse(behind.input))
  return rows.length
}

function factValue(kind: 'presence' | 'town' | 'branchOf', value: string): string {
  if (kind === 'presence') return value.length > 1 ? value : 'here'
  if (kind === 'branchOf') return value === 'A' ? creditCode(99) : ''
  return value.length === 1 ? value : 'A'
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
}
