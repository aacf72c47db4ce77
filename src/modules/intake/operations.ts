import { clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { districtFacts } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { implementLong } from '../../server/long-act.ts'
import { writeWorkbook } from '../../server/spreadsheet/write.ts'
import { enterCertificateEvents, enterCertificates } from '../certificates/operations.ts'
import { readsSurvey } from '../enterprises/figures.ts'
import {
  enterFirmBlock,
  enterResolutions,
  firmsByCode,
  refreshFirms,
} from '../enterprises/operations.ts'
import { enterEntries } from '../registers/operations.ts'
import { broughtBy, codesOf } from './brought-store.ts'
import { entering, originOf, type Packed, type Stamped } from './entering.ts'
import { columnOf, kindsOf } from './kinds.ts'
import { catalogueOf } from './known-operations.ts'
import { leaningOn, placeOf } from './leaning-operations.ts'
import { refuseIntake } from './problems.ts'
import { type Keeping, readTable } from './reading-operations.ts'
import type { IntakeSummary } from './routes.ts'
import * as routes from './routes.ts'
import { type Run, running } from './run-operations.ts'
import { progressOf, stopRun } from './run-store.ts'
import { type IntakeOptions, intakeKindLabels } from './schema.ts'
import * as store from './store.ts'
import { templateFile } from './template-operations.ts'
import type { JudgedWords } from './worker-words.ts'

const MIME_XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Firms that a page of one import tells by name. */
const MOST_TOLD = 200
/** Later rows that a page or a refusal tells one by one. */
const MOST_LEANING = 100
const senders = ['officer', 'reporter'] as const

export const preview = implementLong(routes.previewIntake, {
  may: senders,
  audited: ({ sender, kind }) => ({ sender, kind }),
  async run(context, { ticket, ...options }) {
    await checkOptions(context, options)
    const told = await running(context, ticket, (run) => readTable(context, { options, run }))
    const { fileHash: hash, kind } = told.preview
    return {
      ...told.preview,
      sameAs: await store.importOf(context.db, context.scope, { hash, kind }),
    }
  },
})

export const importing = implementLong(routes.importTable, {
  may: senders,
  audited: ({ sender }, { importId, kind, accepted }) => ({ sender, kind, importId, accepted }),
  async run(asking, { ticket, ...options }, begin) {
    await checkOptions(asking, options)
    return running(asking, ticket, (run) => keepTable(asking, { options, run, begin }))
  },
})

type Summary = IntakeSummary & Pick<JudgedWords['preview'], 'rejected'>
type Kept = { options: IntakeOptions; run: Run; begin: () => Promise<Context> }

/** Reads first and writes then: the transaction is opened when the file has been read. */
async function keepTable(asking: Context, { options, run, begin }: Kept): Promise<Summary> {
  const { demonstration } = await districtFacts(asking.db, asking.scope)
  const confidence = demonstration ? ('demonstration' as const) : ('ownFile' as const)
  const fileName = asking.file?.name ?? ''
  let importId: string | undefined
  const keeping: Keeping = {
    hold: async () => afterOthers(await begin()),
    async append(context, part) {
      importId ??= await store.nextImport(context.db)
      await append(context, part, { fileName, confidence, options, importId })
    },
    async conclude(context, told) {
      refuseNothing(told)
      if (importId !== undefined) await concluded(context, options, { ...told, importId })
    },
  }
  const told = await readTable(asking, { options, run, keeping })
  run.refuseStopped()
  return summaryOf(options, told, importId)
}

/**
 * One import or undoing of a district at a time, and nobody's single act on what it may bring meanwhile:
 * what is kept ready is made of all rows recorded by the moment answered, which lies after theirs.
 */
async function afterOthers(asking: Context): Promise<Context> {
  const now = await store.lockIntake(asking.db, asking.scope, asking.now)
  let alone: Context = { ...asking, now, asOf: now }
  for (const desk of ['enterprises', 'certificates', 'registers']) alone = await inTurn(alone, desk)
  return alone
}

/** A file that brings nothing new and says nothing known is no import. */
function refuseNothing({ preview: { rejected, counts } }: JudgedWords): void {
  if (counts.ready + counts.unchanged + counts.ignored > 0) return
  refuseIntake(
    'nothingToImport',
    {},
    rejected.slice(0, 100).map(({ sheet, cell, code, message }) => ({
      at: `${sheet}!${cell}`,
      code,
      message: { zh: message, en: message },
    })),
  )
}

/** The record of the import; nothing is recorded of a file that brings nothing new. */
async function concluded(
  context: Context,
  { sender }: IntakeOptions,
  { preview, remembered, rejected, importId }: JudgedWords & { importId: string },
): Promise<void> {
  const { kind, fileName, fileHash, counts } = preview
  await store.insertImport(context, {
    ...{ importId, kind, fileName, hash: fileHash, sender, mapping: remembered },
    rows: counts.rows,
    accepted: counts.ready,
    unchanged: counts.unchanged,
    rejected: counts.problem + counts.question,
    rejectedRows: rejected,
  })
}

function summaryOf({ sender }: IntakeOptions, { preview: told }: JudgedWords, importId?: string) {
  const { counts } = told
  return {
    importId: importId ?? null,
    ...{ kind: told.kind, fileName: told.fileName, sender },
    rows: counts.rows,
    accepted: importId === undefined ? 0 : counts.ready,
    unchanged: counts.unchanged,
    rejectedRows: counts.problem + counts.question,
    rejected: told.rejected,
  }
}

/** The firms of a part are made ready with it, while the reading thread judges the next part. */
async function append(context: Context, part: Packed, stamp: Stamped): Promise<void> {
  await enterFirmBlock(context, part.firms, originOf(stamp))
  const { resolutions, certificates, events, entries } = entering(part, stamp)
  if (resolutions.length > 0) await enterResolutions(context, resolutions)
  await refreshFirms(context, part.firms.codes)
  if (certificates.length > 0) await enterCertificates(context, certificates)
  if (events.length > 0) await enterCertificateEvents(context, events)
  if (entries.length > 0) await enterEntries(context, entries)
}

async function checkOptions(
  context: Context,
  { sourceClass, purpose, mapping, kind, listDay, decisions }: IntakeOptions,
) {
  if (sourceClass === 'survey' && purpose !== 'statistics') refuseIntake('surveyPurpose')
  const days = [listDay, ...Object.values(decisions).map(({ since }) => since)]
  const day = days.find((each) => each !== undefined && each > clockDate(context.now))
  if (day !== undefined) refuseIntake('futureDay', { day })
  if (mapping === undefined || kind === undefined) return
  const known = kindsOf(await catalogueOf(context)).find(({ id }) => id === kind)
  if (known === undefined) return
  for (const field of Object.values(mapping).flatMap((sheet) => Object.values(sheet)))
    if (field !== 'none' && columnOf(known, field.split('@')[0] ?? '') === undefined)
      refuseIntake('unknownField', {
        ...{ field, kind: known.title.zh, kindEn: known.title.en },
        fields: known.columns.map((column) => column.field).join('、'),
      })
}

export const intakes = implement(routes.listIntakes, {
  may: businessReaders,
  run: ({ db, scope, asOf }) => store.imports(db, scope, { asOf }),
})

async function named({ db, scope }: Context, at: { importId: string; asOf: string }) {
  const [known] = await store.imports(db, scope, at)
  return known ?? refuseIntake('unknown', { importId: at.importId })
}

export const read = implement(routes.readIntake, {
  may: businessReaders,
  async run(context, { importId }) {
    const { db, scope, asOf } = context
    const record = await named(context, { importId, asOf })
    const brought = await broughtBy(db, scope, importId)
    const codes = await codesOf(db, scope, { importId })
    const held = record.undone === null ? await leaningOn(context, record) : []
    return {
      ...{ ...record, ...brought },
      ...{ firms: await called(context, codes.slice(0, MOST_TOLD)), firmTotal: codes.length },
      ...{ leaning: held.slice(0, MOST_LEANING), leaningTotal: held.length },
    }
  },
})

async function called(context: Context, codes: readonly string[]) {
  const firms = await firmsByCode(context, codes)
  return codes.map((code) => ({ code, name: firms.get(code)?.name ?? '' }))
}

export const firms = implement(routes.firmsOfIntake, {
  may: businessReaders,
  async run(context, { importId }) {
    const { db, scope, asOf } = context
    await named(context, { importId, asOf })
    return called(context, await codesOf(db, scope, { importId }))
  },
})

export const leaning = implement(routes.leaningOnIntake, {
  may: businessReaders,
  async run(context, { importId }) {
    return leaningOn(context, await named(context, { importId, asOf: context.asOf }))
  },
})

export const rejected = implement(routes.rejectedTable, {
  may: businessReaders,
  async run({ db, scope, asOf, actor }, { importId }) {
    const given = await store.givenBack(db, scope, { asOf, importId })
    if (given === undefined) return refuseIntake('unknown', { importId })
    const isSender = given.account !== null && given.account === actor.account
    if (given.isSurvey && !isSender && !readsSurvey(actor)) refuseIntake('surveyRows', { importId })
    const sheets = given.rejected.map(({ sheet, rows }) => ({
      name: sheet,
      titles: rows[0] ?? [],
      rows: rows.slice(1),
    }))
    const name = `退回-${given.fileName.replace(/\.[^.]*$/, '')}.xlsx`
    return { name, type: MIME_XLSX, bytes: await writeWorkbook(sheets) }
  },
})

export const undo = implement(routes.undoIntake, {
  may: senders,
  async run(asking, { importId, reason }) {
    const context = await afterOthers(asking)
    const { db, scope, actor, now } = context
    const known = await named(context, { importId, asOf: now })
    if (known.recordedAccount !== actor.account && !actor.roles.includes('officer'))
      refuseIntake('notYours', { importId, by: known.recordedBy })
    if (known.undone !== null) refuseIntake('undone', { importId })
    const held = await leaningOn(context, known)
    if (held.length > 0)
      refuseIntake('leanedOn', { count: held.length }, held.slice(0, MOST_LEANING).map(placeOf))
    if (!(await store.insertWithdrawal(context, { importId, reason })))
      refuseIntake('undone', { importId })
    await refreshFirms(context, await codesOf(db, scope, { importId }))
    const brought = await broughtBy(db, scope, importId)
    return { withdrawn: Object.values(brought).reduce((sum, count) => sum + count, 0) }
  },
})

export const template = implement(routes.intakeTemplate, {
  may: businessReaders,
  async run(context, { kind }) {
    const known = kindsOf(await catalogueOf(context)).find(({ id }) => id === kind)
    if (known === undefined) return refuseIntake('noTable')
    const name = `模板-${intakeKindLabels[kind].zh}.xlsx`
    return { name, type: MIME_XLSX, bytes: await templateFile(known) }
  },
})

export const progress = implement(routes.intakeProgress, {
  may: senders,
  run: ({ db, scope }, at) => progressOf(db, scope, at),
})

export const stop = implement(routes.stopIntake, {
  may: senders,
  run: async (context, { ticket }) => {
    const any = context.actor.roles.includes('officer')
    return { stopped: await stopRun(context, { ticket, any }) }
  },
})
