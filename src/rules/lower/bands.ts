/** Bands: one direction, no step out of order or out of reach, everything covered. */

import type { Bands, Step as Written } from '../language/syntax-value.ts'
import type { Node, Slot, Step } from '../meaning/ir.ts'
import { compare, minus, type Rational } from '../meaning/rational.ts'
import { compounded } from './bool.ts'
import { oneKind } from './call.ts'
import { addConst, addNode, nodeAt } from './graph.ts'
import { shownRational } from './number.ts'
import { reached, resolveGuards } from './reached.ts'
import { below, type Context, idOf, type Lowered } from './scope.ts'
import { joinedGuards, unify } from './types.ts'

const nowhere = { from: 0, to: 0 }
const tests = { at_least: '>=', above: '>', at_most: '<=', below: '<' } as const
type Word = keyof typeof tests

export function lowerBands(bands: Bands, context: Context): Lowered | undefined {
  const { scope } = context
  const of = scope.verbs.value(bands.of, { ...below(context, 'of'), points: false })
  const read = bands.steps.map((step, index) => readStep(step, below(context, 'steps', index)))
  const last = bands.steps.at(-1)
  const misplaced = bands.steps.slice(0, -1).findIndex((step) => step.else !== undefined)
  if (misplaced >= 0) scope.report('bandElsePlace', [...context.path, 'steps', misplaced])
  if (of === undefined || read.includes(undefined) || misplaced >= 0) return undefined
  const steps = read.filter((each) => each !== undefined)
  const same = oneKind(
    steps.map(({ value }) => value),
    context,
    nowhere,
  )
  if (same === undefined) return undefined
  const bounded = steps.flatMap(({ word, bound }, index) => {
    const value = same[index]
    return word === null || bound === null || value === undefined
      ? []
      : [{ word, bound, value, index }]
  })
  const lines = bounded.map((each) => ({
    ...each,
    at: lineOf(each.bound, of, below(context, 'steps', each.index)),
  }))
  if (lines.some(({ at }) => at === undefined)) return undefined
  const settled = lines.flatMap(({ at, ...each }) => (at === undefined ? [] : [{ ...each, ...at }]))
  // A band out of order is reported and read on, so that what rests on it is checked too.
  reportOrder(settled, context)
  const range = nodeAt(scope.graph, settled[0]?.of ?? of.slot).range
  if (last?.else === undefined) checkCovered(settled, range, context)
  reportUnreachable(settled, range, context)
  return finish({ of, steps: settled, values: same, bands }, context)
}

type Line = { word: Word; value: Lowered; index: number; at: Slot; of: Slot }

function finish(
  { of, steps, values, bands }: { of: Lowered; steps: Line[]; values: Lowered[]; bands: Bands },
  context: Context,
): Lowered | undefined {
  const { graph } = context.scope
  const otherwise = values.at(-1)
  if (otherwise === undefined) return undefined
  const { type, unit, decimals } = nodeAt(graph, otherwise.slot)
  const head = { id: idOf(context), type, unit, decimals, cite: context.cite }
  const read: Step[] = steps.map(({ word, at, value }) => ({
    test: tests[word],
    at,
    value: value.slot,
  }))
  const source = steps[0]?.of ?? of.slot
  const slot = addNode(
    graph,
    { op: 'bands', of: source, steps: read, otherwise: otherwise.slot },
    head,
  )
  const lowered = { ...joinedGuards(slot, [of, ...values]), bare: false }
  return resolveGuards(
    lowered,
    { zero: bands.zero_denominator, absent: bands.not_applicable },
    context,
  )
}

function readStep(step: Written, context: Context) {
  const words = (Object.keys(tests) as Word[]).filter((word) => step[word] !== undefined)
  const given = [step.score, step.value, step.else].filter((each) => each !== undefined)
  const [word] = words
  const [value] = given
  if (
    words.length + (step.else === undefined ? 0 : 1) !== 1 ||
    given.length !== 1 ||
    value === undefined
  ) {
    context.scope.report('bandStep', context.path)
    return undefined
  }
  const key = step.else !== undefined ? 'else' : step.score !== undefined ? 'score' : 'value'
  const lowered = reached(value, below(context, key))
  const line = word === undefined ? undefined : step[word]
  const bound =
    word === undefined || line === undefined
      ? null
      : context.scope.verbs.value(line, { ...below(context, word), points: false })
  if (lowered === undefined || bound === undefined) return undefined
  return { word: word ?? null, bound, value: lowered }
}

