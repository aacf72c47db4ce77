import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { withdraw } from '../certificates/ledger-operations.ts'
import { enterCertificates } from '../certificates/operations.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { standOn } from './stand-operations.ts'

const db = await testDatabase()
const at = (minute: number, more = {}) =>
  testContext(db, { now: `2025-10-14T10:0${minute}:00.000Z`, ...more })
const kept = async (minute: number, more = {}) => [
  ...(await standOn(await at(minute, more), undefined)).about.kept,
]

test('a list whose only row was recorded in error is no list: nobody is said not to stand on it', async () => {
  const code = creditCode(1)
  await enterFacts(await at(0), firmFacts(code, '江澜甲有限公司'))
  const held = { code, title: 'hnte', number: 'GR1', batch: '', document: '名单', issuedOn: null }
  const term = { validFrom: '2024-03-01', validTo: '2026-12-31', award: 'first' as const }
  const [id = ''] = await enterCertificates(await at(1), [{ ...recordedRow, ...held, ...term }])
  expect(await kept(2)).toEqual(['hnte'])
  await withdraw.run(await at(3), { certificate: id, reason: '误登' })
  expect(await kept(4)).toEqual([])
  expect(await kept(4, { asOf: '2025-10-14T10:02:00.000Z' })).toEqual(['hnte'])
})
