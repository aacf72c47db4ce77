/**
 * The national programmes over a register that is never held whole: a block of firms is made, judged by
 * each programme's kernel, counted, and made over. Making is not counted as judging.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Column, Span } from '../../src/rules/bulk/cell.ts'
import { judgeRows } from '../../src/rules/bulk/judge.ts'
import { loadProgramme } from '../../src/rules/check/programme.ts'
import { heldBy } from '../../src/rules/kernel/answer.ts'
import type { Version } from '../../src/rules/meaning/version.ts'
import { compileKernel } from '../../src/server/rules/kernel.ts'
import { emptyArray, type KernelColumns, type Numbers } from '../../src/server/rules/numbers.ts'
import { type BenchResult, peakMB } from '../result.ts'
import { rounded } from './timed.ts'

const ROWS = 10_000_000
const COUNTRY = 60_000_000
const BLOCK = 65_536
const DAY = 20_600
const root = 'content/programmes'

/** Recognitions and classes of the whole country; awards are of one district each. */
function nationalVersions(): Version[] {
  const names = readdirSync(root).filter((name) => /^cn\.(miit|mof|most|nbs)\./.test(name))
  return names.map((name) => {
    const files = readdirSync(join(root, name)).filter((file) => file.startsWith('rule-'))
    const texts = files.map((file) => ({
      file,
      text: readFileSync(join(root, name, file), 'utf8'),
    }))
    const version = loadProgramme(texts).programme?.versions.at(-1)
    if (version === undefined) throw new Error(`${name} does not load`)
    return version
  })
}

type Made = { readonly array: Numbers; readonly column: Column; readonly most: number }

export function benchAllProgrammes(say: (line: string) => void): BenchResult[] {
  const versions = nationalVersions()
  const pool = new Map<string, Made>()
  const kernels = versions.map((version) => kernelFor(version, pool))
  const chance = randomWords(20_221_122)
  const met = versions.map(() => 0)
  let [making, judging] = [0, 0]
  let settled = 0
  for (let from = 0; from < ROWS; from += BLOCK) {
    const rows = Math.min(BLOCK, ROWS - from)
    const started = performance.now()
    for (const each of pool.values()) remake(each, chance)
    const made = performance.now()
    for (const [place, judge] of kernels.entries()) met[place] = (met[place] ?? 0) + judge(rows)
    making += made - started
    judging += performance.now() - made
    if (from === BLOCK * 10) settled = peakMB()
  }
  const seconds = (judging / 1000) * (COUNTRY / ROWS)
  for (const [place, { programme }] of versions.entries()) say(`${programme}: ${met[place]} met`)
  say(
    `${versions.length} programmes, ${pool.size} columns, ${ROWS / 1e6} M firms: judged in ${rounded(judging / 1000)} s, made in ${rounded(making / 1000)} s; ${settled} MB after ten blocks, ${peakMB()} MB at the end`,
  )
  const name = `all ${versions.length} programmes, 60 M firms by extrapolation from 10 M`
  return [{ case: name, value: rounded(seconds), unit: 's', peakMB: peakMB() }]
}

function kernelFor(version: Version, pool: Map<string, Made>): (rows: number) => number {
  const without = ['needs', 'fails', 'contradicts'] as const
  const bulk = judgeRows([version], { day: DAY, procedure: 'new', complete: true, without })
  const columns: KernelColumns = bulk.sheet.columns.map((column) => {
    const key = `${column.name} ${column.span.lo} ${column.span.hi} ${column.members.length}`
    const known = pool.get(key)
    if (known !== undefined) return [known.array]
    const array = emptyArray(heldBy(column.kind, column.span), BLOCK)
    pool.set(key, { array, column, most: mostOf(column) })
    return [array]
  })
  const { run } = compileKernel(bulk, boundsIn(bulk.sheet.columns))
  return (rows) => {
    const { outputs, arrays } = run(columns, rows)
    const verdicts = arrays[outputs.findIndex(({ kind }) => kind === 'verdict')] ?? []
    let met = 0
    for (const each of verdicts) met += each === 1 ? 1 : 0
    return met
  }
}

/** 分 of most firms, and of counts. */
const USUAL = { money: 50_000_000_000, other: 1000 } as const

function mostOf({ kind, type, span, members }: Column): number {
  if (kind === 'truth') return 1
  if (kind === 'member') return Math.max(0, members.length - 1)
  const usual = type === 'date' ? Number(span.hi) : type === 'money' ? USUAL.money : USUAL.other
  return Math.min(Number(span.hi), usual)
}

function boundsIn(columns: readonly Column[]): Map<number, Span> {
  return new Map(
    columns.flatMap((column, place) =>
      column.kind === 'number'
        ? [[place, { lo: column.span.lo, hi: BigInt(mostOf(column)) }] as const]
        : [],
    ),
  )
}

/** Many small ones and few large: the cube of an even chance. */
function remake({ array, column, most }: Made, chance: () => number): void {
  const least = column.kind === 'number' ? Number(column.span.lo) : 0
  const low = least < 0 ? -most / 10 : least
  if (column.kind !== 'number') {
    for (let row = 0; row < array.length; row++) array[row] = Math.floor(chance() * (most + 1))
    return
  }
  for (let row = 0; row < array.length; row++) {
    const share = chance()
    array[row] = Math.floor(low + (most - low) * share * share * share)
  }
}

function randomWords(seed: number): () => number {
  let word = seed
  return () => {
    word ^= word << 13
    word ^= word >>> 17
    word ^= word << 5
    return (word >>> 0) / 4_294_967_296
  }
}
