import { clockDate } from '../../base/calendar.ts'
import { type Details, Problem } from '../../base/problem.ts'
import { readApart } from '../../server/apart.ts'
import type { Context } from '../../server/context.ts'
import { refuseWorkbook } from '../../server/spreadsheet/problems.ts'
import { checkedFile } from '../../server/spreadsheet/read.ts'
import type { Packed } from './entering.ts'
import { catalogueOf, knownOf } from './known-operations.ts'
import { refuseIntake } from './problems.ts'
import type { Run } from './run-operations.ts'
import type { IntakeOptions } from './schema.ts'
import { rememberedOf } from './store.ts'
import {
  type JudgedWords,
  type WorkerAnswer,
  type WorkerTask,
  type WorkerWords,
  wantedIn,
} from './worker-words.ts'

const SLOWEST_SECONDS = 300
/** Fifty thousand firms with twenty-five columns take three quarters of it. */
const HEAP_MEGABYTES = 320

/** After a look most people bring the very same file: its thread waits so long for it. */
const LINGER_SECONDS = 180
/** Shorter ones are read again in no time. */
const LONG_BYTES = 256 * 1024

function isLong({ bytes }: { bytes: Uint8Array }): boolean {
  return bytes.length >= LONG_BYTES
}

export type Keeping = {
  /** Held from before the registers are asked until the end. */
  hold: () => Promise<Context>
  append: (context: Context, part: Packed) => Promise<void>
  /** When every row has been judged and appended; refuses what may not be kept, and then nothing is. */
  conclude: (context: Context, told: JudgedWords) => Promise<void>
}

type Asked = { options: IntakeOptions; run: Run; keeping?: Keeping }

/**
 * Reads and judges the file of an upload in a thread of its own, answering what it asks of the registers,
 * and appends what it brings part by part. Refuses `intake.noTable`, `intake.cancelled` and `workbook.*`.
 */
export async function readTable(
  context: Context,
  { options, run, keeping }: Asked,
): Promise<JudgedWords> {
  const file = context.file ?? refuseIntake('nothingToImport')
  const { kind } = checkedFile(file)
  const task = await taskOf(context, { options, kind, keep: keeping !== undefined })
  const failing = new AbortController()
  const talk = conversation({ context, options, keeping, run, failing })
  const ending = await readApart<WorkerWords>({
    program: 'intake-worker-operations',
    from: import.meta.url,
    file,
    told: task,
    seconds: SLOWEST_SECONDS,
    heapMegabytes: HEAP_MEGABYTES,
    signal: AbortSignal.any([run.signal, failing.signal]),
    hear: talk.hear,
    lingerSeconds: keeping === undefined && isLong(file) ? LINGER_SECONDS : 0,
  })
  if (ending === 'tooLarge') refuseWorkbook('unpacksTooLarge')
  return talk.outcome()
}

async function taskOf(
  context: Context,
  { options, kind, keep }: Pick<WorkerTask, 'options' | 'kind' | 'keep'>,
): Promise<WorkerTask> {
  return {
    ...{ kind, options, keep },
    catalogue: await catalogueOf(context),
    remembered: await rememberedOf(context.db, context.scope, options.sender),
    today: clockDate(context.now),
  }
}

type Talk = {
  context: Context
  options: IntakeOptions
  keeping: Keeping | undefined
  run: Run
  failing: AbortController
}

/** What is said to the thread and kept of what it says; a failure on this side stops it. */
function conversation({ context, options, keeping, run, failing }: Talk) {
  let held = context
  let told: JudgedWords | undefined
  let refused: { code: string; details: Details } | undefined
  let failure: unknown
  let ended = false
  let rows = 0

  async function answerTo(words: WorkerWords): Promise<WorkerAnswer> {
    if (words.says === 'wanted') {
      if (keeping !== undefined) {
        run.tell({ step: 'waiting', done: 0, total: rows })
        held = await keeping.hold()
      }
      run.tell({ step: 'judging', done: 0, total: rows })
      const asked = { kind: words.kind, wanted: wantedIn(words.wanted), options }
      return knownOf(held, asked)
    }
    if (words.says === 'rows') {
      run.tell({ step: 'keeping', done: words.done, total: rows })
      await keeping?.append(held, words.part)
    }
    if (words.says === 'judged') {
      told = words
      await keeping?.conclude(held, words)
    }
    return { goOn: true }
  }

  run.tell({ step: 'reading', done: 0, total: 0 })

  return {
    hear(words: WorkerWords, answer: (words: unknown) => void): boolean {
      if (words.says === 'read') {
        rows = words.rows
        return false
      }
      if (words.says === 'refused') refused = words
      ended = words.says === 'done' || words.says === 'refused'
      if (ended) return true
      answerTo(words).then(answer, (fault: unknown) => {
        failure = fault
        failing.abort()
      })
      return false
    },
    outcome(): JudgedWords {
      if (failure !== undefined) throw failure
      run.refuseStopped()
      if (refused !== undefined) throw new Problem(refused.code, refused.details)
      if (ended && told !== undefined) return told
      return refuseWorkbook('tooSlow', { seconds: SLOWEST_SECONDS })
    },
  }
}
