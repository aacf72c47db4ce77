/**
 * All firms of a district against the versions of a day, in process. What stands today is kept ready
 * (`verdict-operations.ts`); another day or a past moment is computed from the appended rows each time.
 */
import { setImmediate } from 'node:timers/promises'
import type { Bulk } from '../../rules/bulk/judge.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { remembered, revisionOf } from '../../server/remembered.ts'
import { type Compiled, compileKernel, type KernelAnswer } from '../../server/rules/kernel.ts'
import { kernelColumns } from '../../server/rules/kernel-register.ts'
import type { Procedure } from '../rules/schema.ts'
import { askedPlaces, bulkOf, missingIn, placeName } from './cell-layout.ts'
import { codesAt } from './firm-input-store.ts'
import type { FirmRecord } from './firm-record.ts'
import { type InputRow, inputRow } from './input-row.ts'
import { type KeptRecords, keptRecords, recordsOn } from './record-operations.ts'
import { versionName } from './rule-in-force.ts'
import type { Stand } from './stand-operations.ts'
import { type Among, type VerdictRow, verdictOf } from './verdict-row.ts'

const FIRMS_AT_ONCE = 2000
/** Rows of whole numbers that memory keeps for the next who asks. */
const MOST_KEPT = 20_000

/** A firm as a row of whole numbers, and what it was made of. */
export type Made = { readonly row: InputRow; readonly record: FirmRecord }

export type Over = {
  readonly version: Version
  readonly procedure: Procedure
  readonly among: Among
}

/** Every firm that is asked for, judged from the appended rows. */
export async function rowsOver(
  context: Context,
  stand: Stand,
  { version, procedure, among: { title, who, town } }: Over,
): Promise<VerdictRow[]> {
  const rows = (await inputRows(context, stand, [version])).filter(
    (row) =>
      row.counted &&
      row.held.includes(title) === (who === 'holders') &&
      (town === '' || row.town === town),
  )
  return judgedRows(rows, { stand, version, procedure, title })
}

export type Judging = {
  readonly stand: Stand
  readonly version: Version
  readonly procedure: Procedure
  readonly title: string
}

/** A firm whose facts contradict each other stays open. */
export function judgedRows(rows: readonly InputRow[], judging: Judging): VerdictRow[] {
  const name = versionName(judging.version)
  const sound = rows.filter(({ faulty }) => !faulty.includes(name))
  const open = rows.filter(({ faulty }) => faulty.includes(name))
  return [
    ...kernelRows(sound, judging),
    ...open.map((row) => ({
      ...headOf(row, judging.title),
      ...{ verdict: 'undetermined' as const, score: null, fails: 0n, needs: 0n, missing: 1 },
    })),
  ]
}

export async function inputRows(
  context: Context,
  stand: Stand,
  versions: readonly Version[],
): Promise<InputRow[]> {
  return (await madeOn(context, stand, versions)).map(({ row }) => row)
}

/** The rows of all firms on another day, from the appended rows; only these versions' facts are filled. */
export async function madeOn(
  context: Context,
  stand: Stand,
  versions: readonly Version[],
): Promise<Made[]> {
  const { db, scope, asOf } = context
  const about = [scope.district, asOf, stand.day, await revisionOf(db, scope)]
  const codes = await codesAt(db, scope, asOf)
  if (codes.length > MOST_KEPT) {
    const kept = (some: readonly string[]) => keptRecords(context, some, 'values')
    return madeRows(context, stand, { codes, versions, kept })
  }
  // What does not hang on the day is read once for all days of a forecast.
  const all = remembered(db, ['cultivation records', scope.district, asOf, about[3] ?? ''], () =>
    keptRecords(context, codes, 'values'),
  )
  const make = () => madeRows(context, stand, { codes, versions, kept: () => all })
  return remembered(db, ['cultivation rows', ...about, ...versions.map(versionName)], make)
}

type Making = {
  readonly codes: readonly string[]
  readonly versions: readonly Version[]
  readonly kept: (codes: readonly string[]) => Promise<KeptRecords>
}

async function madeRows(
  context: Context,
  stand: Stand,
  { codes, versions, kept }: Making,
): Promise<Made[]> {
  const rows = new Map<string, Made>()
  const filling = { ...stand.filling, versions }
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const some = codes.slice(from, from + FIRMS_AT_ONCE)
    const records = await recordsOn(context, some, { day: stand.day, kept: await kept(some) })
    for (const record of records)
      rows.set(record.firm.code, { row: inputRow(record, filling), record })
    await setImmediate()
  }
  return [...rows.values()]
}

const kernels = new WeakMap<Bulk, Compiled>()

/** For whatever a register may hold: making a kernel for every handful of firms would cost more than it saves. */
function kernelOf(bulk: Bulk): Compiled {
  const known = kernels.get(bulk)
  if (known !== undefined) return known
  const made = compileKernel(bulk)
  kernels.set(bulk, made)
  return made
}

function kernelRows(
  rows: readonly InputRow[],
  { stand, version, procedure, title }: Judging,
): VerdictRow[] {
  if (rows.length === 0) return []
  const bulk = bulkOf(version, { day: stand.day, procedure })
  const held = bulk.sheet.columns.map((column) => {
    const place = stand.layout.placeOf.get(placeName(column)) ?? -1
    return rows.map(({ cells }) => cells[place] ?? null)
  })
  const answer = kernelOf(bulk).run(kernelColumns(bulk.sheet, held), rows.length)
  const answerAt = reading(answer)
  const asked = askedPlaces(version, stand.layout)
  return rows.map((row, at) => ({
    ...headOf(row, title),
    ...answerAt(at),
    missing: missingIn(row.cells, asked),
  }))
}

export function headOf({ code, name, town, park, held, heldUntil }: InputRow, title: string) {
  return { code, name, town, park, until: heldUntil[held.indexOf(title)] ?? null }
}

const WORD = 32

type Reading = (row: number) => Pick<VerdictRow, 'verdict' | 'score' | 'fails' | 'needs'>

/** Where each answer stands is looked up once for all rows. */
function reading({ outputs, arrays }: KernelAnswer): Reading {
  const placeOf = (kind: KernelAnswer['outputs'][number]['kind']) =>
    outputs.findIndex((each) => each.kind === kind)
  const number = (kind: 'verdict' | 'scoreLo' | 'scoreHi') => {
    const place = placeOf(kind)
    const [array, den] = [arrays[place], Number(outputs[place]?.den ?? 1n)]
    return (row: number) => (array === undefined ? undefined : (array[row] ?? 0) / den)
  }
  const mask = (kind: 'fails' | 'needs') => {
    const words = outputs.flatMap((each, place) =>
      each.kind === kind ? [{ array: arrays[place], shift: BigInt(each.word * WORD) }] : [],
    )
    return (row: number) => {
      let all = 0n
      for (const { array, shift } of words) {
        const bits = array?.[row] ?? 0
        if (bits !== 0) all |= BigInt(bits >>> 0) << shift
      }
      return all
    }
  }
  const [verdict, lo, hi] = [number('verdict'), number('scoreLo'), number('scoreHi')]
  const [fails, needs] = [mask('fails'), mask('needs')]
  return (row) => {
    const low = lo(row)
    return {
      verdict: verdictOf(verdict(row) ?? 2),
      score: low === undefined ? null : { lo: low, hi: hi(row) ?? low },
      ...{ fails: fails(row), needs: needs(row) },
    }
  }
}
