/** The facts of one firm for one version of a rule, each with where it comes from. */
import type { Input } from '../../rules/meaning/ir.ts'
import type { Field, Version } from '../../rules/meaning/version.ts'
import { type Figure, type FirmRecord, givingTitle, heldOn } from './firm-record.ts'
import { withSection } from './industry-section.ts'
import type { FactOrigin } from './schema.ts'

export type Surroundings = {
  readonly day: string
  readonly titles: readonly {
    readonly id: string
    readonly name: string
    readonly english: string
    readonly within: string[]
    readonly programme: string | null
  }[]
  /** Titles of which the district keeps certificates at all: only of these does a missing one say no. */
  readonly kept: ReadonlySet<string>
  /** Figures that speak of an accounting year; the others speak of the firm when they were filed. */
  readonly yearly: ReadonlySet<string>
  /** What another programme says of this firm on the day; undefined when it says nothing. */
  readonly judged: (
    programme: string,
    firm: FirmRecord,
  ) => 'met' | 'unmet' | 'undetermined' | undefined
}

export type FirmFacts = {
  readonly facts: Readonly<Record<string, unknown>>
  /** By field, oldest year first. */
  readonly origins: ReadonlyMap<string, readonly FactOrigin[]>
}

type Found = { readonly fact: unknown; readonly origins: readonly FactOrigin[] }

/** A plain yes-or-no field that a certificate answers, as the rule names it. */
const certified: Readonly<Record<string, string>> = { 有效高企资格: 'cn.most.hnte' }
/** ◆ Counted from the register where nothing was filed: class of the right → field of the rule. */
const counted: Readonly<Record<string, string>> = { Ⅰ类知识产权数: 'Ⅰ', Ⅱ类知识产权数: 'Ⅱ' }

/** Fields about which nothing is known are left out: unknown, never zero and never no. */
export function factsFor(version: Version, record: FirmRecord, about: Surroundings): FirmFacts {
  const facts: Record<string, unknown> = {}
  const origins = new Map<string, readonly FactOrigin[]>()
  for (const field of version.fields) {
    const known = factOnce(version, { field, record, about })
    if (known === undefined) continue
    facts[field.name] = known.fact
    origins.set(field.name, known.origins)
  }
  return { facts, origins }
}

type Asking = {
  readonly field: Field
  readonly record: FirmRecord
  readonly about: Surroundings
}

type Known = { readonly about: Surroundings; readonly byField: Map<number, Found | undefined> }
const found = new WeakMap<FirmRecord, Known>()

/** Most versions ask a firm the same: each fact is found once. */
function factOnce(version: Version, asking: Asking): Found | undefined {
  const { field, record, about } = asking
  let known = found.get(record)
  if (known?.about !== about) {
    known = { about, byField: new Map() }
    found.set(record, known)
  }
  const key = meaningOf(version, field)
  if (!known.byField.has(key)) known.byField.set(key, factOf(version, asking))
  return known.byField.get(key)
}

const meanings = new WeakMap<Field, number>()
const numbered = new Map<string, number>()

/** Two fields that a fact is found for in the same way have the same number. */
export function meaningOf(version: Version, field: Field): number {
  const known = meanings.get(field)
  if (known !== undefined) return known
  const input = firstInputs(version).get(field.name)
  const { name, type, unit, years, notApplicable } = field
  const { certificateOf = null, members = null } = input ?? {}
  const text = JSON.stringify([name, type, unit, years, notApplicable, certificateOf, members])
  const number = numbered.get(text) ?? numbered.size
  numbered.set(text, number)
  meanings.set(field, number)
  return number
}

function factOf(version: Version, asking: Asking): Found | undefined {
  const source = sourceOf(version, asking.field)
  if (source.kind === 'years') return yearsOf(source.years, asking)
  if (source.kind === 'figure') return figureOf(asking) ?? propertiesOf(asking)
  if (source.kind === 'result') return resultOf(source.programme, asking)
  return plainFact(source, asking)
}

