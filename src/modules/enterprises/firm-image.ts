/** A register in memory: what a list of firms is searched, filtered and sorted by, column by column. */
import {
  addTexts,
  blockOf,
  changeTexts,
  type TextBlock,
  type TextParts,
  textAt,
} from './text-block.ts'

/** The facets that every firm has one value of. */
export const imageFacets = [
  'presence',
  'town',
  'park',
  'administration',
  'section',
  'aboveSize',
  'kind',
] as const
type ImageFacet = (typeof imageFacets)[number]

/** One firm as the image takes it in. */
export type ImageRow = Readonly<Record<ImageFacet, string>> & {
  code: string
  /** Its names, folded and without blanks, the one of today first: `searchedText`. */
  names: string
  /** Its codes likewise. */
  codes: string
  /** Of its names: `pinyinOf`. */
  pinyin: string
  founded: string | null
}

/** Values of a column, each once, and for each row the place of its own. */
export type CodedColumn = { values: readonly string[]; places: Uint16Array }

/** The nth row of all columns is one firm; a row keeps its place for as long as the image lives. */
export type FirmImage = {
  /**
   * Grows with the image and is shared by its later versions: a row that a version does not have, or that is
   * gone in it, has no code there.
   */
  rowOf: Map<string, number>
  /** Empty for a row that is gone. */
  codes: readonly string[]
  search: { names: TextBlock; codes: TextBlock; pinyin: TextBlock }
  facets: Readonly<Record<ImageFacet, CodedColumn>>
  /** yyyymmdd; zero where it is not known. */
  founded: Int32Array
  /** The rows there are, in the order of their codes and of their names. */
  byCode: Int32Array
  byName: Int32Array
}

function dayNumber(day: string | null): number {
  return day === null ? 0 : Number(day.replaceAll('-', ''))
}

/** Firms taken in so far, in the order of their codes. */
export type Gathering = {
  codes: string[]
  names: TextParts
  searchedCodes: TextParts
  pinyin: TextParts
  founded: number[]
  facets: Record<ImageFacet, { known: Map<string, number>; places: number[] }>
}

export function gathering(): Gathering {
  return {
    ...{ codes: [], founded: [] },
    ...{ names: noTexts(), searchedCodes: noTexts(), pinyin: noTexts() },
    facets: eachFacet(() => ({ known: new Map(), places: [] })),
  }
}

const noTexts = (): TextParts => ({ joined: [], lengths: [] })

export function takeIn(all: Gathering, rows: readonly ImageRow[]): void {
  // Joined at once, the texts of each firm are let go.
  const add = (parts: TextParts, of: (row: ImageRow) => string) => addTexts(parts, rows.map(of))
  add(all.names, ({ names }) => names)
  add(all.searchedCodes, ({ codes }) => codes)
  add(all.pinyin, ({ pinyin }) => pinyin)
  for (const row of rows) {
    all.codes.push(row.code)
    all.founded.push(dayNumber(row.founded))
    for (const key of imageFacets) {
      const { known, places } = all.facets[key]
      places.push(placeOf(known, row[key]))
    }
  }
}

function placeOf(known: Map<string, number>, value: string): number {
  const place = known.get(value) ?? known.size
  if (place === known.size) known.set(value, place)
  return place
}

/** The image of all that was gathered; `byName` spares the sorting where the database has done it. */
export function firmImage(
  { codes, founded, facets, ...all }: Gathering,
  byName?: Int32Array,
): FirmImage {
  const search = {
    names: blockOf(all.names),
    codes: blockOf(all.searchedCodes),
    pinyin: blockOf(all.pinyin),
  }
  const byCode = Int32Array.from(codes, (_, row) => row)
  return {
    ...{ codes, search, byCode },
    byName: byName ?? sortedByName(byCode, search),
    rowOf: new Map(codes.map((code, row) => [code, row])),
    founded: Int32Array.from(founded),
    facets: eachFacet((key) => {
      const { known, places } = facets[key]
      return { values: [...known.keys()], places: Uint16Array.from(places) }
    }),
  }
}

function sortedByName(
  byCode: Int32Array,
  { pinyin, names }: Pick<FirmImage['search'], 'pinyin' | 'names'>,
): Int32Array {
  const sounds = Array.from(byCode, (row) =>
    soundOf({ pinyin: textAt(pinyin, row), names: textAt(names, row) }),
  )
  return byCode.slice().sort((a, b) => compared(sounds[a], sounds[b]) || a - b)
}

