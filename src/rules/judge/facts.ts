/** Facts of one enterprise, keyed by field: read exactly, or refused with an address. */

import { setMissing } from '../lower/graph.ts'
import { dayOf, yearOf } from '../meaning/days.ts'
import type { Input } from '../meaning/ir.ts'
import { compare, greatest, least, toText } from '../meaning/rational.ts'
import type { Field, Version } from '../meaning/version.ts'
import { type FactFault, refuse } from './fact-fault.ts'
import { readCategory, readNumber, readTruth } from './fact-value.ts'
import { copyInputs, emptyInputs, type InputState } from './state.ts'

export type { FactFault } from './fact-fault.ts'
export type Facts = Readonly<Record<string, unknown>>

export type ReadFacts = {
  readonly inputs: InputState
  /** Where a fact came from, by input; absent when nothing was said. */
  readonly sources: ReadonlyMap<number, string>
  readonly faults: readonly FactFault[]
}

type Reading = {
  readonly version: Version
  readonly table: Table
  readonly day: number
  readonly inputs: InputState
  readonly sources: Map<number, string>
  readonly faults: FactFault[]
}

const missing = new WeakMap<Version, InputState>()

/** Every input at its full range. */
export function missingInputs(version: Version): InputState {
  const known = missing.get(version)
  if (known !== undefined) return copyInputs(known)
  const inputs = emptyInputs()
  for (const input of version.inputs) setMissing(inputs, input)
  missing.set(version, inputs)
  return copyInputs(inputs)
}

export function readFacts(
  version: Version,
  facts: Facts,
  on: string,
  procedure?: string,
): ReadFacts {
  return readFactsOn(version, facts, { day: dayOf(on) ?? 0, procedure })
}

type Occasion = { readonly day: number; readonly procedure: string | undefined }

export function readFactsOn(
  version: Version,
  facts: Facts,
  { day, procedure }: Occasion,
): ReadFacts {
  const inputs = missingInputs(version)
  const table = tableOf(version)
  const reading: Reading = { version, table, day, inputs, sources: new Map(), faults: [] }
  for (const name in facts) {
    if (!Object.hasOwn(facts, name)) continue
    const entry = table.entries.get(name)
    const fact = facts[name]
    if (entry === undefined) refuse(reading, name, 'unknownField')
    else if (fact !== null && fact !== undefined) readField(entry, fact, reading)
  }
  for (const input of version.inputs)
    if (input.kind === 'procedure' && procedure !== undefined)
      readProcedure(input, procedure, inputs)
  tighten(reading)
  return { inputs, sources: reading.sources, faults: reading.faults }
}

function readProcedure(input: Input, procedure: string, inputs: InputState): void {
  const bit = input.members?.indexOf(procedure) ?? -1
  if (bit >= 0) inputs.set[input.index] = 1n << BigInt(bit)
}

type Entry = { readonly field: Field; readonly inputs: readonly Input[] }
type Table = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly pairs: readonly Pair[]
}

/** What is looked up for every enterprise, found once for a version. */
const tables = new WeakMap<Version, Table>()

function tableOf(version: Version): Table {
  const known = tables.get(version)
  if (known !== undefined) return known
  const inputs = new Map<string, Input[]>()
  for (const input of version.inputs) {
    const own = inputs.get(input.field)
    if (own === undefined) inputs.set(input.field, [input])
    else own.push(input)
  }
  const entries = new Map(
    version.fields.map((field) => [field.name, { field, inputs: inputs.get(field.name) ?? [] }]),
  )
  const pairs = version.constraints.flatMap(({ id, pair }) =>
    pair === null ? [] : [{ id, ...pair }],
  )
  const table = { entries, pairs }
  tables.set(version, table)
  return table
}

function readField({ field, inputs }: Entry, fact: unknown, reading: Reading): void {
  const years =
    field.years === null ? [] : Object.entries(Object(fact)).filter(([key]) => /^\d{4}$/.test(key))
  const [latest] = inputs
  if (latest === undefined) return
  if (field.years === null || years.length === 0) {
    readInput({ input: latest, field, at: field.name }, fact, reading)
    return
  }
  const base = yearOf(reading.day) - 1
  for (const [year, value] of years) {
    const at = `${field.name}.${year}`
    const input = inputs[base - Number(year)]
    if (value === null) continue
    if (Number(year) > base) refuse(reading, at, 'laterYear', { latest: String(base) })
    else if (input !== undefined) readInput({ input, field, at }, value, reading)
  }
}

type Place = { readonly input: Input; readonly field: Field; readonly at: string }

function readInput(place: Place, fact: unknown, reading: Reading): void {
  if (typeof fact === 'object' && fact !== null) {
    const wrapped = Object(fact)
    if ('value' in wrapped) {
      readWrapped(place, wrapped, reading)
      return
    }
    if (wrapped.notApplicable === true) {
      readAbsent(place, reading)
      return
    }
  }
  const { input, field, at } = place
  const { inputs, day, faults } = reading
  inputs.presentMust[input.index] = true
  const given = { input, field, fact, day, at, faults }
  if (input.type === 'bool') readTruth(given, inputs)
  else if (input.type === 'category') readCategory(given, inputs)
  else readNumber(given, inputs)
}

function readAbsent({ input, at }: Place, reading: Reading): void {
  if (!input.notApplicable) refuse(reading, at, 'alwaysApplies')
  reading.inputs.presentMust[input.index] = false
  reading.inputs.presentMay[input.index] = false
}

/** `{ value, source, purpose }`: a fact with its origin; survey data serve no award (统计法 28). */
function readWrapped(
  place: Place,
  { value, source, purpose }: { value?: unknown; source?: unknown; purpose?: unknown },
  reading: Reading,
): void {
  const { accepts } = place.field
  const isBarred =
    typeof purpose === 'string' &&
    (accepts.length === 0 ? purpose === 'statistics' : !accepts.includes(purpose))
  if (isBarred) {
    refuse(reading, place.at, 'purpose', { purpose: String(purpose) })
    return
  }
  if (typeof source === 'string') reading.sources.set(place.input.index, source)
  if (value !== null && value !== undefined) readInput(place, value, reading)
}

type Pair = { readonly id: string; readonly less: number; readonly more: number }

/** Constraints between two fields narrow what is open and refuse what contradicts. */
function tighten(reading: Reading): void {
  const { pairs } = reading.table
  for (let pass = 0; pass < pairs.length; pass++) {
    let isNarrowed = false
    let isRefused = false
    for (const pair of pairs) {
      const result = narrow(pair, reading)
      if (result === 'narrowed') isNarrowed = true
      if (result === 'contradiction') isRefused = true
    }
    if (isRefused || !isNarrowed) return
  }
}

function narrow({ id, less, more }: Pair, reading: Reading): 'same' | 'narrowed' | 'contradiction' {
  const { lo, hi, presentMust } = reading.inputs
  const [a, b, c, d] = [lo[less], hi[less], lo[more], hi[more]]
  const isApplied = presentMust[less] === true && presentMust[more] === true
  if (!isApplied || a === undefined || b === undefined || c === undefined || d === undefined)
    return 'same'
  if (compare(a, d) > 0) {
    const details = { id, left: toText(a), right: toText(d) }
    refuse(reading, reading.version.inputs[less]?.field ?? '', 'contradiction', details)
    return 'contradiction'
  }
  hi[less] = least(b, d)
  lo[more] = greatest(c, a)
  return compare(b, d) > 0 || compare(c, a) < 0 ? 'narrowed' : 'same'
}
