/**
 * A firm as one row of whole numbers that every rule over the whole district reads: where each input of
 * each version stands in the row. Facts reach it by the same reading as the interpreter's, so that both
 * judge the same data.
 */

import type { Column } from '../../rules/bulk/cell.ts'
import { type Bulk, judgeRows } from '../../rules/bulk/judge.ts'
import { solverOf } from '../../rules/change/breakpoints.ts'
import type { InputState } from '../../rules/judge/state.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Input } from '../../rules/meaning/ir.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { turnsOf } from './day-turns.ts'

export type Layout = {
  /** What stands at each place, in order; another text is another layout. */
  readonly places: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
}

const bulks = new WeakMap<Version, Map<string, Bulk>>()

export type Occasion = {
  readonly day: string
  readonly procedure: string
}

/** A version over rows whose facts may be missing; lowered once for all days and procedures that it reads alike. */
export function bulkOf(version: Version, occasion: Occasion): Bulk {
  const known = bulks.get(version) ?? new Map<string, Bulk>()
  bulks.set(version, known)
  const key = occasionRead(version, occasion)
  const made =
    known.get(key) ??
    judgeRows([version], {
      day: dayOf(occasion.day) ?? 0,
      procedure: occasion.procedure,
      complete: false,
      without: ['contradicts'],
    })
  // The day moves on; only the newest few are asked again.
  if (known.size > MOST_OCCASIONS) known.clear()
  known.set(key, made)
  return made
}

const MOST_OCCASIONS = 8

/** What a version knows of a day and a procedure: most know neither. */
function occasionRead(version: Version, { day, procedure }: Occasion): string {
  const { after, fixed, daily } = turnsOf(version)
  const on = dayOf(day) ?? 0
  const governing = version.validity.filter(
    ({ from, to, procedures }) =>
      (from === null || from <= on) &&
      (to === null || on <= to) &&
      (procedures.length === 0 || procedures.includes(procedure)),
  )
  return [
    daily || after.length > 0 || fixed.length > 0 ? day : '',
    version.inputs.some(({ kind }) => kind === 'procedure') ? procedure : '',
    ...governing.map(({ capped }) => (capped === null ? 'open' : 'capped')),
  ].join(' ')
}

const columns = new WeakMap<Version, readonly Column[]>()
const everything = ['needs', 'fails', 'contradicts'] as const

/** The columns of a version, whatever the day. */
export function columnsOf(version: Version): readonly Column[] {
  const known = columns.get(version)
  if (known !== undefined) return known
  const wanted = { day: 0, procedure: 'new', complete: false, without: everything }
  const made = judgeRows([version], wanted).sheet.columns
  columns.set(version, made)
  return made
}

export function layoutOf(versions: readonly Version[]): Layout {
  const places = [
    ...new Set(versions.flatMap((version) => columnsOf(version).map(placeName))),
  ].sort()
  return { places, placeOf: new Map(places.map((place, index) => [place, index])) }
}

const ABSENCE = '_na'

/** Two versions that mean the same field of the same year in the same units share a place. */
export function placeName({ name, field, year, kind, type, decimals, members }: Column): string {
  const what = name.endsWith(ABSENCE) && kind === 'truth' ? ABSENCE : kind
  return [field, Math.abs(year ?? 0), what, type, decimals, members.join()].join('|')
}

type Place = {
  readonly place: number
  readonly input: Input
  readonly column: Column
  readonly isAbsence: boolean
}

const plans = new WeakMap<Version, { readonly layout: Layout; readonly places: readonly Place[] }>()

/** Which input fills which place, worked out once. */
export function placesOf(version: Version, layout: Layout): readonly Place[] {
  const known = plans.get(version)
  if (known?.layout === layout) return known.places
  const places = columnsOf(version).flatMap((column): Place[] => {
    const isAbsence = column.name.endsWith(ABSENCE) && column.kind === 'truth'
    const own = isAbsence ? column.name.slice(0, -ABSENCE.length) : column.name
    const input = version.inputs.find((each) => each.column === own)
    const place = layout.placeOf.get(placeName(column))
    return input === undefined || place === undefined ? [] : [{ place, input, column, isAbsence }]
  })
  plans.set(version, { layout, places })
  return places
}

/** Places of what the verdict can hang on and a firm can answer: its value, and whether it applies at all. */
export function askedPlaces(version: Version, layout: Layout): readonly Asked[] {
  const known = askeds.get(version)
  if (known?.layout === layout) return known.asked
  const asked = findAsked(version, layout)
  askeds.set(version, { layout, asked })
  return asked
}

type Asked = { readonly value: number; readonly absence: number | null }
const askeds = new WeakMap<Version, { readonly layout: Layout; readonly asked: Asked[] }>()

function findAsked(version: Version, layout: Layout): Asked[] {
  const reach = solverOf(version).reach[version.verdict]
  const places = placesOf(version, layout)
  const asked = version.inputs.filter(
    ({ index, expert, kind }) => kind === 'field' && !expert && reach?.has(index) === true,
  )
  return asked.flatMap((input) => {
    const of = (isAbsence: boolean) =>
      places.find((each) => each.input === input && each.isAbsence === isAbsence)?.place
    const value = of(false)
    return value === undefined ? [] : [{ value, absence: of(true) ?? null }]
  })
}

/** Of each row how many of them nobody has answered. */
export function missingIn(cells: readonly Float64Array[], asked: readonly Asked[]): Uint16Array {
  const missing = new Uint16Array(cells[0]?.length ?? 0)
  for (const { value, absence } of asked) {
    const values = cells[value]
    const absents = absence === null ? undefined : cells[absence]
    if (values === undefined) continue
    for (let row = 0; row < missing.length; row++)
      if (Number.isNaN(values[row]) && absents?.[row] !== 1) missing[row] = (missing[row] ?? 0) + 1
  }
  return missing
}

export function absenceIn({ presentMust, presentMay }: InputState, index: number): bigint | null {
  if (presentMust[index] !== presentMay[index]) return null
  return presentMust[index] === true ? 0n : 1n
}

/** A single value in whole units, a truth, the place of a member; null while more than one is possible. */
export function valueIn(
  inputs: InputState,
  index: number,
  { kind, type, decimals }: Column,
): bigint | null {
  if (inputs.presentMay[index] === false) return null
  if (kind === 'truth') return truthIn(inputs, index)
  if (kind === 'member') return memberIn(inputs.set[index] ?? 0n)
  const [lo, hi] = [inputs.lo[index], inputs.hi[index]]
  if (lo === undefined || hi === undefined || lo.n * hi.d !== hi.n * lo.d) return null
  const scaled = type === 'ratio' ? lo.n * 10n ** BigInt(decimals) : lo.n
  // A share of more places than a column holds stays open rather than be cut.
  return scaled % lo.d === 0n ? scaled / lo.d : null
}

function truthIn({ must, may }: InputState, index: number): bigint | null {
  if (must[index] !== may[index]) return null
  return must[index] === true ? 1n : 0n
}

function memberIn(set: bigint): bigint | null {
  return set === 0n || (set & (set - 1n)) !== 0n ? null : BigInt(set.toString(2).length - 1)
}
