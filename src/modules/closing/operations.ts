import { type Context, implement } from '../../server/context.ts'
import { create, decision, read } from '../plan/operations.ts'
import type { PlanDecision } from '../plan/routes.ts'
import { refuseClosing } from './problems.ts'
import { closePlan, decideOpenItem, decideTarget, seedSuccessor } from './routes.ts'
import { openItems, successorOf } from './succession.ts'

/** A plan in its closing phase; refused while it still runs and once it is closed. */
async function inClosing(context: Context, plan: string) {
  const at = await read.run(context, { plan })
  if (at.phase === 'closed') refuseClosing('closed')
  if (at.phase === 'running') refuseClosing('notTermEnded', { to: at.term.to })
  return at
}

export const verdict = implement(decideTarget, {
  may: ['officer', 'leader'],
  async run(context, { plan, code, decision: word, reason, evidence }) {
    const at = await inClosing(context, plan)
    if (!at.package.targets.some((each) => each.code === code))
      refuseClosing('noSuchTarget', { code })
    const row = { kind: 'verdict' as const, subject: code, decision: word, reason, evidence }
    return decision.run(context, { plan, ...row })
  },
})

export const openItem = implement(decideOpenItem, {
  may: ['officer', 'leader'],
  async run(context, { plan, code, decision: word, reason, into }) {
    const at = await inClosing(context, plan)
    if (!openItems(at.package, at.decisions).some((each) => each.code === code))
      refuseClosing('noSuchItem', { code })
    if (word === 'merge' && into === '') refuseClosing('mergeInto')
    const evidence = into === '' ? [] : [into]
    const row = { kind: 'openItem' as const, subject: code, decision: word, reason, evidence }
    return decision.run(context, { plan, ...row })
  },
})

export const close = implement(closePlan, {
  may: ['leader', 'officer'],
  async run(context, { plan, reason }) {
    const at = await inClosing(context, plan)
    const has = (kind: PlanDecision['kind'], subject: string) =>
      at.decisions.some((each) => each.kind === kind && each.subject === subject)
    const unjudged = at.package.targets.filter((each) => !has('verdict', each.code))
    if (unjudged.length > 0) refuseClosing('verdictsMissing', { count: unjudged.length })
    const left = openItems(at.package, at.decisions).filter((each) => !has('openItem', each.code))
    if (left.length > 0) refuseClosing('itemsOpen', { count: left.length })
    const row = { kind: 'closed' as const, subject: '', decision: 'closed', reason, evidence: [] }
    return decision.run(context, { plan, ...row })
  },
})

export const successor = implement(seedSuccessor, {
  may: ['officer'],
  async run(context, { plan, ...next }) {
    const at = await read.run(context, { plan })
    const { package: content, text } = successorOf(at.package, at.decisions, next)
    return create.run(context, { package: content, text, name: `${at.title}结转事项.txt` })
  },
})