/** Where a fact is found. */
export type FactSource =
  | { readonly kind: 'result' | 'certificate'; readonly programme: string }
  | { readonly kind: 'industry'; readonly members: readonly string[] }
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'founded' | 'figure' | 'none' }

export function sourceOf(version: Version, { name, type, years }: Field): FactSource {
  const input = firstInputs(version).get(name)
  const programme = input?.certificateOf ?? certified[name]
  if (type === 'result')
    return programme === undefined ? { kind: 'none' } : { kind: 'result', programme }
  if (programme !== undefined) return { kind: 'certificate', programme }
  if (type === 'code') return { kind: 'industry', members: input?.members ?? [] }
  if (type === 'date') return { kind: 'founded' }
  return years === null ? { kind: 'figure' } : { kind: 'years', years }
}

type Plain = Omit<Asking, 'record'> & {
  readonly record: Pick<FirmRecord, 'firm' | 'runs' | 'properties'>
}

/** A fact that neither figures nor another rule tell; of a figure what the register counts instead of it. */
export function plainFact(source: FactSource, asking: Plain): Found | undefined {
  if (source.kind === 'certificate') return certificateFact(source.programme, asking)
  if (source.kind === 'industry') return industryOf(source.members, asking)
  if (source.kind === 'founded') return foundedOf(asking)
  return source.kind === 'figure' ? propertiesOf(asking) : undefined
}

const tables = new WeakMap<Version, ReadonlyMap<string, Input>>()

/** By field; of several years the latest. */
function firstInputs(version: Version): ReadonlyMap<string, Input> {
  const known = tables.get(version)
  if (known !== undefined) return known
  const made = new Map<string, Input>()
  for (const input of version.inputs) if (!made.has(input.field)) made.set(input.field, input)
  tables.set(version, made)
  return made
}

function figureOf({ field, record, about }: Asking): Found | undefined {
  const own = record.figures.get(field.name) ?? []
  const base = Number(about.day.slice(0, 4)) - 1
  const figure = about.yearly.has(field.name)
    ? own.find(({ year }) => year === base)
    : own
        .filter(({ year }) => year <= base + 1)
        .reduce<Figure | undefined>(
          (last, each) => (last === undefined || each.year > last.year ? each : last),
          undefined,
        )
  const fact = figure === undefined ? undefined : written(field, figure.value)
  return figure === undefined || fact === undefined
    ? undefined
    : { fact, origins: [figureOrigin(field, figure)] }
}

/** The finished accounting years of the window; a year before the firm was founded does not apply. */
function yearsOf(years: number, { field, record, about }: Asking): Found | undefined {
  const base = Number(about.day.slice(0, 4)) - 1
  const since = record.firm.founded === null ? null : Number(record.firm.founded.slice(0, 4))
  const own = record.figures.get(field.name) ?? []
  const fact: Record<string, unknown> = {}
  const origins: FactOrigin[] = []
  for (let year = base - years + 1; year <= base; year++) {
    const figure = own.find((each) => each.year === year)
    const value = figure === undefined ? undefined : written(field, figure.value)
    if (figure !== undefined && value !== undefined) {
      fact[String(year)] = value
      origins.push(figureOrigin(field, figure))
    } else if (field.notApplicable && since !== null && year < since)
      fact[String(year)] = { notApplicable: true }
  }
  return Object.keys(fact).length === 0 ? undefined : { fact, origins }
}

const absent = '不适用'

/** A kept figure as the language of rules takes it; undefined where it says nothing. */
export function written({ type, notApplicable }: Field, value: string): unknown {
  if (value === '') return undefined
  if (value === absent) return notApplicable ? { notApplicable: true } : undefined
  if (type === 'bool') return value === '是' ? true : value === '否' ? false : undefined
  if (type === 'ratio') return value.endsWith('%') ? value : `${value}%`
  return value
}

