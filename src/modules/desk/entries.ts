import type { Bulletin } from '../bulletins/schema.ts'
import { bulletinKindLabels } from '../bulletins/schema.ts'
import { type Firm, isCounted, presenceLabels } from '../enterprises/schema.ts'
import type { Definition } from '../indicators/schema.ts'
import type { PlanPackage } from '../plan/schema.ts'
import { closenessOf, type Entry } from './search.ts'

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

/** A search is no list of firms: whoever wants more of them than this goes to the register. */
const FIRMS_AT_MOST = 10

/** The closest of the firms that a search found; those registered here before others as close. */
export function firmEntries(firms: readonly Firm[], typed: string): Entry[] {
  return firms
    .map((firm) => ({ firm, words: [firm.name, ...firm.formerNames, firm.code] }))
    .map((each) => ({ ...each, closeness: closenessOf(each.words, typed) }))
    .sort(
      (a, b) =>
        b.closeness - a.closeness ||
        Number(isCounted(b.firm)) - Number(isCounted(a.firm)) ||
        a.firm.name.length - b.firm.name.length ||
        (a.firm.code < b.firm.code ? -1 : 1),
    )
    .slice(0, FIRMS_AT_MOST)
    .map(({ firm, words }) => firmEntry(firm, words))
}

function firmEntry(firm: Firm, words: string[]): Entry {
  const { code, name, town, formerNames, presence } = firm
  const gone =
    presence === '' || isCounted({ presence, branchOf: '' }) ? [] : [presenceLabels[presence]]
  const former = formerNames.map((each) => ({ zh: `曾用名 ${each}`, en: `formerly ${each}` }))
  const told = [{ zh: code, en: code }, { zh: town, en: town }, ...gone, ...former]
  const said = (language: 'zh' | 'en') =>
    told
      .map((each) => each[language])
      .filter((part) => part !== '')
      .join(' · ')
  return {
    words,
    matched: 'already',
    finding: {
      kind: 'enterprise',
      title: { zh: name, en: name },
      detail: { zh: said('zh'), en: said('en') },
      address: `/enterprises/${code}`,
    },
  }
}
