import { expect, test } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { testDatabase } from '../../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../../testing/firms.ts'
import { enterFacts } from '../enterprises/operations.ts'
import { enterCertificates } from './operations.ts'
import { stock } from './stock-operations.ts'

const db = await testDatabase()
const code = creditCode(1)

test.each([
  ['ends the day before the opening: it came back', '2024-12-30', { opening: 0, restored: 1 }],
  ['ends on the opening day: a gap within the span', '2024-12-31', { opening: 1, renewed: 1 }],
] as const)('a term recognised again in February that %s', async (_, validTo, told) => {
  const officer = await testContext(db, { district: `ends-${validTo}` })
  await enterFacts(officer, firmFacts(code, '江澜甲科技有限公司'))
  const own = { ...recordedRow, code, title: 'hnte', batch: '', document: '名单(演示)' }
  await enterCertificates(officer, [
    { ...own, number: 'GR1', award: 'first', issuedOn: null, validFrom: '2022-01-01', validTo },
    {
      ...{ ...own, number: 'GR2', award: 'renewal', issuedOn: null },
      ...{ validFrom: '2025-02-01', validTo: '2028-01-31' },
    },
  ])
  const asked = { title: 'hnte', from: '2024-12-31', on: '2025-09-30' }
  const none = { first: 0, movedIn: 0, lapsed: 0, revoked: 0, restored: 0, renewed: 0 }
  for (const travelling of [false, true])
    expect(
      await stock.run({ ...officer, travelling }, { ...asked, rule: 'certificate' }),
    ).toMatchObject({ ...none, ...told, closing: 1 })
})
