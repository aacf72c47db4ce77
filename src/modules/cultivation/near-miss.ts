/** What makes a firm one step short: which clauses a lever reaches, and which fields a mask asks for. */
import { solverOf } from '../../rules/change/breakpoints.ts'
import { movedBy } from '../../rules/change/levers.ts'
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
  return version.levers.map((lever) => {
    const own = movedBy(lever)
    return version.mask.reduce((mask, { slot }, bit) => {
      const isReached = own.some((each) => reach[slot]?.has(each) === true)
      return isReached ? mask | (1n << BigInt(bit)) : mask
    }, 0n)
  })
}

/** Fields behind the inputs of a needs mask; several years of one field are one question. */
export function fieldsAsked(version: Version, needs: bigint): readonly string[] {
  const known = asked.get(version) ?? new Map<bigint, readonly string[]>()
  asked.set(version, known)
  const found = known.get(needs)
  if (found !== undefined) return found
  const made = [...new Set(bitsOf(needs).flatMap((input) => version.inputs[input]?.field ?? []))]
  if (known.size < MOST_MASKS) known.set(needs, made)
  return made
}

/** Firms ask in few ways, but nobody promises it. */
const MOST_MASKS = 5000
const asked = new WeakMap<Version, Map<bigint, readonly string[]>>()
