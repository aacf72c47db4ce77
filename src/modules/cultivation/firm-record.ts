/** All that is known of a firm on a day which a rule may ask for. */
import { type Run as Days, runsOf, termOf } from '../certificates/history.ts'
import { titlesAbove } from '../certificates/variants.ts'
import type { CurrentFigure, Firm } from '../enterprises/schema.ts'

/** Days on which a certificate runs without a break. */
export type Run = Days & {
  readonly title: string
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

type Kept = Parameters<typeof termOf>[0] & {
  readonly recordedAt: string
  readonly events: Parameters<typeof termOf>[1]
}

/** The days of one certificate, as a stock counts them. */
export function runsOfCertificate(certificate: Kept): Run[] {
  const { title, id: row, recordedAt, events } = certificate
  return runsOf(termOf(certificate, events)).map((run) => ({ ...run, title, row, recordedAt }))
}

/** Titles that give a title: itself, and those whose holders hold it too. */
export function givingTitle(
  titles: Parameters<typeof titlesAbove>[1],
  title: string,
): ReadonlySet<string> {
  return new Set([title, ...titlesAbove(title, titles)])
}

/** The run of any of these titles on a day that lasts longest; undefined: none is held. */
export function heldOn(
  runs: readonly Run[],
  titles: ReadonlySet<string>,
  day: string,
): Run | undefined {
  let held: Run | undefined
  for (const run of runs) {
    const isRunning = titles.has(run.title) && run.from <= day && day <= run.to
    if (isRunning && (held === undefined || run.to > held.to)) held = run
  }
  return held
}
