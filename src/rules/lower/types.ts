/** Kinds of quantity meet only their own kind: the rules and the words for it. */
import { type Label, label } from '../../base/label.ts'
import { unitWord } from '../language/literal.ts'
import type { Span } from '../language/source-text.ts'
import type { Node, Slot, ValueType } from '../meaning/ir.ts'
import { times, whole } from '../meaning/rational.ts'
import { addNode, nodeAt } from './graph.ts'
import { type Context, type Guard, idOf, type Lowered } from './scope.ts'

const kinds: Readonly<Record<ValueType, Label>> = {
  money: label('金额', 'money'),
  count: label('数目', 'a count'),
  number: label('数值', 'a number'),
  ratio: label('比率', 'a ratio'),
  score: label('分数', 'points'),
  date: label('日期', 'a date'),
  class: label('类别', 'a class'),
  bool: label('是否', 'yes or no'),
  category: label('分类', 'a category'),
}

export function typeWords({ type, unit }: Pick<Node, 'type' | 'unit'>): Label {
  const { zh, en } = kinds[type]
  return unit === '' || type === 'money' || type === 'score'
    ? { zh, en }
    : label(`${zh}(${unit})`, `${en} (${unit})`)
}

/** What a node must agree in to meet another. */
export type Kind = Pick<Node, 'type' | 'unit' | 'decimals'>

type Where = { readonly context: Context; readonly span: Span }

/** Brings two quantities to one type and unit, or reports why they cannot meet. */
export function unify(
  left: Lowered,
  right: Lowered,
  where: Where,
): { left: Lowered; right: Lowered } | undefined {
  const { graph } = where.context.scope
  if (left.bare && !right.bare) {
    const adopted = adopt(left, nodeAt(graph, right.slot), where)
    return adopted === undefined ? undefined : { left: adopted, right }
  }
  if (right.bare && !left.bare) {
    const adopted = adopt(right, nodeAt(graph, left.slot), where)
    return adopted === undefined ? undefined : { left, right: adopted }
  }
  const [a, b] = [nodeAt(graph, left.slot), nodeAt(graph, right.slot)]
  const number = a.type === 'number' ? a : b.type === 'number' ? b : undefined
  if (number !== undefined && a.type !== b.type) return unifyNumber({ left, right }, number, where)
  if (a.type !== b.type) return mixed(a, b, where)
  return unitWord(a.unit) === unitWord(b.unit) ? { left, right } : mixedUnit(a, b, where)
}

/** A literal with a unit (`3000平方米`) meets a field of type number of that unit. */
function unifyNumber(
  pair: { left: Lowered; right: Lowered },
  number: Node,
  where: Where,
): { left: Lowered; right: Lowered } | undefined {
  const { graph } = where.context.scope
  const [a, b] = [nodeAt(graph, pair.left.slot), nodeAt(graph, pair.right.slot)]
  const other = a === number ? b : a
  if (other.op !== 'const' || other.type !== 'count') return mixed(a, b, where)
  if (unitWord(other.unit) !== unitWord(number.unit)) return mixedUnit(a, b, where)
  const literal = a === number ? pair.right : pair.left
  const adopted = adopt({ ...literal, bare: true }, number, where)
  if (adopted === undefined) return undefined
  return a === number ? { ...pair, right: adopted } : { ...pair, left: adopted }
}

function mixed(
  a: Pick<Node, 'type' | 'unit'>,
  b: Pick<Node, 'type' | 'unit'>,
  { context, span }: Where,
): undefined {
  const [left, right] = [typeWords(a), typeWords(b)]
  const details = { left: left.zh, right: right.zh, leftEn: left.en, rightEn: right.en }
  context.scope.report('mixedType', context.path, details, span)
  return undefined
}

function mixedUnit(a: Node, b: Node, { context, span }: Where): undefined {
  const units = context.scope.syntax.fields
  const known = new Set(Object.values(units).map(({ unit = '' }) => unitWord(unit)))
  const stray = [a, b].find(({ op, unit }) => op === 'const' && unit !== '' && !known.has(unit))
  if (stray !== undefined && !/^(年|个月|天)$/.test(stray.unit))
    context.scope.report('unknownUnit', context.path, { unit: stray.unit }, span)
  else
    context.scope.report(
      'mixedUnit',
      context.path,
      { left: a.unit || '—', right: b.unit || '—' },
      span,
    )
  return undefined
}

/** A bare number takes the type of what it meets; money and ratios take none. */
export function adopt(bare: Lowered, like: Kind, { context, span }: Where): Lowered | undefined {
  const { graph, report } = context.scope
  const node = nodeAt(graph, bare.slot)
  if (!bare.bare || (like.type === node.type && like.unit === node.unit)) return bare
  if (like.type === 'money' || like.type === 'ratio') {
    const value = node.range?.lo.n ?? 0n
    const mend = like.type === 'money' ? `${value}元` : `${value}%`
    report(
      like.type === 'money' ? 'bareNumber' : 'mixedType',
      context.path,
      {
        mend,
        left: typeWords(like).zh,
        right: '不带单位的数',
        leftEn: typeWords(like).en,
        rightEn: 'a bare number',
      },
      span,
    )
    return undefined
  }
  if (like.type === 'date' || like.type === 'class') return mixed(node, like, { context, span })
  if (node.op !== 'const') return { ...bare, bare: false }
  const scale = whole(10n ** BigInt(like.decimals))
  const operation = { ...bareConst(node), lo: times(node.lo, scale), hi: times(node.hi, scale) }
  const { type, unit, decimals } = like
  return {
    ...bare,
    bare: false,
    slot: addNode(graph, operation, { id: idOf(context), type, unit, decimals }),
  }
}

function bareConst({ why, open }: Extract<Node, { op: 'const' }>) {
  return { op: 'const' as const, why, open }
}

/** The guards of several quantities together; bare only when all are. */
export function joinedGuards(slot: Slot, from: readonly Lowered[]): Lowered {
  const guards = new Map<Slot, Guard>()
  for (const each of from) for (const guard of each.guards) guards.set(guard.slot, guard)
  const yearly = from.some((each) => each.yearly)
  const bare = from.every((each) => each.bare)
  return { slot, guards: [...guards.values()], power: null, bare, yearly }
}
