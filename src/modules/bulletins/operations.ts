import { clockDate, instant } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import {
  comparison,
  fileTypes,
  printedFiles,
  sha256,
} from '../../server/documents/printed-files.ts'
import { documentToDocx } from '../../server/documents/to-docx.ts'
import { documentToHtml } from '../../server/documents/to-html.ts'
import { list as listObjections } from '../objections/operations.ts'
import { unanswered } from '../objections/unanswered.ts'
import { list as listLedger } from '../observations/operations.ts'
import { alarms } from '../packages/operations.ts'
import { read as readPlan } from '../plan/operations.ts'
import { list as listStandings, rules } from '../standings/operations.ts'
import { begin } from './beginning-operations.ts'
import { checklist, erratumChecklist, issueChecks } from './checklist.ts'
import { draftBulletin as written } from './draft.ts'
import { draftInput } from './draft-input.ts'
import { laterCorrections, draftErratum as writtenErratum } from './erratum.ts'
import { headOf } from './heads.ts'
import { usualOffice } from './office.ts'
import { refuseBulletin } from './problems.ts'
import * as routes from './routes.ts'
import type { Bulletin, Correction, DraftInput, Office, Snapshot } from './schema.ts'
import { canonical, issuedDocument, nextNumber, snapshotOf } from './snapshot.ts'
import * as store from './store.ts'
import { streetLines } from './street-operations.ts'

type Paper = { plan: string; period: Bulletin['period'] }

export const list = implement(routes.listBulletins, {
  may: businessReaders,
  run: (context, { plan }) => headsOf(context, plan === undefined ? {} : { plan }),
})

/** Papers with what the list shows of them; the title and the moment stand in the newest draft. */
async function headsOf(
  { db, scope, asOf }: Context,
  which: { plan?: string; bulletin?: string },
): Promise<Bulletin[]> {
  const rows = await store.bulletins(db, scope, { asOf, ...which })
  const all = which.bulletin === undefined ? rows : await store.bulletins(db, scope, { asOf })
  return rows.map((row) => headOf(row, all))
}

export const check = implement(routes.checkBulletin, {
  may: businessReaders,
  async run(context, paper) {
    const { rows, observations } = await groundOf(context, paper)
    return checklist({ rows, observations }, await alarms.run(context, { plan: paper.plan }))
  },
})

/** The standings of a period with the ledger lines that they rest on. */
async function groundOf(context: Context, { plan, period }: Paper) {
  const rows = await listStandings.run(context, { plan, period, scope: 'whole' })
  const ids = [...new Set(rows.flatMap(({ answer }) => answer.observations))]
  const observations = await listLedger.run(context, { ids, show: 'all', limit: 100_000 })
  return { rows, observations }
}

export const office = implement(routes.proposeOffice, {
  may: businessReaders,
  async run(context, { plan }) {
    const { db, scope, asOf } = context
    const [newest] = await store.bulletins(db, scope, { asOf, plan })
    const draft = newest && (await store.newestDraft(db, scope, { ...newest, asOf }))
    return draft?.input.office ?? usualOffice(await districtName(db, scope))
  },
})

export const draft = implement(routes.draftBulletin, {
  may: ['officer'],
  async run(context, { plan, period, office: chosen }) {
    const input = await inputFor(context, { plan, period }, chosen)
    if (input.rows.length === 0) refuseBulletin('noTargets')
    const document = written(input)
    return begin(context, { plan, period, kind: 'bulletin', corrects: null }, { input, document })
  },
})

async function inputFor(context: Context, paper: Paper, chosen: Office): Promise<DraftInput> {
  const [{ package: plan }, ground, presets, streets, corrections] = await Promise.all([
    readPlan.run(context, { plan: paper.plan }),
    groundOf(context, paper),
    rules.run(context, { plan: paper.plan }),
    streetLines(context, paper.period),
    earlierCorrections(context, paper.plan),
  ])
  const gathered = { plan, asOf: context.asOf, presets, corrections, streets }
  return draftInput({ ...paper, ...gathered, ...ground }, chosen)
}

/** What the plan's newest issued bulletin stated otherwise; null when there is none yet. */
async function earlierCorrections(context: Context, plan: string): Promise<Correction[] | null> {
  const { db, scope, asOf } = context
  const papers = await store.bulletins(db, scope, { asOf, plan })
  const newest = papers.find((each) => each.kind === 'bulletin' && each.issued !== null)
  if (newest === undefined) return null
  return correctionsOf(context, (await issued(context, newest.bulletin)).snapshot)
}

