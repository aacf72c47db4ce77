/** What a name means while a programme is being lowered, and what every lowering step is given. */
import type { Expression } from '../language/feel.ts'
import type { Path, Report } from '../language/source-text.ts'
import type { FieldSyntax, ProgrammeSyntax } from '../language/syntax.ts'
import type { Outcome, Condition as WrittenCondition } from '../language/syntax-condition.ts'
import type { Value } from '../language/syntax-value.ts'
import type { Slot } from '../meaning/ir.ts'
import type { Clause } from '../meaning/version.ts'
import type { Graph } from './graph.ts'

/** A test that must hold for a quantity to mean anything. */
export type Guard = {
  readonly kind: 'zero' | 'absent'
  readonly slot: Slot
  readonly words: string
}

/** A quantity on its way: its node, what guards it, and how it may be compared. */
export type Lowered = {
  readonly slot: Slot
  readonly guards: readonly Guard[]
  /** The node holds (1 + rate)^power of a compound growth rate; null otherwise. */
  readonly power: number | null
  /** A number without a unit, which takes that of what it meets. */
  readonly bare: boolean
  /** Reads a field that is given year by year. */
  readonly yearly: boolean
}

export type FieldEntry = {
  readonly syntax: FieldSyntax
  /** Inputs by year, the latest first; one for a field without years. */
  readonly inputs: readonly number[]
}

export type Condition = { readonly slot: Slot; readonly clause: Clause }
export type Measure = Lowered & { readonly clause: Clause | null }
export type ClassEntry = {
  readonly slot: Slot
  readonly covered: Slot
  readonly labels: readonly string[]
}

/** The verbs of lowering, which call one another through the scope. */
export type Verbs = {
  number(expression: Expression, context: Context): Lowered | undefined
  bool(expression: Expression, context: Context): Slot | undefined
  value(value: Value, context: Context): Lowered | undefined
  condition(condition: WrittenCondition, context: Context): Condition | undefined
  /** A named quantity of derive or scores. */
  measure(name: string, context: Context): Measure | undefined
  /** A named condition of the file. */
  named(name: string, context: Context): Condition | undefined
  classed(name: string, context: Context): ClassEntry | undefined
}

export type Scope = {
  readonly verbs: Verbs
  readonly graph: Graph
  readonly syntax: ProgrammeSyntax
  readonly report: Report
  readonly fields: Map<string, FieldEntry>
  readonly parameters: Map<string, number>
  /** Prefixes of codes named anywhere in the file, the rest last. */
  readonly codes: readonly string[]
  readonly measures: Map<string, Measure | undefined>
  readonly conditions: Map<string, Condition | undefined>
  readonly classes: Map<string, ClassEntry | undefined>
  readonly busy: Set<string>
  readonly clauseIds: Map<string, Condition>
  readonly used: Set<string>
  readonly procedure: number
}

export type Context = {
  readonly scope: Scope
  readonly path: Path
  /** 0 for the latest year, −1 for the one before. */
  readonly year: number
  readonly cite: string | null
  readonly zero: Outcome | undefined
  readonly absent: Outcome | undefined
  /** Bare numbers are points here. */
  readonly points: boolean
}

export function below(context: Context, ...steps: Path): Context {
  return { ...context, path: [...context.path, ...steps] }
}

export function idOf(context: Context): string {
  const path = context.path.join('.')
  return context.year === 0 ? path : `${path}@${context.year}`
}

export function plain(slot: Slot): Lowered {
  return { slot, guards: [], power: null, bare: false, yearly: false }
}

/** What to do about a name that nothing has: where it would be written down. */
export function toDeclare(section: string): { mend: string; mendEn: string } {
  return { mend: `请在 ${section} 中写明`, mendEn: `write it in ${section}` }
}
