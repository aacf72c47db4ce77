/** Reads and judges one file apart from the server's own thread: `reading-operations.ts` starts it and answers it. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../base/problem.ts'
import type { Workbook } from '../../base/workbook.ts'
import { sheetsOf } from '../../server/spreadsheet/sheets.ts'
import type { Column } from '../enterprises/firm-block.ts'
import { rejectedSheets } from '../imports/rejected.ts'
import { type Draft, drafted } from './draft.ts'
import { type Packed, packedParts } from './entering.ts'
import { judged, wantedBy } from './judge.ts'
import type { JudgedRow } from './judged.ts'
import type { Known } from './known.ts'
import { type Gathered, gathered, gathering, previewOf } from './preview.ts'
import { refuseIntake } from './problems.ts'
import {
  type GivenBack,
  knownIn,
  type WorkerAnswer,
  type WorkerTask,
  type WorkerWords,
} from './worker-words.ts'

type Given = { name: string; bytes: Uint8Array; told: WorkerTask }

/** `given` are handed over, not copied. */
function tell(words: WorkerWords, given: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(words, [...given])
}

function asked(words: WorkerWords, given?: readonly ArrayBuffer[]): Promise<WorkerAnswer> {
  return new Promise((answered) => {
    parentPort?.once('message', answered)
    tell(words, given)
  })
}

async function work({ name, bytes, told: task }: Given): Promise<void> {
  const { draft, workbook } = await readDraft({ name, bytes, told: task })
  tell({ says: 'read', rows: draft.rows.length })
  const { options, catalogue, today } = task
  const known = await knownOf(draft, task)
  const all = gathering(draft)
  const rows = gathered(all, judged({ draft, known, options, today, catalogue }))
  if (task.keep) await bring(rows, all)
  else for (const _ of rows);
  await asked({
    says: 'judged',
    preview: previewOf(draft, all),
    rejected: workbook === undefined ? [] : givenBack(workbook, draft, all),
    remembered: rememberedOf(draft),
  })
  tell({ says: 'done' })
}

/** The texts in which it is asked and told are let go before the judging begins: each may have tens of megabytes. */
async function knownOf(draft: Draft, { options, today }: WorkerTask): Promise<Known> {
  const wanted = JSON.stringify(wantedBy(draft, options, today))
  const answer = await asked({ says: 'wanted', kind: draft.kind.id, wanted })
  if (!('known' in answer)) throw new Error('asked what is known, told to go on')
  return knownIn(answer)
}

/** The file read last: equal bytes are an equal reading, whoever sends them. */
let last: Pick<Workbook, 'hash' | 'sheets'> | undefined

/** The file itself is kept where rows of it may be given back. */
async function readDraft({ name, bytes, told: task }: Given) {
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (last?.hash !== hash) {
    last = undefined
    last = { hash, sheets: await sheetsOf({ name, bytes, kind: task.kind }) }
  }
  const workbook: Workbook = { ...last, name }
  return { draft: draftOf(workbook, task), workbook: task.keep ? workbook : undefined }
}

function draftOf(workbook: Workbook, { options, catalogue, remembered }: WorkerTask): Draft {
  const last = new Map(
    remembered.map(({ kind, headers, columns }) => [`${kind} ${headers}`, columns]),
  )
  const draft = drafted({
    workbook,
    catalogue,
    kind: options.kind,
    mapping: options.mapping,
    decisions: options.decisions,
    remembered: (kind, headers) => last.get(`${kind} ${headers}`) ?? {},
  })
  if (draft === undefined) return refuseIntake('noTable')
  const { id, title } = draft.kind
  if (options.sourceClass === 'survey' && id !== 'enterprises')
    refuseIntake('surveyKind', { kind: title.zh, kindEn: title.en })
  return draft
}

/** Rows that stay out, problem or undecided, each with what was said of it. */
function givenBack(workbook: Workbook, draft: Draft, { out }: Gathered): GivenBack {
  const rows = out.map((row) => ({ ...row, status: 'problem' }))
  return rejectedSheets(workbook, { sheets: draft.sheets, rows }).map(
    ({ sheet, headRows, rows: of }) => ({ sheet, headRows, rows: of }),
  )
}

/** The columns as they were read, for the next file of this sender; what nobody recognised is left open. */
function rememberedOf(draft: Draft) {
  return draft.sheets.flatMap(({ blocks }) =>
    blocks.map(({ headers, columns }) => ({
      kind: draft.kind.id,
      headers,
      columns: Object.fromEntries(
        columns
          .filter(({ by }) => by === 'officer' || by === 'remembered')
          .map(({ column, field, year }) => [
            column,
            year === undefined ? field : `${field}@${year}`,
          ]),
      ),
    })),
  )
}

/** A part is appended while the next one is judged. */
async function bring(rows: Iterable<JudgedRow>, { counts }: Gathered): Promise<void> {
  let before: Promise<unknown> = Promise.resolve()
  for (const part of packedParts(rows)) {
    await before
    before = sent(part, counts.rows)
  }
  await before
}

/** Texts travel as bytes, which the database is sent as they come. */
function sent({ firms, others }: Packed, done: number): Promise<WorkerAnswer> {
  const facts = inBytes(firms.facts.columns)
  const filings = inBytes(firms.filings.columns)
  const part = {
    others,
    firms: {
      ...firms,
      facts: { ...firms.facts, columns: facts },
      filings: { ...firms.filings, columns: filings },
    },
  }
  const given = [...Object.values(facts), ...Object.values(filings)].map(({ buffer }) => buffer)
  return asked({ says: 'rows', part, done }, given)
}

function inBytes<Name extends string>(
  columns: Record<Name, Column>,
): Record<Name, Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const pairs = Object.entries<Column>(columns).map(([name, column]) => [
    name,
    typeof column === 'string' ? encoder.encode(column) : new Uint8Array(column),
  ])
  return Object.fromEntries(pairs) as Record<Name, Uint8Array<ArrayBuffer>>
}

/** One file after the other; the thread ends when nobody gives it another. */
async function begin(given: Given): Promise<void> {
  try {
    await work(given)
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    tell({ says: 'refused', code: fault.code, details: fault.details })
  }
  parentPort?.once('message', begin)
}

begin(workerData as Given)
