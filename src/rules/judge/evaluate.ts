/** From nodes to functions over fixed slots. Built once for a version, run for every enterprise. */

import type { Node, Slot } from '../meaning/ir.ts'
import { compare, greatest, least, type Rational } from '../meaning/rational.ts'
import { runBands } from './evaluate-bands.ts'
import {
  at,
  type Of,
  type Run,
  runConst,
  runElapsed,
  runExtreme,
  runFloorDivide,
  runGrowth,
  runInput,
  runParameter,
  runRatio,
  runRound,
  runScale,
  runSubtract,
  runSum,
  runToday,
} from './evaluate-number.ts'

type Runners = { readonly [Op in Node['op']]: (node: Of<Op>) => Run }

const runners: Runners = {
  input: runInput,
  const: runConst,
  parameter: runParameter,
  today: runToday,
  sum: runSum,
  subtract: runSubtract,
  scale: runScale,
  min: runExtreme,
  max: runExtreme,
  floorDivide: runFloorDivide,
  round: runRound,
  ratio: runRatio,
  growth: runGrowth,
  elapsed: runElapsed,
  bands: runBands,
  present:
    ({ slot, input }) =>
    (state) => {
      state.must[slot] = state.inputs.presentMust[input] ?? true
      state.may[slot] = state.inputs.presentMay[input] ?? true
    },
  constBool:
    ({ slot, must, may }) =>
    (state) => {
      state.must[slot] = must
      state.may[slot] = may
    },
  constCategory:
    ({ slot, members }) =>
    (state) => {
      state.set[slot] = members
    },
  choose: runChoose,
  if: runIf,
  compare: runCompare,
  member:
    ({ slot, of, members }) =>
    (state) => {
      const set = state.set[of] ?? 0n
      state.must[slot] = (set & ~members) === 0n
      state.may[slot] = (set & members) !== 0n
    },
  all:
    ({ slot, of }) =>
    ({ must, may }) => {
      let certain = true
      let possible = true
      for (const each of of) {
        if (must[each] !== true) certain = false
        if (may[each] !== true) possible = false
      }
      must[slot] = certain
      may[slot] = possible
    },
  any:
    ({ slot, of }) =>
    ({ must, may }) => {
      let certain = false
      let possible = false
      for (const each of of) {
        if (must[each] === true) certain = true
        if (may[each] === true) possible = true
      }
      must[slot] = certain
      may[slot] = possible
    },
  not:
    ({ slot, of }) =>
    ({ must, may }) => {
      must[slot] = may[of] !== true
      may[slot] = must[of] !== true
    },
  atLeast:
    ({ slot, count, of }) =>
    ({ must, may }) => {
      must[slot] = of.filter((each) => must[each]).length >= count
      may[slot] = of.filter((each) => may[each]).length >= count
    },
}

/** The function that fills one node's slot from the slots before it. */
export function runOf<Op extends Node['op']>(node: Of<Op>): Run {
  const runner = runners[node.op] as (node: Of<Op>) => Run
  return runner(node)
}

function runChoose({ slot, of, cases, otherwise }: Of<'choose'>): Run {
  const covered = cases.reduce((all, { members }) => all | members, 0n)
  return ({ set, lo, hi }) => {
    const possible = set[of] ?? 0n
    const met = cases.filter(({ members }) => (members & possible) !== 0n).map(({ value }) => value)
    if ((possible & ~covered) !== 0n || met.length === 0) met.push(otherwise)
    lo[slot] = met.map((each) => at(lo, each)).reduce(least)
    hi[slot] = met.map((each) => at(hi, each)).reduce(greatest)
  }
}

