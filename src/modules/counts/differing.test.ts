import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { differing, sheet } from './operations.ts'

const db = await testDatabase()
const officer = await testContext(db, { district: 'differing' })
/** The second has a certificate, and nobody has said whether the firm is here. */
const [held, unplaced] = [creditCode(1), creditCode(2)]
await enterFacts(officer, firmFacts(held, '江澜甲有限公司'))
const certificate = { title: 'hnte', batch: '', document: '名单(演示)', award: 'first' as const }
await enterCertificates(officer, [
  {
    ...{ ...recordedRow, ...certificate, code: held, number: 'GR1', issuedOn: null },
    ...{ validFrom: '2023-10-17', validTo: '2026-10-16' },
  },
  {
    ...{ ...recordedRow, ...certificate, code: unplaced, number: 'GR2', issuedOn: null },
    ...{ validFrom: '2024-06-01', validTo: '2027-05-31' },
  },
])
const asked = { code: 'I-14', period: '2025Q3' as never }

test('the rows of a difference are those of its page, with what another rule would count', async () => {
  const rows = await differing.run(officer, asked)
  expect(rows).toEqual((await sheet.run(officer, asked)).differences)
  expect(rows.map(({ key, cause, certain }) => [key, cause, certain])).toEqual([
    [unplaced, 'unplaced', false],
  ])
})

test('a visitor is refused them', async () => {
  const visitor = await testContext(db, { district: 'differing', account: null, roles: [] })
  await expect(differing.run(visitor, asked)).rejects.toMatchObject({
    code: expect.stringMatching(/^(access|session)\./),
  })
})
