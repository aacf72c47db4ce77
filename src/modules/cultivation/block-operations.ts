/** Versions of rules run over a block of firms, in process. */
import { setImmediate } from 'node:timers/promises'
import type { Bulk } from '../../rules/bulk/judge.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Compiled, compileKernel, type KernelAnswer } from '../../server/rules/kernel.ts'
import { kernelColumns } from '../../server/rules/kernel-register.ts'
import type { Procedure } from '../rules/schema.ts'
import { askedPlaces, bulkOf, missingIn, placeName } from './cell-layout.ts'
import { markContradictions } from './contradiction.ts'
import type { Reading } from './fact-reading.ts'
import { type FirmBlock, fillBlock } from './firm-block.ts'
import { type FirmYears, recordOf } from './firm-record.ts'
import { versionFor } from './rule-in-force.ts'
import type { Stand } from './stand-operations.ts'
import { type Verdict, type VerdictRow, verdictOf } from './verdict-row.ts'

/** The facts of these firms on the day, what other rules say of them included. */
export function blockOf(firms: readonly FirmYears[], stand: Stand): FirmBlock {
  const block = fillBlock(firms, stand.filling)
  markContradictions(block, stand.layout)
  for (const reading of stand.filling.readings) fillResult(block, reading, stand)
  return block
}

/** Makes the kernels one by one before the first block, so that others are answered in between. */
export async function kernelsReady(
  stand: Stand,
  judged: readonly Pick<Judging, 'version' | 'procedure'>[],
): Promise<void> {
  for (const { version, procedure } of judged) {
    kernelOf(bulkOf(version, { day: stand.day, procedure }))
    await setImmediate()
  }
}

export type Answer = Pick<VerdictRow, 'verdict' | 'score' | 'fails' | 'needs' | 'missing'>
export type Answers = {
  readonly at: (row: number) => Answer
  readonly verdictAt: (row: number) => Verdict
}

type Judging = {
  readonly stand: Stand
  readonly version: Version
  readonly procedure: Procedure
}

const answered = new WeakMap<FirmBlock, Map<Kernel, Answers>>()

/** A firm whose facts contradict each other stays open. */
export function answersOf(block: FirmBlock, { stand, version, procedure }: Judging): Answers {
  const compiled = kernelOf(bulkOf(version, { day: stand.day, procedure }))
  const known = answered.get(block) ?? new Map<Kernel, Answers>()
  answered.set(block, known)
  const answers = known.get(compiled) ?? runOver(block, { stand, version, compiled })
  known.set(compiled, answers)
  return answers
}

type Kernel = Compiled & { readonly bulk: Bulk }

const kernels = new WeakMap<Bulk, Kernel>()

/** For whatever a register may hold: making a kernel for every handful of firms would cost more than it saves. */
function kernelOf(bulk: Bulk): Kernel {
  const known = kernels.get(bulk)
  if (known !== undefined) return known
  const kernel = { ...compileKernel(bulk), bulk }
  kernels.set(bulk, kernel)
  return kernel
}

type Run = { readonly stand: Stand; readonly version: Version; readonly compiled: Kernel }

function runOver(block: FirmBlock, { stand, version, compiled }: Run): Answers {
  const { layout } = stand
  const { sheet } = compiled.bulk
  const rows = block.firms.length
  const held = sheet.columns.map((column) => {
    const place = layout.placeOf.get(placeName(column)) ?? -1
    return block.cells[place] ?? new Float64Array(rows).fill(Number.NaN)
  })
  const { at, verdictAt } = reading(compiled.run(kernelColumns(sheet, held), rows))
  const missing = missingIn(block.cells, askedPlaces(version, layout))
  const faulty = block.faulty.get(version)
  return {
    at: (row) => (faulty?.[row] === 1 ? open : at(row, missing[row] ?? 0)),
    verdictAt: (row) => (faulty?.[row] === 1 ? open.verdict : verdictAt(row)),
  }
}

