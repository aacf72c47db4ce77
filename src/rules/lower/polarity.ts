/** Which way the inputs push the verdict, and where a range must be cut to stay exact. */
import type { Input, Node, Polarity, Range, Slot } from '../meaning/ir.ts'
import { ceiling, compare, floor, whole } from '../meaning/rational.ts'
import type { Exactness, Split } from '../meaning/version.ts'
import { type Cut, merge, signsOn, type Use, usesOf } from './signs.ts'
import { agreesAnyway } from './zero-guard.ts'

export type Analysis = {
  readonly inputs: readonly Input[]
  readonly nodes: readonly Node[]
  readonly splits: readonly Split[]
  readonly exactness: Exactness
  /** Inputs that act both ways beyond what eight pieces can part. */
  readonly loose: readonly number[]
}

const mostPieces = 8

/** `score`: what is told besides the verdict, and has to stay as narrow. */
export function analyse(
  { verdict, score }: { readonly verdict: Slot; readonly score: Slot | null },
  nodes: readonly Node[],
  inputs: readonly Input[],
): Analysis {
  const targets = score === null ? [verdict] : [verdict, score]
  const signs = signsOn(verdict, nodes)
  const uses = usesOf(signs, nodes)
  const splits: Split[] = []
  const loose: number[] = []
  let pieces = 1
  for (const input of inputs) {
    const own = uses.get(input.index) ?? []
    if (isSingle(input, own) || agreesAnyway(input, targets, nodes)) continue
    const parted = piecesOf(input, own)
    if (parted === undefined || pieces * parted.length > mostPieces) {
      loose.push(input.index)
      continue
    }
    pieces *= parted.length
    splits.push({ input: input.index, pieces: parted })
  }
  const exactness = loose.length > 0 ? 'sound' : splits.length > 0 ? 'split' : 'exact'
  const polarityOf = (index: number): Polarity =>
    (uses.get(index) ?? []).reduce<Polarity>((all, { sign }) => merge(all, sign), 'none')
  return {
    nodes: nodes.map((node) => ({ ...node, polarity: signs.get(node.slot) ?? 'none' })),
    inputs: inputs.map((input) => ({ ...input, polarity: polarityOf(input.index) })),
    splits,
    exactness,
    loose,
  }
}

function isSingle(input: Input, uses: readonly Use[]): boolean {
  if (input.type === 'category') return uses.length <= 1
  const sign = uses.reduce<Polarity>((all, use) => merge(all, use.sign), 'none')
  return sign !== 'mixed'
}

/** Pieces within which the input acts one way; undefined when no cut at constants can do that. */
function piecesOf(input: Input, uses: readonly Use[]): Split['pieces'] | undefined {
  if (input.type === 'category') return memberPieces(input, uses)
  if (input.type === 'bool') return [{ members: 1n }, { members: 2n }]
  const free = uses.filter(({ cuts }) => cuts === null)
  if (free.reduce<Polarity>((all, { sign }) => merge(all, sign), 'none') === 'mixed')
    return undefined
  if (input.range === null) return undefined
  return rangePieces(
    input.range,
    uses.flatMap(({ cuts }) => cuts ?? []),
    input.type === 'ratio',
  )
}

function rangePieces(range: Range, cuts: readonly Cut[], isDense: boolean): Range[] | undefined {
  if (isDense) return undefined
  // Inputs are whole numbers, so a piece may end one before the next begins.
  const starts = cuts
    .map(({ value, side }) => (side === 'above' ? floor(value) + 1n : ceiling(value)))
    .filter((start) => compare(whole(start), range.lo) > 0 && compare(whole(start), range.hi) <= 0)
  const sorted = [...new Set(starts)].sort((a, b) => (a < b ? -1 : 1))
  return [range.lo, ...sorted.map(whole)].map((lo, index) => {
    const next = sorted[index]
    return { lo, hi: next === undefined ? range.hi : whole(next - 1n) }
  })
}

function memberPieces(input: Input, uses: readonly Use[]): { members: bigint }[] | undefined {
  const pieces = new Map<string, bigint>()
  for (const [bit] of (input.members ?? []).entries()) {
    const one = 1n << BigInt(bit)
    const signature = uses
      .map(({ members }) => (members === null ? String(bit) : (members & one) !== 0n ? 'y' : 'n'))
      .join()
    pieces.set(signature, (pieces.get(signature) ?? 0n) | one)
  }
  const found = [...pieces.values()].map((members) => ({ members }))
  return found.length <= mostPieces ? found : undefined
}
