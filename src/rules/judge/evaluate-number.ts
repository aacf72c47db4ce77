/** The number rows of rules-engine §7: each node becomes one function that fills its slot. */
import { monthsBetween } from '../meaning/days.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import {
  floor,
  greatest,
  least,
  minus,
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

export function runConst({ slot, lo, hi }: Pick<Of<'const'>, 'slot' | 'lo' | 'hi'>): Run {
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

/** Here and below: ends that are one before are made one. */
export function runSum({ slot, of }: Of<'sum'>): Run {
  return of.length === 0 ? runConst({ slot, lo: zero, hi: zero }) : joined({ slot, of }, plus)
}

type Join = (a: Rational, b: Rational) => Rational

/** Ends joined end by end, from the first operand on. */
function joined({ slot, of }: { slot: Slot; of: readonly Slot[] }, join: Join): Run {
  const [first = slot, ...rest] = of
  return ({ lo, hi }) => {
    let low = at(lo, first)
    let high = at(hi, first)
    for (const each of rest) {
      const [a, b] = [at(lo, each), at(hi, each)]
      const isOne = low === high && a === b
      low = join(low, a)
      high = isOne ? low : join(high, b)
    }
    lo[slot] = low
    hi[slot] = high
  }
}

export function runSubtract({ slot, left, right }: Of<'subtract'>): Run {
  return ({ lo, hi }) => {
    const [aLo, aHi, bLo, bHi] = [at(lo, left), at(hi, left), at(lo, right), at(hi, right)]
    const low = minus(aLo, bHi)
    lo[slot] = low
    hi[slot] = aLo === aHi && bLo === bHi ? low : minus(aHi, bLo)
  }
}

export function runScale({ slot, of, by }: Of<'scale'>): Run {
  const swapped = by.n < 0n
  return ({ lo, hi }) => {
    const [from, to] = [at(lo, of), at(hi, of)]
    const low = times(from, by)
    const high = from === to ? low : times(to, by)
    lo[slot] = swapped ? high : low
    hi[slot] = swapped ? low : high
  }
}

export function runExtreme({ slot, op, of }: Of<'min' | 'max'>): Run {
  return joined({ slot, of }, op === 'min' ? least : greatest)
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
    const low = over(nLo, nLo.n >= 0n ? dHi : dLo)
    lo[slot] = low
    hi[slot] = nLo === nHi && dLo === dHi ? low : over(nHi, nHi.n >= 0n ? dLo : dHi)
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

export function at(values: readonly Rational[], slot: Slot): Rational {
  return values[slot] ?? zero
}
