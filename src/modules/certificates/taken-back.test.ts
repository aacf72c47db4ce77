import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { change, list, record, withdraw } from './ledger-operations.ts'
import {
  certificatesOf,
  enterCertificateEvents,
  enterCertificates,
  replacedOf,
} from './operations.ts'
import type { NetChange } from './schema.ts'
import { movementsIn, stock, table, unplacedOf } from './stock-operations.ts'

const db = await testDatabase()
const codes = [1, 2, 3].map(creditCode)
const [first = ''] = codes
const year = { title: 'hnte', from: '2024-12-31', on: '2025-09-30', rule: 'certificate' as const }
const paper = { document: '公告(演示)', reason: '发生重大变化' }
let districts = 0

/** Three holders; the first was recognised on 1 March 2025, the others before the year began. */
async function house() {
  districts += 1
  const district = `back-${districts}`
  const acting = (minute: number, more = {}) =>
    testContext(db, { district, now: `2025-10-14T10:0${minute}:00.000Z`, ...more })
  const officer = await acting(0)
  await enterFacts(
    officer,
    codes.flatMap((code, n) =>
      firmFacts(code, `江澜${n}号有限公司`, n === 2 ? '陶溪镇' : '西澜镇'),
    ),
  )
  const ids = await enterCertificates(
    officer,
    codes.map((code, n) => ({
      ...{ ...recordedRow, code, title: 'hnte', number: `GR${n}`, batch: '', document: '名单' },
      ...{ award: 'first' as const, issuedOn: null, validTo: '2026-12-31' },
      validFrom: n === 0 ? '2025-03-01' : '2024-03-01',
    })),
  )
  return { acting, officer, ids, district }
}

