/** By what a list of firms is filtered, sorted and searched; the judgement for rows already in hand. */
import type { FacetCell, Filters } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import { sectionOf } from './industry.ts'
import type { Firm } from './schema.ts'
import { answersTo, pinyinOf, searchedText, searchWords } from './search-words.ts'

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

/** What a list of firms needs of one for its filters. */
export type Filtered = Pick<
  Firm,
  'code' | 'town' | 'park' | 'administration' | 'presence' | 'aboveSize' | 'branchOf'
> & { section: string }

export function facetValues(firm: Filtered, held: Held): Record<FirmFacet, string | string[]> {
  const { presence, town, park, administration, section, aboveSize, branchOf } = firm
  return {
    ...{ presence, town, park, administration, section },
    title: [...(held.get(firm.code) ?? [])],
    aboveSize: aboveSize === null ? '' : aboveSize ? 'yes' : 'no',
    kind: branchOf === '' ? 'firm' : 'branch',
  }
}

/** Firms that are alike for every filter, counted. */
export function cellsOf(firms: readonly Filtered[], held: Held): FacetCell[] {
  const cells = new Map<string, FacetCell & { count: number }>()
  for (const firm of firms) {
    const values = facetValues(firm, held)
    const alike = Object.values(values).join('\n')
    const known = cells.get(alike)
    if (known === undefined) cells.set(alike, { values, count: 1 })
    else known.count += 1
  }
  return [...cells.values()]
}

export function passesFilters(firm: Filtered, filters: Filters, held: Held): boolean {
  const values = facetValues(firm, held)
  return firmFacets.every((key) => {
    const wanted = filters[key] ?? []
    return wanted.length === 0 || [values[key]].flat().some((value) => wanted.includes(value))
  })
}

/** The firms that a view leaves, in its order: for a moment at which nothing is kept ready. */
export function firmsViewed(firms: readonly Firm[], view: View, held: Held): Firm[] {
  const kept = searched(firms, view.search ?? '').filter((firm) =>
    passesFilters({ ...firm, section: sectionOf(firm.industry) }, view.filters, held),
  )
  const by = sortOf(view)
  const sign = view.sort?.descending === true ? -1 : 1
  return kept.sort((a, b) => compared(a[by], b[by], sign) || sign * (a.code < b.code ? -1 : 1))
}

export function searched<F extends Firm>(firms: readonly F[], search: string): F[] {
  const words = searchWords(search)
  return firms.filter((firm) => {
    const names = [firm.name, ...firm.formerNames]
    const texts = { names: searchedText(names, []), codes: firm.code.toLowerCase() }
    return words.length === 0 || answersTo(words, { ...texts, pinyin: pinyinOf(names) })
  })
}

export function sortOf(view: View): FirmSort {
  return firmSorts.find((key) => key === view.sort?.key) ?? 'name'
}

/** Missing sorts last either way. */
function compared(a: string | null, b: string | null, sign: number): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return sign * a.localeCompare(b, 'zh-Hans-CN')
}
