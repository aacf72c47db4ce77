import type { Parts } from './clause-parts.ts'
import { isCount, isShare } from './counted-units.ts'
import { endsInDoing } from './doing-words.ts'
import type { Span } from './moments.ts'
import { type Memory, type Named, nameOf, type Place, SEPARATOR, unitNote } from './naming.ts'
import { joinedOperator, operatorBefore } from './operators.ts'
import type { Quantity } from './quantities.ts'
import type { Operator } from './schema.ts'
import { type Segment, unmasked } from './segments.ts'

/** A quantity that has found the thing it measures. */
export type Candidate = Span &
  Named & {
    quantity: Quantity
    segment: Segment
    operator: Operator
    /** Two operator words say different things, or the same twice. */
    unclearOperator: boolean
    /** What stood before the number, for type and commitment. */
    left: string
    /** An operator stands beside the number. */
    stated: boolean
  }

/** Reads the quantities of one segment. `memory` is carried on from segment to segment. */
export function candidatesOf(parts: Parts, segment: Segment, memory: Memory): Candidate[] {
  const inside = parts.inside.get(segment) ?? []
  const kept = inside.filter((_, index) => !isQualifier(parts, segment, inside, index))
  const found: Candidate[] = []
  memory.behind = false
  let from = segment.start
  for (const [index, quantity] of kept.entries()) {
    const next = kept[index + 1]
    const candidate = candidateOf(
      parts,
      { segment, quantity, from, until: next?.start ?? segment.end },
      memory,
    )
    from = candidate?.end ?? quantity.end
    if (candidate === undefined) continue
    found.push(candidate)
    memory.names.push(candidate.indicator)
    memory.label = ''
    memory.behind = candidate.found === 'behind'
  }
  return found
}

/**
 * A number that describes a thing instead of measuring it: 投资额10亿元以上的项目30个 counts projects,
 * and 10亿元 says which.
 */
function isQualifier(
  parts: Parts,
  segment: Segment,
  inside: readonly Quantity[],
  index: number,
): boolean {
  const { words } = parts
  const quantity = inside[index]
  if (quantity === undefined || quantity.kind === 'multiple') return false
  const next = inside[index + 1]
  const behind = words.slice(quantity.end, next?.start ?? segment.end)
  const before = words.slice(Math.max(segment.start, quantity.start - 12), quantity.start).trimEnd()
  const does = endsInDoing(before) && isCount(quantity.unit)
  if (next === undefined)
    return isShare(quantity.unit) || does ? false : isDescribing(parts, segment, inside, index)
  if (SEPARATOR.test(behind) || /[、和及与]\s*$/.test(behind) || isOperatorOnly(behind))
    return false
  return !(does && !isCount(next.unit)) && !isShare(quantity.unit)
}

function isOperatorOnly(words: string): boolean {
  const front = operatorBefore(words)
  return (
    words.trim() === '' ||
    (front !== undefined && front.at === 0) ||
    /^(?:总数|总量|累计|总规模)/.test(words)
  )
}

/** 设立总规模不低于10亿元的基金 measures the fund it goes on to name. */
const SIZED =
  /^(?:设立|组建|成立|建立|建设|打造|新建|发起)(?:总?规模|总额|总?面积)(?:不低于|不少于|达到?|超过?|约)?\s*$/

/** 营业收入2000万元以上的企业 with no further number, or 培育5家产值100亿元企业, of which 5家 was counted. */
function isDescribing(
  parts: Parts,
  segment: Segment,
  inside: readonly Quantity[],
  index: number,
): boolean {
  const quantity = inside[index]
  if (quantity === undefined) return false
  const behind = parts.words.slice(quantity.end, segment.end).trim()
  const before = inside[index - 1]
  const lead = parts.words.slice(segment.start, quantity.start)
  if (/^的[\u4e00-\u9fff]/.test(behind)) return !SIZED.test(lead)
  if (before === undefined || behind === '') return false
  const between = parts.words.slice(before.end, quantity.start)
  return (
    isCount(before.unit) &&
    !isCount(quantity.unit) &&
    !SEPARATOR.test(between) &&
    !SEPARATOR.test(behind)
  )
}

function candidateOf(parts: Parts, place: Place, memory: Memory): Candidate | undefined {
  const { quantity, segment, from } = place
  const left = unmasked(parts.words, { start: from, end: quantity.start }, parts.timed)
    .slice(-160)
    .replace(/^(?:\s*(?:、|和|及|与|以及|或|\((?=其中)))+\s*/, '')
    .replace(/的$|\(\s*\)$/, '')
  const front = operatorsAtEnd(left)
  const stated = front.strongest !== undefined || quantity.after !== undefined
  const judged = joinedOperator(front.strongest, quantity.after)
  const named = nameOf(parts, place, { words: front.rest, memory, stated })
  if (named === undefined) return undefined
  const noted = unitNote(front.rest) || (named.found === 'earlier' ? memory.labelUnit : '')
  return {
    ...named,
    start: startOf(parts.words, from),
    quantity: quantity.unit === '' ? { ...quantity, unit: noted } : quantity,
    segment,
    operator: quantity.loose && judged.operator === '>=' ? '>' : judged.operator,
    unclearOperator: judged.unclear,
    left: (named.found === 'behind' ? left : front.rest).replace('分别', ''),
    stated,
  }
}

function startOf(words: string, from: number): number {
  return from + (/^[\s、和及与,(]*/.exec(words.slice(from, from + 8))?.[0].length ?? 0)
}

type Front = { operator: Operator; words: string }

/**
 * Takes the operator words off the end: 力争达到约 carries three, and the one that is not a plain 达到
 * decides.
 */
function operatorsAtEnd(left: string): { rest: string; strongest: Front | undefined } {
  let rest = left
  let strongest: Front | undefined
  for (let turn = 0; turn < 3; turn += 1) {
    const front = operatorBefore(rest)
    if (front === undefined) break
    if (strongest === undefined || strongest.operator === '>=') strongest = front
    rest = rest.slice(0, front.at).trimEnd()
  }
  return { rest, strongest }
}
