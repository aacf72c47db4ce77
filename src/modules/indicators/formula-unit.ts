/** Units in a formula: what may be added, what a quotient is, and when a ratio is a percentage. */
import { type Exact, exact } from '../../base/decimal.ts'
import { unitFacts } from '../../base/unit.ts'
import type { Sign } from './formula-read.ts'

/**
 * The unit of a part of a formula. `hundreds` counts factors of 100: a plain ratio has none, a
 * percentage one. A written number is `literal`: it takes the unit of what it is joined with.
 */
export type Kind =
  | { literal: true }
  | { literal: false; top: string | null; bottom: string | null; hundreds: number }

/** A part with its value; undefined while an input is missing. */
export type Term = { kind: Kind; value: Exact | undefined }
type Unit = Extract<Kind, { literal: false }>

export const literal: Kind = { literal: true }

/** Units that mean a plain ratio. */
const ratioWords: readonly string[] = ['', '倍', '比值']

/** A value in its card's unit as a term: ‰ becomes %, everything else stays as written. */
export function termIn(unit: string, value: Exact | undefined): Term {
  if (unit === '%') return { kind: ratio(1), value }
  if (unit === '‰') return { kind: ratio(1), value: value?.div(10) }
  if (ratioWords.includes(unit)) return { kind: ratio(0), value }
  const [top = unit, bottom = null] = unit.split('/')
  return { kind: { literal: false, top, bottom, hundreds: 0 }, value }
}

const ratio = (hundreds: number): Unit => ({ literal: false, top: null, bottom: null, hundreds })

/** The unit of an operation and the factor that brings the right side to the left side's unit. */
export type Joined = { kind: Kind; factor: Exact } | undefined

export function joined(sign: Sign, left: Term, right: Term): Joined {
  if (sign === '+' || sign === '-') return added(left.kind, right.kind)
  if (sign === '*') return multiplied(left, right)
  return divided(left, right)
}

const one = exact(1)

/** What is added must be of one kind: 亿元 with 万元, a share with a share, never a ratio with a share. */
function added(left: Kind, right: Kind): Joined {
  if (left.literal || right.literal) {
    const unit = left.literal ? right : left
    return unit.literal || isRatio(unit) ? { kind: unit, factor: one } : undefined
  }
  const [top, bottom] = [between(right.top, left.top), between(right.bottom, left.bottom)]
  if (left.hundreds !== right.hundreds || top === undefined || bottom === undefined)
    return undefined
  return { kind: left, factor: top.div(bottom) }
}

function multiplied(left: Term, right: Term): Joined {
  if (left.kind.literal) return { kind: scaled(right.kind, hundredsOf(left)), factor: one }
  if (right.kind.literal) return { kind: scaled(left.kind, hundredsOf(right)), factor: one }
  const [a, b] = [left.kind, right.kind]
  const hundreds = a.hundreds + b.hundreds
  if (isRatio(a)) return { kind: { ...b, hundreds }, factor: one }
  if (isRatio(b)) return { kind: { ...a, hundreds }, factor: one }
  const undone = cancelled(a, b) ?? cancelled(b, a)
  return undone === undefined
    ? undefined
    : { kind: { ...undone.kind, hundreds }, factor: undone.factor }
}

/** 件/万人 × 万人 = 件. */
function cancelled(per: Unit, by: Unit): { kind: Unit; factor: Exact } | undefined {
  if (per.bottom === null || by.bottom !== null) return undefined
  const factor = between(by.top, per.bottom)
  return factor === undefined ? undefined : { kind: { ...per, bottom: null }, factor }
}

function divided(left: Term, right: Term): Joined {
  if (right.kind.literal) return { kind: scaled(left.kind, -hundredsOf(right)), factor: one }
  if (left.kind.literal)
    return isRatio(right.kind)
      ? { kind: ratio(hundredsOf(left) - right.kind.hundreds), factor: one }
      : undefined
  const [a, b] = [left.kind, right.kind]
  const hundreds = a.hundreds - b.hundreds
  if (isRatio(b)) return { kind: { ...a, hundreds }, factor: one }
  if (isRatio(a)) return undefined
  const [top, bottom] = [between(b.top, a.top), between(b.bottom, a.bottom)]
  if (top !== undefined && bottom !== undefined)
    return { kind: ratio(hundreds), factor: top.div(bottom) }
  return a.bottom === null && b.bottom === null
    ? { kind: { literal: false, top: a.top, bottom: b.top, hundreds }, factor: one }
    : undefined
}

function isRatio(kind: Unit): boolean {
  return kind.top === null && kind.bottom === null
}

/** A written 100 turns a ratio into a percentage, and a written ÷ 100 turns it back. */
function hundredsOf({ kind, value }: Term): number {
  return kind.literal && value?.eq(100) === true ? 1 : 0
}

function scaled(kind: Kind, hundreds: number): Kind {
  return kind.literal ? kind : { ...kind, hundreds: kind.hundreds + hundreds }
}

/** What one `from` is in `to`; undefined when the two do not convert. */
function between(from: string | null, to: string | null): Exact | undefined {
  if (from === to) return one
  const [source, target] = [unitFacts(from ?? ''), unitFacts(to ?? '')]
  if (source === undefined || target === undefined || source.dimension !== target.dimension)
    return undefined
  return exact(source.factor).div(target.factor)
}

/** The factor that brings a result into its card's unit, or what is wrong with it. */
export function resultFactor(kind: Kind, unit: string): Exact | 'needsHundred' | 'resultUnit' {
  const wanted = termIn(unit, undefined).kind
  if (kind.literal || wanted.literal) return 'resultUnit'
  if (isRatio(kind) && isRatio(wanted)) {
    if (kind.hundreds === wanted.hundreds) return exact(unit === '‰' ? 10 : 1)
    return kind.hundreds === 0 && wanted.hundreds === 1 ? 'needsHundred' : 'resultUnit'
  }
  const top = between(kind.top, wanted.top)
  const bottom = perPerson(kind, wanted) ? one : between(kind.bottom, wanted.bottom)
  const fits = kind.hundreds === 0 && top !== undefined && bottom !== undefined
  return fits ? top.div(bottom) : 'resultUnit'
}

/** A card may write 件 for 件/万人: 'every 万人' then stands in the indicator's name. */
function perPerson(kind: Unit, wanted: Unit): boolean {
  return wanted.bottom === null && unitFacts(kind.bottom ?? '')?.dimension === 'people'
}

/** A unit as a refusal names it. */
export function kindText(kind: Kind): string {
  if (kind.literal) return '数字(number)'
  const factor = ['', '%'][kind.hundreds] ?? `×100^${kind.hundreds}`
  if (isRatio(kind)) return factor === '' ? '比值(ratio)' : factor
  return `${kind.top}${kind.bottom === null ? '' : `/${kind.bottom}`}${factor}`
}
