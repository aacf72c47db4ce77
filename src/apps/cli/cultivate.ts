import { oneTitle } from '../../modules/cultivation/operations.ts'
import { cultivate } from '../../modules/cultivation/routes.ts'
import { routeVerb, type Verb } from './verb.ts'

export const verbs: readonly Verb[] = [
  routeVerb('cultivate', { operation: oneTitle, words: ['title'], text: lines }),
]

function lines(answer: unknown): string {
  const { name, on, version, holders, others, held, nearMiss } = cultivate.output.parse(answer)
  const counted = ({ met, unmet, undetermined }: typeof others) =>
    `符合 met ${met}  不符合 unmet ${unmet}  待定 undetermined ${undetermined}`
  return [
    `${name.zh}  ${on}  ${version}  现有 holders ${holders}`,
    `  持有 held    ${counted(held)}`,
    `  未持有 others ${counted(others)}`,
    ...nearMiss.map((line) => `${line.code}  ${line.name}  ${line.town}  ${line.sentence.zh}`),
  ].join('\n')
}
