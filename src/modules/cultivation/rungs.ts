/**
 * 成长阶梯: the titles a firm held through time, a term that follows another without a day between joined to it,
 * and so is the number of a year that follows the year before (it ends with December and comes months later).
 */
import { type Run, runsOfCertificate } from './firm-record.ts'
import type { Rung } from './schema.ts'

type Certificate = Parameters<typeof runsOfCertificate>[0]
type Named = {
  readonly id: string
  readonly name: string
  readonly english: string
  /** Valid for a calendar year, and entered again each year. */
  readonly year: boolean
}
type Around = {
  readonly titles: readonly Named[]
  readonly dayAfter: (day: string) => string
}

/** Oldest first; of two that begin on one day the lower title, which stands later in the catalogue, first. */
export function rungsOf(
  certificates: readonly Certificate[],
  { titles, dayAfter }: Around,
): Rung[] {
  const rank = new Map(titles.map(({ id }, index) => [id, index]))
  const runs = certificates
    .flatMap(runsOfCertificate)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
  const yearly = new Set(titles.filter(({ year }) => year).map(({ id }) => id))
  const follows = (last: Run, run: Run) =>
    run.from <= dayAfter(last.to) ||
    (yearly.has(run.title) && !last.isRevoked && yearOf(run.from) <= yearOf(last.to) + 1)
  const joined = new Map<string, Run[]>()
  for (const run of runs) {
    const own = joined.get(run.title) ?? []
    const last = own.at(-1)
    if (last === undefined || !follows(last, run)) own.push(run)
    else if (run.to > last.to) own[own.length - 1] = { ...run, from: last.from }
    joined.set(run.title, own)
  }
  return [...joined.values()]
    .flat()
    .map(({ title, from, to, isRevoked }): Rung => {
      const named = titles.find(({ id }) => id === title)
      return {
        title,
        name: { zh: named?.name ?? title, en: named?.english ?? title },
        ...{ from, to, byYear: yearly.has(title), ended: isRevoked ? 'revoked' : null },
      }
    })
    .sort(
      (a, b) =>
        (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) ||
        (rank.get(b.title) ?? 0) - (rank.get(a.title) ?? 0),
    )
}

const yearOf = (day: string) => Number(day.slice(0, 4))
