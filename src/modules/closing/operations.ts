import type { z } from 'zod'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { definitions } from '../indicators/operations.ts'
import { list as observations } from '../observations/operations.ts'
import { create, holdPlan, packages, read, recordDecision } from '../plan/operations.ts'
import type { decidePlan, PlanDecision } from '../plan/routes.ts'
import { continues } from '../plan/schema.ts'
import { verdicts } from '../standings/operations.ts'
import { refuseClosing } from './problems.ts'
import {
  closePlan,
  decideOpenItems,
  decideTarget,
  listClosingItems,
  listClosingTargets,
  readClosing,
  seedSuccessor,
  takeSuggestions,
} from './routes.ts'
import { openItems, successorOf } from './succession.ts'

export const closing = implement(readClosing, {
  may: businessReaders,
  async run(context, { plan }) {
    const at = await read.run(context, { plan })
    const [suggested, cards, plans] = await Promise.all([
      verdicts.run(context, { plan }),
      definitions.run(context, {}),
      packages.run(context, {}),
    ])
    const targets = suggested.flatMap((suggestion) => {
      const { code } = suggestion
      const [target] = at.package.targets
        .filter((each) => each.code === code)
        .sort((a, b) => b.version - a.version)
      const card = cards.find((each) => each.code === code)
      if (target === undefined) return []
      const name = { zh: card?.name ?? target.indicator, en: card?.nameEn ?? target.indicator }
      return [{ target, name, suggestion, decision: decided(at.decisions, 'verdict', code) }]
    })
    const items = openItems(at.package, at.decisions).map((item) => ({
      ...item,
      decision: decided(at.decisions, 'openItem', item.code),
    }))
    return {
      ...at,
      targets,
      items,
      left: {
        verdicts: targets.filter((each) => each.decision === null).length,
        items: items.filter((each) => each.decision === null).length,
      },
      closed: decided(at.decisions, 'closed', ''),
      successors: plans.filter((each) => continues(each.package, at.package)),
    }
  },
})

export const targets = implement(listClosingTargets, {
  may: businessReaders,
  run: async (context, { plan }) => (await closing.run(context, { plan })).targets,
})

export const items = implement(listClosingItems, {
  may: businessReaders,
  run: async (context, { plan }) => (await closing.run(context, { plan })).items,
})

function decided(
  decisions: readonly PlanDecision[],
  kind: PlanDecision['kind'],
  subject: string,
): PlanDecision | null {
  return decisions.find((each) => each.kind === kind && each.subject === subject) ?? null
}

/**
 * A plan in its closing phase, held until the act is done: two who decide, close or amend at once queue
 * up and the second sees what the first did. Refused while the plan still runs and once it is closed.
 */
async function inClosing(asking: Context, plan: string) {
  const context = await holdPlan(asking, plan)
  const at = await read.run(context, { plan })
  if (at.phase === 'closed') refuseClosing('closed')
  if (at.phase === 'running') refuseClosing('notTermEnded', { to: at.term.to })
  return { context, at }
}

export const verdict = implement(decideTarget, {
  may: ['officer', 'leader'],
  async run(asking, { plan, code, decision: word, reason, evidence }) {
    const { context, at } = await inClosing(asking, plan)
    if (!at.package.targets.some((each) => each.code === code))
      refuseClosing('noSuchTarget', { code })
    if (word !== 'cannotTell' && evidence.length === 0) refuseClosing('evidenceNeeded')
    const known = await observations.run(context, { ids: evidence, show: 'all', limit: 1000 })
    const lacking = evidence.filter(
      (id) => !known.some((row) => row.id === id && row.code === code),
    )
    if (lacking.length > 0) refuseClosing('noSuchEvidence', { ids: lacking.join('、'), code })
    const row = { kind: 'verdict' as const, subject: code, decision: word, reason, evidence }
    return recordDecision(context, { plan, ...row })
  },
})

export const suggestions = implement(takeSuggestions, {
  may: ['officer', 'leader'],
  async run(asking, { plan, codes }) {
    const { context } = await inClosing(asking, plan)
    const suggested = await verdicts.run(context, { plan })
    const taken = codes.map(
      (code) =>
        suggested.find((each) => each.code === code) ?? refuseClosing('noSuchTarget', { code }),
    )
    const early = taken.filter((each) => each.verdict !== 'cannotTell' && each.state !== 'final')
    if (early.length > 0)
      refuseClosing('notFinal', { codes: early.map(({ code }) => code).join('、') })
    return decideAll(
      context,
      plan,
      taken.map(({ code, verdict: word, sentence, evidence }) => ({
        ...{
          kind: 'verdict' as const,
          subject: code,
          decision: word,
          reason: sentence.zh,
          evidence,
        },
      })),
    )
  },
})

type Row = Omit<z.output<typeof decidePlan.input>, 'plan'>

async function decideAll(context: Context, plan: string, rows: readonly Row[]) {
  const kept: PlanDecision[] = []
  for (const row of rows) kept.push(await recordDecision(context, { plan, ...row }))
  return kept
}

export const openItem = implement(decideOpenItems, {
  may: ['officer', 'leader'],
  async run(asking, { plan, codes, decision: word, reason, into }) {
    const { context, at } = await inClosing(asking, plan)
    const open = openItems(at.package, at.decisions)
    const lacking = codes.filter((code) => !open.some((each) => each.code === code))
    if (lacking.length > 0) refuseClosing('noSuchItem', { code: lacking.join('、') })
    if (word === 'merge' && into === '') refuseClosing('mergeInto')
    const evidence = word === 'merge' ? [into] : []
    const row = { kind: 'openItem' as const, decision: word, reason, evidence }
    return decideAll(
      context,
      plan,
      codes.map((code) => ({ ...row, subject: code })),
    )
  },
})

export const close = implement(closePlan, {
  may: ['leader', 'officer'],
  async run(asking, { plan, reason }) {
    const { context } = await inClosing(asking, plan)
    const { left } = await closing.run(context, { plan })
    if (left.verdicts > 0) refuseClosing('verdictsMissing', { count: left.verdicts })
    if (left.items > 0) refuseClosing('itemsOpen', { count: left.items })
    const row = { kind: 'closed' as const, subject: '', decision: 'closed', reason, evidence: [] }
    return recordDecision(context, { plan, ...row })
  },
})

export const successor = implement(seedSuccessor, {
  may: ['officer'],
  async run(context, { plan, ...next }) {
    const at = await read.run(context, { plan })
    if (at.phase === 'running') refuseClosing('notTermEnded', { to: at.term.to })
    // What has no decision would be left behind unseen.
    const { left } = await closing.run(context, { plan })
    if (left.verdicts > 0) refuseClosing('verdictsMissing', { count: left.verdicts })
    if (left.items > 0) refuseClosing('itemsOpen', { count: left.items })
    if (next.to < next.from) refuseClosing('termReversed', { from: next.from, to: next.to })
    const { package: content, text } = successorOf(at.package, at.decisions, next)
    return create.run(context, { package: content, text, name: `${at.title}结转事项.txt` })
  },
})
