/** 计算公式: the value of a derived indicator, with all that is missing or wrong, never a guess. */
import { type Decimal, decimal, type Exact, exact } from '../../base/decimal.ts'
import { type Place, place } from '../../base/problem.ts'
import { formulaFault } from './formula-problems.ts'
import { codesIn, type Formula, readFormula } from './formula-read.ts'
import { joined, kindText, literal, resultFactor, type Term, termIn } from './formula-unit.ts'

export type FormulaInput = {
  text: string
  /** The unit that the result's card states. */
  unit: string
  /** The unit of each indicator that has a card. */
  units: ReadonlyMap<string, string>
  /** Values in the unit of their card; a code without one is missing. */
  values: ReadonlyMap<string, Decimal>
}

export type FormulaAnswer = {
  /** Null when an input is missing or anything is wrong. */
  value: Decimal | null
  /** Indicators that the formula needs and has no value of. */
  missing: string[]
  problems: Place[]
}

export function computeFormula(input: FormulaInput): FormulaAnswer {
  const { formula, problems } = readFormula(input.text)
  if (formula === null) return { value: null, missing: [], problems }
  const codes = codesIn(formula)
  if (codes.length === 0) return wrong(formulaFault('noIndicator', 0))
  const unknown = codes.filter((code) => !input.units.has(code))
  if (unknown.length > 0) return wrong(...unknown.map((code) => unknownIndicator(formula, code)))
  const faults: Place[] = []
  const term = termOf(formula, input, faults)
  const missing = codes.filter((code) => !input.values.has(code))
  if (term === undefined || faults.length > 0) return { value: null, missing, problems: faults }
  const factor = resultFactor(term.kind, input.unit)
  if (typeof factor === 'string') {
    const found = kindText(term.kind)
    return {
      value: null,
      missing,
      problems: [formulaFault(factor, 0, { found, unit: input.unit })],
    }
  }
  const value = term.value === undefined || missing.length > 0 ? null : term.value.times(factor)
  return { value: value === null ? null : decimal(value), missing, problems: [] }
}

/** What is wrong with a formula before any value is known. */
export function checkFormula(input: Omit<FormulaInput, 'values'>): Place[] {
  return computeFormula({ ...input, values: new Map() }).problems
}

function wrong(...problems: Place[]): FormulaAnswer {
  return { value: null, missing: [], problems }
}

function unknownIndicator(formula: Formula, code: string): Place {
  return formulaFault('unknownIndicator', startOf(formula, code) ?? 0, { code })
}

function startOf(formula: Formula, code: string): number | undefined {
  if (formula.kind === 'number') return undefined
  if (formula.kind === 'indicator') return formula.code === code ? formula.start : undefined
  if (formula.kind === 'negative') return startOf(formula.of, code)
  return startOf(formula.left, code) ?? startOf(formula.right, code)
}

type Ground = Pick<FormulaInput, 'units' | 'values'>

/** Unit and value together, so that what is checked is what is computed. */
function termOf(formula: Formula, ground: Ground, faults: Place[]): Term | undefined {
  if (formula.kind === 'number') return { kind: literal, value: exact(formula.value) }
  if (formula.kind === 'indicator') {
    const value = ground.values.get(formula.code)
    const unit = ground.units.get(formula.code) ?? ''
    return termIn(unit, value === undefined ? undefined : exact(value))
  }
  if (formula.kind === 'negative') {
    const term = termOf(formula.of, ground, faults)
    return term === undefined ? undefined : { ...term, value: term.value?.negated() }
  }
  const left = termOf(formula.left, ground, faults)
  const right = termOf(formula.right, ground, faults)
  return left === undefined || right === undefined
    ? undefined
    : operated({ formula, left, right }, faults)
}

type Operation = {
  formula: Extract<Formula, { kind: 'operation' }>
  left: Term
  right: Term
}

function operated({ formula, left, right }: Operation, faults: Place[]): Term | undefined {
  const { sign, start } = formula
  const joint = joined(sign, left, right)
  if (joint === undefined) {
    const [one, other] = [kindText(left.kind), kindText(right.kind)]
    faults.push(
      formulaFault('unitsDiffer', start, { left: one, right: other, sign, verb: verbs[sign] }),
    )
    return undefined
  }
  if (sign === '/' && right.value?.isZero() === true) {
    faults.push(formulaFault('divisionByZero', formula.right.start))
    return undefined
  }
  if (left.value === undefined || right.value === undefined)
    return { kind: joint.kind, value: undefined }
  return { kind: joint.kind, value: result(sign, left.value, right.value.times(joint.factor)) }
}

const verbs = { '+': '相加', '-': '相减', '*': '相乘', '/': '相除' } as const

function result(sign: keyof typeof verbs, left: Exact, right: Exact): Exact {
  if (sign === '+') return left.plus(right)
  if (sign === '-') return left.minus(right)
  return sign === '*' ? left.times(right) : left.div(right)
}

/** Formulas in an order in which each comes after those it needs, or the circles that forbid one. */
export function formulaOrder(formulas: ReadonlyMap<string, string>): {
  order: string[]
  problems: Place[]
} {
  const needs = new Map<string, string[]>()
  for (const [code, text] of formulas) {
    const { formula } = readFormula(text)
    needs.set(code, formula === null ? [] : codesIn(formula).filter((each) => formulas.has(each)))
  }
  const order: string[] = []
  const circles = new Map<string, Place>()
  const visit = (code: string, trail: readonly string[]) => {
    const at = trail.indexOf(code)
    if (at >= 0) {
      const circle = [...trail.slice(at), code]
      const name = [...circle.slice(1)].sort().join()
      if (!circles.has(name))
        circles.set(name, place(code, 'formula.circle', { circle: circle.join(' → ') }))
      return
    }
    if (order.includes(code)) return
    for (const each of needs.get(code) ?? []) visit(each, [...trail, code])
    if (!order.includes(code)) order.push(code)
  }
  for (const code of formulas.keys()) visit(code, [])
  const problems = [...circles.values()]
  return { order: problems.length > 0 ? [] : order, problems }
}
