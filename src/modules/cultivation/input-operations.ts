/** Keeps the rows that the rules read in step with the appended rows: whoever reads first after a change renews them. */
import { setImmediate } from 'node:timers/promises'
import { clockDate } from '../../base/calendar.ts'
import { digest } from '../../rules/meaning/digest.ts'
import type { Context } from '../../server/context.ts'
import { revisionOf } from '../../server/remembered.ts'
import { aliasesAt } from '../enterprises/operations.ts'
import {
  clearInputs,
  codesNow,
  codesSince,
  codesToRenew,
  countedUpTo,
  keepInputs,
  keepMark,
  lockInputs,
  type Mark,
  type Marks,
  marksNow,
  readMark,
} from './firm-input-store.ts'
import { inputRow } from './input-row.ts'
import { recordsOf } from './record-operations.ts'
import { type Stand, standOn } from './stand-operations.ts'

const FIRMS_AT_ONCE = 2000

/** Brings `firm_input` up to the district's today; nothing to do unless something was entered or a day passed. */
export async function freshInputs(context: Context): Promise<void> {
  const stand = await standOn({ ...context, asOf: context.now, travelling: false }, undefined)
  const wanted = await wantedMark(context, stand)
  if (isSame(await readMark(context.db, context.scope), wanted)) return
  if (context.db.isTransaction) await renew(context, stand)
  else await context.db.transaction().execute((db) => renew({ ...context, db }, stand))
}

/** Makes every row anew, whatever the marks say. */
export async function rebuildInputs(context: Context): Promise<void> {
  const stand = await standOn(context, undefined)
  await context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    await lockInputs(db, context.scope)
    await renewAll(inside, stand)
    await keepMark(db, context.scope, await wantedMark(inside, stand))
  })
}

async function wantedMark(context: Context, { layout, about }: Stand): Promise<Mark> {
  const { db, scope, now } = context
  return {
    layout: digest([...layout.places, ...[...about.kept].sort()].join('\n')),
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

/** All, where rules or the day went another way, a certificate was revoked, or a row came out of turn. */
async function changedCodes(
  { db, scope }: Context,
  kept: Mark | undefined,
  wanted: Mark,
): Promise<string[] | 'all'> {
  if (kept === undefined || kept.layout !== wanted.layout || kept.day > wanted.day) return 'all'
  const before = await countedUpTo(db, scope, kept.marks)
  const isOutOfTurn =
    before.certificates !== kept.marks.certificates || before.entries !== kept.marks.entries
  if (kept.marks.event !== wanted.marks.event || isOutOfTurn) return 'all'
  const undone = wanted.marks.withdrawn.filter((each) => !kept.marks.withdrawn.includes(each))
  const changed = await codesSince(db, scope, { marks: kept.marks, undone })
  const due = await codesToRenew(db, scope, wanted.day)
  return [...new Set([...changed, ...due])]
}

async function renewAll(context: Context, stand: Stand): Promise<void> {
  await clearInputs(context.db, context.scope)
  await renewSome(context, stand, await codesNow(context.db, context.scope))
}

async function renewSome(context: Context, stand: Stand, codes: readonly string[]): Promise<void> {
  const here = { ...context, asOf: context.now, travelling: false }
  const aliases = await aliasesAt(here)
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const asked = codes.slice(from, from + FIRMS_AT_ONCE)
    const some = [...new Set([...asked, ...asked.map((code) => aliases.get(code) ?? code)])]
    const records = await recordsOf(here, some, { day: stand.day, figures: 'values' })
    const rows = records.map((record) => inputRow(record, stand.filling))
    await keepInputs(context.db, context.scope, { codes: some, rows })
    await setImmediate()
  }
}
