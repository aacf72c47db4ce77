/** Exceptions stand in place of the clause or score they name, the highest priority first. */
import { addNode } from './graph.ts'
import { below, type Condition, type Context, type Scope } from './scope.ts'

export type Exception = {
  readonly name: string
  readonly target: string
  readonly priority: number
}

/** The exceptions written in a table of conditions or scores, lowest priority first. */
export function exceptionsTo(target: string, table: object | undefined): Exception[] {
  return Object.entries(table ?? {})
    .flatMap(([name, written]: [string, unknown]) => {
      const { exception_to: to, priority = 0 }: { exception_to?: unknown; priority?: unknown } =
        Object(written)
      return to === target && typeof priority === 'number' ? [{ name, target, priority }] : []
    })
    .sort((a, b) => a.priority - b.priority)
}

export function isException(written: unknown): boolean {
  return Object(written).exception_to !== undefined
}

export function withExceptions(base: Condition, context: Context): Condition | undefined {
  const { scope } = context
  const found = exceptionsTo(base.clause.id, scope.syntax.conditions)
  let { slot } = base
  const parts = [...base.clause.parts]
  for (const { name } of found) {
    const top = { ...context, path: ['conditions', name] }
    const written = scope.syntax.conditions?.[name]
    const test = typeof written === 'object' ? written.if : undefined
    const exception = scope.verbs.named(name, top)
    const applies = test === undefined ? undefined : scope.verbs.condition(test, below(top, 'if'))
    if (exception === undefined || applies === undefined) return undefined
    const branches = { op: 'if' as const, test: applies.slot, yes: exception.slot, no: slot }
    slot = addNode(scope.graph, branches, { id: `conditions.${name}.if`, type: 'bool' })
    parts.push({ ...exception.clause, applies: applies.slot })
  }
  return found.length === 0 ? base : { slot, clause: { ...base.clause, slot, parts } }
}

/** Ties and targets that do not exist, in one table. */
export function reportExceptions(
  scope: Scope,
  key: 'conditions' | 'scores',
  targets: ReadonlySet<string>,
): void {
  const table = scope.syntax[key] ?? {}
  const seen = new Map<string, string>()
  for (const [name, written] of Object.entries(table)) {
    if (typeof written !== 'object' || written.exception_to === undefined) continue
    const target = written.exception_to
    const path = [key, name, 'exception_to']
    if (!targets.has(target)) scope.report('exceptionTarget', path, { words: target })
    if (written.if === undefined) scope.report('missingKey', [key, name], { key: 'if' })
    const rank = `${target}#${written.priority ?? 0}`
    if (seen.has(rank)) scope.report('exceptionTie', path, { words: target })
    seen.set(rank, name)
  }
}
