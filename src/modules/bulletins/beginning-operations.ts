/** A paper begins: it is given a number of its own in its plan and period, and its first draft. */
import type { OfficialDocument } from '../../base/document.ts'
import type { Context } from '../../server/context.ts'
import type { Bulletin, DraftInput } from './schema.ts'
import * as store from './store.ts'

type Begun = Pick<Bulletin, 'plan' | 'period' | 'kind' | 'corrects'>
type Content = { input: DraftInput; document: OfficialDocument }

export async function begin(context: Context, paper: Begun, { input, document }: Content) {
  const { db, scope, now, actor } = context
  const before = await store.bulletins(db, scope, { asOf: now, plan: paper.plan })
  const recorded = { recordedAt: now, recordedBy: actor.name }
  for (
    let count = 1 + before.filter(({ period }) => period === paper.period).length;
    ;
    count += 1
  ) {
    const bulletin = `${paper.plan}-${paper.period}-${count}`
    // Somebody may begin another at this very moment: the key decides, and the next number is tried.
    if (!(await store.insertBulletin(db, scope, { bulletin, ...paper, ...recorded }))) continue
    await store.insertDraft(db, scope, { bulletin, input, document, reason: '', ...recorded })
    return { bulletin }
  }
}
