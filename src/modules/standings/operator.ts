import { type Exact, exact, shown } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import type { Operator } from '../plan/schema.ts'
import { EXTRA_PLACES, quantity } from './shown.ts'

export type Direction = 'up' | 'down'

/**
 * Whether a value satisfies a promise, exactly as worded: 以上 includes the number itself, 超过 does
 * not (民法典 第一千二百五十九条). 约 is satisfied when the value, rounded as finely as the target, is
 * the target ◆; past it in the good direction it is satisfied too.
 */
export function satisfies(
  value: Exact,
  line: Exact,
  { operator, direction }: { operator: Operator; direction: Direction },
): boolean {
  const side = value.comparedTo(line)
  if (operator === '>=') return side >= 0
  if (operator === '>') return side > 0
  if (operator === '<=') return side <= 0
  if (operator === '<') return side < 0
  if (operator === '=') return side === 0
  const near = exact(shown(value, line.decimalPlaces())).eq(line)
  return near || side === (direction === 'up' ? 1 : -1)
}

/**
 * The value with `places` decimals, and more while the rounded figure would be judged otherwise than
 * the exact one: 49.96 against 50%以上, 50.04 against 超过50% (GT-09).
 */
export function shownFor(
  value: Exact,
  line: Exact,
  promised: { operator: Operator; direction: Direction; places: number },
): string {
  const met = satisfies(value, line, promised)
  for (let more = promised.places; more <= promised.places + EXTRA_PLACES; more += 1) {
    const text = shown(value, more)
    if (satisfies(exact(text), line, promised) === met) return text
  }
  return value.toFixed()
}

/** Which way is good: the operator says so; '=' and '~' leave it to the definition. */
export function directionOf(operator: Operator, ofDefinition: Direction): Direction {
  if (operator === '>=' || operator === '>') return 'up'
  if (operator === '<=' || operator === '<') return 'down'
  return ofDefinition
}

const signs: Readonly<Record<Operator, Label>> = {
  '>=': label('不低于', 'at least '),
  '>': label('超过', 'more than '),
  '=': label('', ''),
  '<=': label('不高于', 'at most '),
  '<': label('低于', 'less than '),
  '~': label('约', 'about '),
}

/** The promise in words: 超过80亿元. */
export function promise(operator: Operator, value: string, unit: string): Label {
  const words = quantity(value, unit)
  return label(signs[operator].zh + words.zh, signs[operator].en + words.en)
}
