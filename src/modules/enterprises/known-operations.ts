/** What the register holds already, for whoever brings more of it. */
import type { Context } from '../../server/context.ts'
import { places } from '../observations/operations.ts'
import { membersOf } from './code-aliases.ts'
import { decisionsAt } from './fact-store.ts'
import { KEPT_BACK, readsSurvey } from './figures.ts'
import { type PapersWanted, papersTold } from './filing-store.ts'
import { type FactsWanted, factsTold } from './history-store.ts'
import { townTold } from './now-store.ts'
import { refuseEnterprise } from './problems.ts'
import { aliasesAt } from './register-operations.ts'

/** Whether nothing is there because no town is called so; to be asked where a list came out empty. */
export async function refuseUnknownTown(context: Context, town = ''): Promise<void> {
  if (town === '' || town === context.actor.body) return
  const areas = await places.run(context, {})
  const towns = areas.flatMap(({ area, scope }) => (scope === 'town' ? [area] : []))
  if (towns.includes(town)) return
  const { isNamed, isEmpty } = await townTold(context.db, context.scope, town)
  if (isNamed || (isEmpty && towns.length === 0)) return
  refuseEnterprise('unknownTown', { town })
}

/** Pairs of codes on which somebody has decided, either way: 'A B' in the order of the alphabet. */
export async function pairsDecided({ db, scope, asOf }: Context): Promise<string[]> {
  const decisions = await decisionsAt(db, scope, asOf)
  return [...new Set(decisions.map(({ code, other }) => [code, other].sort().join(' ')))]
}

/**
 * Since when which value counted of some kinds of facts, as JSON `[{code, kind, value, since}]`: by the code that
 * stays, the newest day first. Of segments the main one.
 */
export async function factsSince(
  context: Context,
  { codes, kinds }: Pick<FactsWanted, 'codes' | 'kinds'>,
): Promise<string> {
  const { db, scope, asOf } = context
  const aliases = await aliasesAt(context)
  return factsTold(db, scope, { codes: membersOf(codes, aliases), kinds, aliases, asOf })
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
