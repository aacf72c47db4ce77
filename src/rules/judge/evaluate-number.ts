/** The number rows of rules-engine §7: each node becomes one function that fills its slot. */
import { monthsBetween } from '../meaning/days.ts'
import type { Node, Slot, Step } from '../meaning/ir.ts'
import {
  compare,
  compareNearly,
  floor,
  greatest,
  least,
  minus,
  nearly,
  over,
  plus,
  type Rational,
  rational,
  times,
  whole,
  zero,
} from '../meaning/rational.ts'
import { growthHull } from './growth-hull.ts'
import type { State } from './state.ts'

export type Run = (state: State) => void
/** The nodes of one operation. */
export type Of<Op extends Node['op']> = Select<Node, Op>
type Select<Each, Op> = Each extends { readonly op: infer Own }
  ? Op extends Own
    ? Each
    : never
  : never

export function runInput(node: Of<'input'>): Run {
  const { slot, input, type } = node
  if (type === 'bool')
    return ({ must, may, inputs }) => {
      must[slot] = inputs.must[input] ?? false
      may[slot] = inputs.may[input] ?? true
    }
  if (type === 'category')
    return ({ set, inputs }) => {
      set[slot] = inputs.set[input] ?? 0n
    }
  return ({ lo, hi, inputs }) => {
    lo[slot] = inputs.lo[input] ?? zero
    hi[slot] = inputs.hi[input] ?? zero
  }
}

export function runConst({ slot, lo, hi }: Of<'const'>): Run {
  return (state) => {
    state.lo[slot] = lo
    state.hi[slot] = hi
  }
}

export function runParameter({ slot, parameter }: Of<'parameter'>): Run {
  return ({ lo, hi, parameters }) => {
    lo[slot] = parameters[parameter]?.lo ?? zero
    hi[slot] = parameters[parameter]?.hi ?? zero
  }
}

export function runToday({ slot }: Of<'today'>): Run {
  return ({ lo, hi, day }) => {
    lo[slot] = day.lo
    hi[slot] = day.hi
  }
}

export function runSum({ slot, of }: Of<'sum'>): Run {
  return ({ lo, hi }) => {
    let low = zero
    let high = zero
    for (const each of of) {
      low = plus(low, at(lo, each))
      high = plus(high, at(hi, each))
    }
    lo[slot] = low
    hi[slot] = high
  }
}

export function runSubtract({ slot, left, right }: Of<'subtract'>): Run {
  return ({ lo, hi }) => {
    lo[slot] = minus(at(lo, left), at(hi, right))
    hi[slot] = minus(at(hi, left), at(lo, right))
  }
}

export function runScale({ slot, of, by }: Of<'scale'>): Run {
  const swapped = by.n < 0n
  return ({ lo, hi }) => {
    const low = times(at(lo, of), by)
    const high = times(at(hi, of), by)
    lo[slot] = swapped ? high : low
    hi[slot] = swapped ? low : high
  }
}

export function runExtreme({ slot, op, of }: Of<'min' | 'max'>): Run {
  const pick = op === 'min' ? least : greatest
  const [first = slot] = of
  return ({ lo, hi }) => {
    let low = at(lo, first)
    let high = at(hi, first)
    for (const each of of) {
      low = pick(low, at(lo, each))
      high = pick(high, at(hi, each))
    }
    lo[slot] = low
    hi[slot] = high
  }
}

export function runFloorDivide({ slot, of, by }: Of<'floorDivide'>): Run {
  return ({ lo, hi }) => {
    lo[slot] = whole(floor(over(at(lo, of), by)))
    hi[slot] = whole(floor(over(at(hi, of), by)))
  }
}

export function runRound({ slot, of, to, mode }: Of<'round'>): Run {
  const unit = whole(to)
  const half = rational(1n, 2n)
  const rounded = (value: Rational): Rational => {
    const steps = over(value, unit)
    if (mode === 'down') return whole(floor(steps) * to)
    if (mode === 'up') return whole(-floor({ n: -steps.n, d: steps.d }) * to)
    return whole(floor(plus(steps, half)) * to)
  }
  return ({ lo, hi }) => {
    lo[slot] = rounded(at(lo, of))
    hi[slot] = rounded(at(hi, of))
  }
}

/** Over the positive part of the denominator; where it has none the guard never reads this. */
export function runRatio({ slot, num, den }: Of<'ratio'>): Run {
  const one = whole(1)
  return ({ lo, hi }) => {
    const dHi = at(hi, den)
    if (dHi.n <= 0n) {
      lo[slot] = zero
      hi[slot] = zero
      return
    }
    const dLo = at(lo, den).n > 0n ? at(lo, den) : least(one, dHi)
    const nLo = at(lo, num)
    const nHi = at(hi, num)
    lo[slot] = over(nLo, nLo.n >= 0n ? dHi : dLo)
    hi[slot] = over(nHi, nHi.n >= 0n ? dLo : dHi)
  }
}

export function runGrowth({ slot, y1, y2, y3 }: Of<'growth'>): Run {
  return ({ lo, hi }) => {
    const hull = growthHull(
      { lo: at(lo, y1), hi: at(hi, y1) },
      { lo: at(lo, y2), hi: at(hi, y2) },
      { lo: at(lo, y3), hi: at(hi, y3) },
    )
    lo[slot] = hull.lo
    hi[slot] = hull.hi
  }
}

