import { addMinutes } from '../../base/calendar.ts'
import { type Place, place } from '../../base/problem.ts'
import './problems.ts'

/** A password is counted in characters, so that a Chinese passphrase is worth what it looks. */
const SHORTEST = 10
/** Long enough for a passphrase, short enough that hashing it is no attack. */
export const LONGEST_PASSWORD = 128
/** '1111111111' and '1212121212' are long and worth nothing. */
const FEWEST_DIFFERENT = 4

/** The first that anybody tries, among those long enough to pass the other rules. */
const wellKnown = new Set([
  '0123456789',
  '1234567890',
  '12345678910',
  '123456789a',
  '9876543210',
  '0987654321',
  'a123456789',
  'aa123456789',
  'abc123456789',
  'abcd123456',
  'abcd1234567',
  'admin12345',
  'admin123456',
  'administrator',
  'asdfghjkl123',
  'iloveyou1314',
  'password01',
  'password1!',
  'password12',
  'password123',
  'password1234',
  'p@ssw0rd123',
  'q1w2e3r4t5',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwer123456',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'qwertyuiop123',
  'qazwsxedcrfv',
  'woaini1314',
  'woaini520520',
  'woaini5201314',
  'zhonghua123',
  'chongqing123',
  'welcome123',
  'letmein123',
])

export type PasswordFault = 'tooShort' | 'tooLong' | 'isTheName' | 'wellKnown'

/** Every rule that a new password breaks, with its sentence, beside the field it was typed into. */
export function passwordFaultPlaces(
  field: 'password' | 'newPassword',
  password: string,
  owner: readonly string[],
): Place[] {
  return passwordFaults(password, owner).map((fault) => place(field, `people.${fault}`))
}

/** `owner`: the names it may not be. */
export function passwordFaults(password: string, owner: readonly string[]): PasswordFault[] {
  const characters = [...password]
  const plain = password.normalize('NFKC').toLowerCase()
  const broken: Record<PasswordFault, boolean> = {
    tooShort: characters.length < SHORTEST,
    tooLong: characters.length > LONGEST_PASSWORD,
    isTheName: owner.some((name) => name.normalize('NFKC').toLowerCase() === plain),
    wellKnown: wellKnown.has(plain) || new Set(characters).size < FEWEST_DIFFERENT,
  }
  return (Object.keys(broken) as PasswordFault[]).filter((fault) => broken[fault])
}

/** A one-time code is handed over in person or by telephone within this time. */
const CODE_DAYS = 3

export function codeExpires(now: string): string {
  return addMinutes(now, CODE_DAYS * 24 * 60)
}
