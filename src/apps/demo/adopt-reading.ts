/** A plan package takes up what was read from its text: clauses, and the goals in the order of the text. */
import type { PlanPackage, PlanReading } from '../../modules/plan/schema.ts'

/** The codes that the package gives to what the text names in order. */
export type Codes = { targets: string[]; halfQuantitative: string[]; qualitative: string[] }

/** The codes of a package in the order of its text. */
export function codesOf(plan: PlanPackage): Codes {
  return {
    targets: plan.targets.map((each) => each.code),
    halfQuantitative: plan.halfQuantitative.map((each) => each.code),
    qualitative: plan.qualitative.map((each) => each.code),
  }
}

/**
 * The package with the clauses and goals of a reading. Goals get their codes by order, industries
 * theirs by sector (T1.1 …); what is to be clarified is placed on the clause that holds its words.
 */
export function withReading(
  plan: PlanPackage,
  reading: PlanReading,
  { source, codes }: { source: string; codes: Codes },
): PlanPackage {
  const base = (code: string) => plan.targets.find((each) => each.code === code)?.base
  return {
    ...plan,
    clauses: reading.clauses,
    targets: coded(reading.targets, codes.targets).map(({ confidence: _seen, ...target }) => {
      const kept = base(target.code) ?? target.base
      const { base: _read, ...rest } = target
      return {
        ...rest,
        ...(kept === undefined ? {} : { base: kept }),
        version: 1,
        source: { ...plan.document.source, clause: target.clause },
      }
    }),
    halfQuantitative: coded(reading.halfQuantitative, codes.halfQuantitative),
    qualitative: coded(reading.qualitative, codes.qualitative),
    industries: coded(reading.industries, industryCodes(reading)),
    named: reading.named,
    unclear: plan.unclear.map((each) => ({
      ...each,
      clause: clauseHolding(reading, source, each.text),
    })),
  }
}

function coded<T extends object>(found: readonly T[], codes: readonly string[]) {
  if (found.length !== codes.length)
    throw new Error(`the text has ${found.length} of what ${codes.length} codes stand for`)
  return found.map((each, index) => ({ ...each, code: codes[index] ?? '' }))
}

function industryCodes({ industries }: PlanReading): string[] {
  const sectors = [...new Set(industries.map((each) => each.sector))]
  return industries.map((each, index) => {
    const first = industries.findIndex((other) => other.sector === each.sector)
    return `T${sectors.indexOf(each.sector) + 1}.${index - first + 1}`
  })
}

/** The address of the innermost clause that holds the words; the words must be in the text. */
export function clauseHolding(
  { clauses }: Pick<PlanReading, 'clauses'>,
  source: string,
  words: string,
): string {
  const text = source.replaceAll('\r\n', '\n')
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`the text does not say: ${words}`)
  const holding = clauses.filter((each) => each.start <= at && at < each.end)
  const inner = holding.reduce((best, each) =>
    each.end - each.start <= best.end - best.start ? each : best,
  )
  return inner.id
}
