/** Where the firms stood on a day, and what became of them by another: today's groups and past windows. */
import { digest } from '../../rules/meaning/digest.ts'
import type { Context } from '../../server/context.ts'
import { titles } from '../certificates/operations.ts'
import { isCounted } from '../enterprises/schema.ts'
import { readMark } from './appended-store.ts'
import { answersOf } from './block-operations.ts'
import type { Head } from './firm-block.ts'
import { givingTitle, heldOn } from './firm-record.ts'
import type { ForecastGroup } from './forecast-schema.ts'
import { blocksOn, firmsOn } from './judging-operations.ts'
import { judgedNow } from './kept-operations.ts'
import { freshVerdicts } from './renewal-operations.ts'
import { judgedTitle, type Stand, standOn } from './stand-operations.ts'
import type { Window } from './stock-forecast.ts'
import { isToday } from './verdict-operations.ts'
import { countBits, type Verdict } from './verdict-row.ts'
import { standingCodes } from './verdict-store.ts'
import { keepWindow, keptWindow } from './window-store.ts'

export type Span = { title: string; day: string; until: string }
export type Groups = {
  /** Codes of holders, by a higher title too, and codes by group. */
  holders: ReadonlySet<string>
  counted: ReadonlySet<string>
  byGroup: Readonly<Record<Exclude<ForecastGroup, 'arrivals'>, readonly string[]>>
}

/** Where every firm stands on a day; undefined where no version governs on it. */
export async function groupsOn(
  context: Context,
  { title, day, until }: Span,
): Promise<Groups | undefined> {
  const stand = await standOn(context, day)
  const found = await standing(context, stand, title)
  if (found === undefined) return undefined
  const { held, others } = found
  const codes = (rows: readonly Standing[], test: (row: Standing) => boolean) =>
    rows.filter(test).map(({ code }) => code)
  const ends = ({ until: last }: Standing) => last !== null && last < until
  return {
    holders: new Set(held.map(({ code }) => code)),
    counted: new Set([...others, ...held].map(({ code }) => code)),
    byGroup: {
      ready: codes(others, (row) => row.verdict !== 'unmet'),
      near: codes(others, (row) => row.verdict === 'unmet' && row.failing <= 1),
      far: codes(others, (row) => row.verdict === 'unmet' && row.failing > 1),
      expiringSupported: codes(held, (row) => ends(row) && row.verdict !== 'unmet'),
      expiringAtRisk: codes(held, (row) => ends(row) && row.verdict === 'unmet'),
      running: codes(held, (row) => !ends(row)),
    },
  }
}

type Standing = {
  readonly code: string
  readonly verdict: Verdict | null
  readonly failing: number
  readonly until: string | null
}

type Halves = { readonly held: Standing[]; readonly others: Standing[] }

/** Holders and all others against a title; undefined where no version governs either. */
async function standing(
  context: Context,
  stand: Stand,
  title: string,
): Promise<Halves | undefined> {
  judgedTitle(stand, title)
  const own = judgedNow(stand).filter((each) => each.title === title)
  const [review, entry] = [own.find(({ held }) => held), own.find(({ held }) => !held)]
  if (review === undefined || entry === undefined) return undefined
  const giving = givingTitle(stand.titles, title)
  if (isToday(context, stand)) {
    await freshVerdicts(context)
    const rows = await standingCodes(context.db, context.scope, { title, giving })
    return { held: rows.filter(({ held }) => held), others: rows.filter(({ held }) => !held) }
  }
  const found: Halves = { held: [], others: [] }
  for await (const block of blocksOn(context, stand)) {
    const reviewed = answersOf(block, { stand, ...review })
    const entered = answersOf(block, { stand, ...entry })
    for (const [row, head] of block.heads.entries()) {
      if (!head.counted) continue
      const half = head.held.includes(title) ? 'held' : 'others'
      const { verdict, fails } = (half === 'held' ? reviewed : entered).at(row)
      const standing = { code: head.code, until: lastDay(head, giving), verdict }
      found[half].push({ ...standing, failing: countBits(fails) })
    }
  }
  return found
}

/** Of the certificate that holds longest of those that give a title. */
function lastDay({ held, heldUntil }: Head, giving: ReadonlySet<string>): string | null {
  return held.reduce<string | null>((last, id, at) => {
    const until = giving.has(id) ? (heldUntil[at] ?? null) : null
    return until !== null && (last === null || until > last) ? until : last
  }, null)
}

/** A past window as it is kept, or made and kept: it hangs on the registers alone, not on the day. */
export async function pastWindow(context: Context, span: Span): Promise<Window | undefined> {
  const { db, scope } = context
  if (context.travelling) return windowOf(context, span)
  await freshVerdicts(context)
  const kept = await readMark(db, scope)
  if (kept === undefined) return windowOf(context, span)
  const mark = digest(JSON.stringify([kept.layout, kept.marks]))
  const known = await keptWindow(db, scope, { ...span, mark })
  if (known !== undefined) return known.window ?? undefined
  const window = await windowOf(context, span)
  await keepWindow(db, scope, { ...span, mark, window })
  return window
}

/** A past window; undefined where no rule governed or nobody held the title. */
async function windowOf(context: Context, span: Span): Promise<Window | undefined> {
  const groups = await groupsOn(context, span)
  if (groups === undefined || groups.holders.size === 0) return undefined
  const giving = givingTitle(await titles(context), span.title)
  const after = new Set<string>()
  for await (const firms of firmsOn(context, span.until))
    for (const { firm, runs } of firms)
      if (isCounted(firm) && heldOn(runs, giving, span.until) !== undefined) after.add(firm.code)
  const { byGroup } = groups
  const entered = (codes: readonly string[]) => ({
    size: codes.length,
    moved: codes.filter((code) => after.has(code)).length,
  })
  const left = (codes: readonly string[]) => ({
    size: codes.length,
    moved: codes.filter((code) => !after.has(code)).length,
  })
  const arrived = [...after].filter((code) => !groups.counted.has(code)).length
  return {
    ...{ from: span.day, to: span.until, opening: groups.holders.size, closing: after.size },
    groups: {
      ready: entered(byGroup.ready),
      near: entered(byGroup.near),
      far: entered(byGroup.far),
      arrivals: { size: 0, moved: arrived },
      expiringSupported: left(byGroup.expiringSupported),
      expiringAtRisk: left(byGroup.expiringAtRisk),
      running: left(byGroup.running),
    },
  }
}
