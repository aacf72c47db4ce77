import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Bulk, OutputKind } from '../../../rules/bulk/judge.ts'
import { judgeRows } from '../../../rules/bulk/judge.ts'
import { loadProgramme } from '../../../rules/check/programme.ts'
import type { Version } from '../../../rules/meaning/version.ts'
import { emitCounts } from '../../../rules/sql/count.ts'
import type { Dialect } from '../../../rules/sql/dialect.ts'
import { duckdb } from '../../../rules/sql/duckdb.ts'
import { emitSql, type Query } from '../../../rules/sql/emit.ts'
import { postgres } from '../../../rules/sql/postgres.ts'
import { type Expected, judgeByNodes, told } from '../../../rules/testing/judge-by-nodes.ts'
import { type Row, randomRows } from '../../../rules/testing/random-rows.ts'
import { chanceFrom, randomVersion } from '../../../rules/testing/random-version.ts'
import { heldIn, valuesOf } from '../../../rules/testing/register.ts'
import { testDatabase } from '../../../testing/database.ts'

const occasion = { day: 20_000, procedure: 'new' }
const db = await testDatabase()
const connection = await (await DuckDBInstance.create(':memory:')).connect()

type Answers = Record<string, unknown>[]
type Engine = { dialect: Dialect; answers: (query: string) => Promise<Answers> }

const engines: Engine[] = [
  {
    dialect: duckdb,
    answers: async (query) => (await connection.runAndReadAll(query)).getRowObjectsJS(),
  },
  {
    dialect: postgres,
    answers: async (query) => (await sql.raw<Answers[0]>(query).execute(db)).rows,
  },
]

type Cased = { version: Version; bulk: Bulk; rows: Row[]; expected: string[] }

function cased(seed: number, complete: boolean): Cased {
  const version = randomVersion(seed)
  const rows = randomRows(version, { rows: 40, complete, chance: chanceFrom(seed + 7) })
  const judge = judgeByNodes(version, occasion)
  const bulk = judgeRows([version], { ...occasion, complete })
  return { version, bulk, rows, expected: rows.map((row) => told(judge(row))) }
}

/** Lays the rows down as a table; the answers are then told in their order. */
async function asked(engine: Engine, { version, bulk, rows }: Cased) {
  const values = valuesOf(bulk.sheet, heldIn(bulk.sheet, version, rows))
  await engine.answers('DROP TABLE IF EXISTS register')
  await engine.answers(`CREATE TABLE register AS ${values}`)
  const query = emitSql(bulk, engine.dialect, { from: 'register', key: 'id' })
  const answer = async (text: string) => {
    const answers = await engine.answers(text)
    const sorted = answers.sort((a, b) => Number(a['id']) - Number(b['id']))
    return sorted.map((each) => told(expectedFrom(query, each)))
  }
  return { text: query.text, answer }
}

function expectedFrom({ outputs }: Query, answer: Answers[0]): Expected {
  const read = (kind: OutputKind) => {
    const output = outputs.find((each) => each.kind === kind)
    const value = output && answer[output.name]
    return value == null ? undefined : { n: BigInt(String(value)), d: output?.den ?? 1n }
  }
  const ends = (low: OutputKind, high: OutputKind) => {
    const lo = read(low)
    return lo === undefined ? null : { lo, hi: read(high) ?? lo }
  }
  const classed = ends('classLo', 'classHi')
  const lo = read('amountLo')
  return {
    verdict: Number(read('verdict')?.n) as 0 | 1 | 2,
    score: ends('scoreLo', 'scoreHi'),
    class: classed && { ...classed, covered: Number(read('covered')?.n) },
    amount: lo === undefined ? null : { lo, hi: read('amountHi') ?? null },
    fails: read('fails')?.n ?? 0n,
    needs: read('needs')?.n ?? 0n,
  }
}

test.each(
  engines.flatMap((engine) =>
    [true, false].map((complete) => [engine.dialect.name, complete, engine] as const),
  ),
)('law 4: %s says what the interpreter says (complete: %s)', async (_, complete, engine) => {
  for (let seed = 1; seed <= 40; seed++) {
    const each = cased(seed, complete)
    const { text, answer } = await asked(engine, each)
    const found = await answer(text)
    for (const [row, expected] of each.expected.entries())
      expect(found[row], `seed ${seed}, row ${row}: ${each.rows[row]}`).toBe(expected)
  }
})