export function runElapsed({ slot, from, to, span }: Of<'elapsed'>): Run {
  const between = (a: Rational, b: Rational): Rational => {
    const [first, last] = [Number(a.n), Number(b.n)]
    if (span === 'days') return whole(last - first)
    const months = monthsBetween(first, last)
    return whole(span === 'months' ? months : Math.trunc(months / 12))
  }
  return ({ lo, hi }) => {
    lo[slot] = between(at(hi, from), at(lo, to))
    hi[slot] = between(at(lo, from), at(hi, to))
  }
}

/** Lowest and highest value of the steps that the range can meet; thresholds may be ranges themselves. */
export function runBands(node: Of<'bands'>): Run {
  return node.steps.every(({ test }) => test === '>=') ? runFalling(node) : runSteps(node)
}

/** Bands that all ask for at least: from the first the top of the range reaches to the first its foot does. */
function runFalling({ slot, of, steps, otherwise }: Of<'bands'>): Run {
  const values = [...steps.map(({ value }) => value), otherwise]
  const bounds = steps.map((step) => ({ at: step.at, lo: boundOf(zero), hi: boundOf(zero) }))
  return ({ lo, hi }) => {
    const [low, high] = [at(lo, of), at(hi, of)]
    const top = nearly(high)
    const foot = low === high ? top : nearly(low)
    const met = bounds.findIndex((each) => isFrom(high, top, renewed(each.lo, at(lo, each.at))))
    const first = met === -1 ? bounds.length : met
    let min = at(lo, values[first] ?? otherwise)
    let max = at(hi, values[first] ?? otherwise)
    for (let index = first; index < bounds.length; index++) {
      const bound = bounds[index]
      if (bound === undefined || isFrom(low, foot, renewed(bound.hi, at(hi, bound.at)))) break
      const value = values[index + 1] ?? otherwise
      min = least(min, at(lo, value))
      max = greatest(max, at(hi, value))
    }
    lo[slot] = min
    hi[slot] = max
  }
}

type Threshold = { value: Rational; near: number }

function boundOf(value: Rational): Threshold {
  return { value, near: nearly(value) }
}

/** Most thresholds never change: their double is kept with them. */
function renewed(bound: Threshold, value: Rational): Threshold {
  if (bound.value === value) return bound
  bound.value = value
  bound.near = nearly(value)
  return bound
}

function isFrom(value: Rational, near: number, bound: Threshold): boolean {
  return compareNearly(value, bound.value, [near, bound.near]) >= 0
}

function runSteps({ slot, of, steps, otherwise }: Of<'bands'>): Run {
  return ({ lo, hi }) => {
    const low = at(lo, of)
    const high = at(hi, of)
    let min: Rational | undefined
    let max: Rational | undefined
    const meet = (value: Slot) => {
      const [vLo, vHi] = [at(lo, value), at(hi, value)]
      if (min === undefined || compare(vLo, min) < 0) min = vLo
      if (max === undefined || compare(vHi, max) > 0) max = vHi
    }
    let settled = false
    // What earlier steps leave over: each failed test cuts the range from its own side.
    let left = { low, high, lowOpen: false, highOpen: false }
    for (const step of steps) {
      const bound = { lo: at(lo, step.at), hi: at(hi, step.at) }
      if (mayHold(step, left, bound)) meet(step.value)
      if (mustHold(step, left, bound)) {
        settled = true
        break
      }
      left = cut(step, left, bound)
      if (isEmpty(left)) {
        settled = true
        break
      }
    }
    if (!settled) meet(otherwise)
    lo[slot] = min ?? zero
    hi[slot] = max ?? zero
  }
}

type Left = { low: Rational; high: Rational; lowOpen: boolean; highOpen: boolean }
type Bound = { lo: Rational; hi: Rational }

function isEmpty({ low, high, lowOpen, highOpen }: Left): boolean {
  const order = compare(low, high)
  return order > 0 || (order === 0 && (lowOpen || highOpen))
}

function mayHold({ test }: Step, { low, high, lowOpen, highOpen }: Left, bound: Bound): boolean {
  if (test === '>=') return highOpen ? compare(high, bound.lo) > 0 : compare(high, bound.lo) >= 0
  if (test === '>') return compare(high, bound.lo) > 0
  if (test === '<=') return lowOpen ? compare(low, bound.hi) < 0 : compare(low, bound.hi) <= 0
  return compare(low, bound.hi) < 0
}

function mustHold({ test }: Step, { low, high, lowOpen, highOpen }: Left, bound: Bound): boolean {
  if (test === '>=') return compare(low, bound.hi) >= 0
  if (test === '>') return lowOpen ? compare(low, bound.hi) >= 0 : compare(low, bound.hi) > 0
  if (test === '<=') return compare(high, bound.lo) <= 0
  return highOpen ? compare(high, bound.lo) <= 0 : compare(high, bound.lo) < 0
}

/** The values for which the test can fail. */
function cut({ test }: Step, left: Left, bound: Bound): Left {
  if (test === '>=' || test === '>') {
    const order = compare(left.high, bound.hi)
    if (order < 0) return left
    return { ...left, high: bound.hi, highOpen: test === '>=' || (order === 0 && left.highOpen) }
  }
  const order = compare(left.low, bound.lo)
  if (order > 0) return left
  return { ...left, low: bound.lo, lowOpen: test === '<=' || (order === 0 && left.lowOpen) }
}

export function at(values: readonly Rational[], slot: Slot): Rational {
  return values[slot] ?? zero
}
