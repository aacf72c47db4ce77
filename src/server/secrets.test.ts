import { expect, test } from 'vitest'
import {
  codeFingerprint,
  fingerprint,
  hashPassword,
  newCode,
  newToken,
  passwordMatches,
  sameFingerprint,
} from './secrets.ts'

test('a password is kept as Argon2id and matches itself alone', async () => {
  const hashed = await hashPassword('春眠不觉晓处处闻啼鸟')
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordMatches(hashed, '春眠不觉晓处处闻啼鸟')).toBe(true)
  expect(await passwordMatches(hashed, '春眠不觉晓处处闻啼鸠')).toBe(false)
})

test('one password typed on two keyboards is one password', async () => {
  expect(await passwordMatches(await hashPassword('Caf\u00e9-2025-茶'), 'Cafe\u0301-2025-茶')).toBe(
    true,
  )
})

test('nothing matches where there is no password, and it takes as long', async () => {
  const hashed = await hashPassword('something else')
  await passwordMatches(undefined, 'warm up')
  const known = await timed(() => passwordMatches(hashed, 'wrong'))
  const unknown = await timed(() => passwordMatches(undefined, 'wrong'))
  expect(await passwordMatches(undefined, '')).toBe(false)
  // Far from nothing, which is what a shortcut would take; a busy machine makes closer bounds idle.
  expect(unknown).toBeGreaterThan(known / 4)
})

test('tokens and codes do not come twice', () => {
  const drawn = Array.from({ length: 500 }, () => [newToken(), newCode()]).flat()
  expect(new Set(drawn).size).toBe(1000)
  for (const code of drawn.filter((_, place) => place % 2 === 1))
    expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/)
})

test.each([
  ['as shown', 'K7QM-2XWD-9PFR-4TGH'],
  ['without dashes, small', 'k7qm2xwd9pfr4tgh'],
  ['with spaces', ' K7QM 2XWD 9PFR 4TGH '],
  ['in full-width letters', 'Ｋ７ＱＭ２ＸＷＤ９ＰＦＲ４ＴＧＨ'],
])('a code is the same %s', (_, typed) => {
  expect(sameFingerprint(codeFingerprint(typed), fingerprint('K7QM2XWD9PFR4TGH'))).toBe(true)
})

test('another code, or nothing, is not', () => {
  const kept = codeFingerprint('K7QM-2XWD-9PFR-4TGH')
  expect(sameFingerprint(codeFingerprint('K7QM-2XWD-9PFR-4TGJ'), kept)).toBe(false)
  expect(sameFingerprint('', kept)).toBe(false)
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let turn = 0; turn < 3; turn += 1) await work()
  return performance.now() - start
}
