import { type Place, place } from '../../base/problem.ts'
import type { New } from '../../base/recorded.ts'
import type { Certificate, CertificateEvent, Title } from './schema.ts'

type Term = Pick<Certificate, 'title' | 'validFrom' | 'validTo'>

/** What is wrong with a certificate before it may be recorded, each fault with its field. */
export function certificateFaults(row: Term, titles: readonly Pick<Title, 'id'>[]): Place[] {
  const faults: Place[] = []
  if (!titles.some(({ id }) => id === row.title))
    faults.push(place('title', 'certificate.unknownTitle', { title: row.title }))
  if (row.validTo < row.validFrom)
    faults.push(
      place('validTo', 'certificate.endsBeforeBegins', { from: row.validFrom, to: row.validTo }),
    )
  return faults
}

/**
 * What is wrong with a change of a certificate. It may be back-dated to the first day of the term; after
 * the last day there is nothing left to revoke.
 */
export function eventFaults(
  row: Pick<New<CertificateEvent>, 'certificate' | 'effectiveOn'>,
  of: Pick<Certificate, 'validFrom' | 'validTo'> | undefined,
): Place[] {
  if (of === undefined)
    return [place('certificate', 'certificate.noSuchCertificate', { id: row.certificate })]
  if (row.effectiveOn >= of.validFrom && row.effectiveOn <= of.validTo) return []
  const details = { on: row.effectiveOn, from: of.validFrom, to: of.validTo }
  return [place('effectiveOn', 'certificate.outsideTerm', details)]
}
