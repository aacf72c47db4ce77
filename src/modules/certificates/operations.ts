import type { Place } from '../../base/problem.ts'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { certificateFaults, eventFaults } from './entering.ts'
import { idsNumbered } from './number-store.ts'
import { refuseCertificate } from './problems.ts'
import type { Certificate, CertificateEvent, Title } from './schema.ts'
import {
  certificates,
  eventsOf,
  insertCertificates,
  insertEvents,
  type Replaced,
  replacedCertificates,
} from './store.ts'
import { titlesIn } from './title-store.ts'

/** The catalogue of titles, for whoever names or matches one. */
export function titles({ services }: Context): Promise<readonly Title[]> {
  return titlesIn(services.contentFolder)
}

/**
 * Appends certificates inside the caller's transaction and answers their ids in order. Refuses all when
 * one has an unknown title or ends before it begins.
 */
export async function enterCertificates(
  context: Context,
  rows: readonly New<Certificate>[],
): Promise<string[]> {
  const known = await titles(context)
  refuseFaults(rows.map((row) => certificateFaults(row, known)))
  return insertCertificates(context.db, context.scope, { rows, stamp: context })
}

/** Appends revocations and restorations; each must name a certificate known by now and lie in its term. */
export async function enterCertificateEvents(
  context: Context,
  rows: readonly New<CertificateEvent>[],
): Promise<string[]> {
  const { db, scope, now } = context
  const ids = [...new Set(rows.map(({ certificate }) => certificate))]
  const known = await certificates(db, scope, { asOf: now, ids })
  const byId = new Map(known.map((each) => [each.id, each]))
  refuseFaults(rows.map((row) => eventFaults(row, byId.get(row.certificate))))
  return insertEvents(db, scope, { rows, stamp: context })
}

function refuseFaults(byRow: readonly Place[][]): void {
  const faults = byRow.flatMap((places, index) =>
    places.map((place) => ({ ...place, at: `rows.${index}.${place.at}` })),
  )
  if (faults.length > 0) refuseCertificate('faulty', { count: faults.length }, faults)
}

type WithEvents = Certificate & { events: CertificateEvent[] }

async function withEvents(
  { db, scope, asOf }: Context,
  rows: readonly Certificate[],
): Promise<WithEvents[]> {
  const events = await eventsOf(db, scope, { asOf, certificates: rows.map(({ id }) => id) })
  const befallen = new Map<string, CertificateEvent[]>(rows.map(({ id }) => [id, []]))
  for (const event of events) befallen.get(event.certificate)?.push(event)
  return rows.map((row) => ({ ...row, events: befallen.get(row.id) ?? [] }))
}

/** Certificates of firms with what befell them, as known at the reader's moment; by firm, title and term. */
export async function certificatesOf(
  context: Context,
  codes: readonly string[],
): Promise<WithEvents[]> {
  const { db, scope, asOf } = context
  return withEvents(context, await certificates(db, scope, { asOf, codes }))
}

/** The same of firms and of numbers, whoever holds those; each certificate once. */
export async function certificatesNamed(
  context: Context,
  { codes, numbers }: { codes: readonly string[]; numbers: readonly string[] },
): Promise<WithEvents[]> {
  const { db, scope, asOf } = context
  const held = await certificates(db, scope, { asOf, codes })
  const known = new Set(held.map(({ id }) => id))
  const numbered = await idsNumbered(db, scope, { asOf, numbers })
  const ids = numbered.filter((id) => !known.has(id))
  const others = ids.length === 0 ? [] : await certificates(db, scope, { asOf, ids })
  return withEvents(context, [...held, ...others])
}

/** What firms' certificates said before they were corrected or withdrawn, as known at the reader's moment. */
export function replacedOf(
  { db, scope, asOf }: Context,
  codes: readonly string[],
): Promise<Replaced[]> {
  return replacedCertificates(db, scope, { asOf, codes })
}

/** Certificates by their number, as known at the reader's moment. */
export async function certificatesById(
  { db, scope, asOf }: Context,
  ids: readonly string[],
): Promise<Map<string, Certificate>> {
  const rows = await certificates(db, scope, { asOf, ids })
  return new Map(rows.map((row) => [row.id, row]))
}
