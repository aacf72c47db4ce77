/** What the package `ceyuan/rules` gives: criteria read, one firm judged, a register as one query. */
import { judgeRows } from './bulk/judge.ts'
import { NotSayable, type Unsayable } from './bulk/value.ts'
import { type LoadedProgramme, loadProgramme, type Programme } from './check/programme.ts'
import { chooseVersion, type Occasion } from './check/version-dates.ts'
import { type Explained, explain } from './explain/explain.ts'
import type { Facts } from './judge/facts.ts'
import { dayOf } from './meaning/days.ts'
import type { Version } from './meaning/version.ts'
import type { Dialect } from './sql/dialect.ts'
import { duckdb } from './sql/duckdb.ts'
import { emitSql, type SqlOutput } from './sql/emit.ts'
import { postgres } from './sql/postgres.ts'

/** The versions of a programme, each the text of one YAML file; no programme where a fault is an error. */
export function readProgramme(...texts: readonly string[]): LoadedProgramme {
  return loadProgramme(texts.map((text, place) => ({ file: `file ${place + 1}`, text })))
}

/** Not exactly one version governs the day, the procedure and the moment of knowledge. */
export type NoVersion = {
  readonly kind: 'none' | 'several' | 'badDate'
  readonly ids: readonly string[]
}

/** One enterprise by the version that governs: the whole answer, or what is wrong with the facts. */
export function judge(
  programme: Programme,
  facts: Facts,
  occasion: Occasion,
): Explained | NoVersion {
  const choice = chooseVersion(programme.versions, occasion)
  return choice.kind === 'one' ? explain(choice.version, facts, occasion) : choice
}

export type Register = {
  readonly database: 'postgres' | 'duckdb'
  /** A table, a view or a sub-select with the columns that the query names. */
  readonly from: string
  /** The column that tells rows apart; carried into the answer as `id`. */
  readonly key: string
  /** No column of the register lacks a value in any row: shorter and faster. */
  readonly complete?: boolean
}

export type RegisterColumn = {
  readonly name: string
  /** A money column holds 分, a ratio or a decimal whole units of its last place; a category its place among `members`. */
  readonly kind: 'number' | 'truth' | 'member'
  readonly field: string
  /** 0 is the year before the application, −1 the one before it; null: no yearly field. */
  readonly year: number | null
  readonly members: readonly string[]
}

export type RegisterQuery = {
  readonly kind: 'query'
  readonly version: string
  /** `verdict` is 1 met, 0 unmet, 2 undetermined; every output tells its name and denominator. */
  readonly text: string
  readonly outputs: readonly SqlOutput[]
  readonly columns: readonly RegisterColumn[]
}

/** A whole register by the version that governs, as one SELECT. */
export function registerQuery(
  programme: Programme,
  occasion: Occasion,
  register: Register,
): RegisterQuery | NoVersion | { readonly kind: 'notSayable'; readonly why: Unsayable } {
  const choice = chooseVersion(programme.versions, occasion)
  if (choice.kind !== 'one') return choice
  try {
    return queryOf(choice.version, occasion, register)
  } catch (error) {
    if (error instanceof NotSayable) return { kind: 'notSayable', why: error.unsayable }
    throw error
  }
}

const dialects: Record<Register['database'], Dialect> = { postgres, duckdb }

function queryOf(
  version: Version,
  { on, procedure }: Occasion,
  { database, from, key, complete = false }: Register,
): RegisterQuery {
  const wanted = { day: dayOf(on) ?? 0, procedure: procedure ?? null, complete }
  const bulk = judgeRows([version], { ...wanted, without: ['contradicts'] })
  const { text, outputs } = emitSql(bulk, dialects[database], { from, key })
  const columns = bulk.sheet.columns.map(({ name, kind, field, year, members }) => ({
    ...{ name, kind, field, year, members },
  }))
  return { kind: 'query', version: version.id, text, outputs, columns }
}
