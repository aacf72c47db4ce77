import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { Place } from '../../base/problem.ts'
import { businessReaders } from '../../base/role.ts'
import { districtFacts, districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import { writeWorkbook } from '../../server/spreadsheet/write.ts'
import { definitions } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { bring, holdLedger, places, series, withdrawImported } from '../observations/operations.ts'
import { type Draft, drafting, headingsOf } from './draft.ts'
import { type Judgement, judging } from './judge.ts'
import { previewOf } from './preview.ts'
import { refuseImport } from './problems.ts'
import { rejectedSheets } from './rejected.ts'
import * as routes from './routes.ts'
import * as store from './store.ts'

type Options = z.output<typeof routes.previewImport.input>
type Kept = z.output<typeof routes.importFile.input>
const MIME_XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const preview = implement(routes.previewImport, {
  may: ['officer', 'reporter', 'statistics'],
  audited: ({ sender }) => ({ sender }),
  async run(context, options) {
    const draft = await drafted(context, options)
    return previewOf(await judged(context, draft))
  },
})

export const importing = implement(routes.importFile, {
  may: ['officer', 'reporter', 'statistics'],
  audited: ({ sender }, { importId, accepted }) => ({ sender, importId, accepted }),
  async run(asking, options) {
    const draft = await drafted(asking, options)
    const context = await holdLedger(asking)
    const { db, scope, now, actor, file } = context
    const judgement = await judged(context, draft, options)
    const { counts, fileHash } = judgement
    const number = (await store.importCount(db, scope)) + 1
    const importId = `${now.slice(0, 10)}-${fileHash.slice(0, 8)}-${number}`
    const values = judgement.rows.flatMap((row) =>
      row.status === 'ready' && row.value !== undefined ? [{ ...row.value, importId }] : [],
    )
    if (values.length === 0 && counts.unchanged === 0)
      refuseImport('nothingToImport', {}, firstFaults(judgement))
    const rejected = rejectedSheets(draft.workbook, judgement)
    const summary = {
      importId,
      fileName: file?.name ?? '',
      sender: options.sender,
      accepted: values.length,
      unchanged: counts.unchanged,
      rejected: rejected.reduce((sum, { rows, headRows }) => sum + rows.length - headRows, 0),
      recordedAt: now,
      recordedBy: actor.name,
      undone: null,
    }
    // The same file once more: nothing new to keep, so nothing is kept.
    if (values.length === 0 && counts.problem === 0) return summary
    const given = rejected.map(({ sheet, rows, headRows }) => ({ sheet, headRows, rows }))
    await store.insertImport(db, scope, { ...summary, hash: fileHash, rejected: given })
    if (values.length > 0) await bring.run(context, { values })
    if (options.mapping !== undefined)
      await store.insertMapping(db, scope, {
        sender: options.sender,
        headers: headingsOf(draft),
        mapping: options.mapping,
        now,
      })
    return summary
  },
})

/** The file read against the cards, pausing so that others are answered in between. */
async function drafted(context: Context, options: Options): Promise<Draft> {
  const { db, scope, file } = context
  const workbook = await readWorkbook(file ?? refuseImport('nothingToImport'))
  const [cards, areas, district] = await Promise.all([
    definitions.run(context, {}),
    places.run(context, {}),
    districtName(db, scope),
  ])
  const { sender, mapping, ...defaults } = options
  const input = { workbook, definitions: byCode(cards), district, areas, defaults }
  const first = await paced(drafting({ ...input, mapping }))
  const headers = headingsOf(first)
  const remembered =
    mapping === undefined
      ? await store.rememberedMapping(db, scope, { sender, headers })
      : undefined
  const draft = remembered === undefined ? first : await paced(drafting({ ...input, remembered }))
  if (draft.sheets.every((sheet) => sheet.blocks.length === 0)) refuseImport('noTable')
  return draft
}

/** The draft laid beside what the ledger holds now. */
async function judged(
  context: Context,
  draft: Draft,
  answers: Partial<Pick<Kept, 'reasons' | 'leftOut'>> = {},
): Promise<Judgement> {
  const { codes, closingMonths } = draft
  const known = await series.run(context, { codes, closingMonths })
  const { reasons = {}, leftOut = [] } = answers
  return paced(judging({ draft, known, now: context.now, reasons, leftOut }))
}

/** Whoever saw no preview is told here what to correct; more than this nobody reads at once. */
const MOST_TOLD = 100

function firstFaults({ rows }: Judgement): Place[] {
  return rows.flatMap(({ problems }) => problems).slice(0, MOST_TOLD)
}

function byCode(cards: readonly Definition[]): Map<string, Definition[]> {
  const known = new Map<string, Definition[]>()
  for (const card of cards) known.set(card.code, [...(known.get(card.code) ?? []), card])
  return known
}

async function paced<Answer>(steps: Generator<void, Answer>): Promise<Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

export const imports = implement(routes.listImports, {
  may: businessReaders,
  run: ({ db, scope, asOf }) => store.imports(db, scope, { asOf }),
})

export const sample = implement(routes.sampleFile, {
  may: businessReaders,
  async run(context) {
    const { demonstration } = await districtFacts(context.db, context.scope)
    if (!demonstration) refuseImport('noSample')
    const name = 'jianglan-2025Q3.xlsx'
    const bytes = await readFile(join(context.services.contentFolder, 'demo', name))
    return { name, type: MIME_XLSX, bytes }
  },
})

export const rejected = implement(routes.rejectedRows, {
  may: businessReaders,
  async run({ db, scope, asOf }, { importId }) {
    const given = await store.givenBack(db, scope, { asOf, importId })
    if (given === undefined) return refuseImport('unknown', { importId })
    const sheets = given.rejected.map(({ sheet, rows }) => ({
      name: sheet,
      titles: rows[0] ?? [],
      rows: rows.slice(1),
    }))
    const name = `退回-${given.fileName.replace(/\.[^.]*$/, '')}.xlsx`
    return { name, type: MIME_XLSX, bytes: await writeWorkbook(sheets) }
  },
})

export const undo = implement(routes.undoImport, {
  may: ['officer', 'reporter', 'statistics'],
  async run(context, { importId, reason }) {
    const { db, scope, now, actor } = context
    const [known] = await store.imports(db, scope, { asOf: now, importId })
    if (known === undefined) refuseImport('unknown', { importId })
    const row = { importId, reason, now, by: actor.name }
    if (!(await store.insertUndo(db, scope, row))) refuseImport('undone', { importId })
    return withdrawImported.run(context, { importId, reason })
  },
})
