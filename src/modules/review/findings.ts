/** What a person corrects in a reading. Each verb gives the package as it is afterwards. */
import type { z } from 'zod'
import type { Industry, PlanPackage } from '../plan/schema.ts'
import type { FindingList, TargetWords } from './schema.ts'

type PlanTarget = PlanPackage['targets'][number]
type Clause = PlanPackage['clauses'][number]
type Span = { start: number; end: number }

/** The target whose words begin there, as a person reads it; undefined when there is none. */
export function withTarget(
  plan: PlanPackage,
  start: number,
  words: TargetWords & { code: string },
): PlanPackage | undefined {
  if (!plan.targets.some((each) => isRead(each, start))) return undefined
  return {
    ...plan,
    targets: plan.targets.map((each) => (isRead(each, start) ? { ...each, ...words } : each)),
  }
}

/** Later versions were set by other documents and do not come from the text. */
function isRead(target: PlanTarget, start: number): boolean {
  return target.start === start && target.version === 1
}

/** A target on words the reader passed over; undefined when they do not lie within one clause. */
export function plusTarget(
  plan: PlanPackage,
  { start, end }: Span,
  words: TargetWords & { code: string },
): PlanPackage | undefined {
  const clause = innermost(plan.clauses, { start, end })
  if (clause === undefined) return undefined
  const address = freeAddress(plan, clause, start)
  const target: PlanTarget = {
    ...words,
    clause: address,
    text: clause.text.slice(start - clause.start, end - clause.start),
    start,
    end,
    version: 1,
    source: { ...plan.document.source, clause: address },
  }
  const targets = [...plan.targets, target].sort((a, b) => a.start - b.start)
  return { ...plan, targets }
}

/** The smallest clause that holds a whole span. */
export function innermost(clauses: readonly Clause[], { start, end }: Span): Clause | undefined {
  let best: Clause | undefined
  for (const clause of clauses) {
    if (start >= end || clause.start > start || clause.end < end) continue
    if (best === undefined || clause.end - clause.start <= best.end - best.start) best = clause
  }
  return best
}

/** '二/(一)/2/③@57', as the reader addresses targets; two on the same place stand side by side. */
function freeAddress({ targets }: PlanPackage, clause: Clause, start: number): string {
  let offset = start - clause.start
  while (targets.some((each) => each.clause === `${clause.id}@${offset}`)) offset += 1
  return `${clause.id}@${offset}`
}

/** The package without one entry of a list; undefined when there is none of that key. */
export function without(
  plan: PlanPackage,
  list: FindingList,
  key: string,
): PlanPackage | undefined {
  const before: number = plan[list].length
  const next =
    list === 'targets'
      ? { ...plan, targets: plan.targets.filter((each) => !isRead(each, Number(key))) }
      : list === 'relations'
        ? { ...plan, relations: plan.relations.filter((each) => each.title !== key) }
        : { ...plan, [list]: plan[list].filter((each) => each.code !== key) }
  return next[list].length === before ? undefined : next
}

/** The list of one clause as a person settled it: a name that stays keeps its number. */
export function withIndustries(
  plan: PlanPackage,
  clause: string,
  settled: readonly Omit<z.infer<typeof Industry>, 'clause'>[],
): PlanPackage {
  const old = plan.industries.filter((each) => each.clause === clause)
  const others = plan.industries.filter((each) => each.clause !== clause)
  const taken = new Set(plan.industries.map((each) => each.code))
  const made = settled.map((each) => {
    const code = old.find(({ name }) => name === each.name)?.code ?? freeCode('T', taken)
    taken.add(code)
    return { ...each, clause, code }
  })
  const at = plan.industries.findIndex((each) => each.clause === clause)
  const place = at < 0 ? others.length : at
  return { ...plan, industries: [...others.slice(0, place), ...made, ...others.slice(place)] }
}

/** I-01 … I-99, then II-01: the first code of the row that nothing has. */
export function freeCode(letter: string, taken: ReadonlySet<string>): string {
  for (let block = 0; ; block += 1)
    for (let number = 1; number < 100; number += 1) {
      const code = `${letter.repeat(block + 1)}-${String(number).padStart(2, '0')}`
      if (!taken.has(code)) return code
    }
}
