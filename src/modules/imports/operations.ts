import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import { businessReaders } from '../../base/role.ts'
import { districtFacts, districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { readWorkbook } from '../../server/spreadsheet/read.ts'
import { writeWorkbook } from '../../server/spreadsheet/write.ts'
import { definitions } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { bring, places, series, withdrawImported } from '../observations/operations.ts'
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
  run: async (context, options) => previewOf((await judged(context, options)).judgement),
})

export const importing = implement(routes.importFile, {
  may: ['officer', 'reporter', 'statistics'],
  audited: ({ sender }, { importId, accepted }) => ({ sender, importId, accepted }),
  async run(context, options) {
    const { db, scope, now, actor, file } = context
    const { draft, judgement } = await judged(context, options)
    const importId = `${now.slice(0, 10)}-${judgement.fileHash.slice(0, 8)}-${await nextNumber(context)}`
    const values = judgement.rows.flatMap((row) =>
      row.status === 'ready' && row.value !== undefined ? [{ ...row.value, importId }] : [],
    )
    const { counts } = judgement
    if (values.length === 0 && counts.unchanged === 0) refuseImport('nothingToImport')
    const recorded = { recordedAt: now, recordedBy: actor.name }
    const summary = {
      importId,
      fileName: file?.name ?? '',
      sender: options.sender,
      accepted: values.length,
      unchanged: counts.unchanged,
      ...recorded,
    }
    // The same file once more: nothing new to keep, so nothing is kept.
    if (values.length === 0 && counts.problem === 0)
      return { ...summary, rejected: 0, undone: null }
    const rejected = rejectedSheets(draft.workbook, judgement).map(({ sheet, rows, headRows }) => ({
      sheet,
      headRows,
      rows,
    }))
    await store.insertImport(db, scope, { ...summary, hash: judgement.fileHash, rejected })
    if (values.length > 0) await bring.run(context, { values })
    if (options.mapping !== undefined)
      await store.insertMapping(db, scope, {
        sender: options.sender,
        headers: headingsOf(draft),
        mapping: options.mapping,
        now,
      })
    return { ...summary, rejected: counts.problem, undone: null }
  },
})

async function nextNumber({ db, scope, now }: Context): Promise<number> {
  return (await store.imports(db, scope, { asOf: now })).length + 1
}

/** The file read against the cards and laid beside the ledger, pausing so that others are answered in between. */
async function judged(
  context: Context,
  options: Options & Partial<Kept>,
): Promise<{ draft: Draft; judgement: Judgement }> {
  const { db, scope, now, file } = context
  const workbook = await readWorkbook(file ?? refuseImport('nothingToImport'))
  const [cards, areas, district] = await Promise.all([
    definitions.run(context, {}),
    places.run(context, {}),
    districtName(db, scope),
  ])
  const { sender, mapping, reasons, leftOut, ...defaults } = options
  const input = { workbook, definitions: byCode(cards), district, areas, defaults }
  const first = await paced(drafting({ ...input, mapping }))
  const headers = headingsOf(first)
  const remembered = await store.rememberedMapping(db, scope, { sender, headers })
  const draft =
    remembered === undefined || mapping !== undefined
      ? first
      : await paced(drafting({ ...input, remembered }))
  if (draft.sheets.every((sheet) => sheet.blocks.length === 0)) refuseImport('noTable')
  const known = await series.run(context, {
    codes: draft.codes,
    closingMonths: draft.closingMonths,
  })
  const steps = judging({
    draft,
    known,
    now,
    ...(reasons === undefined ? {} : { reasons }),
    ...(leftOut === undefined ? {} : { leftOut }),
  })
  return { draft, judgement: await paced(steps) }
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
  async run({ db, scope, asOf }) {
    const rows = await store.imports(db, scope, { asOf })
    return rows.map(({ given: _, ...row }) => row)
  },
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
    const [row] = await store.imports(db, scope, { asOf, importId })
    if (row === undefined) return refuseImport('unknown', { importId })
    const sheets = row.given.map(({ sheet, rows }) => ({
      name: sheet,
      titles: rows[0] ?? [],
      rows: rows.slice(1),
    }))
    const name = `退回-${row.fileName.replace(/\.[^.]*$/, '')}.xlsx`
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
