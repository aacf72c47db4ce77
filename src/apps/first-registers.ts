/** The demonstration's firms, certificates and registers, appended as they were recorded over four years. */
import { keepStock } from '../modules/certificates/kept-operations.ts'
import { enterCertificateEvents, enterCertificates } from '../modules/certificates/operations.ts'
import { freshVerdicts } from '../modules/cultivation/renewal-operations.ts'
import { enterFacts, enterFilings, refreshFirms } from '../modules/enterprises/operations.ts'
import { enterEntries } from '../modules/registers/operations.ts'
import type { Context } from '../server/context.ts'
import type { Dated, DemoRows } from './demo/registers/rows.ts'

type At = (moment: string) => Context

/** When everything is recorded, and where the district's clock stands: whoever reads first reads there. */
type Clock = { readonly recorded: string; readonly standing: string }

/** `at` gives the context of a moment of the district's history. */
export async function recordRegisters(at: At, rows: DemoRows, clock: Clock): Promise<void> {
  const certificates: string[] = []
  const found = {
    facts: byDay(rows.facts),
    filings: byDay(rows.filings),
    certificates: byDay(rows.certificates),
    entries: byDay(rows.entries),
    events: byDay(rows.events),
  }
  const days = new Set(Object.values(found).flatMap((each) => [...each.keys()]))
  const filings: string[] = []
  const entries: string[] = []
  for (const day of [...days].sort()) {
    const context = at(`${day}T01:00:00Z`)
    await entered([], found.facts.get(day), (list) => enterFacts(context, list, 'later'))
    await entered(filings, found.filings.get(day), (list) => enterFilings(context, list, 'later'))
    await entered(certificates, found.certificates.get(day), (list) =>
      enterCertificates(context, list),
    )
    await entered(entries, found.entries.get(day), (list) => enterEntries(context, list))
    await entered([], found.events.get(day), (list) =>
      enterCertificateEvents(
        context,
        list.map((row) => ({ ...row, certificate: certificates[Number(row.certificate)] ?? '' })),
      ),
    )
  }
  // As known where the clock stands: what is recorded for later must not show before its day.
  await refreshFirms(at(clock.standing), 'all')
  await keepStock(at(clock.standing))
  await freshVerdicts(at(clock.standing))
}

type Placed<Row> = { row: Row; at: number }

function byDay<Row>(list: readonly Dated<Row>[]): Map<string, Placed<Row>[]> {
  const days = new Map<string, Placed<Row>[]>()
  list.forEach(({ row, recordedOn }, at) => {
    const day = days.get(recordedOn) ?? []
    days.set(recordedOn, day)
    day.push({ row, at })
  })
  return days
}

/** Enters a day's rows; a place in the list that a row supersedes becomes the number it was given. */
async function entered<Row extends { supersedes: string | null }>(
  ids: string[],
  rows: readonly Placed<Row>[] = [],
  enter: (rows: Row[]) => Promise<string[]>,
): Promise<void> {
  if (rows.length === 0) return
  const made = await enter(
    rows.map(({ row }) =>
      row.supersedes === null ? row : { ...row, supersedes: ids[Number(row.supersedes)] ?? null },
    ),
  )
  rows.forEach(({ at }, index) => {
    ids[at] = made[index] ?? ''
  })
}
