import type { Certificate } from './schema.ts'

type Told = Pick<Certificate, 'number' | 'validFrom' | 'validTo'>

/** Of one firm and title the same certificate: its number where both have one, else the day its term begins. */
export function isSameCertificate(known: Told, told: Told): boolean {
  if (known.number === '' || told.number === '') return known.validFrom === told.validFrom
  // A renewal may keep the number: then the terms stand apart.
  return (
    known.number === told.number &&
    known.validFrom <= told.validTo &&
    told.validFrom <= known.validTo
  )
}
