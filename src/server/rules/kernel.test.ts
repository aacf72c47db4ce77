import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Column, emptySheet } from '../../rules/bulk/cell.ts'
import { type Bulk, judgeRows, type OutputKind } from '../../rules/bulk/judge.ts'
import { loadProgramme } from '../../rules/check/programme.ts'
import { emitKernel } from '../../rules/kernel/emit.ts'
import { emitSimd } from '../../rules/kernel/simd.ts'
import { laneSums } from '../../rules/kernel/simd-code.ts'
import type { Rational } from '../../rules/meaning/rational.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Expected, judgeByNodes, told } from '../../rules/testing/judge-by-nodes.ts'
import { type Row, randomRows } from '../../rules/testing/random-rows.ts'
import { chanceFrom, randomVersion } from '../../rules/testing/random-version.ts'
import { heldIn } from '../../rules/testing/register.ts'
import { boundsOf, compileRows, compileSimd, compileText, type KernelAnswer } from './kernel.ts'
import { blocksOf } from './kernel-blocks.ts'
import { kernelColumns } from './kernel-register.ts'
import { emptyArray } from './numbers.ts'

const occasion = { day: 20_000, procedure: 'new' }

type Amount = NonNullable<Expected['amount']>
type Cased = {
  version: Version
  rows: Row[]
  complete: boolean
  bounded: boolean
  without?: readonly 'needs'[]
}

type Emitted = { readonly inRows: boolean; readonly inVectors: boolean }

/** Every kernel against the interpreter, and which of WebAssembly could hold the rule. */
function compareKernels({ version, rows, complete, bounded, without = [] }: Cased): Emitted {
  const bulk = judgeRows([version], { ...occasion, complete, without })
  const columns = kernelColumns(bulk.sheet, heldIn(bulk.sheet, version, rows))
  const kinds = bulk.sheet.columns.map(({ kind }) => kind)
  const bounds = bounded ? boundsOf(columns, kinds) : undefined
  const judge = judgeByNodes(version, occasion)
  const expected = rows.map((row) => {
    const all = { ...judge(row), ...(without.length > 0 && { needs: 0n }) }
    const den = bulk.judged[0]?.amount?.value.den ?? 1n
    return told({ ...all, amount: all.amount && nearest(all.amount, den) })
  })
  const [inRows, inVectors] = [compileRows(bulk, bounds), compileSimd(bulk, bounds)]
  for (const compiled of [compileText(bulk, bounds), inRows, inVectors]) {
    if (compiled === undefined) continue
    const answer = compiled.run(columns, rows.length)
    expect(rows.map((_, row) => told(answerAt(answer, row)))).toEqual(expected)
  }
  return { inRows: inRows !== undefined, inVectors: inVectors !== undefined }
}

/** Beyond 2^53 of its units an amount is the nearest double. */
function nearest({ lo, hi }: Amount, den: bigint): Amount {
  const near = ({ n, d }: Rational) => ({ n: BigInt(Number((n * den) / d)), d: den })
  return { lo: near(lo), hi: hi && near(hi) }
}

test.each([true, false])('kernels say what the interpreter says (complete: %s)', (complete) => {
  const emitted = Array.from({ length: 80 }, (_, index) => {
    const seed = index + 1
    const version = randomVersion(seed)
    const rows = randomRows(version, { rows: 100, complete, chance: chanceFrom(seed) })
    return compareKernels({ version, rows, complete, bounded: seed % 2 === 0 })
  })
  expect(emitted.filter(({ inRows }) => inRows).length).toBeGreaterThan(60)
  expect(emitted.filter(({ inVectors }) => inVectors).length).toBeGreaterThan(50)
})

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
  'kernels say of %s %s what the interpreter says',
  (_, __, version) => {
    for (const complete of [true, false])
      for (const bounded of [true, false]) {
        const rows = randomRows(version, { rows: 60, complete, chance: chanceFrom(5) })
        compareKernels({ version, rows, complete, bounded, without: ['needs'] })
      }
  },
)

function answerAt({ outputs, arrays }: KernelAnswer, row: number): Expected {
  const read = (kind: OutputKind) => {
    const place = outputs.findIndex((each) => each.kind === kind)
    const value = arrays[place]?.[row]
    if (value === undefined || value === Number.POSITIVE_INFINITY) return undefined
    return { n: BigInt(value), d: outputs[place]?.den ?? 1n }
  }
  const ends = (low: OutputKind, high: OutputKind) => {
    const lo = read(low)
    return lo === undefined ? null : { lo, hi: read(high) ?? lo }
  }
  const classed = ends('classLo', 'classHi')
  const amount = read('amountLo')
  return {
    verdict: Number(read('verdict')?.n) as 0 | 1 | 2,
    score: ends('scoreLo', 'scoreHi'),
    class: classed && { ...classed, covered: Number(read('covered')?.n) },
    amount: amount === undefined ? null : { lo: amount, hi: read('amountHi') ?? null },
    fails: BigInt.asUintN(32, read('fails')?.n ?? 0n),
    needs: BigInt.asUintN(32, read('needs')?.n ?? 0n),
  }
}

