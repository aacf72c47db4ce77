/** `npm run -s bench -- rules --rows 1000000 --json`: one rule on every engine, answers checked against each other. */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { performance } from 'node:perf_hooks'
import { type Bulk, judgeRows } from '../src/rules/bulk/judge.ts'
import { loadProgramme } from '../src/rules/check/programme.ts'
import type { Version } from '../src/rules/meaning/version.ts'
import { emitCounts } from '../src/rules/sql/count.ts'
import type { Dialect } from '../src/rules/sql/dialect.ts'
import { duckdb } from '../src/rules/sql/duckdb.ts'
import { emitSql } from '../src/rules/sql/emit.ts'
import { postgres } from '../src/rules/sql/postgres.ts'
import { boundsOf, compileKernel } from '../src/server/rules/kernel.ts'
import { type BenchResult, peakMB } from './result.ts'
import { benchAllProgrammes } from './rules/all-programmes.ts'
import { type Loaded, loadEngines, type Tally, tallied } from './rules/engines.ts'
import { columnsFor, type Firms, makeFirms } from './rules/firms.ts'
import { handWrittenLoop, handWrittenSql } from './rules/hand-written.ts'
import { benchOne, compileMilliseconds } from './rules/one-enterprise.ts'
import { benchPeers } from './rules/peers.ts'
import { quickest, rounded } from './rules/timed.ts'
import { variants } from './rules/variants.ts'

const DAY = 20_600
const RUNS = 5
const occasion = { day: DAY, procedure: 'new' }
const text = readFileSync('src/rules/testing/tech-sme.yaml', 'utf8')
const say = (line: string) => console.error(line)

function rate(name: string, rows: number, milliseconds: number): BenchResult {
  const value = rounded(rows / milliseconds / 1000)
  return { case: name, value, unit: 'M rows/s', peakMB: peakMB() }
}

function versionOf(words: string): Version {
  const [version] =
    loadProgramme([{ file: 'tech-sme.yaml', text: words }]).programme?.versions ?? []
  if (version === undefined) throw new Error('the example does not load')
  return version
}

type Run = { readonly result: BenchResult; readonly tally: Tally }

/** What a kernel answers for the first rows of the register. */
function tallyOf(bulk: Bulk, firms: Firms): (rows: number) => Tally {
  const columns = columnsFor(bulk, firms)
  const kinds = bulk.sheet.columns.map(({ kind }) => kind)
  const { run } = compileKernel(bulk, boundsOf(columns, kinds))
  return (rows) => {
    const answer = run(columns, rows)
    const read = (kind: string) =>
      answer.arrays[answer.outputs.findIndex((each) => each.kind === kind)]
    let [met, points] = [0, 0]
    for (const each of read('verdict') ?? []) met += each === 1 ? 1 : 0
    for (const each of read('scoreLo') ?? []) points += each
    return { met, points }
  }
}

async function benchKernel(bulk: Bulk, firms: Firms, name: string): Promise<Run> {
  const columns = columnsFor(bulk, firms)
  const kinds = bulk.sheet.columns.map(({ kind }) => kind)
  const { run } = compileKernel(bulk, boundsOf(columns, kinds))
  const milliseconds = await quickest(RUNS * 3, () => {
    run(columns, firms.rows)
  })
  return {
    result: rate(name, firms.rows, milliseconds),
    tally: tallyOf(bulk, firms)(firms.rows),
  }
}

type Asked = {
  readonly bulk: Bulk
  readonly dialect: Dialect
  readonly engine: Exclude<keyof Loaded, 'close'>
  readonly rows: number
  readonly name: string
}

async function benchSql(
  { bulk, dialect, engine, rows, name }: Asked,
  loaded: Loaded,
): Promise<Run> {
  const from = bulk.sheet.complete ? 'firm' : 'firm_open'
  const query = emitSql(bulk, dialect, { from, key: 'id' })
  const masks = query.outputs.filter(({ kind }) => kind === 'fails' || kind === 'needs')
  const sums = masks.map(({ name: mask }) => `, sum(${mask})`).join('')
  const counted = `SELECT count(*) FILTER (WHERE verdict = 1) AS met, sum(score_lo) AS points${sums} FROM (${query.text}) AS answers`
  const ask = loaded[engine]
  let answer = await ask(counted)
  const milliseconds = await quickest(dialect.name === 'duckdb' ? RUNS : 2, async () => {
    answer = await ask(counted)
  })
  return { result: rate(name, rows, milliseconds), tally: tallied(answer) }
}

