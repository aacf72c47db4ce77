/** By what a list of firms is filtered and sorted. */
import type { View } from '../../base/list.ts'

export const firmFacets = [
  'presence',
  'town',
  'park',
  'administration',
  'section',
  'title',
  'aboveSize',
  'kind',
] as const
export type FirmFacet = (typeof firmFacets)[number]

export const firmSorts = ['name', 'code', 'town', 'founded'] as const
export type FirmSort = (typeof firmSorts)[number]

/** Titles that firms hold on the day, by the code that stays. */
export type Held = ReadonlyMap<string, readonly string[]>

export function sortOf(view: View): FirmSort {
  return firmSorts.find((key) => key === view.sort?.key) ?? 'name'
}
