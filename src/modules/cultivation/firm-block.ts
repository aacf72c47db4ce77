/** Many firms as columns of whole numbers, one for each place of the layout, filled fact by fact. */
import type { Version } from '../../rules/meaning/version.ts'
import { isCounted } from '../enterprises/schema.ts'
import type { Layout } from './cell-layout.ts'
import { nextTurn } from './day-turns.ts'
import { type CellRead, plainUnits, type Reading, readFact, readText } from './fact-reading.ts'
import { holding, plainFact, type Surroundings } from './firm-facts.ts'
import { type FirmYears, givingTitle, heldOn } from './firm-record.ts'

/** What a list says of a firm whatever the title. */
export type Head = {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly park: string
  readonly counted: boolean
  /** Titles held on the day, and the last day of each one's own certificate; null: a higher title gives it. */
  readonly held: readonly string[]
  readonly heldUntil: readonly (string | null)[]
  /** The next day on which the firm may stand otherwise though nothing is recorded. */
  readonly renewOn: string
}

export type FirmBlock = {
  readonly firms: readonly FirmYears[]
  readonly heads: readonly Head[]
  /** By place; NaN where it is not known. */
  readonly cells: readonly Float64Array[]
  /** 1: the facts of the firm cannot be taken by the version, since they contradict each other. */
  readonly faulty: ReadonlyMap<Version, Uint8Array>
}

export type Filling = {
  readonly versions: readonly Version[]
  readonly layout: Layout
  readonly readings: readonly Reading[]
  readonly about: Surroundings
  readonly nextDay: (day: string) => string
}

/** What another rule says is left open: it is judged over the block first (`fillResults`). */
export function fillBlock(firms: readonly FirmYears[], filling: Filling): FirmBlock {
  const { versions, layout, readings } = filling
  const cells = layout.places.map(() => new Float64Array(firms.length).fill(Number.NaN))
  const faulty = new Map(versions.map((version) => [version, new Uint8Array(firms.length)]))
  const writing: Writing = { firms, cells, faults: [...faulty.values()], filling }
  const years = yearsIn(firms)
  for (const reading of readings) fillReading(reading, writing, years)
  return { firms, cells, faulty, heads: headsOf(firms, filling) }
}

type Writing = {
  readonly firms: readonly FirmYears[]
  readonly cells: readonly Float64Array[]
  /** By place of the version. */
  readonly faults: readonly Uint8Array[]
  readonly filling: Filling
}

type Values = Readonly<Record<string, string>> | undefined
type YearColumn = { readonly year: number; readonly values: readonly Values[] }

/** Of each year that any of the firms has figures of; the latest first. */
function yearsIn(firms: readonly FirmYears[]): YearColumn[] {
  const found = new Map<number, Values[]>()
  for (const [row, { years }] of firms.entries())
    for (const { year, values } of years) {
      const known = found.get(year) ?? new Array<Values>(firms.length).fill(undefined)
      found.set(year, known)
      known[row] = values
    }
  return [...found].map(([year, values]) => ({ year, values })).sort((a, b) => b.year - a.year)
}

function fillReading(reading: Reading, writing: Writing, years: readonly YearColumn[]): void {
  const { about } = writing.filling
  const base = Number(about.day.slice(0, 4)) - 1
  const { kind } = reading.source
  if (kind === 'result' || kind === 'none') return
  if (kind === 'years') {
    for (let back = 0; back < reading.targets.length; back++)
      fillYear(reading, writing, { back, year: base - back, years })
    return
  }
  if (kind === 'figure') {
    const told = about.yearly.has(reading.field.name)
      ? years.filter(({ year }) => year === base)
      : years.filter(({ year }) => year <= base + 1)
    fillFigure(reading, writing, told)
    return
  }
  if (reading.source.kind === 'certificate') fillHeld(reading, writing, reading.source.programme)
  else fillRegistered(reading, writing, kind === 'industry' ? 'industry' : 'founded')
}

/** What the register says of many firms alike: each word is looked up once. */
function fillRegistered(reading: Reading, writing: Writing, told: 'industry' | 'founded'): void {
  const known = reading.targets[0]?.known
  for (const [row, record] of writing.firms.entries()) {
    const word = record.firm[told]
    const read = known?.get(word ?? '')
    if (read !== undefined) putRead(reading, writing, { row, back: 0, read })
    else if (word !== null) putFound(reading, writing, { row, record })
  }
}

function fillHeld(reading: Reading, writing: Writing, programme: string): void {
  const holds = holding(programme, writing.filling.about)
  if (holds === undefined) return
  const [yes, no] = [true, false].map((fact) =>
    readFact(reading, { back: 0, text: String(fact), fact }),
  )
  for (const [row, record] of writing.firms.entries()) {
    const read = holds(record) ? yes : no
    if (read !== undefined) putRead(reading, writing, { row, back: 0, read })
  }
}

/** The newest of these years that says anything of the figure; else what the register counts. */
function fillFigure(reading: Reading, writing: Writing, years: readonly YearColumn[]): void {
  const { name } = reading.field
  const put = putting(reading, writing, 0)
  for (const [row, record] of writing.firms.entries()) {
    let text: string | undefined
    for (let at = 0; at < years.length && text === undefined; at++)
      text = years[at]?.values[row]?.[name]
    const isSaid = text !== undefined && put(row, text)
    if (!isSaid && record.properties.length > 0) putFound(reading, writing, { row, record })
  }
}

