/** What a list of firms asks of a register in memory: who answers to a search, who passes filters, in which order. */
import { type FacetCell, type FacetCube, type Filters, facetCube } from '../../base/facets.ts'
import type { View } from '../../base/list.ts'
import { type FirmFacet, firmFacets, type Held, sortOf } from './firm-facets.ts'
import { type CodedColumn, type FirmImage, imageFacets } from './firm-image.ts'
import { type SearchWord, searchWords } from './search-words.ts'
import { eachHolding, textAt } from './text-block.ts'

/** Below this many rows a further word is asked of each instead of being looked for everywhere. */
const FEW = 2000

/** The rows whose firm answers to every word, by name, former name, code or pinyin; in no order. */
export function rowsAnswering(image: FirmImage, search: string): Int32Array {
  // The longest word leaves fewest to ask the others of.
  const [first, ...others] = searchWords(search).sort((a, b) => b.text.length - a.text.length)
  if (first === undefined) return image.byCode
  return others.reduce(
    (rows, word) =>
      rows.length < FEW
        ? rows.filter((row) => answers(image, word, row))
        : both(rows, rowsHolding(image, word), image.codes.length),
    rowsHolding(image, first),
  )
}

function rowsHolding({ search }: FirmImage, word: SearchWord): Int32Array {
  const found: number[] = []
  const keep = (row: number) => {
    found.push(row)
  }
  eachHolding(search.names, word.text, keep)
  if (word.isCode) eachHolding(search.codes, word.text, keep)
  for (const letters of word.letters) eachHolding(search.pinyin, letters, keep)
  const rows = Int32Array.from(found)
  // A firm may answer by its name and by its pinyin too.
  return word.isCode || word.letters.length > 0
    ? rows.sort().filter((row, at) => row !== rows[at - 1])
    : rows
}

/** The same asked of one firm. */
function answers({ search }: FirmImage, { text, isCode, letters }: SearchWord, row: number) {
  if (textAt(search.names, row).includes(text)) return true
  if (isCode && textAt(search.codes, row).includes(text)) return true
  const sounds = letters.length === 0 ? '' : textAt(search.pinyin, row)
  return letters.some((each) => sounds.includes(each))
}

function both(some: Int32Array, others: Int32Array, count: number): Int32Array {
  const among = new Uint8Array(count)
  for (const row of others) among[row] = 1
  return some.filter((row) => among[row] === 1)
}

/** Which titles each row holds, as places in `lists`. */
export type HeldColumn = { lists: readonly (readonly string[])[]; places: Uint16Array }

export function heldColumn(image: FirmImage, held: Held): HeldColumn {
  const known = new Map([['', 0]])
  const lists: (readonly string[])[] = [[]]
  const places = new Uint16Array(image.codes.length)
  for (const [code, titles] of held) {
    const row = image.rowOf.get(code)
    if (row === undefined || image.codes[row] !== code) continue
    const name = titles.join('\n')
    const place = known.get(name) ?? lists.length
    if (place === lists.length) lists.push(titles)
    known.set(name, place)
    places[row] = place
  }
  return { lists, places }
}

/** Firms alike in all that one can filter by, counted. */
export function cubeOf(image: FirmImage, rows: Int32Array, { lists, places }: HeldColumn) {
  const columns = imageFacets.map((key) => image.facets[key])
  const alike = new Map<number, { row: number; count: number }>()
  for (const row of rows) {
    let name = places[row] ?? 0
    for (const column of columns) name = name * column.values.length + (column.places[row] ?? 0)
    const known = alike.get(name)
    if (known === undefined) alike.set(name, { row, count: 1 })
    else known.count += 1
  }
  const cells = Array.from(alike.values(), ({ row, count }): FacetCell => {
    const values = imageFacets.map((key) => [key, valueAt(image.facets[key], row)])
    const title = lists[places[row] ?? 0] ?? []
    return { values: { ...Object.fromEntries(values), title }, count }
  })
  return facetCube(firmFacets, cells) satisfies FacetCube
}

function valueAt({ values, places }: CodedColumn, row: number): string {
  return values[places[row] ?? 0] ?? ''
}

/** Whether a row passes all filters. */
export function passing(
  image: FirmImage,
  filters: Filters,
  { lists, places }: HeldColumn,
): (row: number) => boolean {
  const tests = firmFacets.flatMap((key: FirmFacet) => {
    const wanted = filters[key] ?? []
    if (wanted.length === 0) return []
    if (key === 'title') {
      const kept = lists.map((titles) => titles.some((title) => wanted.includes(title)))
      return [{ kept, places }]
    }
    const column = image.facets[key]
    return [{ kept: column.values.map((each) => wanted.includes(each)), places: column.places }]
  })
  return (row) => tests.every((each) => each.kept[each.places[row] ?? 0] === true)
}

/** Larger than any row: a day and a row in one number. */
const ROWS = 2 ** 22
const NEVER = 99_999_999

/** All rows in the order of a view; what is missing stands last either way. */
export function orderOf(image: FirmImage, view: View): Int32Array {
  const by = sortOf(view)
  const isDown = view.sort?.descending === true
  if (by === 'name') return isDown ? image.byName.toReversed() : image.byName
  if (by === 'code') return isDown ? image.byCode.toReversed() : image.byCode
  const inOrder = isDown ? image.byCode.toReversed() : image.byCode
  const weight = by === 'town' ? townWeights(image, isDown) : dayWeights(image, isDown)
  const keys = Float64Array.from(inOrder, (row, at) => weight(row) * ROWS + at).sort()
  return Int32Array.from(keys, (key) => inOrder[key % ROWS] ?? 0)
}

function townWeights({ facets: { town } }: FirmImage, isDown: boolean): (row: number) => number {
  const { compare } = new Intl.Collator('zh-Hans-CN')
  const sorted = [...town.values].sort((a, b) => (isDown ? compare(b, a) : compare(a, b)))
  const ranks = new Map(sorted.map((value, rank) => [value, rank]))
  const weights = town.values.map((value) => (value === '' ? NEVER : (ranks.get(value) ?? 0)))
  return (row) => weights[town.places[row] ?? 0] ?? 0
}

function dayWeights({ founded }: FirmImage, isDown: boolean): (row: number) => number {
  return (row) => {
    const day = founded[row] ?? 0
    return day === 0 ? NEVER : isDown ? NEVER - 1 - day : day
  }
}

/** Where each row stands in an order. */
export function ranksOf(order: Int32Array, rows: number): Int32Array {
  const ranks = new Int32Array(rows)
  order.forEach((row, rank) => {
    ranks[row] = rank
  })
  return ranks
}