async function correctionsOf(context: Context, snapshot: Snapshot): Promise<Correction[]> {
  const { plan, period, observations: stated } = snapshot.input
  const codes = [...new Set(stated.map((each) => each.code))]
  const observations = await listLedger.run(context, { codes, show: 'all', limit: 100_000 })
  const rows = await listStandings.run(context, { plan: plan.id, period, scope: 'whole' })
  return laterCorrections(snapshot, { observations, rows })
}

export const read = implement(routes.readBulletin, {
  may: businessReaders,
  async run(context, { bulletin }) {
    const { head, ...snapshot } = await paperOf(context, bulletin)
    const { input, document } = snapshot
    const [objections, files, planAlarms] = await Promise.all([
      listObjections.run(context, { subject: `bulletin/${bulletin}` }),
      head.stage === 'issued' ? store.keptFiles(context.db, context.scope, bulletin) : [],
      alarms.run(context, { plan: head.plan }),
    ])
    const listed = head.kind === 'erratum' ? erratumChecklist(input) : checklist(input, planAlarms)
    const items = [...(await blocking(context, bulletin)), ...listed.items]
    const sealed = head.stage === 'issued' && head.kind === 'bulletin'
    const corrections = sealed ? await correctionsOf(context, snapshot) : []
    return { ...head, document, checklist: { ...listed, items }, objections, files, corrections }
  },
})

/** A paper with its input and its document: as sealed once it is issued, else its newest draft. */
async function paperOf(context: Context, bulletin: string) {
  const { db, scope, asOf } = context
  const [head] = await headsOf(context, { bulletin })
  const newest = await store.newestDraft(db, scope, { bulletin, asOf })
  if (head === undefined || newest === undefined) return refuseBulletin('unknown', { bulletin })
  if (head.stage === 'draft') return { head, ...snapshotOf(newest.input, newest.document) }
  return { head, ...(await issued(context, bulletin)).snapshot }
}

/** Figures of an edited draft that no longer say what their source says. */
async function blocking(context: Context, bulletin: string) {
  const { head, input, document } = await paperOf(context, bulletin)
  return head.stage === 'issued' ? [] : issueChecks(await asWritten(context, head, input), document)
}

/** What the fixed patterns make of the input a draft was begun with. */
async function asWritten(context: Context, head: Bulletin, input: DraftInput) {
  if (head.corrects === null) return written(input)
  const { snapshot } = await issued(context, head.corrects)
  return writtenErratum(snapshot, input.corrections ?? [], input)
}

export const preview = implement(routes.previewBulletin, {
  may: businessReaders,
  async run(context, { bulletin, copy }) {
    const { document } = await paperOf(context, bulletin)
    const bytes = new TextEncoder().encode(documentToHtml(document, copy))
    return { name: `${bulletin}.html`, type: 'text/html; charset=utf-8', bytes }
  },
})

export const edit = implement(routes.editBulletin, {
  may: ['officer'],
  audited: ({ bulletin, reason }) => ({ bulletin, reason }),
  async run(context, { bulletin, document, reason }) {
    const { db, scope, now, actor } = context
    const { head, input, document: before } = await paperOf(context, bulletin)
    refuseIssued(head)
    // The mark of a demonstration is not the officer's to remove, and a number only comes with the issue.
    const edited = { ...document, demonstration: before.demonstration, number: null }
    const recorded = { recordedAt: now, recordedBy: actor.name }
    await store.insertDraft(db, scope, { bulletin, input, document: edited, reason, ...recorded })
    return { bulletin }
  },
})

const refuseIssued = ({ number }: Bulletin) =>
  number === null || refuseBulletin('alreadyIssued', { number })

export const nextOne = implement(routes.suggestNumber, {
  may: businessReaders,
  async run(context, { bulletin }) {
    const { db, scope, now } = context
    const { input } = await paperOf(context, bulletin)
    const papers = await store.bulletins(db, scope, { asOf: now })
    const year = Number(clockDate(now).slice(0, 4))
    return { number: nextNumber(input.office.numberWord, year, papers) }
  },
})