type OneYear = { back: number; year: number; years: readonly YearColumn[] }

/** A year before the firm was founded does not apply, where the field may not apply. */
function fillYear(reading: Reading, writing: Writing, { back, year, years }: OneYear): void {
  const { name, notApplicable } = reading.field
  const values = years.find((each) => each.year === year)?.values
  const put = putting(reading, writing, back)
  for (const [row, { firm }] of writing.firms.entries()) {
    const text = values?.[row]?.[name]
    const isSaid = text !== undefined && put(row, text)
    if (isSaid || !notApplicable || firm.founded === null) continue
    if (year < Number(firm.founded.slice(0, 4)))
      putRead(reading, writing, {
        ...{ row, back },
        read: readFact(reading, { back, text: ABSENT, fact: { notApplicable: true } }),
      })
  }
}

/** No figure is written so. */
const ABSENT = '\u0000'

/** Writes a kept figure; answers whether it says anything. */
function putting(reading: Reading, writing: Writing, back: number) {
  const target = reading.targets[back]
  if (target === undefined) return () => false
  const { plain, value, absence } = target
  const values = writing.cells[value]
  const absents = absence === null ? undefined : writing.cells[absence]
  return (row: number, text: string): boolean => {
    if (plain !== null && values !== undefined) {
      const units = plainUnits(text, plain.decimals)
      if (units >= plain.lo && units <= plain.hi) {
        values[row] = units
        if (absents !== undefined) absents[row] = 0
        return true
      }
    }
    const read = readText(reading, back, text)
    putRead(reading, writing, { row, back, read })
    return read.isSaid
  }
}

type Read = { readonly row: number; readonly back: number; readonly read: CellRead }

function putRead(
  { askedBy, targets }: Reading,
  { cells, faults }: Writing,
  { row, back, read }: Read,
): void {
  if (read.isFault) {
    for (const place of askedBy) (faults[place] ?? noFaults)[row] = 1
    return
  }
  const target = targets[back]
  const values = target === undefined ? undefined : cells[target.value]
  const absence = target?.absence ?? null
  const absents = absence === null ? undefined : cells[absence]
  if (values !== undefined && !Number.isNaN(read.value)) values[row] = read.value
  if (absents !== undefined && !Number.isNaN(read.absent)) absents[row] = read.absent
}

const noFaults = new Uint8Array(0)

/** A fact that is found for each firm by itself. */
function putFound(
  reading: Reading,
  writing: Writing,
  { row, record }: { row: number; record: FirmYears },
): void {
  const { field, source } = reading
  const found = plainFact(source, { field, record, about: writing.filling.about })
  if (found === undefined) return
  const read = readFact(reading, { back: 0, text: `${found.fact}`, fact: found.fact })
  putRead(reading, writing, { row, back: 0, read })
}

function headsOf(firms: readonly FirmYears[], filling: Filling): Head[] {
  const { titles, day } = filling.about
  const turnOf = turning(filling)
  const looked = titles.map(({ id }) => ({
    ...{ id, own: new Set([id]), giving: givingTitle(titles, id) },
  }))
  return firms.map((record): Head => {
    const { firm, runs } = record
    const held =
      runs.length === 0
        ? []
        : looked.flatMap(({ id, own, giving }) =>
            heldOn(runs, giving, day) === undefined
              ? []
              : [{ id, until: heldOn(runs, own, day)?.to ?? null }],
          )
    return {
      ...{ code: firm.code, name: firm.name, town: firm.town, park: firm.park },
      counted: isCounted(firm),
      held: held.map(({ id }) => id),
      heldUntil: held.map(({ until }) => until),
      renewOn: turnOf(record),
    }
  })
}

type Ages = { readonly day: string; readonly turns: Map<string | null, string> }
const ages = new WeakMap<readonly Version[], Ages>()
const MOST_AGES = 50_000

/**
 * The next day on which a certificate or a right begins or has ended, a rule reads the firm's age or a dated
 * parameter otherwise, or another accounting year is the last.
 */
function turning({ versions, about: { day }, nextDay }: Filling) {
  const newYear = `${Number(day.slice(0, 4)) + 1}-01-01`
  const kept = ages.get(versions)
  const byAge = kept?.day === day ? kept.turns : new Map<string | null, string>()
  ages.set(versions, { day, turns: byAge })
  const earlier = (next: string, turn: string) => (turn > day && turn < next ? turn : next)
  const aged = (founded: string | null) => {
    const known = byAge.get(founded)
    if (known !== undefined) return known
    const read = versions.flatMap((version) => nextTurn(version, founded, day) ?? [])
    const made = read.reduce(earlier, newYear)
    if (byAge.size > MOST_AGES) byAge.clear()
    byAge.set(founded, made)
    return made
  }
  return ({ firm, runs, properties }: FirmYears): string => {
    let next = aged(firm.founded)
    for (const { from, to } of [...runs, ...properties]) {
      next = earlier(next, from)
      if (to !== null) next = earlier(next, nextDay(to))
    }
    return next
  }
}
