/** What of a version a firm settles by itself, without people who judge or a text that nobody has seen. */
import { solverOf } from '../../rules/change/breakpoints.ts'
import { movedBy } from '../../rules/change/levers.ts'
import { operandsOf } from '../../rules/judge/evaluate.ts'
import type { Slot } from '../../rules/meaning/ir.ts'
import type { Clause, Version } from '../../rules/meaning/version.ts'

/**
 * The version by which a least change is looked for, of a firm that certainly fails these deciding clauses (bits
 * of the failing mask). Where people or an unseen text must have their say on a clause that all hangs on, no move
 * of the firm alone makes the verdict certain: then only the failing clauses, and what hangs together with them by
 * a lever, are asked for. Undefined where others have a say in one that fails, or no lever reaches it.
 */
export function ownPart(version: Version, fails: bigint): Version | undefined {
  const known = partsIn(version)
  if (known === 'whole') return version
  if (known === undefined || (fails & known.others) !== 0n) return undefined
  const found = known.byFails.get(fails)
  if (found !== undefined || known.byFails.has(fails)) return found
  const made = narrowed(version, known, fails)
  if (known.byFails.size < MOST_PARTS) known.byFails.set(fails, made)
  return made
}

/** Whether nobody but the firm has a say: then a least change is looked for in the whole version. */
export function isOwn(version: Version): boolean {
  return partsIn(version) === 'whole'
}

function partsIn(version: Version): Parts | 'whole' | undefined {
  if (!parts.has(version)) parts.set(version, partsOf(version))
  return parts.get(version)
}

type Parts = {
  /** Deciding clauses in which others have a say, as bits of the failing mask. */
  readonly others: bigint
  /** What all must hold and is the firm's own. */
  readonly own: readonly Slot[]
  readonly byFails: Map<bigint, Version | undefined>
}
const parts = new WeakMap<Version, Parts | 'whole' | undefined>()
/** Firms fail in few ways, but nobody promises it. */
const MOST_PARTS = 500

function partsOf(version: Version): Parts | 'whole' | undefined {
  if (!decidingClauses(version).some(isOthers)) return 'whole'
  const node = version.nodes[version.verdict]
  if (node?.op !== 'all') return undefined
  const open = openSlots(version)
  const own = conjunctsOf(version, node.of).filter((slot) => !open.has(slot))
  const others = version.mask.reduce(
    (mask, { slot }, bit) => (open.has(slot) ? mask | (1n << BigInt(bit)) : mask),
    0n,
  )
  return { others, own, byFails: new Map() }
}

function narrowed(version: Version, { own }: Parts, fails: bigint): Version | undefined {
  const failing = version.mask.flatMap(({ slot }, bit) =>
    (fails & (1n << BigInt(bit))) === 0n ? [] : [slot],
  )
  const { slots, levers } = hangingTogether(version, own, failing)
  const node = version.nodes[version.verdict]
  if (node?.op !== 'all' || levers.length === 0) return undefined
  const nodes = version.nodes.with(version.verdict, { ...node, of: slots })
  return { ...version, nodes, levers }
}

/** Clauses and levers that reach one another from these clauses on: no other lever has a say in them. */
function hangingTogether(version: Version, own: readonly Slot[], from: readonly Slot[]) {
  const { reach } = solverOf(version)
  const all = [...own, ...version.constraints.map(({ slot }) => slot)]
  const inputs = new Set(from.flatMap((slot) => [...(reach[slot] ?? [])]))
  const meets = (some: Iterable<number>) => [...some].some((input) => inputs.has(input))
  const slotsNow = () => all.filter((slot) => meets(reach[slot] ?? []))
  const leversNow = () => version.levers.filter((lever) => meets(movedBy(lever)))
  for (let before = -1; before < inputs.size; ) {
    before = inputs.size
    for (const input of leversNow().flatMap(movedBy)) inputs.add(input)
    for (const input of slotsNow().flatMap((slot) => [...(reach[slot] ?? [])])) inputs.add(input)
  }
  return { slots: [...new Set([...from, ...slotsNow()])], levers: leversNow() }
}

function isOthers({ kind }: Clause): boolean {
  return kind === 'judged' || kind === 'ruleUnknown'
}

function conjunctsOf(version: Version, of: readonly Slot[]): Slot[] {
  return of.flatMap((slot) => {
    const node = version.nodes[slot]
    return node?.op === 'all' ? conjunctsOf(version, node.of) : [slot]
  })
}

/** Nodes below which a panel scores or judges, or a rule leaves a range open. */
function openSlots({ nodes, inputs }: Version): Set<Slot> {
  const open = new Set<Slot>()
  for (const node of nodes) {
    const isOpen =
      (node.op === 'input' && inputs[node.input]?.expert === true) ||
      ((node.op === 'const' || node.op === 'constBool') && node.why !== 'known') ||
      operandsOf(node).some((slot) => open.has(slot))
    if (isOpen) open.add(node.slot)
  }
  return open
}

const deciding = new WeakMap<Version, readonly Clause[]>()

/** The clauses behind the bits of the failing mask, in their order. */
export function decidingClauses(version: Version): readonly Clause[] {
  const known = deciding.get(version)
  if (known !== undefined) return known
  const bySlot = new Map<number, Clause>()
  const visit = (clause: Clause) => {
    if (!bySlot.has(clause.slot)) bySlot.set(clause.slot, clause)
    clause.parts.forEach(visit)
  }
  version.outline.forEach(visit)
  const found = version.mask.flatMap(({ slot }) => bySlot.get(slot) ?? [])
  deciding.set(version, found)
  return found
}