/** The threshold in the unit of what is banded; a growth rate is banded as the ratio it rests on. */
function lineOf(bound: Lowered, of: Lowered, context: Context): { at: Slot; of: Slot } | undefined {
  const { graph, report } = context.scope
  const like = { ...of, power: null }
  const pair = unify(like, bound, { context, span: nowhere })
  if (pair === undefined) return undefined
  const line = nodeAt(graph, pair.right.slot)
  if (line.op !== 'const' && line.op !== 'parameter') {
    report('notConstant', context.path)
    return undefined
  }
  if (of.power !== null) {
    const raised = line.op === 'const' ? compounded(line.lo, of.power) : undefined
    if (raised === undefined) report('rateBelow', context.path)
    return raised === undefined ? undefined : { at: ratioConst(raised, context), of: of.slot }
  }
  const shift = shiftOf(nodeAt(graph, of.slot), context)
  if (shift === undefined || line.op !== 'const') return { at: pair.right.slot, of: of.slot }
  return { at: ratioConst(minus(line.lo, shift.by), context), of: shift.of }
}

function ratioConst(value: Rational, context: Context): Slot {
  return addConst(context.scope.graph, value, { id: idOf(context), type: 'ratio' })
}

/** `y2/y1 − 1` as its ratio and its constant. */
function shiftOf(node: Node, context: Context): { of: Slot; by: Rational } | undefined {
  if (node.op !== 'sum' || node.type !== 'ratio' || node.of.length !== 2) return undefined
  const [of, by] = node.of
  const constant = by === undefined ? undefined : nodeAt(context.scope.graph, by)
  return of !== undefined && constant?.op === 'const' ? { of, by: constant.lo } : undefined
}

function isDown(word: Word): boolean {
  return word === 'at_least' || word === 'above'
}

function reportOrder(lines: readonly Line[], context: Context): void {
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1]
    if (previous !== undefined && !follows(previous, line, context)) return
  }
}

/** Whether a step can stand after another; reports why it cannot. */
function follows(previous: Line, line: Line, context: Context): boolean {
  const { graph, report } = context.scope
  const place = [...context.path, 'steps', line.index]
  if (isDown(line.word) !== isDown(previous.word)) {
    report('bandMixed', place)
    return false
  }
  const [a, b] = [nodeAt(graph, previous.at), nodeAt(graph, line.at)]
  if (a.op !== 'const' || b.op !== 'const') return true
  const order = compare(b.lo, a.lo) * (isDown(line.word) ? -1 : 1)
  const inclusive = line.word === 'at_least' || line.word === 'at_most'
  if (order > 0 || (order === 0 && inclusive && previous.word !== line.word)) return true
  const details = { words: shownRational(b.lo, b.type), previous: shownRational(a.lo, a.type) }
  report(order === 0 ? 'bandOverlap' : 'bandOrder', place, details)
  return false
}

function checkCovered(lines: readonly Line[], range: Node['range'], context: Context): void {
  const last = lines.at(-1)
  const bound = last === undefined ? undefined : nodeAt(context.scope.graph, last.at)
  if (last !== undefined && bound?.op === 'const' && range !== null) {
    const order = isDown(last.word) ? compare(range.lo, bound.lo) : compare(bound.lo, range.hi)
    const inclusive = last.word === 'at_least' || last.word === 'at_most'
    if (order > 0 || (order === 0 && inclusive)) return
  }
  context.scope.report('bandNoElse', [...context.path, 'steps'])
}

function reportUnreachable(lines: readonly Line[], range: Node['range'], context: Context): void {
  if (range === null) return
  for (const { word, at, index } of lines) {
    const bound = nodeAt(context.scope.graph, at)
    if (bound.op !== 'const') continue
    const order = isDown(word) ? compare(bound.lo, range.hi) : compare(range.lo, bound.lo)
    const inclusive = word === 'at_least' || word === 'at_most'
    if (order < 0 || (order === 0 && inclusive)) continue
    const [lo, hi] = [shownRational(range.lo, bound.type), shownRational(range.hi, bound.type)]
    const details = { words: shownRational(bound.lo, bound.type), range: `[${lo}, ${hi}]` }
    context.scope.report('bandUnreachable', [...context.path, 'steps', index], details)
  }
}
