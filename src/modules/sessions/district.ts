import { type Place, place } from '../../base/problem.ts'
import '../people/problems.ts'

/** The code that no real unit has: whoever opens a district with it opens one to try things in. */
const DEMONSTRATION_REGION = '000000'

/** Marked as such on every page, file and print: real and demonstration values never share a district. */
export function isDemonstration(regionCode: string): boolean {
  return regionCode === DEMONSTRATION_REGION
}

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
export function districtFaults(wanted: { nameEn: string }): Place[] {
  return districtKey(wanted.nameEn).length < 2
    ? [place('districtNameEn', 'people.englishNameUnusable')]
    : []
}