export const issue = implement(routes.issueBulletin, {
  may: ['officer', 'leader'],
  async run(context, { bulletin, number }) {
    const { db, scope, now, actor } = context
    const { head, input, document } = await paperOf(context, bulletin)
    refuseIssued(head)
    const hindering = (await blocking(context, bulletin)).filter((each) => each.weight === 'blocks')
    if (hindering.length > 0) refuseBulletin('blocked', { count: hindering.length })
    const raised = await listObjections.run(context, { subject: `bulletin/${bulletin}` })
    const count = unanswered(raised).length
    if (count > 0) refuseBulletin('objectionsOpen', { count })
    const paper = issuedDocument(document, { number, date: clockDate(now) })
    const snapshot = canonical(snapshotOf(input, paper))
    const hash = sha256(snapshot)
    const kept = { bulletin, number, snapshot, hash, recordedAt: now, recordedBy: actor.name }
    // The key of the table decides between two who issue at once, before anything is printed.
    if (!(await store.insertIssue(db, scope, kept))) return refuseClash(context, bulletin, number)
    const { files, withoutPdf } = await printedFiles(paper)
    await store.insertFiles(db, scope, { bulletin, files, now })
    return { bulletin, hash, files: await store.keptFiles(db, scope, bulletin), withoutPdf }
  },
})

async function refuseClash(context: Context, bulletin: string, number: string): Promise<never> {
  const known = await store.issuedSnapshot(context.db, context.scope, bulletin)
  if (known !== undefined) refuseBulletin('alreadyIssued', { number: known.number })
  return refuseBulletin('numberTaken', { number })
}

/** The seal of a paper that was issued by the moment asked for, opened. */
async function issued({ db, scope, asOf }: Context, bulletin: string) {
  const row = await store.issuedSnapshot(db, scope, bulletin)
  if (row === undefined || instant(row.recordedAt) > instant(asOf))
    return refuseBulletin('notIssued')
  const snapshot: Snapshot = JSON.parse(row.snapshot)
  return { number: row.number, text: row.snapshot, hash: row.hash, snapshot }
}

export const file = implement(routes.bulletinFile, {
  may: businessReaders,
  async run(context, { bulletin, name }) {
    await issued(context, bulletin)
    const kept = await store.keptFile(context.db, context.scope, { bulletin, name })
    return kept ?? refuseBulletin('noFile', { name })
  },
})

export const draftDocx = implement(routes.draftFile, {
  may: businessReaders,
  async run(context, { bulletin }) {
    const { document } = await paperOf(context, bulletin)
    const bytes = await documentToDocx(document, 'working')
    return { name: `${document.title.join('')}(草稿).docx`, type: fileTypes.docx, bytes }
  },
})

export const verify = implement(routes.verifyBulletin, {
  may: businessReaders,
  async run(context, { bulletin }) {
    const { db, scope } = context
    const { number, text, hash } = await issued(context, bulletin)
    const { head, document, input } = await paperOf(context, bulletin)
    const date = document.signature.date ?? ''
    const again = issuedDocument(await asWritten(context, head, input), { number, date })
    const rows = await store.keptFiles(db, scope, bulletin)
    const files = rows.map(({ name }) => store.keptFile(db, scope, { bulletin, name }))
    const compared = await comparison(document, await Promise.all(files))
    return {
      bulletin,
      number,
      hash,
      snapshotSame: sha256(text) === hash,
      draftSame: canonical(again) === canonical(document),
      files: rows.map((row) => ({ ...row, ...compared(row.name) })),
    }
  },
})

export const erratum = implement(routes.draftErratum, {
  may: ['officer'],
  async run(context, { bulletin, office: chosen }) {
    const { snapshot } = await issued(context, bulletin)
    const corrections = await correctionsOf(context, snapshot)
    if (corrections.length === 0) refuseBulletin('nothingToCorrect')
    const codes = [...new Set(corrections.map((each) => each.code))]
    const observations = await listLedger.run(context, { codes, show: 'all', limit: 100_000 })
    const later = { asOf: context.asOf, corrections, observations }
    const input = { ...snapshot.input, office: chosen ?? snapshot.input.office, ...later }
    const document = writtenErratum(snapshot, corrections, input)
    const of = { plan: input.plan.id, period: input.period, corrects: bulletin }
    return begin(context, { ...of, kind: 'erratum' }, { input, document })
  },
})