const open: Answer = {
  ...{ verdict: 'undetermined', score: null, fails: 0n, needs: 0n, missing: 1 },
}

type Told = {
  readonly at: (row: number, missing: number) => Answer
  readonly verdictAt: (row: number) => Verdict
}

/** Where each answer stands is looked up once for all rows. */
function reading(answer: KernelAnswer): Told {
  const { outputs, arrays } = answer
  const number = (kind: 'verdict' | 'scoreLo' | 'scoreHi') => {
    const place = outputs.findIndex((each) => each.kind === kind)
    const [array, den] = [arrays[place], Number(outputs[place]?.den ?? 1n)]
    return (row: number) => (array === undefined ? undefined : (array[row] ?? 0) / den)
  }
  const [verdict, lo, hi] = [number('verdict'), number('scoreLo'), number('scoreHi')]
  const [fails, needs] = [masksOf(answer, 'fails'), masksOf(answer, 'needs')]
  const verdictAt = (row: number) => verdictOf(verdict(row) ?? 2)
  return {
    verdictAt,
    at(row, missing) {
      const low = lo(row)
      const score = low === undefined ? null : { lo: low, hi: hi(row) ?? low }
      return { verdict: verdictAt(row), score, fails: fails(row), needs: needs(row), missing }
    },
  }
}

const WORD = 2 ** 32
const MOST_MASKS = 5000

/** The words of a mask as one number; equal ones are made once. */
function masksOf({ outputs, arrays }: KernelAnswer, kind: 'fails' | 'needs') {
  const words = outputs.flatMap((each, place) =>
    each.kind === kind ? [{ array: arrays[place], shift: BigInt(each.word * 32) }] : [],
  )
  const known = new Map<number, bigint>()
  const bitsIn = (word: (typeof words)[number], row: number) => (word.array?.[row] ?? 0) >>> 0
  const whole = (row: number) =>
    words.reduce((all, word) => all | (BigInt(bitsIn(word, row)) << word.shift), 0n)
  return (row: number) => {
    const key = words.reduceRight((high, word) => high * WORD + bitsIn(word, row), 0)
    // Beyond this a double is not one whole number.
    if (key > Number.MAX_SAFE_INTEGER) return whole(row)
    const found = known.get(key) ?? whole(row)
    if (known.size < MOST_MASKS) known.set(key, found)
    return found
  }
}

/** The verdict of another rule is a fact of this one. */
function fillResult(block: FirmBlock, { source, targets }: Reading, stand: Stand): void {
  const [target] = targets
  if (source.kind !== 'result' || target === undefined) return
  const values = block.cells[target.value]
  const absents = target.absence === null ? undefined : block.cells[target.absence]
  const verdictAt = resultsOf(block, source.programme, stand)
  for (let row = 0; row < block.firms.length; row++) {
    const verdict = verdictAt(row)
    if (verdict !== 'met' && verdict !== 'unmet') continue
    if (values !== undefined) values[row] = verdict === 'met' ? 1 : 0
    if (absents !== undefined) absents[row] = 0
  }
}

function resultsOf(block: FirmBlock, id: string, stand: Stand) {
  const { day, programmes, known, about, filling } = stand
  const programme = programmes.get(id)
  const occasion = { day, procedure: 'new' as const, known }
  const version = programme === undefined ? undefined : versionFor(programme, occasion)
  if (version === undefined) return () => undefined
  const isPlain =
    filling.versions.includes(version) &&
    version.constraints.every(({ pair }) => pair !== null) &&
    version.fields.every(({ type }) => type !== 'result')
  if (isPlain) return answersOf(block, { stand, version, procedure: 'new' }).verdictAt
  // A rule that hangs on a third one, or forbids more than bounds say, is asked of each firm.
  return (row: number) => {
    const firm = block.firms[row]
    return firm === undefined ? undefined : about.judged(id, recordOf(firm))
  }
}
