import type { PlanDecision } from '../plan/routes.ts'
import type { PlanPackage } from '../plan/schema.ts'
import type { OpenItem } from './schema.ts'

/** What a closing plan must still find a way for: nodes never clarified, goals without a number, targets not reached. */
export function openItems(
  plan: Pick<PlanPackage, 'unclear' | 'halfQuantitative' | 'targets'>,
  decisions: readonly Pick<PlanDecision, 'kind' | 'subject' | 'decision'>[],
): OpenItem[] {
  const unmet = new Set(
    decisions
      .filter((each) => each.kind === 'verdict' && each.decision !== 'met')
      .map((each) => each.subject),
  )
  return [
    ...plan.unclear
      .filter((each) => each.answer === undefined)
      .map((each) => ({ code: each.code, kind: 'unclear' as const, text: each.what })),
    ...plan.halfQuantitative.map((each) => ({
      code: each.code,
      kind: 'halfQuantitative' as const,
      text: each.indicator,
    })),
    ...[...unmet].flatMap((code) => {
      const target = plan.targets.find((each) => each.code === code)
      return target === undefined
        ? []
        : [{ code, kind: 'unmetTarget' as const, text: target.indicator }]
    }),
  ]
}

type Next = { id: string; title: string; titleEn: string; from: string; to: string }

/**
 * The plan a successor starts from: definitions and what was carried over or merged. Its text is the
 * list of those items, each a clause; no target is invented, the new plan's own paper sets them.
 */
export function successorOf(
  plan: PlanPackage,
  decisions: readonly PlanDecision[],
  next: Next,
): { package: PlanPackage; text: string } {
  const kept = openItems(plan, decisions).filter((item) =>
    decisions.some(
      (each) =>
        each.kind === 'openItem' && each.subject === item.code && each.decision !== 'terminate',
    ),
  )
  const { text, clauses } = clausesOf(
    next.title,
    `一、自《${plan.title}》结转的事项`,
    kept.map((item, index) => `${index + 1}.${item.text}`),
  )
  const clauseOf = (code: string) => `一/${kept.findIndex((item) => item.code === code) + 1}`
  const isKept = (each: { code: string }) => kept.some((item) => item.code === each.code)
  return {
    text,
    package: {
      ...plan,
      id: next.id,
      title: next.title,
      titleEn: next.titleEn,
      term: { from: next.from, to: next.to },
      document: {
        kind: 'document',
        number: null,
        issuedOn: null,
        publishedOn: null,
        source: {
          confidence: 'ownFile',
          document: plan.title,
          note: '由上一方案结转,待新方案正文',
        },
      },
      clauses,
      targets: [],
      halfQuantitative: plan.halfQuantitative
        .filter(isKept)
        .map((each) => ({ ...each, clause: clauseOf(each.code) })),
      qualitative: [],
      industries: [],
      named: [],
      unclear: plan.unclear
        .filter(isKept)
        .map((each) => ({ ...each, clause: clauseOf(each.code) })),
      owners: [],
      relations: [succession(plan)],
      yearlyTargets: [],
    },
  }
}

function succession(plan: PlanPackage): PlanPackage['relations'][number] {
  return {
    kind: 'precedes',
    title: plan.title,
    source: plan.document.source,
    targets: plan.targets.map(({ indicator, operator, value, unit, deadline, text }) => ({
      indicator,
      operator,
      value,
      unit,
      deadline,
      text,
    })),
  }
}

/** One line a clause: the title, the heading, and the items below it. */
function clausesOf(title: string, heading: string, items: readonly string[]) {
  const lines = [
    { id: '题', kind: 'heading' as const, line: title, parent: null },
    { id: '一', kind: 'heading' as const, line: heading, parent: null },
    ...items.map((line, index) => ({
      ...{ id: `一/${index + 1}`, kind: 'task' as const, line, parent: '一' },
    })),
  ]
  const clauses: PlanPackage['clauses'] = []
  let text = ''
  for (const { line, ...clause } of lines) {
    const start = text.length
    clauses.push({ ...clause, text: line, start, end: start + line.length })
    text += `${line}\n`
  }
  return { text, clauses }
}
