import { expect, test } from 'vitest'
import type { Term } from './history.ts'
import { certificateStatus } from './status.ts'

const term: Term = {
  ...{ certificate: '1', title: 'hnte', award: 'first', recognised: '2022-10-17', changes: [] },
  ...{ from: '2022-10-17', to: '2025-10-16' },
}
const revoked = { ...term, changes: [{ on: '2024-05-01', kind: 'revoked' as const }] }
const later = { ...term, certificate: '2', from: '2025-12-08', to: '2028-12-07' }

test.each([
  ['the day before it begins', '2022-10-16', 'toCome'],
  ['its first day', '2022-10-17', 'valid'],
  ['181 days before its last', '2025-04-18', 'valid'],
  ['180 days before its last', '2025-04-19', 'expiring'],
  ['its last day', '2025-10-16', 'expiring'],
  ['the day after', '2025-10-17', 'gap'],
  ['the last day of that year', '2025-12-31', 'gap'],
  ['the first day of the next', '2026-01-01', 'ended'],
] as const)('a certificate on %s', (_, day, status) => {
  expect(certificateStatus(term, { presence: 'here', others: [] }, day)).toBe(status)
})

test.each([
  ['followed the next day', term, '2025-12-07', 'gap'],
  ['followed today', term, '2025-12-08', 'ended'],
  ['revoked tomorrow', revoked, '2024-04-30', 'valid'],
  ['revoked today', revoked, '2024-05-01', 'revoked'],
  ['revoked, and its term over', revoked, '2025-11-01', 'revoked'],
] as const)('%s', (_, one, day, status) => {
  expect(certificateStatus(one, { presence: 'here', others: [later] }, day)).toBe(status)
})

test.each([
  ['', 'unplaced'],
  ['movedOut', 'movedOut'],
  ['deregistered', 'ended'],
  ['movedIn', 'valid'],
] as const)('of a firm that is %s', (presence, status) => {
  expect(certificateStatus(term, { presence, others: [] }, '2023-01-01')).toBe(status)
})