function runIf({ slot, type, test, yes, no }: Of<'if'>): Run {
  if (type === 'bool')
    return ({ must, may }) => {
      must[slot] =
        (may[test] !== true || must[yes] === true) && (must[test] === true || must[no] === true)
      may[slot] =
        (may[test] === true && may[yes] === true) || (must[test] !== true && may[no] === true)
    }
  return ({ must, may, lo, hi }) => {
    if (must[test]) {
      lo[slot] = at(lo, yes)
      hi[slot] = at(hi, yes)
    } else if (!may[test]) {
      lo[slot] = at(lo, no)
      hi[slot] = at(hi, no)
    } else {
      lo[slot] = least(at(lo, yes), at(lo, no))
      hi[slot] = greatest(at(hi, yes), at(hi, no))
    }
  }
}

type Ends = { aLo: Rational; aHi: Rational; bLo: Rational; bHi: Rational }
/** Whether left against right holds for all, and for any, of what the two hulls can be. */
export const certain: Readonly<Record<Of<'compare'>['test'], (ends: Ends) => boolean>> = {
  '>=': ({ aLo, bHi }) => compare(aLo, bHi) >= 0,
  '>': ({ aLo, bHi }) => compare(aLo, bHi) > 0,
  '<=': ({ aHi, bLo }) => compare(aHi, bLo) <= 0,
  '<': ({ aHi, bLo }) => compare(aHi, bLo) < 0,
  '=': ({ aLo, aHi, bLo, bHi }) => compare(aLo, bHi) === 0 && compare(aHi, bLo) === 0,
}
export const possible: typeof certain = {
  '>=': ({ aHi, bLo }) => compare(aHi, bLo) >= 0,
  '>': ({ aHi, bLo }) => compare(aHi, bLo) > 0,
  '<=': ({ aLo, bHi }) => compare(aLo, bHi) <= 0,
  '<': ({ aLo, bHi }) => compare(aLo, bHi) < 0,
  '=': ({ aLo, aHi, bLo, bHi }) => compare(aLo, bHi) <= 0 && compare(bLo, aHi) <= 0,
}

function runCompare({ slot, test, left, right }: Of<'compare'>): Run {
  if (test === '=') return runEqual(slot, left, right)
  const [more, less] = test === '>=' || test === '>' ? [left, right] : [right, left]
  const least = test === '>' || test === '<' ? 1 : 0
  return ({ lo, hi, must, may }) => {
    const [aLo, aHi, bLo, bHi] = [at(lo, more), at(hi, more), at(lo, less), at(hi, less)]
    const isCertain = compare(aLo, bHi) >= least
    must[slot] = isCertain
    const isOne = aLo === aHi && bLo === bHi
    may[slot] = isOne ? isCertain : compare(aHi, bLo) >= least
  }
}

function runEqual(slot: Slot, left: Slot, right: Slot): Run {
  return ({ lo, hi, must, may }) => {
    const ends = { aLo: at(lo, left), aHi: at(hi, left), bLo: at(lo, right), bHi: at(hi, right) }
    must[slot] = certain['='](ends)
    may[slot] = possible['='](ends)
  }
}

/** Every function of a version, in node order. */
export function compileNodes(nodes: readonly Node[]): readonly Run[] {
  return nodes.map((node) => runOf(node))
}

/** The slots a node reads. */
export function operandsOf(node: Node): readonly Slot[] {
  switch (node.op) {
    case 'sum':
    case 'min':
    case 'max':
    case 'all':
    case 'any':
    case 'atLeast':
      return node.of
    case 'subtract':
    case 'compare':
      return [node.left, node.right]
    case 'ratio':
      return [node.num, node.den]
    case 'growth':
      return [node.y1, node.y2, node.y3]
    case 'elapsed':
      return [node.from, node.to]
    case 'bands':
      return [
        node.of,
        ...node.steps.flatMap(({ at: bound, value }) => [bound, value]),
        node.otherwise,
      ]
    case 'choose':
      return [node.of, ...node.cases.map(({ value }) => value), node.otherwise]
    case 'if':
      return [node.test, node.yes, node.no]
    case 'scale':
    case 'floorDivide':
    case 'round':
    case 'member':
    case 'not':
      return [node.of]
    default:
      return []
  }
}
