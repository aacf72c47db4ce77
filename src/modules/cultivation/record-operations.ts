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

/**
 * One record for each firm, by its own code; codes that were merged lead to the firm they went into.
 * `values` leaves out where figures come from, for many firms at once; `none` leaves them out.
 */
export async function recordsOf(
  context: Context,
  codes: readonly string[],
  { day, figures }: { day: string; figures: 'none' | 'values' | 'origins' },
): Promise<FirmRecord[]> {
  const aliases = await aliasesAt(context)
  const firms = await firmsByCode(context, codes, day)
  const roots = [...new Map([...firms.values()].map((firm) => [firm.code, firm])).values()]
  const members = membersOf(
    roots.map(({ code }) => code),
    aliases,
  )
  const rootOf = (code: string) => aliases.get(code) ?? code
  const runs = await runsByFirm(context, members, rootOf)
  const properties = await propertiesByFirm(context, members, rootOf)
  const kept = await figuresByFirm(
    context,
    roots.map(({ code }) => code),
    figures,
  )
  return roots.map((firm) => ({
    firm,
    figures: kept.get(firm.code) ?? new Map<string, Figure[]>(),
    runs: runs.get(firm.code) ?? [],
    properties: properties.get(firm.code) ?? [],
  }))
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
