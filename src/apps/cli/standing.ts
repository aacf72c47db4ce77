import { standingLabels, standingShapes } from '../../base/standing.ts'
import { list } from '../../modules/standings/operations.ts'
import { listStandings } from '../../modules/standings/routes.ts'
import { routeVerb, type Verb } from './verb.ts'

export const verbs: readonly Verb[] = [routeVerb('standing', { operation: list, text: lights })]

/** One line for each indicator: shape, word, name and the sentence with the arithmetic. */
function lights(answer: unknown): string {
  return listStandings.output
    .parse(answer)
    .map(({ code, definition, answer: { standing, sentence } }) => {
      const light = `${standingShapes[standing]} ${standingLabels[standing].zh}`
      return `${code}  ${light}  ${definition.name}  ${sentence.zh}`
    })
    .join('\n')
}
