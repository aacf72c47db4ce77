/** Two who press at the same moment, in a district without a standing clock: one acts, the other is told. */
import { expect, test } from 'vitest'
import { change, record, withdraw } from '../modules/certificates/ledger-operations.ts'
import { enterCertificates } from '../modules/certificates/operations.ts'
import { plan, record as recordVisit } from '../modules/cultivation/visit-operations.ts'
import { correct, enterFacts, historyOf, register } from '../modules/enterprises/operations.ts'
import { close, raise } from '../modules/requests/operations.ts'
import { testContext } from '../testing/context.ts'
import { testDatabase } from '../testing/database.ts'
import { creditCode, firmFacts, recordedRow } from '../testing/firms.ts'

const db = await testDatabase()
const officer = await testContext(db)
const later = await testContext(db, { now: '2025-10-14T10:00:01.000Z' })
const codes = [1, 2, 3, 4, 5].map(creditCode)
const [A = '', B = '', C = '', D = '', E = ''] = codes
await enterFacts(
  officer,
  codes.flatMap((code, n) => firmFacts(code, `江澜${n}号有限公司`)),
)
const held = {
  ...{ title: 'hnte', number: 'GR1', batch: '', document: '名单', award: 'first' as const },
  ...{ issuedOn: null, validFrom: '2024-03-01', validTo: '2026-12-31' },
}
const [ofA = '', ofB = '', ofC = ''] = await enterCertificates(
  officer,
  [A, B, C].map((code) => ({ ...recordedRow, ...held, code })),
)
const visit = { plannedOn: '2025-11-03', officer: '', purpose: '到期提醒', points: [] }
const [toD] = await plan.run(officer, { ...visit, codes: [D] })
const asked = { kind: 'loan' as const, content: '流动资金', raisedOn: '2025-10-01' }
const request = await raise.run(officer, { ...asked, code: A })
const town = (await historyOf(officer, E)).facts.find(({ kind }) => kind === 'town')

const paper = { document: '公告', reason: '更正' }
const fact = {
  value: '陶溪镇',
  detail: '',
  validFrom: '2020-01-01',
  reason: '更正',
  ground: '执照',
}
const firm = {
  name: '江澜新有限公司',
  town: '西澜镇',
  park: '',
  industry: '',
  from: '',
  ground: '执照',
}
const since = { founded: '2020-01-01', since: '2020-01-01' }
const done = { outcome: 'done' as const, onDate: '2025-10-14', note: '', needs: [] }

test.each([
  [
    'register a firm',
    () => register.run(later, { ...firm, ...since, code: creditCode(9) }),
    'enterprise.alreadyRegistered',
  ],
  [
    'correct a fact',
    () => correct.run(later, { ...fact, code: E, id: town?.id ?? '' }),
    'enterprise.noSuchFact',
  ],
  [
    'correct a certificate',
    () => record.run(later, { ...held, ...paper, code: B, supersedes: ofB }),
    'certificate.noSuchCertificate',
  ],
  [
    'revoke a certificate',
    () => {
      const revoked = { kind: 'revoked' as const, effectiveOn: '2025-06-01' }
      return change.run(later, { ...paper, ...revoked, certificate: ofA })
    },
    'certificate.alreadyRevoked',
  ],
  [
    'withdraw a certificate',
    () => withdraw.run(later, { certificate: ofC, reason: '误登' }),
    'certificate.noSuchCertificate',
  ],
  ['plan a visit', () => plan.run(later, { ...visit, codes: [A] }), 'visit.alreadyPlanned'],
  [
    'record a visit',
    () => recordVisit.run(later, { ...done, visit: toD?.id ?? '' }),
    'visit.closed',
  ],
  [
    'close a request',
    () => close.run(later, { request: request.id, onDate: '2025-10-10', result: '已对接' }),
    'request.alreadyClosed',
  ],
] as const)('%s', async (_, act, code) => {
  const ended = await Promise.allSettled([act(), act()])
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code } })
})
