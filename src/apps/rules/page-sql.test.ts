/** The queries printed on the pages of docs/rules/language answer each page's cases as the engine does. */
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Column } from '../../rules/bulk/cell.ts'
import { judgeRows } from '../../rules/bulk/judge.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import type { Case } from '../../rules/explain/cases.ts'
import { explain } from '../../rules/explain/explain.ts'
import { readFacts } from '../../rules/judge/facts.ts'
import type { InputState } from '../../rules/judge/state.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import { compare, type Rational } from '../../rules/meaning/rational.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { valuesOf } from '../../rules/testing/register.ts'
import { testDatabase } from '../../testing/database.ts'
import { pageFiles } from './construct-list.ts'
import { type Page, readPage } from './construct-page.ts'

const db = await testDatabase()
const connection = await (await DuckDBInstance.create(':memory:')).connect()

type Answers = Record<string, unknown>[]
const engines: Readonly<Record<string, (query: string) => Promise<Answers>>> = {
  DuckDB: async (query) => (await connection.runAndReadAll(query)).getRowObjectsJS(),
  PostgreSQL: async (query) => (await sql.raw<Answers[0]>(query).execute(db)).rows,
}

type Printed = { readonly engine: string; readonly complete: boolean; readonly text: string }

/** As a reader of the page would copy them. */
function printedOn(file: string): Printed[] {
  const text = readFileSync(file, 'utf8')
  const block = /<summary>(\w+) · \S+ (complete|missing)<\/summary>\n\n```sql\n([\s\S]*?)```/g
  return [...text.matchAll(block)].map(([, engine = '', told, query = '']) => ({
    ...{ engine, complete: told === 'complete', text: query },
  }))
}

type Told = { readonly name: string; readonly verdict: number; readonly inputs: InputState }

const codes = { met: 1, unmet: 0, undetermined: 2 }

/** Cases of the occasion that the queries were written for, and whose facts the engine takes. */
function casesOf({ programme, cases }: Page, [first]: readonly Case[]) {
  const choice = first && chooseVersion(programme.versions, occasionOf(first))
  if (first === undefined || choice?.kind !== 'one') return undefined
  const told = cases.flatMap((each): Told[] => {
    const own = chooseVersion(programme.versions, occasionOf(each))
    const isAlike = each.on === first.on && each.procedure === first.procedure
    if (own.kind !== 'one' || own.version !== choice.version || !isAlike) return []
    const answer = explain(own.version, each.facts, occasionOf(each))
    if (answer.kind === 'refused') return []
    const { inputs } = readFacts(own.version, each.facts, each.on, each.procedure ?? 'new')
    return [{ name: each.name, verdict: codes[answer.explanation.verdict], inputs }]
  })
  return { version: choice.version, on: first.on, procedure: first.procedure ?? null, told }
}

function occasionOf({ on, procedure, known }: Case) {
  return {
    on,
    ...(procedure === undefined ? {} : { procedure }),
    ...(known === undefined ? {} : { known }),
  }
}

/** What a cell of a register holds of a fact: its value, null where it is missing; undefined for what is between. */
function cellOf({ inputs }: Version, column: Column, given: InputState): bigint | null | undefined {
  const place = inputs.findIndex(
    ({ field, year }) => field === column.field && year === column.year,
  )
  const input = inputs[place]
  if (input === undefined) return undefined
  const { must, may, set, presentMust, presentMay } = given
  const isAbsent = presentMay[place] === false
  if (column.name.endsWith('_na')) return known(presentMust[place] === true, isAbsent)
  if (isAbsent) return null
  if (column.kind === 'truth') return known(may[place] === false, must[place] === true)
  if (column.kind === 'member') return memberIn(set[place] ?? 0n, input.members?.length ?? 0)
  return numberIn(input, column, { low: given.lo[place], high: given.hi[place] })
}

function known(isNo: boolean, isYes: boolean): bigint | null {
  return isYes ? 1n : isNo ? 0n : null
}

type Ends = { readonly low: Rational | undefined; readonly high: Rational | undefined }

function numberIn(
  input: Version['inputs'][number],
  column: Column,
  { low, high }: Ends,
): bigint | null | undefined {
  if (low === undefined || high === undefined) return null
  if (compare(low, high) === 0) return scaled(low, column)
  return [low, high].every((end, at) => isEnd(end, input, at)) ? null : undefined
}

function isEnd(end: Rational, { range }: Version['inputs'][number], at: number): boolean {
  const own = at === 0 ? range?.lo : range?.hi
  return own !== undefined && compare(end, own) === 0
}

function scaled({ n, d }: Rational, { type, decimals }: Column): bigint | undefined {
  const whole = type === 'ratio' ? n * 10n ** BigInt(decimals) : n
  return whole % d === 0n ? whole / d : undefined
}

function memberIn(set: bigint, members: number): bigint | null | undefined {
  const places = Array.from({ length: members }, (_, place) => place).filter(
    (place) => (set >> BigInt(place)) & 1n,
  )
  if (places.length === members) return null
  return places.length === 1 ? BigInt(places[0] ?? 0) : undefined
}

/** Told per page: how many cases each query answered. */
async function answered(
  file: string,
  changed = (text: string) => text,
): Promise<Record<string, number>> {
  const page = readPage(file, readFileSync(file, 'utf8'))
  const found = casesOf(page, page.cases)
  const counts: Record<string, number> = {}
  if (found === undefined) return counts
  const { version, on, procedure, told } = found
  for (const { engine, complete, text } of printedOn(file)) {
    const { sheet } = judgeRows([version], { day: dayOf(on) ?? 0, procedure, complete })
    const firms = told.flatMap((each) => {
      const cells = sheet.columns.map((column) => cellOf(version, column, each.inputs))
      const isGiven = cells.every((cell) => cell !== undefined && (!complete || cell !== null))
      return isGiven ? [{ ...each, cells: cells.map((cell) => cell ?? null) }] : []
    })
    counts[`${engine} ${complete ? 'complete' : 'missing'}`] = firms.length
    if (firms.length === 0) continue
    const held = sheet.columns.map((_, place) => firms.map(({ cells }) => cells[place] ?? null))
    const ask = engines[engine]
    await ask?.('DROP TABLE IF EXISTS firms')
    await ask?.(`CREATE TABLE firms AS ${valuesOf(sheet, held)}`)
    const answers = (await ask?.(changed(text))) ?? []
    const verdicts = new Map(answers.map((row) => [Number(row['id']), Number(row['verdict'])]))
    const names = firms.map(({ name }, place) => `${name}: ${verdicts.get(place)}`)
    expect(names, `${engine}, complete ${complete}`).toEqual(
      firms.map(({ name, verdict }) => `${name}: ${verdict}`),
    )
  }
  return counts
}

/** Pages whose first case leaves a year open: the query for complete data is asked of no case. */
const neverComplete = new Set(['docs/rules/language/year-of.md'])

test.each(pageFiles())('%s', async (file) => {
  expect(printedOn(file)).toHaveLength(4)
  const counts = await answered(file)
  for (const engine of Object.keys(engines)) {
    expect(counts[`${engine} missing`]).toBeGreaterThan(0)
    if (!neverComplete.has(file)) expect(counts[`${engine} complete`]).toBeGreaterThan(0)
  }
})

test('a printed query that is wrong by one comparison says something else', async () => {
  const wrong = (text: string) => text.replaceAll(' >= ', ' > ')
  await expect(answered('docs/rules/language/comparison.md', wrong)).rejects.toThrow('complete')
})
