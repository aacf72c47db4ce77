/** Bands: which steps the range of a quantity can meet. */
import type { Slot, Step } from '../meaning/ir.ts'
import {
  compare,
  compareNearly,
  greatest,
  least,
  nearly,
  type Rational,
  zero,
} from '../meaning/rational.ts'
import { at, type Of, type Run } from './evaluate-number.ts'

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
