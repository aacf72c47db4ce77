/** Whoever came before an act and reads after it leaves nothing behind that others would read wrongly. */
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { change, record as recordCertificate } from '../modules/certificates/ledger-operations.ts'
import { certificatesOf } from '../modules/certificates/operations.ts'
import { readStock } from '../modules/certificates/routes.ts'
import { stock } from '../modules/certificates/stock-operations.ts'
import { freshVerdicts, rebuildVerdicts } from '../modules/cultivation/renewal-operations.ts'
import { heldOn } from '../modules/enterprise-file/held-operations.ts'
import { enterFacts, resolve } from '../modules/enterprises/operations.ts'
import type { Context } from '../server/context.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { creditCode, firmFacts } from '../testing/firms.ts'

vi.setConfig({ testTimeout: 120_000 })
const db = await testDatabase()
const [first, second] = [creditCode(1), creditCode(2)]
const ground = '演示文件'
const at = (second: number) => new Date(Date.UTC(2025, 9, 14, 1, 0, second)).toISOString()

/** Two firms with a certificate each; the district's clock goes on with its acts. */
async function district(name: string) {
  const seeing = (second: number) => testContext(db, { district: name, now: at(second) })
  const start = await seeing(0)
  const firms = [first, second].flatMap((code, n) => firmFacts(code, `江澜${n}有限公司`))
  await enterFacts(start, firms)
  for (const code of [first, second])
    await recordCertificate.run(start, {
      ...{ code, title: 'hnte', number: `GR${code}`, batch: '', document: ground, award: 'first' },
      ...{ issuedOn: null, validFrom: '2024-01-01', validTo: '2026-12-31', supersedes: null },
      reason: '',
    })
  const acting = async (second: number, act: (context: Context) => Promise<unknown>) => {
    await sql`update district set clock = ${at(second)} where district = ${name}`.execute(db)
    const context = await seeing(second)
    await act(context)
    await db
      .insertInto('audit')
      .values({
        ...{ district: name, recorded_at: at(second), account: null, name: '专员甲' },
        ...{ action: 'POST /x', title: '办理', input: '{}', from_address: '' },
      })
      .execute()
  }
  await sql`update district set clock = ${at(0)} where district = ${name}`.execute(db)
  return { seeing, acting }
}

const revoking = async (context: Context) => {
  const [held] = await certificatesOf(context, [first])
  const turn = { kind: 'revoked' as const, effectiveOn: '2025-09-01', document: ground, reason: '' }
  await change.run(context, { certificate: held?.id ?? '', ...turn })
}
const merging = (context: Context) =>
  resolve.run(context, { code: first, other: second, decision: 'merged', ground })

const holders = async (context: Context) =>
  (
    await sql<{ code: string }>`select code from title_verdict
      where district = ${context.scope.district} and title = 'hnte' and held order by code`.execute(
      db,
    )
  ).rows.map(({ code }) => code)

const acts = { revoked: revoking, merged: merging }

for (const [what, act] of Object.entries(acts)) {
  test(`a stock counts no firm ${what} while somebody who came before was reading`, async () => {
    const { seeing, acting } = await district(`stock-${what}`)
    const early = await seeing(1)
    await acting(5, act)
    const asked = readStock.input.parse({ title: 'hnte', on: '2025-10-14' })
    await stock.run(early, asked)
    const later = await seeing(10)
    const known = await stock.run({ ...later, travelling: true }, asked)
    expect(known.closing).toBe(1)
    expect(await stock.run(later, asked)).toEqual(known)
  })

  test(`no firm ${what} stays a holder for cultivation because an early reader judged`, async () => {
    const { seeing, acting } = await district(`verdict-${what}`)
    await freshVerdicts(await seeing(1))
    const early = await seeing(2)
    await acting(5, act)
    await freshVerdicts(early)
    const later = await seeing(10)
    await freshVerdicts(later)
    const kept = await holders(later)
    await rebuildVerdicts(later)
    expect(kept).toHaveLength(1)
    expect(kept).toEqual(await holders(later))
  })

  test(`titles held are not remembered as of before for who comes after (${what})`, async () => {
    const { seeing, acting } = await district(`held-${what}`)
    const early = await seeing(1)
    await acting(5, act)
    const before = await heldOn(early)
    const after = await heldOn(await seeing(10))
    expect([before.held.size, after.held.size]).toEqual([2, 1])
    expect(after.key).not.toBe(before.key)
  })
}
