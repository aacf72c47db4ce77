import { read } from '../../modules/enterprise-file/operations.ts'
import { readEnterprise } from '../../modules/enterprise-file/routes.ts'
import { routeVerb, type Verb } from './verb.ts'

export const verbs: readonly Verb[] = [
  routeVerb('enterprise show', { operation: read, words: ['code'], text: page }),
]

/** Who the firm is, its titles and what happened, newest first. */
function page(answer: unknown): string {
  const { firm, counted, timeline } = readEnterprise.output.parse(answer)
  const titles = firm.titles.map(({ name }) => name.zh).join('、') || '—'
  const head = [`${firm.code}  ${firm.name}`, `${firm.town} ${firm.park}  ${titles}`]
  const lines = timeline.map(({ on, words, source }) => `${on}  ${words.zh}  ${source}`)
  return [...head, counted ? '' : '(不计入在册企业)', ...lines].join('\n')
}
