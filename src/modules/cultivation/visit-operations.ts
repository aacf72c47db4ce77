import { addDays, clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, firmsByCode, refuseUnknownTown } from '../enterprises/operations.ts'
import type { Firm } from '../enterprises/schema.ts'
import { raise, requestsOf } from '../requests/operations.ts'
import { refuseVisit } from './problems.ts'
import * as routes from './visit-routes.ts'
import {
  dueOn,
  outcomeLabels,
  type Visit,
  type VisitNeed,
  type VisitNote,
  visitState,
} from './visit-schema.ts'
import {
  insertNote,
  insertVisits,
  type VisitRow,
  type VisitsWanted,
  visits,
} from './visit-store.ts'

const MOST_NAMED = 5
/** ◆ Work of a quarter stands beside the stock. */
export const VISIT_DAYS = 90

export const list = implement(routes.listVisits, {
  may: businessReaders,
  async run(context, { town, which }) {
    const today = clockDate(context.asOf)
    const found =
      which === 'recent'
        ? await visitsBetween(context, addDays(today, -VISIT_DAYS), today)
        : await visitsShown(context, {})
    const shown = found.filter(
      (each) =>
        (town === '' || each.town === town) &&
        (which !== 'open' || each.state === 'planned' || each.state === 'overdue'),
    )
    if (shown.length === 0) await refuseUnknownTown(context, town)
    return shown
  },
})

export const ofFirm = implement(routes.visitsOfFirm, {
  may: businessReaders,
  run: (context, { code }) => visitsOf(context, [code]),
})

const MOST_POINTS = 20

export const plan = implement(routes.planVisits, {
  may: ['officer', 'street'],
  async run(asking, { codes, plannedOn, officer, purpose, points }) {
    const context = await inTurn(asking, 'visits')
    const today = clockDate(context.now)
    if (plannedOn < today) refuseVisit('inThePast', { on: plannedOn, today })
    const wanted = [...new Set(codes)]
    const firms = await firmsByCode(context, wanted)
    const known = (code: string | undefined) => firms.get(code ?? '')?.code ?? code
    const unknown = wanted.filter((code) => !firms.has(code))
    if (unknown.length > 0) refuseVisit('unknownFirms', { codes: unknown.join('、') })
    const chosen = [...new Map(wanted.flatMap((code) => pairOf(firms.get(code)))).values()]
    refuseForeignTown(context, chosen)
    const open = (
      await visitsOf(
        context,
        chosen.map(({ code }) => code),
      )
    ).filter(
      ({ state, ...visit }) =>
        (state === 'planned' || state === 'overdue') && dueOn(visit) <= plannedOn,
    )
    if (open.length > 0)
      refuseVisit('alreadyPlanned', { on: plannedOn, firms: named(open.map(({ name }) => name)) })
    const rows = chosen.map(({ code, town }) => ({
      code,
      plannedOn,
      officer: officer === '' ? assigned(context, town) : officer,
      purpose,
      points: points
        .filter((point) => point.code === undefined || known(point.code) === code)
        .slice(0, MOST_POINTS)
        .map(({ title, about }) => ({ title, about })),
    }))
    return insertVisits(context.db, context.scope, { rows, stamp: stampOf(context) })
  },
})

export const record = implement(routes.recordVisit, {
  may: ['officer', 'street'],
  async run(asking, { visit: id, needs, ...note }) {
    const context = await inTurn(asking, 'visits')
    const today = clockDate(context.now)
    const [visit] = await visitsShown(context, { ids: [id] })
    if (visit === undefined) return refuseVisit('unknown', { visit: id })
    const firm = (await firmsByCode(context, [visit.code])).get(visit.code)
    // Whose firm is known no more (its import was undone), nobody knows the town of.
    if (firm === undefined && !context.actor.roles.includes('officer'))
      refuseVisit('unknownFirms', { codes: visit.code })
    refuseForeignTown(context, firm === undefined ? [] : [firm])
    if (visit.state !== 'planned' && visit.state !== 'overdue')
      refuseVisit('closed', { outcome: outcomeLabels[visit.state].zh })
    const isPostponed = note.outcome === 'postponed'
    if (isPostponed && note.onDate < today) refuseVisit('postponedBack', { on: note.onDate, today })
    if (!isPostponed && note.onDate > today) refuseVisit('notYet', { on: note.onDate, today })
    const told = { ...note, raisedOn: isPostponed ? today : note.onDate }
    const requests = await raisedFrom(context, { code: visit.code, needs, told })
    const row = { ...note, requests }
    await insertNote(context.db, context.scope, { visit: id, note: row, stamp: stampOf(context) })
    const [after] = await visitsShown(context, { ids: [id] })
    return after ?? refuseVisit('unknown', { visit: id })
  },
})

