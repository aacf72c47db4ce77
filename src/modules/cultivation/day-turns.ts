/** On which coming days the answer of a rule may change though nothing is recorded. */
import { operandsOf } from '../../rules/judge/evaluate.ts'
import { dayOf, dayText } from '../../rules/meaning/days.ts'
import type { Node, Slot } from '../../rules/meaning/ir.ts'
import type { Version } from '../../rules/meaning/version.ts'

export type Turns = {
  /** Days after the one date that a rule knows of a firm: its founding. */
  readonly after: readonly number[]
  /** Days on which a dated parameter takes another value, ascending. */
  readonly fixed: readonly number[]
  /** The day is read in a way that is not looked through here: every day may change the answer. */
  readonly daily: boolean
}

const kept = new WeakMap<Version, Turns>()

export function turnsOf(version: Version): Turns {
  const known = kept.get(version)
  if (known !== undefined) return known
  const made = findTurns(version)
  kept.set(version, made)
  return made
}

function findTurns(version: Version): Turns {
  const { nodes, parameters } = version
  const fixed = parameters.flatMap(({ values }) =>
    values.flatMap(({ from, to }) => [
      ...(from === null ? [] : [from]),
      ...(to === null ? [] : [to + 1]),
    ]),
  )
  const today = new Set(nodes.filter(({ op }) => op === 'today').map(({ slot }) => slot))
  const found = nodes
    .filter((node) => operandsOf(node).some((slot) => today.has(slot)))
    .map((node) => afterDate(version, node, today))
  return {
    after: found.flatMap((each) => each ?? []),
    fixed: fixed.sort((a, b) => a - b),
    daily: found.includes(undefined),
  }
}

/** Whole days from a date of the firm to the day itself, held against constants alone; else undefined. */
function afterDate({ nodes, inputs }: Version, node: Node, today: ReadonlySet<Slot>) {
  if (node.op !== 'elapsed' || node.span !== 'days' || !today.has(node.to)) return undefined
  const from = nodes[node.from]
  if (from?.op !== 'input' || inputs[from.input]?.type !== 'date') return undefined
  const days: number[] = []
  for (const reader of nodes) {
    if (!operandsOf(reader).includes(node.slot)) continue
    const bounds = boundsOf(nodes, reader, node.slot)
    if (bounds === undefined) return undefined
    days.push(...bounds)
  }
  // From the bound on, and from the day after it on: whichever way it is held against.
  return days.flatMap((each) => [each, each + 1])
}

function boundsOf(nodes: readonly Node[], reader: Node, slot: Slot): number[] | undefined {
  const constants = (slots: readonly Slot[]): number[] | undefined => {
    const found = slots.map((each) => nodes[each])
    const wholes = found.flatMap((each) =>
      each?.op === 'const' && each.lo.d === 1n && each.lo.n === each.hi.n && each.hi.d === 1n
        ? [Number(each.lo.n)]
        : [],
    )
    return wholes.length === slots.length ? wholes : undefined
  }
  if (reader.op === 'compare') return constants([reader.left === slot ? reader.right : reader.left])
  if (reader.op === 'bands' && reader.of === slot)
    return constants(reader.steps.map(({ at }) => at))
  return undefined
}

/** The next day after `day` on which the version may answer otherwise; undefined: none is known. */
export function nextTurn(
  version: Version,
  founded: string | null,
  day: string,
): string | undefined {
  const { after, fixed, daily } = turnsOf(version)
  const now = dayOf(day) ?? 0
  if (daily) return dayText(now + 1)
  const from = dayOf(founded ?? '')
  const turns = from === undefined ? [] : after.map((days) => from + days)
  const ahead = [...fixed, ...turns].filter((turn) => turn > now)
  return ahead.length === 0 ? undefined : dayText(Math.min(...ahead))
}
