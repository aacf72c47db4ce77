/** Everything that was found in each clause, by the clause's address. */
import { type Alarm, citingLists, type PlanPackage } from '../plan/schema.ts'
import type { Mark } from './source-lines.ts'

export type ClauseFindings = {
  targets: PlanPackage['targets']
  halfQuantitative: PlanPackage['halfQuantitative']
  qualitative: PlanPackage['qualitative']
  industries: PlanPackage['industries']
  named: PlanPackage['named']
  unclear: PlanPackage['unclear']
  owners: PlanPackage['owners']
  alarms: Alarm[]
}

/** A target's address points inside its clause; it is filed under the clause. Only read versions of targets. */
export function clauseIndex(
  plan: PlanPackage,
  alarms: readonly Alarm[],
): ReadonlyMap<string, ClauseFindings> {
  const index = new Map<string, ClauseFindings>()
  const at = (address: string) => {
    const clause = clauseOf(address)
    const known = index.get(clause) ?? emptyFindings()
    index.set(clause, known)
    return known
  }
  for (const list of citingLists)
    for (const each of plan[list])
      if (!('version' in each) || each.version === 1)
        // Each list of the plan has its namesake in the findings.
        (at(each.clause)[list] as (typeof each)[]).push(each)
  for (const alarm of alarms) at(alarm.clause).alarms.push(alarm)
  return index
}

export function emptyFindings(): ClauseFindings {
  return {
    targets: [],
    halfQuantitative: [],
    qualitative: [],
    industries: [],
    named: [],
    unclear: [],
    owners: [],
    alarms: [],
  }
}

/** The clause that an address inside it stands in: 二/(一)/2/③@57 → 二/(一)/2/③. */
export function clauseOf(address: string): string {
  return address.split('@')[0] ?? address
}

/** Where the text is to be underlined: targets by their place, open matters by their words. */
export function marksOf(plan: PlanPackage): Mark[] {
  const clauses = new Map(plan.clauses.map((each) => [each.id, each]))
  const quoted = (clause: string, text: string) => {
    const holder = clauses.get(clauseOf(clause))
    const inside = text === '' ? -1 : (holder?.text.indexOf(text) ?? -1)
    return holder === undefined || inside < 0 ? [] : [holder.start + inside]
  }
  return [
    ...plan.targets
      .filter((each) => each.version === 1)
      .map(({ start, end }) => ({ id: `target ${start}`, kind: 'target' as const, start, end })),
    ...plan.unclear
      .filter((each) => each.answer === undefined)
      .flatMap(({ code, clause, text }) =>
        quoted(clause, text).map((start) => ({
          id: `unclear ${code}`,
          kind: 'unclear' as const,
          start,
          end: start + text.length,
        })),
      ),
  ]
}
