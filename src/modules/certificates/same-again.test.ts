import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode } from '../../testing/firms.ts'
import { record, withdraw } from './ledger-operations.ts'

const db = await testDatabase()
const [code, other] = [1, 2].map(creditCode) as [string, string]
const held = {
  ...{ code, title: 'hnte', number: 'GR1', batch: '', document: '名单(演示)', issuedOn: null },
  ...{ award: 'first' as const, validFrom: '2024-01-01', validTo: '2026-12-31' },
  ...{ supersedes: null as string | null, reason: '' },
}
const at = (district: string, hour: number) =>
  testContext(db, { district, now: `2025-10-14T${hour}:00:00.000Z` })

test.each([
  ['the same number and term', {}, 'refused'],
  ['the same number, a term that shares days', { validFrom: '2024-07-01' }, 'refused'],
  ['no number, from the same day', { number: '' }, 'refused'],
  ['no number, from another day', { number: '', validFrom: '2024-07-01' }, 'kept'],
  ['another number from the same day', { number: 'GR2' }, 'kept'],
  ['a renewal that keeps the number', { validFrom: '2027-01-01', validTo: '2029-12-31' }, 'kept'],
  ['another title', { title: 'techEnterprise' }, 'kept'],
  ['another firm', { code: other }, 'kept'],
])('beside a certificate that is known, by hand: %s', async (name, more, becomes) => {
  const { id } = await record.run(await at(name, 10), held)
  const again = record.run(await at(name, 11), { ...held, ...more })
  if (becomes === 'kept') await expect(again).resolves.toHaveProperty('id')
  else await expect(again).rejects.toMatchObject({ code: 'certificate.knownCertificate' })
  const corrected = { ...held, document: '公告(演示)', supersedes: id, reason: '文号有误' }
  await expect(record.run(await at(name, 12), corrected)).resolves.toHaveProperty('id')
})

test('what was withdrawn may be recorded again', async () => {
  const { id } = await record.run(await at('withdrawn', 10), held)
  await withdraw.run(await at('withdrawn', 11), { certificate: id, reason: '误登' })
  await expect(record.run(await at('withdrawn', 12), held)).resolves.toHaveProperty('id')
})
