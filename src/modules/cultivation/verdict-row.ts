/** One firm as a rule over the whole district judges it: no reasons, only what lists are made of. */
import type { Verdict } from '../rules/schema.ts'

export type { Verdict }

export type VerdictRow = {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly park: string
  readonly verdict: Verdict
  readonly score: { readonly lo: number; readonly hi: number } | null
  /** Bit i: deciding clause i is certainly unmet. */
  readonly fails: bigint
  /** Bit i: input i is missing and matters. */
  readonly needs: bigint
  /** Facts that the verdict can hang on and nobody has answered, a panel's left out. */
  readonly missing: number
  /** Last day of the title's own certificate. */
  readonly until: string | null
}

export function verdictOf(code: number): Verdict {
  if (code === 1) return 'met'
  return code === 0 ? 'unmet' : 'undetermined'
}

/** The positions of the bits of a mask, ascending. */
export function bitsOf(mask: bigint): number[] {
  const found: number[] = []
  for (let bit = 0; mask >> BigInt(bit) !== 0n; bit++)
    if (((mask >> BigInt(bit)) & 1n) === 1n) found.push(bit)
  return found
}

/** How many bits a mask has. */
export function countBits(mask: bigint): number {
  let count = 0
  for (let rest = mask; rest !== 0n; rest >>= 32n)
    for (let word = Number(rest & 0xffff_ffffn); word !== 0; word = Math.floor(word / 2))
      count += word % 2
  return count
}

/** Which firms: those that hold the title on the day, or those that do not; '' is every town. */
export type Among = {
  readonly title: string
  readonly who: 'holders' | 'others'
  readonly town: string
}
