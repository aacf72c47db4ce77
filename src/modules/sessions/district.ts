import { type Place, place } from '../../base/problem.ts'
import '../people/problems.ts'

/** The code that no real unit has: real and demonstration values never share a district. */
const DEMONSTRATION_REGION = '000000'

/** The key of a district, from its English name: 'Jiulongpo District' is 'jiulongpo'. */
export function districtKey(nameEn: string): string {
  return nameEn
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\b(district|county|new area|city)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
}

/** Everything that speaks against opening a district like this. */
export function districtFaults(wanted: { nameEn: string; regionCode: string }): Place[] {
  const faults: Place[] = []
  if (districtKey(wanted.nameEn).length < 2)
    faults.push(place('districtNameEn', 'people.englishNameUnusable'))
  if (wanted.regionCode === DEMONSTRATION_REGION)
    faults.push(place('regionCode', 'people.regionReserved'))
  return faults
}