async function imported(district: string, kind: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into register_import (district, kind, file_name, file_hash, sender, mapping, rows,
      accepted, rejected, recorded_at, recorded_by)
    values (${district}, ${kind}, '', '', '', '[]', 1, 1, 0, '2025-10-14T10:02:00Z', '专员甲')
    returning id`.execute(db)
  return rows[0]?.id ?? ''
}

async function undone(district: string, importId: string): Promise<void> {
  await sql`insert into register_withdrawal (district, import_id, reason, recorded_at, recorded_by)
    values (${district}, ${importId}, '重复', '2025-10-14T10:05:00Z', '专员甲')`.execute(db)
}

/** The sum that the table promises, whatever happened. */
function balance({ opening, closing, ...net }: NetChange): number {
  const come = net.first + net.movedIn + net.restored
  return opening + come - net.lapsed - net.revoked - net.movedOut - net.deregistered - closing
}

async function balanced(context: Awaited<ReturnType<typeof testContext>>) {
  const net = await stock.run(context, year)
  expect(balance(net)).toBe(0)
  for (const town of await table.run(context, year)) expect(balance(town)).toBe(0)
  return net
}

describe('a certificate recorded in error', () => {
  test('is withdrawn: it counts on no day, the table balances, what was known then stays', async () => {
    const { acting, ids } = await house()
    expect(await balanced(await acting(1))).toMatchObject({ opening: 2, first: 1, closing: 3 })
    await withdraw.run(await acting(2), { certificate: ids[0] ?? '', reason: '与他人混淆' })
    const after = await acting(3)
    expect(await balanced(after)).toMatchObject({ opening: 2, first: 0, closing: 2, revoked: 0 })
    expect(await certificatesOf(after, codes)).toHaveLength(2)
    expect(await list.run(after, { code: first, rule: 'certificate' })).toEqual([])
    expect(await replacedOf(after, [first])).toMatchObject([
      { id: ids[0], title: 'hnte', withdrawn: true, why: '与他人混淆' },
    ])
    const then = await acting(3, { asOf: '2025-10-14T10:01:00.000Z' })
    expect(await stock.run(then, year)).toMatchObject({ first: 1, closing: 3 })
    expect(await replacedOf(then, [first])).toEqual([])
  })

  test('is withdrawn once, and may be recorded anew', async () => {
    const { acting, ids } = await house()
    const wrong = { certificate: ids[0] ?? '', reason: '与他人混淆' }
    await withdraw.run(await acting(1), wrong)
    await expect(withdraw.run(await acting(2), wrong)).rejects.toMatchObject({
      code: 'certificate.noSuchCertificate',
    })
    await record.run(await acting(3), {
      ...{ code: first, title: 'hnte', number: 'GR9', batch: '', document: '名单' },
      ...{ award: 'first', issuedOn: null, validFrom: '2025-04-01', validTo: '2028-03-31' },
      ...{ supersedes: null, reason: '' },
    })
    expect(await balanced(await acting(4))).toMatchObject({ first: 1, closing: 3 })
  })
})

describe('a certificate recorded with the wrong firm', () => {
  const right = {
    ...{ code: codes[1] ?? '', title: 'hnte', number: 'GR0', batch: '', document: '名单' },
    ...{ award: 'first' as const, issuedOn: null, validFrom: '2025-03-01', validTo: '2026-12-31' },
  }

  test('is corrected to the right one: the wrong one is counted no more', async () => {
    const { acting, ids } = await house()
    await withdraw.run(await acting(1), { certificate: ids[1] ?? '', reason: '误登' })
    expect(await balanced(await acting(2))).toMatchObject({ closing: 2 })
    const moved = { ...right, supersedes: ids[0] ?? '', reason: '代码填错' }
    await record.run(await acting(3), moved)
    const after = await acting(4)
    expect(await balanced(after)).toMatchObject({ opening: 1, first: 1, closing: 2 })
    expect((await movementsIn(after, year)).map(({ code }) => code)).toEqual([codes[1]])
  })

  test('is revoked by an import that is undone later: the right one counts again', async () => {
    const { acting, ids, district } = await house()
    await withdraw.run(await acting(1), { certificate: ids[1] ?? '', reason: '误登' })
    const revoked = { kind: 'revoked' as const, effectiveOn: '2025-06-01', document: '公告' }
    const importId = await imported(district, 'certificateChanges')
    await enterCertificateEvents(await acting(2), [
      { ...recordedRow, ...revoked, certificate: ids[0] ?? '', importId },
    ])
    const moved = { ...right, supersedes: ids[0] ?? '', reason: '代码填错' }
    await record.run(await acting(3), moved)
    expect(await balanced(await acting(4))).toMatchObject({ revoked: 1, closing: 1 })
    await undone(district, importId)
    expect(await balanced(await acting(6))).toMatchObject({ revoked: 0, closing: 2 })
  })
})

test('a holder that only an undone import had placed is told as not placed', async () => {
  const { acting, district } = await house()
  const unknown = creditCode(9)
  const held = { title: 'hnte', number: 'GR9', batch: '', document: '名单', issuedOn: null }
  const term = { validFrom: '2024-03-01', validTo: '2026-12-31', award: 'first' as const }
  await enterCertificates(await acting(1), [{ ...recordedRow, ...held, ...term, code: unknown }])
  const importId = await imported(district, 'enterprises')
  const placed = firmFacts(unknown, '江澜九号有限公司').map((row) => ({ ...row, importId }))
  await enterFacts(await acting(3), placed)
  expect(await unplacedOf(await acting(4), 'hnte')).toEqual([])
  await undone(district, importId)
  expect(await unplacedOf(await acting(6), 'hnte')).toEqual([unknown])
  const then = await acting(6, { asOf: '2025-10-14T10:04:00.000Z' })
  expect(await unplacedOf(then, 'hnte')).toEqual([])
})

describe('a revocation by hand', () => {
  test.each([
    ['within the year', 1, '2025-06-01', { opening: 2, first: 1, revoked: 1, closing: 2 }],
    ['back to before the year', 1, '2024-06-01', { opening: 1, first: 1, revoked: 0, closing: 2 }],
    ['back to its first day', 0, '2025-03-01', { opening: 2, first: 0, revoked: 0, closing: 2 }],
  ] as const)('%s balances', async (_, which, effectiveOn, expected) => {
    const { acting, ids } = await house()
    const act = { certificate: ids[which] ?? '', kind: 'revoked' as const, effectiveOn, ...paper }
    await change.run(await acting(1), act)
    expect(await balanced(await acting(2))).toMatchObject(expected)
  })

  test('is not said twice, and nothing is restored that was not revoked', async () => {
    const { acting, ids } = await house()
    const act = { certificate: ids[1] ?? '', effectiveOn: '2025-06-01', ...paper }
    await expect(change.run(await acting(1), { ...act, kind: 'restored' })).rejects.toMatchObject({
      code: 'certificate.notRevoked',
    })
    await change.run(await acting(2), { ...act, kind: 'revoked' })
    await expect(
      change.run(await acting(3), { ...act, kind: 'revoked', effectiveOn: '2025-07-01' }),
    ).rejects.toMatchObject({ code: 'certificate.alreadyRevoked' })
    const restored = { ...act, kind: 'restored' as const, effectiveOn: '2025-08-01' }
    await change.run(await acting(4), restored)
    expect(await balanced(await acting(5))).toMatchObject({ revoked: 1, restored: 1, closing: 3 })
  })

  test('stays with the certificate when that is corrected', async () => {
    const { acting, ids } = await house()
    const [id = ''] = ids.slice(1)
    const act = { certificate: id, effectiveOn: '2025-06-01', ...paper }
    await change.run(await acting(1), { ...act, kind: 'revoked' })
    await record.run(await acting(2), {
      ...{ code: codes[1] ?? '', title: 'hnte', number: '更正', batch: '', document: '名单' },
      ...{ award: 'first', issuedOn: null, validFrom: '2024-03-01', validTo: '2026-12-31' },
      ...{ supersedes: id, reason: '编号有误' },
    })
    const after = await acting(3)
    const [known] = await certificatesOf(after, codes.slice(1, 2))
    expect(known).toMatchObject({ number: '更正', events: [{ kind: 'revoked' }] })
    const [row] = await list.run(after, { code: codes[1] ?? '', rule: 'certificate' })
    expect(row?.status).toBe('revoked')
    await change.run(await acting(4), { ...act, certificate: row?.id ?? '', kind: 'restored' })
    // Of one day what was recorded last holds, whichever row of the certificate it was said of.
    const restored = await acting(5)
    expect(await balanced(restored)).toMatchObject({ revoked: 0, closing: 3 })
    const [again] = await list.run(restored, { code: codes[1] ?? '', rule: 'certificate' })
    expect(again?.status).toBe('valid')
  })
})

test.each([
  ['a street officer', { roles: ['street'] }, 'access.forbidden'],
  ['an auditor', { roles: ['auditor'] }, 'access.forbidden'],
  ['whoever looks at the past', { asOf: '2025-01-01T00:00:00.000Z' }, 'access.travelling'],
  ['another district', { district: 'elsewhere' }, 'certificate.noSuchCertificate'],
] as const)('%s withdraws nothing', async (_, more, code) => {
  const { acting, ids } = await house()
  const asked = { certificate: ids[0] ?? '', reason: '误登' }
  await expect(withdraw.run(await acting(1, more), asked)).rejects.toMatchObject({ code })
})
