/** Keeps every firm judged in step with the appended rows: whoever reads first after a change judges anew. */
import { setImmediate } from 'node:timers/promises'
import { clockDate } from '../../base/calendar.ts'
import { digest } from '../../rules/meaning/digest.ts'
import { nowSince } from '../../server/clock.ts'
import type { Context } from '../../server/context.ts'
import { aliasesAt } from '../enterprises/operations.ts'
import {
  codesNow,
  codesSince,
  countedUpTo,
  type FiguresWanted,
  firmCount,
  isLockTimeout,
  keepMark,
  lockVerdicts,
  type Mark,
  type Marks,
  marksNow,
  readMark,
  waitBriefly,
  yearsNow,
} from './appended-store.ts'
import { beginRun, hasFailed, MOST_AWAITED, runIn } from './behind-operations.ts'
import { blockOf, kernelsReady } from './block-operations.ts'
import {
  clearVerdicts,
  codesToRenew,
  dropVerdicts,
  keepRenewals,
  keepVerdicts,
} from './keeping-store.ts'
import { judgedNow, keptRows } from './kept-operations.ts'
import { besideFigures, recordsOn } from './record-operations.ts'
import { versionName } from './rule-in-force.ts'
import { type Stand, standOn } from './stand-operations.ts'

/** Judging so many takes some hundredths of a second, and others are answered in between. */
const FIRMS_AT_ONCE = 1000

/** What is kept, by its mark: as of which day, and how many firms wait to be judged anew. */
export type Kept = { readonly mark: string; readonly day: string; readonly waiting: number }

/**
 * Brings `title_verdict` up to the district's today; nothing to do unless something was entered or a day
 * passed. Where many firms wait, what was kept last is answered and they are judged behind; by other rules
 * nothing that was kept could be read, so then the reader waits.
 */
export async function freshVerdicts(context: Context): Promise<Kept> {
  const stand = await standOn({ ...context, asOf: context.now, travelling: false }, undefined)
  const wanted = await wantedMark(context, stand)
  const kept = await readMark(context.db, context.scope)
  if (isSame(kept, wanted)) return keptAs(wanted, 0)
  if (context.db.isTransaction) {
    await renew(context, stand)
    return keptAs(wanted, 0)
  }
  const readable = kept?.layout === wanted.layout ? kept : undefined
  const running = runIn(context)
  if (running !== undefined && readable !== undefined) return keptAs(readable, running.firms)
  const firms = running?.firms ?? (await firmsWaiting(context, kept, wanted))
  if (firms <= MOST_AWAITED) return renewNow(context, stand, { wanted, readable, firms })
  const isBroken = hasFailed(context)
  const run = beginRun(context, { firms, work: () => renewApart(context, stand) })
  if (readable !== undefined && !isBroken) return keptAs(readable, firms)
  await run.done
  return freshVerdicts(context)
}

function keptAs(mark: Mark, waiting: number): Kept {
  return {
    mark: digest(JSON.stringify([mark.layout, mark.day, mark.marks])),
    day: mark.day,
    waiting,
  }
}

function renewApart(context: Context, stand: Stand): Promise<void> {
  return context.db.transaction().execute((db) => renew({ ...context, db }, stand))
}

type Waiting = { wanted: Mark; readable: Mark | undefined; firms: number }

/** Another node may be at it already: who has something to read does not wait for long. */
async function renewNow(
  context: Context,
  stand: Stand,
  { wanted, readable, firms }: Waiting,
): Promise<Kept> {
  try {
    await context.db.transaction().execute(async (db) => {
      if (readable !== undefined) await waitBriefly(db)
      await renew({ ...context, db }, stand)
    })
    return keptAs(wanted, 0)
  } catch (error) {
    if (readable === undefined || !isLockTimeout(error)) throw error
    return keptAs(readable, firms)
  }
}

async function firmsWaiting(context: Context, kept: Mark | undefined, wanted: Mark) {
  const codes = await changedCodes(context, kept, wanted)
  return codes === 'all' ? firmCount(context.db, context.scope) : codes.length
}

