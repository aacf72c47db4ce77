/** What makes a firm one step short: which clauses a lever reaches, and which fields a mask asks for. */
import { solverOf } from '../../rules/change/breakpoints.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { bitsOf } from './verdict-row.ts'

/** More clauses than this are not looked through for one move that mends them all. */
export const MOST_CLAUSES_OF_A_MOVE = 4

/** For each lever the deciding clauses it has any say in, as a mask. */
export function leverMasks(version: Version): readonly bigint[] {
  const known = masks.get(version) ?? findMasks(version)
  masks.set(version, known)
  return known
}

const masks = new WeakMap<Version, readonly bigint[]>()

function findMasks(version: Version): bigint[] {
  const { reach } = solverOf(version)
  return version.levers.map(({ input, moves }) => {
    const own = [input, ...moves.map((each) => each.input)]
    return version.mask.reduce((mask, { slot }, bit) => {
      const isReached = own.some((each) => reach[slot]?.has(each) === true)
      return isReached ? mask | (1n << BigInt(bit)) : mask
    }, 0n)
  })
}

/** Fields behind the inputs of a needs mask; several years of one field are one question. */
export function fieldsAsked(version: Version, needs: bigint): string[] {
  return [...new Set(bitsOf(needs).flatMap((input) => version.inputs[input]?.field ?? []))]
}
