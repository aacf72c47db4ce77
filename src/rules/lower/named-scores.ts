/** Which scores an expression rests on. */
import type { Expression } from '../language/feel.ts'
import type { Clause } from '../meaning/version.ts'
import { isMeasure } from './names.ts'
import type { Context } from './scope.ts'

/** The scores that an expression names, so that an explanation can go down into them. */
export function scoresIn(expression: Expression, context: Context): Clause[] {
  return namesIn(expression)
    .filter((name) => isMeasure(name, context.scope))
    .flatMap((name) => context.scope.verbs.measure(name, context)?.clause ?? [])
}

function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.text]
    case 'arithmetic':
    case 'compare':
      return [expression.left, expression.right].flatMap(namesIn)
    case 'and':
    case 'or':
    case 'call':
      return expression.of.flatMap(namesIn)
    case 'negate':
      return namesIn(expression.of)
    case 'if':
      return [expression.test, expression.yes, expression.no].flatMap(namesIn)
    default:
      return []
  }
}
