import type { Bulletin } from '../bulletins/schema.ts'
import { bulletinKindLabels } from '../bulletins/schema.ts'
import type { Definition } from '../indicators/schema.ts'
import type { PlanPackage } from '../plan/schema.ts'
import type { Entry } from './search.ts'

type Searched = {
  plans: readonly PlanPackage[]
  cards: readonly Definition[]
  papers: readonly Bulletin[]
}

/** Everything a district's search can lead to. */
export function entriesOf({ plans, cards, papers }: Searched): Entry[] {
  return [
    ...plans.flatMap((plan) => [planEntry(plan), ...clauseEntries(plan), ...bodyEntries(plan)]),
    ...indicatorEntries(cards),
    ...papers.map(paperEntry),
  ]
}

function planEntry(plan: PlanPackage): Entry {
  return {
    words: [plan.title, plan.titleEn, plan.id],
    finding: {
      kind: 'plan',
      title: { zh: plan.title, en: plan.titleEn },
      detail: { zh: `${plan.term.from}—${plan.term.to}`, en: `${plan.term.from}–${plan.term.to}` },
      address: `/plan/${plan.id}`,
    },
  }
}

function clauseEntries(plan: PlanPackage): Entry[] {
  return plan.clauses.map((clause) => {
    const text = clause.text.replace(/\s+/g, ' ').trim()
    return {
      words: [text, clause.id],
      finding: {
        kind: 'clause',
        title: { zh: text.slice(0, 60), en: text.slice(0, 60) },
        detail: { zh: clause.id, en: clause.id },
        address: `/plan/${plan.id}?clause=${encodeURIComponent(clause.id)}`,
      },
    }
  })
}

function bodyEntries(plan: PlanPackage): Entry[] {
  const bodies = new Set(plan.owners.flatMap((each) => [each.leadBody, ...each.responsibleBodies]))
  return [...bodies].map((body) => ({
    words: [body],
    finding: {
      kind: 'body',
      title: { zh: body, en: body },
      detail: { zh: '责任单位', en: 'responsible body' },
      address: `/indicators?search=${encodeURIComponent(body)}`,
    },
  }))
}

/** The newest card of each code. */
function indicatorEntries(cards: readonly Definition[]): Entry[] {
  const newest = new Map<string, Definition>()
  for (const card of cards)
    if ((newest.get(card.code)?.version ?? 0) < card.version) newest.set(card.code, card)
  return [...newest.values()].map((card) => ({
    words: [card.name, card.nameEn, card.code],
    finding: {
      kind: 'indicator',
      title: { zh: card.name, en: card.nameEn },
      detail: { zh: card.code, en: card.code },
      address: `/indicators/${card.code}`,
    },
  }))
}

function paperEntry(paper: Bulletin): Entry {
  return {
    words: [paper.title, paper.number ?? ''],
    finding: {
      kind: 'bulletin',
      title: { zh: paper.title, en: paper.title },
      detail: {
        zh: paper.number ?? bulletinKindLabels[paper.kind].zh,
        en: paper.number ?? bulletinKindLabels[paper.kind].en,
      },
      address: `/bulletins/${paper.id}`,
    },
  }
}
