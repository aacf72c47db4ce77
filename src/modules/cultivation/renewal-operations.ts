/** Keeps every firm judged in step with the appended rows: whoever reads first after a change judges anew. */
import { setImmediate } from 'node:timers/promises'
import { clockDate } from '../../base/calendar.ts'
import { digest } from '../../rules/meaning/digest.ts'
import type { Context } from '../../server/context.ts'
import { revisionOf } from '../../server/remembered.ts'
import { aliasesAt } from '../enterprises/operations.ts'
import { blockOf } from './block-operations.ts'
import {
  codesNow,
  codesSince,
  countedUpTo,
  keepMark,
  lockInputs,
  type Mark,
  type Marks,
  marksNow,
  readMark,
} from './firm-input-store.ts'
import { judgedNow, keptRows } from './kept-operations.ts'
import { keptRecords, recordsOn } from './record-operations.ts'
import { versionName } from './rule-in-force.ts'
import { type Stand, standOn } from './stand-operations.ts'
import { clearVerdicts, codesToRenew, keepRenewals, keepVerdicts } from './verdict-store.ts'

const FIRMS_AT_ONCE = 2000

/** Brings `title_verdict` up to the district's today; nothing to do unless something was entered or a day passed. */
export async function freshVerdicts(context: Context): Promise<void> {
  const stand = await standOn({ ...context, asOf: context.now, travelling: false }, undefined)
  const wanted = await wantedMark(context, stand)
  if (isSame(await readMark(context.db, context.scope), wanted)) return
  if (context.db.isTransaction) await renew(context, stand)
  else await context.db.transaction().execute((db) => renew({ ...context, db }, stand))
}

/** Judges every firm anew, whatever the marks say. */
export async function rebuildVerdicts(context: Context): Promise<void> {
  const stand = await standOn(context, undefined)
  await context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    await lockInputs(db, context.scope)
    await renewAll(inside, stand)
    await keepMark(db, context.scope, await wantedMark(inside, stand))
  })
}

/** Answers hang on the versions' own texts, on which of them govern, and on which lists are kept. */
async function wantedMark(context: Context, stand: Stand): Promise<Mark> {
  const { db, scope, now } = context
  const judging = judgedNow(stand).map(
    ({ title, procedure, version }) =>
      `${title} ${procedure} ${versionName(version)} ${version.hash}`,
  )
  const kept = [...stand.about.kept].sort()
  return {
    layout: digest([...stand.layout.places, ...judging, ...kept].join('\n')),
    day: clockDate(now),
    revision: await revisionOf(db, scope),
    marks: await marksNow(db, scope),
  }
}

function isSame(kept: Mark | undefined, wanted: Mark): boolean {
  return (
    kept !== undefined &&
    kept.layout === wanted.layout &&
    kept.day === wanted.day &&
    sameMarks(kept.marks, wanted.marks)
  )
}

function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a.fact === b.fact &&
    a.filing === b.filing &&
    a.resolution === b.resolution &&
    a.certificate === b.certificate &&
    a.certificates === b.certificates &&
    a.event === b.event &&
    a.events === b.events &&
    a.entry === b.entry &&
    a.entries === b.entries &&
    a.withdrawn.join() === b.withdrawn.join()
  )
}

async function renew(context: Context, stand: Stand): Promise<void> {
  const { db, scope } = context
  await lockInputs(db, scope)
  const kept = await readMark(db, scope)
  const wanted = await wantedMark(context, stand)
  if (isSame(kept, wanted)) return
  const codes = await changedCodes(context, kept, wanted)
  if (codes === 'all') await renewAll(context, stand)
  else await renewSome(context, stand, codes)
  await keepMark(db, scope, wanted)
}

/** All, where the rules are others, the day went back, or a row came out of turn. */
async function changedCodes(
  { db, scope }: Context,
  kept: Mark | undefined,
  wanted: Mark,
): Promise<string[] | 'all'> {
  if (kept === undefined || kept.layout !== wanted.layout || kept.day > wanted.day) return 'all'
  const before = await countedUpTo(db, scope, kept.marks)
  const { certificates, events, entries } = kept.marks
  const isOutOfTurn =
    before.certificates !== certificates || before.events !== events || before.entries !== entries
  if (isOutOfTurn) return 'all'
  const undone = wanted.marks.withdrawn.filter((each) => !kept.marks.withdrawn.includes(each))
  const changed = await codesSince(db, scope, { marks: kept.marks, undone })
  const due = await codesToRenew(db, scope, wanted.day)
  return [...new Set([...changed, ...due])]
}

async function renewAll(context: Context, stand: Stand): Promise<void> {
  await clearVerdicts(context.db, context.scope)
  await renewSome(context, stand, await codesNow(context.db, context.scope))
}

async function renewSome(context: Context, stand: Stand, codes: readonly string[]): Promise<void> {
  const here = { ...context, asOf: context.now, travelling: false }
  const aliases = await aliasesAt(here)
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const asked = codes.slice(from, from + FIRMS_AT_ONCE)
    const some = [...new Set([...asked, ...asked.map((code) => aliases.get(code) ?? code)])]
    const kept = await keptRecords(here, some)
    const block = blockOf(await recordsOn(here, some, { day: stand.day, kept }), stand)
    const rows = keptRows(stand, block)
    const days = new Map(block.heads.map(({ code, renewOn }) => [code, renewOn]))
    await keepVerdicts(context.db, context.scope, { codes: some, rows })
    await keepRenewals(context.db, context.scope, { codes: some, days })
    await setImmediate()
  }
}
