import { clockDate } from '../../base/calendar.ts'
import type { New, SourceClass } from '../../base/recorded.ts'
import { appendedTables } from '../../server/appended-row.ts'
import { askedOnce } from '../../server/asked-once.ts'
import type { Context } from '../../server/context.ts'
import { countGrown } from '../../server/database/grown.ts'
import { insertFactBlock, insertFilingBlock } from './block-store.ts'
import { aliasesOf, membersOf, mergedInto } from './code-aliases.ts'
import {
  type Aliases,
  allCodes,
  chunked,
  codesNamed,
  decisionsAt,
  firmsOf,
  insertFacts,
  insertResolutions,
  type Stamp,
} from './fact-store.ts'
import { figuresOf, insertFilings, keepFigures } from './filing-store.ts'
import type { BlockOrigin, FirmBlock } from './firm-block.ts'
import { normalName } from './firm-name.ts'
import { insertTurn } from './image-store.ts'
import { firmsNow } from './list-store.ts'
import { keepFirms, keepWords, lockFirms, type Places, placesOf, spareMemory } from './now-store.ts'
import { refuseEnterprise } from './problems.ts'
import {
  type CurrentFigure,
  type EnterpriseFact,
  type Filing,
  type Firm,
  factKindLabels,
  type Resolution,
} from './schema.ts'

/** Firms made anew in one statement. */
const FIRMS_AT_ONCE = 50_000
/** ◆ From so many on the database is given more memory to sort them in. */
const MANY = 500

const stampOf = ({ now, actor }: Context): Stamp => ({
  now,
  name: actor.name,
  account: actor.account,
})

/** `later`: the caller enters much more and then calls `refreshFirms` for all of it, in the same transaction. */
type Ready = 'now' | 'later'

/**
 * Appends facts inside the caller's transaction and keeps the firms ready; numbers in the same order. Refuses
 * `enterprise.surveyFact`: what a firm is stands before everybody's eyes, and a survey may not say it.
 */
export async function enterFacts(
  context: Context,
  rows: readonly New<EnterpriseFact>[],
  ready: Ready = 'now',
): Promise<string[]> {
  if (rows.some(({ sourceClass }) => sourceClass === 'survey')) refuseEnterprise('surveyFact')
  const today = clockDate(context.now)
  const named = rows.map((row) =>
    row.kind === 'name' ? { ...row, value: normalName(row.value) } : row,
  )
  const future = named.find(({ validFrom }) => validFrom > today)
  if (future !== undefined)
    refuseEnterprise('futureFact', {
      code: future.code,
      kind: factKindLabels[future.kind].zh,
      day: future.validFrom,
      today,
    })
  await lockFirms(context.db, context.scope)
  const ids = await insertFacts(context.db, context.scope, { rows: named, stamp: stampOf(context) })
  if (ready === 'now')
    await refreshFirms(context, [...new Set(rows.map(({ code }) => code))], 'identity')
  return ids
}

/** Appends yearly figures inside the caller's transaction and keeps those that count ready. */
export async function enterFilings(
  context: Context,
  rows: readonly New<Filing>[],
  ready: Ready = 'now',
): Promise<string[]> {
  await lockFirms(context.db, context.scope)
  const ids = await insertFilings(context.db, context.scope, { rows, stamp: stampOf(context) })
  if (ready === 'now')
    await refreshFirms(context, [...new Set(rows.map(({ code }) => code))], 'figures')
  return ids
}

/**
 * Appends a part of an import inside the caller's transaction: whole columns, which this side does not open.
 * The caller then makes the firms of all parts anew by `refreshFirms`. Refuses `enterprise.futureFact`, which takes
 * the transaction back, and `enterprise.surveyFact`.
 */
export async function enterFirmBlock(
  context: Context,
  block: FirmBlock,
  origin: BlockOrigin,
): Promise<void> {
  const { db, scope, now } = context
  const stamp = stampOf(context)
  if (block.facts.count > 0 && origin.sourceClass === 'survey') refuseEnterprise('surveyFact')
  await lockFirms(db, scope)
  if (block.facts.count > MANY) await spareMemory(db)
  if (block.facts.count > 0) {
    const today = clockDate(now)
    const future = await insertFactBlock(db, scope, { facts: block.facts, origin, stamp, today })
    if (future !== undefined)
      refuseEnterprise('futureFact', { ...future, kind: factKindLabels[future.kind].zh, today })
  }
  if (block.filings.count > 0)
    await insertFilingBlock(db, scope, { filings: block.filings, origin, stamp })
}

/** Appends decisions on pairs of codes; both firms are made anew. */
export async function enterResolutions(
  context: Context,
  rows: readonly New<Resolution>[],
): Promise<string[]> {
  await lockFirms(context.db, context.scope)
  const ids = await insertResolutions(context.db, context.scope, { rows, stamp: stampOf(context) })
  await refreshFirms(
    context,
    rows.flatMap(({ code, other }) => [code, other]),
  )
  return ids
}

