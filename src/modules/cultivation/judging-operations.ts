/**
 * All firms of a district against one version. Today they are judged in the database over the rows that
 * are kept ready; another day or a past moment is computed from the appended rows by the kernel.
 */
import { setImmediate } from 'node:timers/promises'
import { clockDate } from '../../base/calendar.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { remembered, revisionOf } from '../../server/remembered.ts'
import { boundsOf, compileKernel, type KernelAnswer } from '../../server/rules/kernel.ts'
import { kernelColumns } from '../../server/rules/kernel-register.ts'
import type { Procedure } from '../rules/schema.ts'
import { askedPlaces, bulkOf, missingIn, type Occasion, placeName } from './cell-layout.ts'
import { codesAt } from './firm-input-store.ts'
import { freshInputs } from './input-operations.ts'
import { type InputRow, inputRow } from './input-row.ts'
import { faultyCounts, judgedCounts, judgedRows } from './judging-store.ts'
import { type KeptRecords, keptRecords, recordsOn } from './record-operations.ts'
import { versionName } from './rule-in-force.ts'
import type { Stand } from './stand-operations.ts'
import {
  type Among,
  chosenRows,
  countedByTown,
  type TownCounts,
  type VerdictRow,
  verdictOf,
  type Wanted,
} from './verdict-row.ts'

const FIRMS_AT_ONCE = 2000
/** Rows of whole numbers that memory keeps for the next who asks. */
const MOST_KEPT = 20_000

export type Over = {
  readonly version: Version
  readonly procedure: Procedure
  readonly among: Among
}

/** Whether the rows kept ready speak of this day. */
export function isToday({ travelling, now }: Context, { day }: Stand): boolean {
  return !travelling && day === clockDate(now)
}

export async function judgedFirms(
  context: Context,
  stand: Stand,
  { over, wanted }: { over: Over; wanted: Wanted },
): Promise<VerdictRow[]> {
  if (!isToday(context, stand)) return chosenRows(await rowsOver(context, stand, over), wanted)
  await freshInputs(context)
  return judgedRows(context.db, context.scope, judgingOf(stand, over, 'list'), wanted)
}

/** Verdicts by town; a firm whose facts contradict each other is undetermined. */
export async function countedFirms(
  context: Context,
  stand: Stand,
  over: Over,
): Promise<TownCounts[]> {
  if (!isToday(context, stand)) return countedByTown(await rowsOver(context, stand, over))
  await freshInputs(context)
  const judging = judgingOf(stand, over, 'count')
  const counts = await judgedCounts(context.db, context.scope, judging)
  for (const { town, firms } of await faultyCounts(context.db, context.scope, judging)) {
    const known = counts.find((each) => each.town === town)
    if (known === undefined)
      counts.push({ town, met: 0, unmet: 0, undetermined: firms, oneClause: 0 })
    else known.undetermined += firms
  }
  return counts
}

export function judgingOf(
  stand: Stand,
  { version, procedure, among }: Over,
  purpose: Occasion['purpose'],
) {
  const bulk = bulkOf(version, { day: stand.day, procedure, purpose })
  return { version, bulk, layout: stand.layout, among }
}

/** Every firm that is asked for, judged in process; a firm whose facts contradict each other stays open. */
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
  const name = versionName(version)
  const sound = rows.filter(({ faulty }) => !faulty.includes(name))
  const open = rows.filter(({ faulty }) => faulty.includes(name))
  const judged = kernelRows(sound, { stand, version, procedure, title })
  return [
    ...judged,
    ...open.map((row) => ({
      ...headOf(row, title),
      verdict: 'undetermined' as const,
      score: null,
      fails: 0n,
      needs: 0n,
      missing: 1,
    })),
  ]
}

/** The rows of all firms on another day, from the appended rows; only these versions' facts are filled. */
export async function inputRows(
  context: Context,
  stand: Stand,
  versions: readonly Version[],
): Promise<InputRow[]> {
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
): Promise<InputRow[]> {
  const rows = new Map<string, InputRow>()
  const filling = { ...stand.filling, versions }
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const some = codes.slice(from, from + FIRMS_AT_ONCE)
    const records = await recordsOn(context, some, { day: stand.day, kept: await kept(some) })
    for (const record of records) rows.set(record.firm.code, inputRow(record, filling))
    await setImmediate()
  }
  return [...rows.values()]
}

type Run = {
  readonly stand: Stand
  readonly version: Version
  readonly procedure: Procedure
  readonly title: string
}

function kernelRows(
  rows: readonly InputRow[],
  { stand, version, procedure, title }: Run,
): VerdictRow[] {
  if (rows.length === 0) return []
  const bulk = bulkOf(version, { day: stand.day, procedure, purpose: 'list' })
  const held = bulk.sheet.columns.map((column) => {
    const place = stand.layout.placeOf.get(placeName(column)) ?? -1
    return rows.map(({ cells }) => cells[place] ?? null)
  })
  const columns = kernelColumns(bulk.sheet, held)
  const kinds = bulk.sheet.columns.map(({ kind }) => kind)
  const answer = compileKernel(bulk, boundsOf(columns, kinds)).run(columns, rows.length)
  const asked = askedPlaces(version, stand.layout)
  return rows.map((row, at) => ({
    ...headOf(row, title),
    ...answerAt(answer, at),
    missing: missingIn(row.cells, asked),
  }))
}

function headOf({ code, name, town, park, held, heldUntil }: InputRow, title: string) {
  return { code, name, town, park, until: heldUntil[held.indexOf(title)] ?? null }
}

const WORD = 32

function answerAt({ outputs, arrays }: KernelAnswer, row: number) {
  const read = (kind: string) => {
    const place = outputs.findIndex((each) => each.kind === kind)
    const value = arrays[place]?.[row]
    return value === undefined ? undefined : value / Number(outputs[place]?.den ?? 1n)
  }
  const mask = (kind: string) =>
    outputs.reduce(
      (all, each, place) =>
        each.kind === kind
          ? all |
            (BigInt.asUintN(WORD, BigInt(arrays[place]?.[row] ?? 0)) << BigInt(each.word * WORD))
          : all,
      0n,
    )
  const lo = read('scoreLo')
  return {
    verdict: verdictOf(read('verdict') ?? 2),
    score: lo === undefined ? null : { lo, hi: read('scoreHi') ?? lo },
    fails: mask('fails'),
    needs: mask('needs'),
  }
}
