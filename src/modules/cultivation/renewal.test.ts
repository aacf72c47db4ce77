import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import type { Certificate } from '../certificates/schema.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { titles } from './overview-operations.ts'

const db = await testDatabase()
const [one, two] = [creditCode(1), creditCode(2)]

function certificate(code: string, validFrom: string, validTo: string): New<Certificate> {
  return {
    ...recordedRow,
    ...{ code, title: 'hnte', number: code.slice(-8), batch: '', document: '文', award: 'first' },
    ...{ issuedOn: null, validFrom, validTo },
  }
}

async function house(district: string) {
  const on = (day: string) => testContext(db, { district, now: `${day}T04:00:00.000Z` })
  const officer = await on('2025-10-14')
  await enterFacts(officer, [
    ...firmFacts(one, '江澜甲有限公司'),
    ...firmFacts(two, '江澜乙有限公司'),
  ])
  return { on, officer }
}

async function holders(context: Context): Promise<number | undefined> {
  return (await titles.run(context, {})).find(({ title }) => title === 'hnte')?.holders
}

test('on the day on which a certificate begins or has ended its firm is judged anew', async () => {
  const { on, officer } = await house('turns')
  await enterCertificates(officer, [
    certificate(one, '2024-01-01', '2025-10-14'),
    certificate(two, '2025-10-16', '2028-10-15'),
  ])
  const counted: unknown[] = []
  for (const day of ['2025-10-14', '2025-10-15', '2025-10-16', '2028-10-16'])
    counted.push(await holders(await on(day)))
  expect(counted).toEqual([1, 0, 1, 0])
})

test('a day that went back is judged as it was', async () => {
  const { on, officer } = await house('back')
  await enterCertificates(officer, [certificate(one, '2024-01-01', '2025-10-14')])
  const counted: unknown[] = []
  for (const day of ['2025-10-14', '2025-10-15', '2025-10-14'])
    counted.push(await holders(await on(day)))
  expect(counted).toEqual([1, 0, 1])
})

test('a row that is committed after a later one renews its firm too', async () => {
  const { officer } = await house('out of turn')
  const slow = await db.startTransaction().execute()
  await enterCertificates({ ...officer, db: slow }, [certificate(one, '2024-01-01', '2026-12-31')])
  await enterCertificates(officer, [certificate(two, '2024-01-01', '2026-12-31')])
  expect(await holders(officer)).toBe(1)
  await slow.commit().execute()
  expect(await holders(officer)).toBe(2)
})

test('an import that is undone renews the firms that it spoke of', async () => {
  const { officer, on } = await house('undone')
  const { rows } = await sql<{ id: string }>`
    insert into register_import (district, kind, file_name, file_hash, sender, mapping, rows,
      accepted, rejected, recorded_at, recorded_by)
    values ('undone', 'certificates', '', '', '', '[]', 1, 1, 0, ${officer.now}, '专员甲')
    returning id`.execute(db)
  const importId = rows[0]?.id ?? ''
  await enterCertificates(officer, [
    { ...certificate(one, '2024-01-01', '2026-12-31'), importId },
    certificate(two, '2024-01-01', '2026-12-31'),
  ])
  expect(await holders(officer)).toBe(2)
  await sql`insert into register_withdrawal (district, import_id, reason, recorded_at, recorded_by)
    values ('undone', ${importId}, '重复', '2025-10-14T05:00:00Z', '专员甲')`.execute(db)
  expect(await holders({ ...(await on('2025-10-14')), now: '2025-10-14T06:00:00.000Z' })).toBe(1)
})