type Told = { note: string; raisedOn: string }

/** Each need told on a visit as a request of its own; one of its kind that is still open is not raised again. ◆ */
async function raisedFrom(
  context: Context,
  { code, needs, told }: { code: string; needs: readonly VisitNeed[]; told: Told },
): Promise<VisitNote['requests']> {
  if (needs.length === 0) return []
  const open = (await requestsOf(context, [code])).filter(({ state }) => state === 'open')
  const content = contentOf(told)
  const requests: VisitNote['requests'] = []
  for (const kind of new Set(needs)) {
    const { id } =
      open.find((request) => request.kind === kind) ??
      (await raise.run(context, { code, kind, content, raisedOn: told.raisedOn }))
    requests.push({ kind, id })
  }
  return requests
}

/** Of a longer note the beginning; all of it stands with the visit. */
const LONGEST_CONTENT = 900

function contentOf({ note, raisedOn }: Told): string {
  if (note === '') return `${raisedOn} 走访时提出`
  const short = note.length > LONGEST_CONTENT ? `${note.slice(0, LONGEST_CONTENT)}…` : note
  return `${raisedOn} 走访时提出:${short}`
}

/** Visits of firms, also of the codes that were merged into them; by planned day. */
export async function visitsOf(context: Context, codes: readonly string[]): Promise<Visit[]> {
  const aliases = await aliasesAt(context)
  return visitsShown(context, { codes: membersOf(codes, aliases) })
}

/** Visits planned under these very codes, whatever firm they are read as. */
export function visitsUnder(
  { db, scope, asOf }: Context,
  codes: readonly string[],
): Promise<VisitRow[]> {
  return visits(db, scope, { asOf, codes })
}

/** Visits that took place from one day to another. */
export async function visitsBetween(context: Context, from: string, to: string): Promise<Visit[]> {
  return visitsShown(context, { done: { from, to } })
}

async function visitsShown(context: Context, wanted: Omit<VisitsWanted, 'asOf'>): Promise<Visit[]> {
  const { db, scope, asOf } = context
  const rows = await visits(db, scope, { asOf, ...wanted })
  const firms = await firmsByCode(context, [...new Set(rows.map(({ code }) => code))])
  const today = clockDate(asOf)
  return rows.map((row) => shownVisit(row, firms.get(row.code), today))
}

function shownVisit(row: VisitRow, firm: Firm | undefined, today: string): Visit {
  return {
    ...row,
    code: firm?.code ?? row.code,
    name: firm?.name ?? row.code,
    town: firm?.town ?? '',
    state: visitState(row, today),
  }
}

/** A street officer goes to the firms of the own town; the plan officer plans for all. */
function refuseForeignTown({ actor }: Context, firms: readonly Firm[]): void {
  if (actor.roles.includes('officer')) return
  const town = actor.body ?? ''
  if (town === '') refuseVisit('noTown')
  const foreign = firms.filter((firm) => firm.town !== town)
  if (foreign.length > 0)
    refuseVisit('notYourTown', {
      town,
      count: foreign.length,
      firms: named(foreign.map(({ name }) => name)),
    })
}

/** Whoever plans the own visits goes in person; what the plan officer plans is the town's. */
function assigned({ actor }: Context, town: string): string {
  return actor.roles.includes('officer') ? town : actor.name
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join('、')
  return names.length > MOST_NAMED ? `${shown}等` : shown
}

function pairOf(firm: Firm | undefined): [string, Firm][] {
  return firm === undefined ? [] : [[firm.code, firm]]
}

function stampOf({ now, actor }: Context) {
  return { now, name: actor.name, account: actor.account }
}