async function benchRegister(
  version: Version,
  firms: Firms,
  loaded: Loaded,
): Promise<BenchResult[]> {
  const { rows } = firms
  const lean = { ...occasion, without: ['needs', 'fails', 'contradicts'] as const }
  const exact = judgeRows([version], { ...lean, complete: true })
  const open = judgeRows([version], { ...lean, complete: false })
  const masks = { ...occasion, without: ['contradicts'] as const }
  const full = judgeRows([version], { ...masks, complete: true })
  const fullOpen = judgeRows([version], { ...masks, complete: false })
  const sql = (bulk: Bulk, dialect: Dialect, name: string) =>
    benchSql({ bulk, dialect, engine: dialect.name, rows, name }, loaded)
  const alone = (bulk: Bulk, name: string) =>
    benchSql({ bulk, dialect: postgres, engine: 'postgres, one process', rows, name }, loaded)
  say('complete data')
  const whole = [
    await benchKernel(exact, firms, 'kernel exact'),
    await benchKernel(full, firms, 'kernel exact, with the failing mask'),
    await sql(exact, duckdb, 'duckdb exact'),
    await sql(full, duckdb, 'duckdb exact, with the failing mask'),
    await sql(exact, postgres, 'postgres exact'),
    await alone(exact, 'postgres exact, one process'),
    await handWritten(firms, exact),
    await handWrittenIn('duckdb', loaded, rows),
    await handWrittenIn('postgres', loaded, rows),
    await handWrittenIn('postgres, one process', loaded, rows),
  ]
  agree(whole)
  say('data with gaps')
  const gaps = [
    await benchKernel(open, firms, 'kernel three-valued'),
    await benchKernel(fullOpen, firms, 'kernel three-valued, with both masks'),
    await sql(open, duckdb, 'duckdb three-valued'),
    await sql(fullOpen, duckdb, 'duckdb three-valued, with both masks'),
    await sql(open, postgres, 'postgres three-valued'),
    await alone(open, 'postgres three-valued, one process'),
  ]
  agree(gaps)
  return againstHands([...whole, ...gaps].map(({ result }) => result))
}

/** Time against the same rule written by hand for that engine, on complete data; below 1 is quicker. */
function againstHands(results: readonly BenchResult[]): BenchResult[] {
  const peers = {
    kernel: 'hand-written JavaScript',
    duckdb: 'hand-written SQL, duckdb',
    postgres: 'hand-written SQL, postgres',
  }
  return results.map((result) => {
    const engine = Object.entries(peers).find(([name]) => result.case.startsWith(name))
    const alone = result.case.endsWith(', one process') ? ', one process' : ''
    const peer = results.find((each) => each.case === `${engine?.[1]}${alone}`)
    return peer === undefined ? result : { ...result, ratio: rounded(peer.value / result.value) }
  })
}

async function handWritten(firms: Firms, bulk: Bulk): Promise<Run> {
  const columns = columnsFor(bulk, firms)
  const order = [
    'staff_total',
    'staff_tech',
    'revenue',
    'assets',
    'cost',
    'rd',
    'ip1',
    'ip2',
    'registered',
    'neg_ind',
    'incident',
    'dishonest',
    'dp_hnte',
    'dp_award',
    'dp_lab',
    'dp_std',
  ]
  const sorted = order.map(
    (name) => columns[bulk.sheet.columns.findIndex((each) => each.name === name)] ?? [],
  )
  let [met, points] = handWrittenLoop(sorted, firms.rows)
  const milliseconds = await quickest(RUNS * 3, () => {
    ;[met, points] = handWrittenLoop(sorted, firms.rows)
  })
  return {
    result: rate('hand-written JavaScript', firms.rows, milliseconds),
    tally: { met, points },
  }
}

async function handWrittenIn(name: Asked['engine'], loaded: Loaded, rows: number): Promise<Run> {
  let answer = await loaded[name](handWrittenSql)
  const milliseconds = await quickest(name === 'duckdb' ? RUNS : 2, async () => {
    answer = await loaded[name](handWrittenSql)
  })
  return { result: rate(`hand-written SQL, ${name}`, rows, milliseconds), tally: tallied(answer) }
}

function agree(runs: readonly Run[]): void {
  const [first] = runs
  for (const { result, tally } of runs)
    if (tally.met !== first?.tally.met || tally.points !== first.tally.points)
      throw new Error(
        `${result.case} answers ${JSON.stringify(tally)}, not ${JSON.stringify(first?.tally)}`,
      )
  say(`all agree: ${first?.tally.met} qualify, ${first?.tally.points} points`)
}

async function benchVariants(loaded: Loaded): Promise<BenchResult> {
  const versions = variants(text).map(versionOf)
  const lean = { ...occasion, complete: true, without: ['needs', 'fails', 'contradicts'] as const }
  const counted = emitCounts(judgeRows(versions, lean), duckdb, { from: 'firm', key: 'id' })
  const milliseconds = await quickest(RUNS, () => loaded.duckdb(counted))
  const value = rounded(milliseconds / 1000)
  return { case: `${versions.length} variants`, value, unit: 's', peakMB: peakMB() }
}

const place = process.argv.indexOf('--rows')
const rows = place === -1 ? 1_000_000 : Number(process.argv[place + 1])
const version = versionOf(text)
const started = performance.now()
const firms = makeFirms(rows)
const loaded = await loadEngines(firms, say)
say(`loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`)
try {
  const register = await benchRegister(version, firms, loaded)
  const lean = { ...occasion, without: ['needs', 'fails', 'contradicts'] as const }
  const ours = tallyOf(judgeRows([version], { ...lean, complete: true }), firms)
  const kernelRate = register[0]?.value ?? 1
  const results = [
    ...register,
    await benchVariants(loaded),
    ...benchOne(version),
    compileMilliseconds(text),
    ...benchAllProgrammes(say),
    ...(await benchPeers(firms, { rate: kernelRate, ours }, say)),
  ]
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ name: 'rules', machine, results }))
  else
    for (const { case: name, value, unit, peakMB: peak, ratio } of results)
      console.log(
        `${String(value).padStart(9)} ${unit.padEnd(8)} ${String(peak).padStart(5)} MB  ${name}${ratio === undefined ? '' : `  ×${ratio}`}`,
      )
} finally {
  await loaded.close()
}
