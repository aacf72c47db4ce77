/** Passwords, tokens and codes: how they are made, and what is kept of them. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's profile for Argon2id (the package's default kind): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Neither 0 and O nor 1, I and L: a code is copied from paper or heard on the telephone. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LETTERS = 16

/** Two keyboards may write one character in two ways; NFKC makes them one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Takes as long for an account that does not exist, so that nobody learns which do. */
export async function passwordMatches(
  hashed: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(hashed ?? (await ofNobody()), password.normalize('NFKC'))
  return matches && hashed !== undefined
}

let nobody: Promise<string> | undefined
function ofNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(24).toString('base64url'))
  return nobody
}

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** 79 bits in four groups: 'K7QM-2XWD-9PFR-4TGH'. */
export function newCode(): string {
  const drawn = Array.from({ length: CODE_LETTERS }, () =>
    letters.charAt(randomInt(letters.length)),
  )
  return drawn.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** SHA-256 in hexadecimal: all that is kept of a token. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The fingerprint of a code however it was typed: small letters, spaces, no dashes. */
export function codeFingerprint(typed: string): string {
  return fingerprint(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
  )
}

/** Compares two fingerprints without telling by its time how far they agree. */
export function sameFingerprint(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