/**
 * Makes what is kept ready anew from the appended rows, for these firms or for all. An import that was
 * undone calls it for the firms of its rows.
 */
export async function refreshFirms(
  context: Context,
  codes: readonly string[] | 'all',
  what: 'both' | 'identity' | 'figures' = 'both',
): Promise<void> {
  const { db, scope, now } = context
  if (codes.length === 0) return
  await lockFirms(db, scope)
  const aliases = await aliasesAt(context, now)
  const when = { day: clockDate(now), asOf: now }
  const asked = codes === 'all' ? await allCodes(db, scope) : codes
  const roots = [...new Set(asked.map((code) => aliases.get(code) ?? code))]
  const isMany = roots.length > MANY
  if (isMany) {
    await countGrown(db, appendedTables)
    await spareMemory(db)
  }
  for (const chunk of chunked(roots, FIRMS_AT_ONCE)) {
    const members = membersOf(chunk, aliases)
    const wanted = { codes: members, aliases, when, asOf: now }
    const firms = what === 'figures' ? [] : await keepFirms(db, scope, wanted)
    // Words are made here while the database is busy with figures.
    await Promise.all([
      what === 'identity' ? undefined : keepFigures(db, scope, wanted),
      keepWords(db, scope, { firms, aliases }),
    ])
  }
  if (what !== 'figures') await insertTurn(db, scope, membersOf(roots, aliases))
  if (isMany) await countGrown(db, ['enterprise_now', 'enterprise_words', 'figure_now'])
}

/** Towns and parks of today's register, by which a cell is read as one of them. */
export function placesNamed({ db, scope }: Context): Promise<Places> {
  return placesOf(db, scope)
}

/** Code that goes → code that stays, as known at a moment (by default at the reader's). */
export function aliasesAt(context: Context, asOf = context.asOf): Promise<Aliases> {
  const { db, scope } = context
  return askedOnce(context, `aliases ${asOf}`, async () =>
    aliasesOf(await decisionsAt(db, scope, asOf)),
  )
}

/** Code that goes → the code it was merged into directly, as known now. */
export async function mergesNow({
  db,
  scope,
  asOf,
}: Context): Promise<ReadonlyMap<string, string>> {
  return mergedInto(await decisionsAt(db, scope, asOf))
}

/**
 * The firms behind these codes, by the code that was asked (a merged code finds the firm it went into).
 * Speaks of `day`, by default the reader's today.
 */
export async function firmsByCode(
  context: Context,
  codes: readonly string[],
  day = clockDate(context.asOf),
): Promise<Map<string, Firm>> {
  const aliases = await aliasesAt(context)
  const roots = [...new Set(codes.map((code) => aliases.get(code) ?? code))]
  const firms = await firmsOn(context, { roots, aliases, day })
  const byCode = new Map(firms.map((firm) => [firm.code, firm]))
  return new Map(
    codes.flatMap((code) => {
      const firm = byCode.get(aliases.get(code) ?? code)
      return firm === undefined ? [] : [[code, firm]]
    }),
  )
}

async function firmsOn(
  { db, scope, asOf, now, travelling }: Context,
  { roots, aliases, day }: { roots: readonly string[]; aliases: Aliases; day: string },
): Promise<Firm[]> {
  if (!travelling && day === clockDate(now)) return firmsNow(db, scope, roots)
  const codes = membersOf(roots, aliases)
  return firmsOf(db, scope, { codes, aliases, when: { day, asOf } })
}

/** The firms that bear or bore these names, by the name that was asked. */
export async function firmsByName(
  context: Context,
  names: readonly string[],
): Promise<Map<string, Firm[]>> {
  const { db, scope, asOf } = context
  const found = await codesNamed(db, scope, { names: names.map(normalName), asOf })
  const firms = await firmsByCode(context, [...new Set(found.map(({ code }) => code))])
  return new Map(
    names.map((name) => {
      const codes = found.filter((each) => each.name === normalName(name)).map(({ code }) => code)
      const bearers = codes.flatMap((code) => firms.get(code) ?? [])
      return [name, [...new Set(bearers)]]
    }),
  )
}

/**
 * The figures that count, of each firm by the code that was asked. Refuses `enterprise.surveyData`:
 * unit-level survey data serves statistics and nothing else.
 */
export async function currentFigures(
  context: Context,
  codes: readonly string[],
  {
    classes = ['administrative', 'publicList', 'selfReported'],
  }: { classes?: readonly SourceClass[] } = {},
): Promise<Map<string, CurrentFigure[]>> {
  if (classes.includes('survey')) refuseEnterprise('surveyData')
  const { db, scope, asOf } = context
  const aliases = await aliasesAt(context)
  const members = membersOf(codes, aliases)
  const figures = await figuresOf(db, scope, { codes: members, aliases, asOf, classes })
  const byRoot = new Map<string, CurrentFigure[]>()
  for (const { code, ...figure } of figures) byRoot.set(code, [...(byRoot.get(code) ?? []), figure])
  return new Map(codes.map((code) => [code, byRoot.get(aliases.get(code) ?? code) ?? []]))
}