function figureOrigin(field: Field, figure: Figure): FactOrigin {
  return {
    field: field.name,
    year: figure.year,
    value: figure.value,
    unit: field.type === 'ratio' ? '%' : field.unit,
    kind: 'filing',
    sourceClass: figure.from?.sourceClass ?? null,
    state: figure.from?.state ?? null,
    recordedAt: figure.from?.recordedAt ?? null,
    row: figure.from?.filing ?? null,
  }
}

const plain = { unit: '', year: null, sourceClass: null, state: null, recordedAt: null, row: null }

/** A list of certificates is a public list: who does not stand on a list that is kept does not hold it. */
function certificateFact(programme: string, { field, record, about }: Plain): Found | undefined {
  const giving = keptGiving(programme, about)
  if (giving === undefined) return undefined
  const run = heldOn(record.runs, giving, about.day)
  const origin: FactOrigin = {
    ...plain,
    field: field.name,
    value: run === undefined ? '否' : `${run.from}—${run.to}`,
    kind: 'certificate',
    sourceClass: 'publicList',
    recordedAt: run?.recordedAt ?? null,
    row: run?.row ?? null,
  }
  return { fact: run !== undefined, origins: [origin] }
}

/** Whether a firm holds what a programme gives, for many firms; undefined where no list of it is kept. */
export function holding(programme: string, about: Surroundings) {
  const giving = keptGiving(programme, about)
  if (giving === undefined) return undefined
  return (record: Pick<FirmRecord, 'runs'>) => heldOn(record.runs, giving, about.day) !== undefined
}

const givings = new WeakMap<Surroundings, Map<string, ReadonlySet<string> | undefined>>()

/** Titles that give the title of a programme; undefined where the district keeps no list of any. */
function keptGiving(programme: string, about: Surroundings): ReadonlySet<string> | undefined {
  const known = givings.get(about) ?? new Map<string, ReadonlySet<string> | undefined>()
  givings.set(about, known)
  if (known.has(programme)) return known.get(programme)
  const title = about.titles.find((each) => each.programme === programme)
  const giving = title === undefined ? new Set<string>() : givingTitle(about.titles, title.id)
  const kept = [...giving].some((each) => about.kept.has(each)) ? giving : undefined
  known.set(programme, kept)
  return kept
}

function resultOf(programme: string, { field, record, about }: Asking): Found | undefined {
  const verdict = about.judged(programme, record)
  if (verdict === undefined || verdict === 'undetermined') return undefined
  const value = verdict === 'met' ? '是' : '否'
  return { fact: verdict, origins: [{ ...plain, field: field.name, value, kind: 'judged' }] }
}

/** A code too short to tell two groups of the rule apart says nothing. */
function industryOf(members: readonly string[], { field, record }: Plain): Found | undefined {
  const code = withSection(record.firm.industry)
  if (code === undefined) return undefined
  if (members.some((member) => member !== code && member.startsWith(code))) return undefined
  const origin: FactOrigin = { ...plain, field: field.name, value: code, kind: 'fact' }
  return { fact: code, origins: [origin] }
}

function foundedOf({ field, record }: Plain): Found | undefined {
  const { founded } = record.firm
  if (founded === null) return undefined
  return { fact: founded, origins: [{ ...plain, field: field.name, value: founded, kind: 'fact' }] }
}

/** ◆ Rights of the register that hold on the day, for a firm of which the register knows any. */
function propertiesOf({ field, record, about: { day } }: Plain): Found | undefined {
  const wanted = counted[field.name]
  if (wanted === undefined || record.properties.length === 0) return undefined
  const count = record.properties.filter(
    ({ class: own, from, to }) => own === wanted && from <= day && (to === null || day <= to),
  ).length
  const value = String(count)
  const origin: FactOrigin = {
    ...plain,
    field: field.name,
    value,
    unit: field.unit,
    kind: 'register',
  }
  return { fact: value, origins: [{ ...origin, sourceClass: 'publicList' }] }
}
