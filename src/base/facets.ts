/** Counts beside the choices of a filter, for lists too long to be counted row by row at each question. */

/** Rows that are alike in everything one can filter by, and how many they are. */
export type FacetCell = {
  /** Facet → the value of these rows; several where a row may have several. */
  values: Readonly<Record<string, string | readonly string[]>>
  count: number
}
export type FacetChoices = Readonly<Record<string, readonly { value: string; count: number }[]>>
export type Filters = Readonly<Record<string, readonly string[]>>

type FacetColumn = {
  key: string
  values: string[]
  /** Per cell the place of its value; for several values the places of all, as one number a list. */
  codes: Uint32Array
  lists: number[][] | undefined
}
export type FacetCube = { columns: FacetColumn[]; counts: Uint32Array }

/** Packs cells so that a question goes over them in a millisecond. */
export function facetCube(keys: readonly string[], cells: readonly FacetCell[]): FacetCube {
  return {
    columns: keys.map((key) => columnOf(key, cells)),
    counts: Uint32Array.from(cells, ({ count }) => count),
  }
}

function columnOf(key: string, cells: readonly FacetCell[]): FacetColumn {
  const places = new Map<string, number>()
  const placeOf = (value: string) => {
    const known = places.get(value) ?? places.size
    places.set(value, known)
    return known
  }
  const lists: number[][] = []
  const listPlaces = new Map<string, number>()
  let several = false
  const codes = Uint32Array.from(cells, ({ values }) => {
    const value = values[key] ?? ''
    if (typeof value === 'string') return placeOf(value)
    several = true
    const name = value.join('\n')
    const known = listPlaces.get(name) ?? lists.length
    if (known === lists.length) lists.push(value.map(placeOf))
    listPlaces.set(name, known)
    return known
  })
  return { key, values: [...places.keys()], codes, lists: several ? lists : undefined }
}

export type FacetAnswer = { total: number; choices: FacetChoices }

/**
 * How many rows pass all filters, and for each facet how many rows each of its values would leave when
 * the facet's own filter is set aside (so that a second choice can be added). Most frequent first.
 */
export function countFacets({ columns, counts }: FacetCube, filters: Filters): FacetAnswer {
  const passes = columns.map((column) => passingCodes(column, filters[column.key] ?? []))
  const tallies = columns.map(({ values }) => new Float64Array(values.length))
  let total = 0
  for (let cell = 0; cell < counts.length; cell += 1) {
    const count = counts[cell] ?? 0
    const failing = failed(columns, passes, cell)
    if (failing === MANY) continue
    if (failing === NONE) total += count
    columns.forEach((column, at) => {
      if (failing === NONE || failing === at) tally(column, tallies[at], { cell, count })
    })
  }
  const choices = Object.fromEntries(
    columns.map(({ key, values }, at) => [key, chosen(values, tallies[at], filters[key] ?? [])]),
  )
  return { total, choices }
}

const NONE = -1
const MANY = -2

/** The one facet whose filter a cell fails; NONE or MANY otherwise. */
function failed(columns: FacetColumn[], passes: (Uint8Array | undefined)[], cell: number): number {
  let failing = NONE
  for (let at = 0; at < columns.length; at += 1) {
    const pass = passes[at]
    if (pass === undefined || pass[columns[at]?.codes[cell] ?? 0] === 1) continue
    if (failing !== NONE) return MANY
    failing = at
  }
  return failing
}

/** For each code of a column whether it passes; undefined where nothing is filtered. */
function passingCodes(
  { values, lists }: FacetColumn,
  wanted: readonly string[],
): Uint8Array | undefined {
  if (wanted.length === 0) return undefined
  const kept = new Set(wanted)
  const single = values.map((value) => kept.has(value))
  const passing = lists?.map((list) => list.some((place) => single[place])) ?? single
  return Uint8Array.from(passing, (passes) => (passes ? 1 : 0))
}

function tally(
  { codes, lists }: FacetColumn,
  tallies: Float64Array | undefined,
  { cell, count }: { cell: number; count: number },
): void {
  if (tallies === undefined) return
  const code = codes[cell] ?? 0
  for (const place of lists?.[code] ?? [code]) tallies[place] = (tallies[place] ?? 0) + count
}

/** A value that was chosen stays on offer even when it leaves nothing. */
function chosen(
  values: readonly string[],
  tallies: Float64Array | undefined,
  wanted: readonly string[],
): { value: string; count: number }[] {
  const known = values.map((value, at) => ({ value, count: tallies?.[at] ?? 0 }))
  const gone = wanted.filter((value) => !values.includes(value))
  return [...known, ...gone.map((value) => ({ value, count: 0 }))]
    .filter(({ value, count }) => count > 0 || wanted.includes(value))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
