/** Records of firms out of four registers, as known at the reader's moment, on a day. */
import type { Context } from '../../server/context.ts'
import { certificatesOf } from '../certificates/operations.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, currentFigures, firmsByCode } from '../enterprises/operations.ts'
import type { CurrentFigure } from '../enterprises/schema.ts'
import { entriesOf } from '../registers/operations.ts'
import { yearsNow } from './appended-store.ts'
import {
  type Figure,
  type FirmRecord,
  type FirmYears,
  type Property,
  type Run,
  runsOfCertificate,
  type YearValues,
} from './firm-record.ts'

/** What is kept of a firm whatever the day: figures, certificates, rights. By its own code. */
export type KeptRecords = {
  readonly years: ReadonlyMap<string, readonly YearValues[]>
} & Beside
export type Beside = {
  readonly runs: ReadonlyMap<string, readonly Run[]>
  readonly properties: ReadonlyMap<string, readonly Property[]>
}

/**
 * One record for each firm, by its own code, its figures with where they come from; codes that were merged
 * lead to the firm they went into.
 */
export async function recordsOf(
  context: Context,
  codes: readonly string[],
  { day, figures }: { day: string; figures: 'none' | 'origins' },
): Promise<FirmRecord[]> {
  const { roots, ...beside } = await besideFigures(context, codes)
  const found = figures === 'none' ? new Map() : await currentFigures(context, roots)
  return (await recordsOn(context, codes, { day, kept: { ...beside, years: new Map() } })).map(
    ({ years, ...record }) => ({ ...record, figures: byField(found.get(record.firm.code) ?? []) }),
  )
}

/** The records of a day out of what is kept whatever the day. */
export async function recordsOn(
  context: Context,
  codes: readonly string[],
  { day, kept: { years, runs, properties } }: { day: string; kept: KeptRecords },
): Promise<FirmYears[]> {
  const firms = await firmsByCode(context, codes, day)
  const roots = new Map([...firms.values()].map((firm) => [firm.code, firm]))
  return [...roots.values()].map((firm) => ({
    firm,
    years: years.get(firm.code) ?? none,
    runs: runs.get(firm.code) ?? none,
    properties: properties.get(firm.code) ?? none,
  }))
}

const none: readonly never[] = []

/** For many firms at once: figures year by year, without where they come from. */
export async function keptRecords(
  context: Context,
  codes: readonly string[],
): Promise<KeptRecords> {
  const { roots, ...beside } = await besideFigures(context, codes)
  const { db, scope, travelling } = context
  if (!travelling) return { ...beside, years: await yearsNow(db, scope, { codes: roots }) }
  const found = await currentFigures(context, roots)
  return { ...beside, years: new Map([...found].map(([code, all]) => [code, byYear(all)])) }
}

/** Certificates and rights of these firms. */
export async function besideFigures(
  context: Context,
  codes: readonly string[],
): Promise<Beside & { roots: string[] }> {
  const aliases = await aliasesAt(context)
  const members = membersOf(codes, aliases)
  const rootOf = (code: string) => aliases.get(code) ?? code
  return {
    roots: [...new Set(members.map(rootOf))],
    runs: await runsByFirm(context, members, rootOf),
    properties: await propertiesByFirm(context, members, rootOf),
  }
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

function byYear(figures: readonly CurrentFigure[]): YearValues[] {
  const years = new Map<number, Record<string, string>>()
  for (const { field, year, value } of figures) {
    const known = years.get(year) ?? {}
    years.set(year, known)
    known[field] = value
  }
  return [...years].map(([year, values]) => ({ year, values }))
}

async function runsByFirm(
  context: Context,
  codes: readonly string[],
  rootOf: (code: string) => string,
): Promise<Map<string, Run[]>> {
  const byFirm = new Map<string, Run[]>()
  for (const certificate of await certificatesOf(context, codes)) {
    const root = rootOf(certificate.code)
    const runs = runsOfCertificate(certificate)
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
