/** Records of firms out of four registers, as known at the reader's moment, on a day. */
import { addDays } from '../../base/calendar.ts'
import type { Context } from '../../server/context.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, currentFigures, firmsByCode } from '../enterprises/operations.ts'
import type { CurrentFigure } from '../enterprises/schema.ts'
import { entriesOf } from '../registers/operations.ts'
import { figuresNow } from './firm-input-store.ts'
import { type Figure, type FirmRecord, type Property, type Run, runsOf } from './firm-record.ts'

const dayBefore = (day: string) => addDays(day, -1)

/** What is kept of a firm whatever the day: figures, certificates, rights. By its own code. */
export type KeptRecords = {
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>
  readonly runs: ReadonlyMap<string, readonly Run[]>
  readonly properties: ReadonlyMap<string, readonly Property[]>
}
type Wanted = { day: string; figures: 'none' | 'values' | 'origins' }

/**
 * One record for each firm, by its own code; codes that were merged lead to the firm they went into.
 * `values` leaves out where figures come from, for many firms at once; `none` leaves them out.
 */
export async function recordsOf(
  context: Context,
  codes: readonly string[],
  { day, figures }: Wanted,
): Promise<FirmRecord[]> {
  const kept = await keptRecords(context, codes, figures)
  return recordsOn(context, codes, { day, kept })
}

/** The records of a day out of what is kept whatever the day. */
export async function recordsOn(
  context: Context,
  codes: readonly string[],
  { day, kept: { figures, runs, properties } }: { day: string; kept: KeptRecords },
): Promise<FirmRecord[]> {
  const firms = await firmsByCode(context, codes, day)
  const roots = new Map([...firms.values()].map((firm) => [firm.code, firm]))
  return [...roots.values()].map((firm) => ({
    firm,
    figures: figures.get(firm.code) ?? noFigures,
    runs: runs.get(firm.code) ?? [],
    properties: properties.get(firm.code) ?? [],
  }))
}

const noFigures: ReadonlyMap<string, readonly Figure[]> = new Map()

export async function keptRecords(
  context: Context,
  codes: readonly string[],
  figures: Wanted['figures'],
): Promise<KeptRecords> {
  const aliases = await aliasesAt(context)
  const members = membersOf(codes, aliases)
  const rootOf = (code: string) => aliases.get(code) ?? code
  const roots = [...new Set(members.map(rootOf))]
  return {
    figures: await figuresByFirm(context, roots, figures),
    runs: await runsByFirm(context, members, rootOf),
    properties: await propertiesByFirm(context, members, rootOf),
  }
}

async function figuresByFirm(
  context: Context,
  codes: readonly string[],
  figures: 'none' | 'values' | 'origins',
): Promise<Map<string, Map<string, Figure[]>>> {
  if (figures === 'none') return new Map()
  if (figures === 'values' && !context.travelling)
    return figuresNow(context.db, context.scope, codes)
  const found = await currentFigures(context, codes)
  return new Map([...found].map(([code, all]) => [code, byField(all)]))
}

function byField(figures: readonly CurrentFigure[]): Map<string, Figure[]> {
  const fields = new Map<string, Figure[]>()
  for (const { field, year, value, ...from } of figures) {
    const known = fields.get(field)
    if (known === undefined) fields.set(field, [{ year, value, from }])
    else known.push({ year, value, from })
  }
  return fields
}

async function runsByFirm(
  context: Context,
  codes: readonly string[],
  rootOf: (code: string) => string,
): Promise<Map<string, Run[]>> {
  const byFirm = new Map<string, Run[]>()
  for (const certificate of await certificatesOf(context, codes)) {
    const root = rootOf(certificate.code)
    const runs = runsOf(certificate, certificate.events, dayBefore)
    const known = byFirm.get(root)
    if (known === undefined) byFirm.set(root, runs)
    else known.push(...runs)
  }
  return byFirm
}

async function propertiesByFirm(
  context: Context,
  codes: readonly string[],
  rootOf: (code: string) => string,
): Promise<Map<string, Property[]>> {
  const byFirm = new Map<string, Property[]>()
  for (const { register, code, facts, onDate, untilDate } of await entriesOf(context, codes)) {
    if (register !== 'intellectualProperty' || code === null) continue
    const property = { class: facts['class'] ?? '', from: onDate, to: untilDate }
    const root = rootOf(code)
    const known = byFirm.get(root)
    if (known === undefined) byFirm.set(root, [property])
    else known.push(property)
  }
  return byFirm
}