test.each(engines.map((engine) => [engine.dialect.name, engine] as const))(
  'law 4: %s counts what it says of each row, for several versions at once',
  async (_, engine) => {
    for (let seed = 1; seed <= 60; seed += 3)
      for (const complete of [true, false]) {
        const { version, rows } = cased(seed, complete)
        const capped = { ...version, verdict: version.mask[0]?.slot ?? version.verdict }
        const bulk = judgeRows([version, capped], { ...occasion, complete })
        const values = valuesOf(bulk.sheet, heldIn(bulk.sheet, version, rows))
        const register = { from: `(${values}) AS r`, key: 'id' }
        const query = emitSql(bulk, engine.dialect, register)
        const [counts] = await engine.answers(emitCounts(bulk, engine.dialect, register))
        const answers = await engine.answers(query.text)
        for (const place of [1, 2]) {
          const found = [counts?.[`met_${place}`], counts?.[`unmet_${place}`]].map(Number)
          const verdicts = answers.map((each) => Number(each[`verdict_${place}`]))
          const expected = [1, 0].map((own) => verdicts.filter((each) => each === own).length)
          expect(found, `seed ${seed}, complete ${complete}`).toEqual(expected)
        }
      }
  },
)

const tech = loadProgramme([
  {
    file: 'tech-sme.yaml',
    text: readFileSync('src/rules/testing/tech-sme.yaml', 'utf8'),
  },
]).programme?.versions[0]

const root = 'content/programmes'
const official = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const files = readdirSync(join(root, name)).filter((file) => file.startsWith('rule-'))
    const texts = files.map((file) => ({
      file,
      text: readFileSync(join(root, name, file), 'utf8'),
    }))
    return loadProgramme(texts).programme?.versions ?? []
  })

test.each(official.map((version) => [version.programme, version.id, version] as const))(
  'law 4: %s %s is the same on every engine',
  async (_, __, version) => {
    for (const complete of [true, false]) {
      const rows = randomRows(version, { rows: 60, complete, chance: chanceFrom(5) })
      const bulk = judgeRows([version], { ...occasion, complete, without: ['needs'] })
      const judge = judgeByNodes(version, occasion)
      const expected = rows.map((row) => told({ ...judge(row), needs: 0n }))
      for (const engine of engines) {
        const { text, answer } = await asked(engine, { version, bulk, rows, expected })
        expect(await answer(text), `${engine.dialect.name}, complete ${complete}`).toEqual(expected)
      }
    }
  },
)

/** Enterprises that meet all but what is moved; the second one's score rests on its costs alone. */
const bases = [
  [100, 30, 1_000_000, 1_000_000, 1_000_000, 60_000, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  [100, 30, 19_000_000_000, 1_000_000, 1_000_000, 300_000, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0],
]

/** The text with one place of the pattern put wrong, for each place. */
function plantedIn(text: string, pattern: RegExp, put: (found: string) => string): string[] {
  return [...text.matchAll(pattern)].map(
    ({ 0: found, index }) =>
      `${text.slice(0, index)}${put(found)}${text.slice(index + found.length)}`,
  )
}

test.each(engines.map((engine) => [engine.dialect.name, engine] as const))(
  'every comparison and every factor of %s that is planted wrong is caught',
  async (_, engine) => {
    if (tech === undefined) throw new Error('the example does not load')
    const rows = bases.flatMap((base, seed) =>
      randomRows(tech, {
        ...{ rows: 1500, complete: true, chance: chanceFrom(seed) },
        around: base.map((each) => BigInt(each)),
      }),
    )
    const judge = judgeByNodes(tech, occasion)
    const bulk = judgeRows([tech], { ...occasion, complete: true, without: ['contradicts'] })
    const expected = rows.map((row) => told(judge(row)))
    const each: Cased = { version: tech, bulk, rows, expected }
    const { text, answer } = await asked(engine, each)
    expect(await answer(text)).toEqual(expected)
    const comparisons = plantedIn(text, / >= /g, () => ' > ')
    const factors = plantedIn(text, /(?<= \* \(?)\d+/g, (factor) => `${Number(factor) + 1}`)
    for (const [place, wrong] of [...comparisons, ...factors].entries())
      expect(await answer(wrong), `fault ${place}`).not.toEqual(expected)
    expect([comparisons.length, factors.length]).toEqual([20, 4])
  },
)
