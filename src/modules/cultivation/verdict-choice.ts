/** Which firms a list of cultivation shows, in which order, and what its filters offer. */
import { countFacets, type FacetCell, type Filters, facetCube } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import type { Verdict } from './verdict-row.ts'

/** Firms by how they stand: every count on a screen is one of these. */
export type Chosen = {
  /** Undefined: every title. */
  readonly title: string | undefined
  readonly town: string
  readonly held?: boolean
  readonly verdicts?: readonly Verdict[]
  /** Any step, or only these. */
  readonly steps?: readonly NonNullable<KeptVerdict['step']>[]
  /** Certificates whose last day lies between these. */
  readonly until?: { readonly from: string; readonly to: string }
  readonly base?: Verdict
  readonly reform?: Verdict
}

export const orders = ['nearest', 'soonest', 'code'] as const
export type Order = (typeof orders)[number]
/** Columns a reader may sort by. */
export const sortable = ['name', 'code', 'town', 'park', 'until', 'daysLeft', 'score'] as const
export type Sort = (typeof sortable)[number]

export function sortOf({ sort }: View): { key: Sort; descending: boolean } | undefined {
  const key = sortable.find((each) => each === sort?.key)
  return key === undefined ? undefined : { key, descending: sort?.descending === true }
}

export const facets = [
  'title',
  'town',
  'park',
  'step',
  'verdict',
  'unmet',
  'lever',
  'needs',
] as const
export type Facet = (typeof facets)[number]

/** Clauses of a row by their ids, as the version behind the row has them. */
export type ClausesOf = (row: Pick<KeptVerdict, 'title' | 'held' | 'fails'>) => readonly string[]

export type Alike = Pick<
  KeptVerdict,
  'title' | 'held' | 'town' | 'park' | 'step' | 'verdict' | 'fails' | 'levers' | 'ask'
> & { readonly count: number }

export function cubeOf(rows: readonly Alike[], clausesOf: ClausesOf) {
  const cells = rows.map(
    (row): FacetCell => ({ values: valuesOf(row, clausesOf), count: row.count }),
  )
  return facetCube(facets, cells)
}

function valuesOf(
  row: Omit<Alike, 'count'>,
  clausesOf: ClausesOf,
): Record<Facet, string | readonly string[]> {
  return {
    ...{ title: row.title, town: row.town, park: row.park, step: row.step ?? '' },
    verdict: row.verdict ?? '',
    unmet: clausesOf(row),
    ...{ lever: row.levers, needs: row.ask },
  }
}

export const countedBy = countFacets

export function isChosen(row: KeptVerdict, of: Chosen): boolean {
  const { title, town, held, verdicts, steps, until, base, reform } = of
  return (
    (title === undefined || row.title === title) &&
    (town === '' || row.town === town) &&
    (held === undefined || row.held === held) &&
    (verdicts === undefined || (row.verdict !== null && verdicts.includes(row.verdict))) &&
    (steps === undefined || (row.step !== null && steps.includes(row.step))) &&
    (until === undefined ||
      (row.held && row.until !== null && until.from <= row.until && row.until <= until.to)) &&
    (base === undefined || row.base === base) &&
    (reform === undefined || row.reform === reform)
  )
}

/** Name or code holds the words; what the filters leave. */
export function isViewed(row: KeptVerdict, { search, filters }: View, clausesOf: ClausesOf) {
  const words = (search ?? '').trim().toLowerCase()
  const isFound =
    words === '' || row.name.toLowerCase().includes(words) || row.code.toLowerCase().includes(words)
  return isFound && passes(row, filters, clausesOf)
}

function passes(row: KeptVerdict, filters: Filters, clausesOf: ClausesOf): boolean {
  const values = valuesOf(row, clausesOf)
  return facets.every((facet) => {
    const wanted = filters[facet] ?? []
    const own = values[facet]
    return wanted.length === 0 || [own].flat().some((each) => wanted.includes(each))
  })
}

type Compare = (a: KeptVerdict, b: KeptVerdict) => number

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const byCode: Compare = (a, b) => byText(a.code, b.code) || byText(a.title, b.title)
/** Nothing comes last, whichever way. */
const points = ({ score }: KeptVerdict) => score?.hi ?? Number.NEGATIVE_INFINITY
const last = '9999'

const byOrder: Readonly<Record<Order, Compare>> = {
  nearest: (a, b) =>
    Number(a.missing > 0) - Number(b.missing > 0) ||
    a.failing - b.failing ||
    a.asked - b.asked ||
    compareNumbers(points(b), points(a)) ||
    byCode(a, b),
  soonest: (a, b) => byText(a.until ?? last, b.until ?? last) || byCode(a, b),
  code: byCode,
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

export function inOrder(view: View, order: Order): Compare {
  const sort = sortOf(view)
  if (sort === undefined) return byOrder[order]
  const way = sort.descending ? -1 : 1
  return (a, b) => {
    const [left, right] = [sortValue(a, sort.key), sortValue(b, sort.key)]
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byCode(a, b)
    const first = left === right ? 0 : left < right ? -1 : 1
    return way * first || byCode(a, b)
  }
}

function sortValue(row: KeptVerdict, key: Sort): string | number | null {
  if (key === 'until' || key === 'daysLeft') return row.until
  if (key === 'score') return row.score?.hi ?? null
  return row[key]
}
