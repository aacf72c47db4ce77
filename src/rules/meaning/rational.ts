/** An exact number n / d with d > 0. Whole numbers have d = 1; nothing is reduced while it is judged. */
export type Rational = { readonly n: bigint; readonly d: bigint }

export const zero: Rational = { n: 0n, d: 1n }

export function whole(n: bigint | number): Rational {
  return { n: BigInt(n), d: 1n }
}

/** n / d in lowest terms with d > 0; `d` must not be zero. */
export function rational(n: bigint, d: bigint): Rational {
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d)
  const sign = d < 0n ? -1n : 1n
  return divisor === 0n ? zero : { n: (sign * n) / divisor, d: (sign * d) / divisor }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

/** −1, 0 or 1, by cross-multiplication. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** About n / d, to fifteen digits; not finite where a double cannot say. */
export function nearly({ n, d }: Rational): number {
  return Number(n) / Number(d)
}

/** Far above what two conversions and a division can be off by. */
const DOUBT = 1e-14

/** As `compare`; what `nearly` says of both settles it unless they come close. */
export function compareNearly(
  a: Rational,
  b: Rational,
  [nearA, nearB]: readonly [number, number],
): -1 | 0 | 1 {
  const doubt = DOUBT * (Math.abs(nearA) + Math.abs(nearB))
  if (nearA - nearB > doubt) return 1
  return nearB - nearA > doubt ? -1 : compare(a, b)
}

export function plus(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function minus(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n - b.n, d: a.d } : { n: a.n * b.d - b.n * a.d, d: a.d * b.d }
}

export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** a / b; `b` must not be zero. */
export function over(a: Rational, b: Rational): Rational {
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }
}

export function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b
}

export function greatest(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b
}

/** The greatest whole number ≤ a. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient
}

/** The least whole number ≥ a. */
export function ceiling(a: Rational): bigint {
  return -floor({ n: -a.n, d: a.d })
}

/** Decimal text ('-12.50', '9e13', '.5') as an exact number; undefined when it is no number. */
export function fromText(text: string): Rational | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (match === null) return undefined
  const [, sign, whole_ = '', fraction = '', exponent = '0'] = match
  if (whole_ === '' && fraction === '') return undefined
  const digits = BigInt(`${whole_}${fraction}`) * (sign === '-' ? -1n : 1n)
  const power = Number(exponent) - fraction.length
  return power >= 0
    ? { n: digits * 10n ** BigInt(power), d: 1n }
    : rational(digits, 10n ** BigInt(-power))
}

/** Decimal text with at most `places` decimals, rounded toward zero past them; for people, never for judging. */
export function toText(a: Rational, places = 12): string {
  const negative = a.n < 0n
  const size = negative ? -a.n : a.n
  const units = size / a.d
  let rest = size % a.d
  if (rest === 0n) return `${negative ? '-' : ''}${units}`
  let decimals = ''
  for (let place = 0; place < places && rest !== 0n; place++) {
    rest *= 10n
    decimals += (rest / a.d).toString()
    rest %= a.d
  }
  const kept = decimals.replace(/0+$/, '')
  const shown = kept === '' ? `${units}` : `${units}.${kept}`
  return negative && shown !== '0' ? `-${shown}` : shown
}
