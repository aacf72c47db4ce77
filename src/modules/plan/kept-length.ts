import { refusePlan } from './problems.ts'

/** ◆ Every page reads the district's plans: seven times the longest five-year plan seen may be kept. */
const most = { characters: 700_000, clauses: 10_000 }

/** Refuses `plan.tooLongToKeep` and `tooManyClauses`: what is longer can be read, and not kept. */
export function refuseTooLong(text: string, clauses: readonly unknown[]): void {
  if (text.length > most.characters)
    refusePlan('tooLongToKeep', { characters: text.length, most: most.characters })
  if (clauses.length > most.clauses)
    refusePlan('tooManyClauses', { clauses: clauses.length, most: most.clauses })
}
