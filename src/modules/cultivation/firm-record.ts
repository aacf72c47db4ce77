/** All that is known of a firm on a day which a rule may ask for. */
import type { CurrentFigure, Firm } from '../enterprises/schema.ts'

/** First and last day, both included, on which a certificate holds without a break. */
export type Run = {
  readonly title: string
  readonly from: string
  readonly to: string
  readonly isRevoked: boolean
  readonly row: string
  readonly recordedAt: string
}

export type Property = { readonly class: string; readonly from: string; readonly to: string | null }

/** A figure that counts; `from` is null where only its value is wanted. */
export type Figure = {
  readonly year: number
  readonly value: string
  readonly from: Pick<CurrentFigure, 'sourceClass' | 'state' | 'recordedAt' | 'filing'> | null
}

export type FirmRecord = {
  readonly firm: Firm
  /** By field. */
  readonly figures: ReadonlyMap<string, readonly Figure[]>
  readonly runs: readonly Run[]
  /** Intellectual property of the register, all classes and all days. */
  readonly properties: readonly Property[]
}

/** The figures of one year that count: value by field. */
export type YearValues = {
  readonly year: number
  readonly values: Readonly<Record<string, string>>
}

/** The same for many firms at once: figures year by year, without where they come from. */
export type FirmYears = Omit<FirmRecord, 'figures'> & { readonly years: readonly YearValues[] }

export function recordOf({ years, ...kept }: FirmYears): FirmRecord {
  const figures = new Map<string, Figure[]>()
  for (const { year, values } of years)
    for (const [field, value] of Object.entries(values)) {
      const figure = { year, value, from: null }
      const known = figures.get(field)
      if (known === undefined) figures.set(field, [figure])
      else known.push(figure)
    }
  return { ...kept, figures }
}

type Kept = { readonly title: string; readonly validFrom: string; readonly validTo: string }
type Ending = { readonly kind: 'revoked' | 'restored'; readonly effectiveOn: string }

/** The runs of one certificate: a revocation ends it the day before, a restoration takes it up again. */
export function runsOf(
  certificate: Kept & { id: string; recordedAt: string },
  endings: readonly Ending[],
  dayBefore: (day: string) => string,
): Run[] {
  const { title, validTo: to, id: row, recordedAt } = certificate
  const runs: Run[] = []
  let from: string | null = certificate.validFrom
  const sorted = [...endings].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
  for (const { kind, effectiveOn } of sorted) {
    if (kind === 'revoked' && from !== null) {
      const last = dayBefore(effectiveOn)
      if (last >= from) runs.push({ title, from, to: last, isRevoked: true, row, recordedAt })
      from = null
    } else if (kind === 'restored' && from === null) from = effectiveOn
  }
  if (from !== null && from <= to) runs.push({ title, from, to, isRevoked: false, row, recordedAt })
  return runs
}

type Nested = { readonly id: string; readonly within: readonly string[] }

/** Titles that give a title: itself, and those whose holders hold it too. */
export function givingTitle(titles: readonly Nested[], title: string): Set<string> {
  return new Set([
    title,
    ...titles.filter(({ within }) => within.includes(title)).map(({ id }) => id),
  ])
}

/** The run of a title's own certificate on a day that lasts longest; undefined: it is not held. */
export function heldOn(runs: readonly Run[], title: string, day: string): Run | undefined {
  return runs
    .filter((run) => run.title === title && run.from <= day && day <= run.to)
    .reduce<Run | undefined>(
      (last, run) => (last === undefined || run.to > last.to ? run : last),
      undefined,
    )
}
