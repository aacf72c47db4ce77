import { refusePlan } from './problems.ts'

/** ◆ Every page reads the district's plans: seven times the longest five-year plan seen may be kept. */
const most = { characters: 700_000, clauses: 10_000 }

/** Refuses `plan.tooLongToKeep`: what is longer can be read, and not kept. */
export function refuseTooLong(text: string, clauses: readonly unknown[]): void {
  if (text.length <= most.characters && clauses.length <= most.clauses) return
  refusePlan('tooLongToKeep', {
    characters: text.length,
    clauses: clauses.length || '—',
    mostCharacters: most.characters,
    mostClauses: most.clauses,
  })
}
