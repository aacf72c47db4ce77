/**
 * How the facts of many firms become whole numbers: each fact that several versions ask in the same way is
 * read once, a plain number without the language's reader, any other text by that reader and remembered.
 */
import type { Column } from '../../rules/bulk/cell.ts'
import { readFacts } from '../../rules/judge/facts.ts'
import type { Input } from '../../rules/meaning/ir.ts'
import type { Field, Version } from '../../rules/meaning/version.ts'
import { absenceIn, type Layout, placesOf, valueIn } from './cell-layout.ts'
import { type FactSource, meaningOf, sourceOf, written } from './firm-facts.ts'

/** What a row holds of one input: NaN where it is not known; `absent` 1: it does not apply. `isSaid`: a fact was found. */
export type CellRead = {
  readonly value: number
  readonly absent: number
  readonly isFault: boolean
  readonly isSaid: boolean
}

/** Where an input of a reading goes, and the numbers it may be when it is a plain one. */
type Target = {
  readonly input: Input
  readonly column: Column
  readonly value: number
  readonly absence: number | null
  readonly plain: { readonly decimals: number; readonly lo: number; readonly hi: number } | null
  readonly known: Map<string, CellRead>
}

export type Reading = {
  /** Which of the versions ask it, by their places. */
  readonly askedBy: readonly number[]
  readonly version: Version
  readonly field: Field
  readonly source: FactSource
  /** The latest year first; one alone where it is not asked by years. */
  readonly targets: readonly Target[]
}

export function readingsOf(versions: readonly Version[], layout: Layout): Reading[] {
  const found = new Map<string, Reading & { askedBy: number[] }>()
  for (const [place, version] of versions.entries())
    for (const field of version.fields) {
      const targets = targetsOf(version, field, layout)
      if (targets.length === 0) continue
      const key = keyOf(meaningOf(version, field), targets)
      const known = found.get(key)
      if (known !== undefined) known.askedBy.push(place)
      else
        found.set(key, {
          ...{ askedBy: [place], version, field, targets },
          source: sourceOf(version, field),
        })
    }
  return [...found.values()]
}

function targetsOf(version: Version, field: Field, layout: Layout): Target[] {
  const places = placesOf(version, layout)
  return version.inputs.flatMap((input): Target[] => {
    if (input.field !== field.name || input.kind !== 'field') return []
    const of = (isAbsence: boolean) =>
      places.find((each) => each.input === input && each.isAbsence === isAbsence)
    const value = of(false)
    if (value === undefined) return []
    return [
      {
        ...{ input, column: value.column, value: value.place, known: new Map() },
        ...{ absence: of(true)?.place ?? null, plain: plainOf(input) },
      },
    ]
  })
}

/** The same meaning, taken in the same way. */
function keyOf(meaning: number, targets: readonly Target[]): string {
  const taken = targets.map(({ input, value, absence }) => {
    const { type, decimals, members, match, range, notApplicable, certificateOf } = input
    const ends = range === null ? '' : [range.lo.n, range.lo.d, range.hi.n, range.hi.d].join()
    return [type, decimals, members, match, ends, notApplicable, certificateOf, value, absence]
  })
  return JSON.stringify([meaning, taken])
}

/** What a number without a range can be, as the bulk engines take it. */
const WIDEST = 10 ** 15
/** Up to here a double is one whole number. */
const EXACT = Number.MAX_SAFE_INTEGER

function plainOf({ type, decimals, range }: Input): Target['plain'] {
  if (!['money', 'count', 'number', 'score'].includes(type)) return null
  if (range === null) return { decimals, lo: -WIDEST, hi: WIDEST }
  const [lo, hi] = [Number(range.lo.n), Number(range.hi.n)]
  const isWhole = range.lo.d === 1n && range.hi.d === 1n
  return isWhole && Math.max(-lo, hi) <= EXACT ? { decimals, lo, hi } : null
}

const unknown: CellRead = { value: Number.NaN, absent: Number.NaN, isFault: false, isSaid: false }

/** A fact that is no plain number; `text` tells it from others of its kind. */
export function readFact(
  { version, field, targets }: Reading,
  { back, text, fact }: { back: number; text: string; fact: unknown },
): CellRead {
  const target = targets[back]
  if (target === undefined || fact === undefined) return unknown
  const known = target.known.get(text)
  if (known !== undefined) return known
  const { input, column } = target
  const year = { [String(BASE - back)]: fact }
  const facts = { [field.name]: field.years === null ? fact : year }
  const { inputs, faults } = readFacts(version, facts, ON)
  const of = (cell: bigint | null) => (cell === null ? Number.NaN : Number(cell))
  const read = {
    value: of(valueIn(inputs, input.index, column)),
    absent: target.absence === null ? Number.NaN : of(absenceIn(inputs, input.index)),
    ...{ isFault: faults.length > 0, isSaid: true },
  }
  if (target.known.size > MOST_KNOWN) target.known.clear()
  target.known.set(text, read)
  return read
}

/** One fact by itself means the same on every day; years are told as steps back. */
const ON = '2000-06-30'
const BASE = 1999
const MOST_KNOWN = 20_000

/** A kept figure. */
export function readText(reading: Reading, back: number, text: string): CellRead {
  const known = reading.targets[back]?.known.get(text)
  return known ?? readFact(reading, { back, text, fact: written(reading.field, text) })
}

/** So many digits are one whole number in a double. */
const DIGITS = /^-?\d{1,15}$/

/** Digits, with no more places than the unit has: in whole units; NaN for every other text. */
export function plainUnits(text: string, decimals: number): number {
  const point = text.indexOf('.')
  if (point < 0) return DIGITS.test(text) ? unitsOf(text, decimals) : Number.NaN
  const places = text.length - point - 1
  const digits = text.slice(0, point) + text.slice(point + 1)
  const isPlain = point > 0 && places > 0 && places <= decimals && DIGITS.test(digits)
  return isPlain && text[point - 1] !== '-' ? unitsOf(digits, decimals - places) : Number.NaN
}

function unitsOf(digits: string, places: number): number {
  const units = Number(digits) * 10 ** places
  // Nought has no sign.
  return Math.abs(units) <= EXACT ? units + 0 : Number.NaN
}
