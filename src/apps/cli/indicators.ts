import { definitions, indicator } from '../../modules/indicators/operations.ts'
import { listDefinitions } from '../../modules/indicators/routes.ts'
import { routeVerb, type Verb } from './verb.ts'

export const verbs: readonly Verb[] = [
  routeVerb('indicators list', { operation: definitions, text: cardLines }),
  routeVerb('indicators show', { operation: indicator, words: ['code'] }),
]

function cardLines(answer: unknown): string {
  return listDefinitions.output
    .parse(answer)
    .map(({ code, version, name, unit, leadBody }) =>
      [code, `v${version}`, name, unit, leadBody ?? '—'].join('  '),
    )
    .join('\n')
}