const column: Column = {
  ...{ name: 'amount', kind: 'number', type: 'number', field: '数', year: null, decimals: 0 },
  ...{ span: { lo: 0n, hi: 10n ** 17n }, members: [], match: 'exact' },
}
const sort: Column = { ...column, name: 'sort', kind: 'member', type: 'category' }
const codesOf = (count: number) => Array.from({ length: count }, (_, code) => `${code}`)

test.each<[string, Column, bigint, string | null]>([
  ['the last whole number of a double', column, 2n ** 53n - 1n, null],
  ['one more', column, 2n ** 53n, 'tooWide'],
  ['one less than the least', column, -(2n ** 53n), 'tooWide'],
  ['the last of 32 bits', { ...column, span: { lo: 0n, hi: 9n } }, 2n ** 31n - 1n, null],
  ['one more than 32 bits', { ...column, span: { lo: 0n, hi: 9n } }, 2n ** 31n, 'tooWide'],
  ['255 members', { ...sort, members: codesOf(255) }, 254n, null],
  ['256 members', { ...sort, members: codesOf(256) }, 0n, 'tooManyMembers'],
])('what a kernel column holds: %s', (_, held, value, reason) => {
  const sheet = { ...emptySheet(true), columns: [held] }
  const laid = () => kernelColumns(sheet, [[value]])
  if (reason === null) expect(BigInt(laid()[0]?.[0]?.[0] ?? -1)).toBe(value)
  else expect(laid).toThrow(reason)
})

const tech = loadProgramme([
  { file: 'tech-sme.yaml', text: readFileSync('src/rules/testing/tech-sme.yaml', 'utf8') },
]).programme?.versions[0]

/** Enterprises that meet all but what is moved; the second one's score rests on its costs alone. */
const bases = [
  [100, 30, 1_000_000, 1_000_000, 1_000_000, 60_000, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  [100, 30, 19_000_000_000, 1_000_000, 1_000_000, 300_000, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0],
]

/** What the planted faults are sought in: among products that no double rounds there is one comparison for each threshold. */
function registerOfTech(laid: (rows: Row[]) => Row[] = (rows) => rows) {
  if (tech === undefined) throw new Error('the example does not load')
  const made = bases.flatMap((base, seed) =>
    randomRows(tech, {
      ...{ rows: 6000, complete: true, chance: chanceFrom(seed) },
      around: base.map((each) => BigInt(each)),
    }),
  )
  const rows = laid(made.filter((row) => row.every((each) => Number(each) < 1e12)))
  const bulk: Bulk = judgeRows([tech], { ...occasion, complete: true, without: ['contradicts'] })
  const columns = kernelColumns(bulk.sheet, heldIn(bulk.sheet, tech, rows))
  const kinds = bulk.sheet.columns.map(({ kind }) => kind)
  return { bulk, columns, bounds: boundsOf(columns, kinds), rows: rows.length }
}

test('every comparison of the kernel text that is planted wrong is caught', () => {
  const { bulk, columns, bounds, rows } = registerOfTech()
  const { text, outputs } = emitKernel(bulk, bounds)
  const answers = (loop: string) => {
    const arrays = outputs.map(() => new Float64Array(rows))
    new Function('columns', 'outputs', 'from', 'to', loop)(columns, arrays, 0, rows)
    return arrays.map((each) => each.join()).join(' ')
  }
  const sound = answers(text)
  const places = [...text.matchAll(/>=/g)].map(({ index }) => index)
  for (const index of places) {
    const wrong = `${text.slice(0, index)}>${text.slice(index + 2)}`
    expect(answers(wrong), text.slice(index - 30, index + 20)).not.toBe(sound)
  }
  expect(places.length).toBeGreaterThanOrEqual(20)
})

/** Doubles and numbers of four bytes: at least this much, and more than this. */
const atLeast = [
  [laneSums.f64['>='], laneSums.f64['>']],
  [laneSums.i32['>='], laneSums.i32['>']],
] as const

test('every comparison of sixteen rows at once that is planted wrong is caught', () => {
  // Each row once in each pair of the sixteen places.
  const { bulk, columns, bounds, rows } = registerOfTech((all) =>
    Array.from({ length: 8 }, (_, pair) => [
      ...all.slice(pair * 2),
      ...all.slice(0, pair * 2),
    ]).flatMap((turned) => turned.slice(0, turned.length - (turned.length % 16))),
  )
  const kernel = emitSimd(bulk, bounds)
  if (kernel === undefined) throw new Error('the example has no vectors')
  const answers = (bytes: Uint8Array<ArrayBuffer>) => {
    const arrays = kernel.outputs.map(({ held }) => emptyArray(held, rows))
    blocksOf({ ...kernel, bytes })(columns, arrays, rows)
    return Buffer.concat(arrays.map((each) => Buffer.from(each.buffer)))
  }
  const sound = answers(kernel.bytes)
  // A comparison of sixteen rows is as many in a row as they are vectors: each is made wrong by itself.
  const wrong = atLeast.flatMap(([right, instead]) =>
    [...kernel.bytes.keys()]
      .filter((at) => right.every((byte, place) => kernel.bytes[at + place] === byte))
      .map((at) => {
        const bytes = kernel.bytes.slice()
        bytes.set(instead, at)
        return bytes
      }),
  )
  const missed = wrong.filter((bytes) => answers(bytes).equals(sound))
  expect(missed.length).toBe(0)
  expect(wrong.length).toBeGreaterThanOrEqual(100)
})