/** Judges every firm anew, whatever the marks say. */
export async function rebuildVerdicts(context: Context): Promise<void> {
  const stand = await standOn(context, undefined)
  await context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    await lockVerdicts(db, context.scope)
    const wanted = await wantedMark(inside, stand)
    await renewAll({ ...inside, now: await nowSince(db, context.scope, context.now) }, stand)
    await keepMark(db, context.scope, wanted)
  })
}

/** Raised whenever the code keeps other rows for the same facts, so that a house of earlier code judges all anew. */
const MAKING = 'making 2'

/** Answers hang on the versions' own texts, on which of them govern, which lists are kept and which title gives which. */
async function wantedMark(context: Context, stand: Stand): Promise<Mark> {
  const { db, scope, now } = context
  const judging = judgedNow(stand).map(
    ({ title, procedure, version }) =>
      `${title} ${procedure} ${versionName(version)} ${version.hash}`,
  )
  const kept = [...stand.about.kept].sort()
  const giving = stand.titles.map(({ id, within }) => `${id} gives ${within.join()}`)
  return {
    layout: digest([MAKING, ...stand.layout.places, ...judging, ...kept, ...giving].join('\n')),
    day: clockDate(now),
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
  await lockVerdicts(db, scope)
  const kept = await readMark(db, scope)
  const wanted = await wantedMark(context, stand)
  if (isSame(kept, wanted)) return
  const codes = await changedCodes(context, kept, wanted)
  // An act may have come after this reader and be counted by the marks already.
  const since = { ...context, now: await nowSince(db, scope, context.now) }
  if (codes === 'all') await renewAll(since, stand)
  else await renewSome(since, stand, codes)
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
  await judgeAnew(context, stand, await codesNow(context.db, context.scope))
}

async function renewSome(context: Context, stand: Stand, codes: readonly string[]): Promise<void> {
  const aliases = await aliasesAt(context, context.now)
  const roots = [...new Set(codes.map((code) => aliases.get(code) ?? code))]
  const titles = stand.titles.map(({ id }) => id)
  await dropVerdicts(context.db, context.scope, {
    codes: [...new Set([...codes, ...roots])],
    titles,
  })
  await judgeAnew(context, stand, roots)
}

/** Judges firms of which nothing is kept: while the database takes one block's rows in, the next is judged. */
async function judgeAnew(context: Context, stand: Stand, codes: readonly string[]): Promise<void> {
  const { db, scope } = context
  const here = { ...context, asOf: context.now, travelling: false }
  const { runs, properties } = await besideFigures(here, codes)
  await kernelsReady(stand, judgedNow(stand))
  const wanted = figuresWanted(stand)
  const inLine = oneAfterTheOther()
  const read = (from: number) =>
    inLine(async () => {
      const some = codes.slice(from, from + FIRMS_AT_ONCE)
      const years = await yearsNow(db, scope, { codes: some, wanted })
      return recordsOn(here, some, { day: stand.day, kept: { years, runs, properties } })
    })
  let reading = read(0)
  let writing: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const firms = await reading
    reading = read(from + FIRMS_AT_ONCE)
    const block = blockOf(firms, stand)
    await setImmediate()
    const rows = keptRows(stand, block)
    const days = new Map(block.heads.map(({ code, renewOn }) => [code, renewOn]))
    await setImmediate()
    await writing
    writing = inLine(async () => {
      await keepVerdicts(db, scope, rows)
      await keepRenewals(db, scope, days)
    })
  }
  await writing
  await reading
}

/** Of years before those that a rule looks back to only figures that speak of the firm and not of the year. */
function figuresWanted({ filling: { readings, about }, day }: Stand): FiguresWanted {
  const back = Math.max(0, ...readings.map(({ targets }) => targets.length))
  const ever = readings.flatMap(({ source, field }) =>
    source.kind === 'figure' && !about.yearly.has(field.name) ? [field.name] : [],
  )
  return { since: Number(day.slice(0, 4)) - back, ever }
}

/** One connection does one thing at a time; what fails is heard by whoever waits for it. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
