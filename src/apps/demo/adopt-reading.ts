/**
 * A plan package takes up what was read from its text: clauses, targets and where each accepted
 * word stands.
 */
import type { PlanPackage, PlanReading } from '../../modules/plan/schema.ts'

/**
 * The package laid on a reading of its text. Clauses and the places of targets come from the
 * reading, in order; what they promise, goals, industries and open matters stay as a person
 * accepted them, each placed on the clause that holds its words.
 */
export function withReading(plan: PlanPackage, reading: PlanReading, source: string): PlanPackage {
  const placed = <T extends { clause: string }>(each: T, words: string): T => ({
    ...each,
    clause: clauseHolding(reading, source, words),
  })
  return {
    ...plan,
    clauses: reading.clauses,
    targets: targetsOf(plan, reading),
    halfQuantitative: plan.halfQuantitative.map((each) => placed(each, each.text)),
    qualitative: plan.qualitative.map((each) => placed(each, each.text)),
    industries: plan.industries.map((each) => placed(each, each.name)),
    named: reading.named,
    unclear: plan.unclear.map((each) => placed(each, each.text)),
  }
}

function targetsOf(plan: PlanPackage, reading: PlanReading): PlanPackage['targets'] {
  if (reading.targets.length !== plan.targets.length)
    throw new Error(
      `the text has ${reading.targets.length} targets, the package ${plan.targets.length}`,
    )
  return plan.targets.map((accepted, index) => {
    const { clause, text, start, end } = reading.targets[index] ?? accepted
    const source = { ...plan.document.source, clause }
    return { ...accepted, clause, text, start, end, source }
  })
}

/** The innermost clause that holds the words where they stand last: a title is quoted before it stands. */
export function clauseHolding(
  { clauses }: Pick<PlanReading, 'clauses'>,
  source: string,
  words: string,
): string {
  const at = source.lastIndexOf(words)
  const holding = at < 0 ? [] : clauses.filter((each) => each.start <= at && at < each.end)
  const [first, ...others] = holding
  if (first === undefined) throw new Error(`the text does not say: ${words}`)
  return others.reduce(
    (best, each) => (each.end - each.start <= best.end - best.start ? each : best),
    first,
  ).id
}
