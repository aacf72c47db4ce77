/** What the register holds already, for whoever brings more of it. */
import type { Context } from '../../server/context.ts'
import { decisionsAt } from './fact-store.ts'
import { KEPT_BACK, readsSurvey } from './figures.ts'
import { type PapersWanted, papersTold } from './filing-store.ts'

/** Pairs of codes on which somebody has decided, either way: 'A B' in the order of the alphabet. */
export async function pairsDecided({ db, scope, asOf }: Context): Promise<string[]> {
  const decisions = await decisionsAt(db, scope, asOf)
  return [...new Set(decisions.map(({ code, other }) => [code, other].sort().join(' ')))]
}

/**
 * What each filing of one class of source still says of these years, as JSON `[{code, year, filing,
 * figures}]`: whatever the figures may be used for, since the same file must be known again. Of survey papers
 * only who may see them is told the values; to others each is `KEPT_BACK`, so that no guess is confirmed.
 */
export function papersOf(
  { db, scope, asOf, actor }: Context,
  wanted: Omit<PapersWanted, 'asOf' | 'instead'>,
): Promise<string> {
  const mayRead = wanted.sourceClass !== 'survey' || readsSurvey(actor)
  return papersTold(db, scope, { ...wanted, asOf, ...(!mayRead && { instead: KEPT_BACK }) })
}