function eachFacet<Made>(make: (key: ImageFacet) => Made): Record<ImageFacet, Made> {
  return {
    ...{ presence: make('presence'), town: make('town'), park: make('park') },
    ...{ administration: make('administration'), section: make('section') },
    ...{ aboveSize: make('aboveSize'), kind: make('kind') },
  }
}

/** The column of `count` rows, with these values put in their places. */
function coded(
  { values, places }: CodedColumn,
  count: number,
  told: readonly (readonly [row: number, value: string])[],
): CodedColumn {
  const known = new Map(values.map((value, place) => [value, place]))
  const next = new Uint16Array(count)
  next.set(places)
  for (const [row, value] of told) next[row] = placeOf(known, value)
  return { values: [...known.keys()], places: next }
}

/**
 * What a name is sorted by: its pinyin, then the name itself. ◆ So 重庆 stands under chong and all firms that
 * begin alike stand together.
 */
function soundOf({ pinyin, names }: Pick<ImageRow, 'pinyin' | 'names'>): string {
  const begins = pinyin.indexOf(' ', 1) + 1
  const ends = pinyin.indexOf(' ', begins)
  return `${pinyin.slice(begins, ends < 0 ? undefined : ends)}\n${names}`
}

function compared(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The image after an act: these firms as they are now, and codes of which there is no firm any more. */
export function changedImage(
  image: FirmImage,
  { rows, gone }: { rows: readonly ImageRow[]; gone: readonly string[] },
): FirmImage {
  const { rowOf } = image
  const codes = [...image.codes]
  const placed = rows.map((firm): [number, ImageRow] => {
    const row = rowOf.get(firm.code) ?? codes.length
    rowOf.set(firm.code, row)
    codes[row] = firm.code
    return [row, firm]
  })
  const left = gone.flatMap((code) => rowOf.get(code) ?? [])
  for (const row of left) codes[row] = ''
  const texts = (block: TextBlock, of: (firm: ImageRow) => string) => {
    const told = placed.map(([row, firm]): [number, string] => [row, of(firm)])
    const none = left.map((row): [number, string] => [row, ''])
    return changeTexts(block, new Map([...told, ...none]), codes.length)
  }
  const founded = new Int32Array(codes.length)
  founded.set(image.founded)
  for (const [row, firm] of placed) founded[row] = dayNumber(firm.founded)
  const search = {
    names: texts(image.search.names, ({ names }) => names),
    codes: texts(image.search.codes, (firm) => firm.codes),
    pinyin: texts(image.search.pinyin, ({ pinyin }) => pinyin),
  }
  return {
    ...{ rowOf, codes, search, founded },
    facets: eachFacet((key) =>
      coded(
        image.facets[key],
        codes.length,
        placed.map(([row, firm]) => [row, firm[key]]),
      ),
    ),
    ...reordered(image, { codes, search, changed: placed.map(([row]) => row), left }),
  }
}

type Reordering = Pick<FirmImage, 'codes' | 'search'> & {
  changed: readonly number[]
  left: readonly number[]
}

function reordered(
  image: FirmImage,
  { codes, search, changed, left }: Reordering,
): Pick<FirmImage, 'byCode' | 'byName'> {
  const moved = new Set([...changed, ...left])
  const byCode = (row: number) => codes[row] ?? ''
  const byName = (row: number) => {
    const sound = { pinyin: textAt(search.pinyin, row), names: textAt(search.names, row) }
    return `${soundOf(sound)}\n${byCode(row)}`
  }
  return {
    byCode: merged(image.byCode, { moved, changed, key: byCode }),
    byName: merged(image.byName, { moved, changed, key: byName }),
  }
}

type Moved = {
  moved: ReadonlySet<number>
  changed: readonly number[]
  key: (row: number) => string
}

/** The order without the rows that moved, and those that changed put where they belong now. */
function merged(order: Int32Array, { moved, changed, key }: Moved): Int32Array {
  const kept = order.filter((row) => !moved.has(row))
  const keys = changed.map((row): [string, number] => [key(row), row])
  const coming = keys.sort(([a], [b]) => compared(a, b))
  const next = new Int32Array(kept.length + coming.length)
  let from = 0
  coming.forEach(([wanted, row], before) => {
    const at = placeFor(kept, { wanted, from, key })
    next.set(kept.subarray(from, at), from + before)
    next[at + before] = row
    from = at
  })
  next.set(kept.subarray(from), from + coming.length)
  return next
}

function placeFor(
  order: Int32Array,
  { wanted, from, key }: { wanted: string; from: number; key: Moved['key'] },
): number {
  let low = from
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (key(order[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
