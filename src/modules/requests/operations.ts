import { clockDate, daysBetween } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, firmsByCode } from '../enterprises/operations.ts'
import { refuseRequest } from './problems.ts'
import * as routes from './routes.ts'
import {
  type EnterpriseRequest,
  type RequestRow,
  type RequestTurn,
  requestState,
} from './schema.ts'
import { insertRequest, insertTurn, requests, type Wanted } from './store.ts'

const keepers = ['officer', 'street'] as const

export const list = implement(routes.listRequests, {
  may: businessReaders,
  run: (context, { code }) => requestsOf(context, [code]),
})

/** Every request with its firm as it stands today: open ones first, the longest open before the others. */
export const all = implement(routes.listAllRequests, {
  may: businessReaders,
  sameForAll: true,
  async run(context): Promise<RequestRow[]> {
    const found = await kept(context, {})
    const today = clockDate(context.asOf)
    const codes = found.map(({ code }) => code)
    const firms = await firmsByCode(context, codes, today)
    const rows = found.map((row) => {
      const firm = firms.get(row.code)
      const end = row.state === 'closed' ? (row.turns.at(-1)?.onDate ?? today) : today
      const days = daysBetween(row.raisedOn, end)
      return { ...row, name: firm?.name ?? '', town: firm?.town ?? '', days }
    })
    const isOpen = ({ state }: RequestRow) => state === 'open'
    return [
      ...rows.filter(isOpen).sort((a, b) => b.days - a.days),
      ...rows.filter((row) => !isOpen(row)),
    ]
  },
})

export const raise = implement(routes.raiseRequest, {
  may: keepers,
  async run(asking, row) {
    const context = await inTurn(asking, 'requests')
    await refuseForeign(context, row.code)
    refuseFuture(context, row.raisedOn)
    await refuseSameAgain(context, row)
    const id = await insertRequest(context.db, context.scope, { row, stamp: context })
    return oneOf(context, id)
  },
})

export const close = implement(routes.closeRequest, {
  may: keepers,
  run: (context, { request, onDate, result }) =>
    turned(context, request, { state: 'closed', onDate, result }),
})

export const reopen = implement(routes.reopenRequest, {
  may: keepers,
  run: (context, { request, onDate, result }) =>
    turned(context, request, { state: 'open', onDate, result }),
})

type Turn = Pick<RequestTurn, 'state' | 'onDate' | 'result'>

async function turned(asking: Context, id: string, turn: Turn): Promise<EnterpriseRequest> {
  const context = await inTurn(asking, 'requests')
  const before = await oneOf(context, id)
  await refuseForeign(context, before.code)
  if (before.state === turn.state)
    refuseRequest(turn.state === 'closed' ? 'alreadyClosed' : 'notClosed')
  refuseFuture(context, turn.onDate)
  const last = before.turns.at(-1)?.onDate ?? before.raisedOn
  if (turn.onDate < last) refuseRequest('beforeRaised', { on: turn.onDate, before: last })
  await insertTurn(context.db, context.scope, { request: id, turn, stamp: context })
  return oneOf(context, id)
}

/** Requests of firms, also under the codes that were merged into them; the newest first. */
export async function requestsOf(
  context: Context,
  codes: readonly string[],
): Promise<EnterpriseRequest[]> {
  const aliases = await aliasesAt(context)
  return kept(context, { codes: membersOf(codes, aliases) })
}

/** Requests raised under these very codes, whatever firm they are read as. */
export function requestsUnder(
  context: Context,
  codes: readonly string[],
): Promise<EnterpriseRequest[]> {
  return kept(context, { codes })
}

/**
 * How many requests were closed from one day to another, by the firm's town on the last day. Undefined
 * while nobody keeps requests: then there is no number.
 */
export async function requestsClosedBetween(
  context: Context,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, number> | undefined> {
  const all = await kept(context, {})
  if (all.every(({ raisedOn }) => raisedOn > to)) return undefined
  const closed = all.filter(({ turns }) => {
    const last = turns.filter(({ onDate }) => onDate <= to).at(-1)
    return last?.state === 'closed' && last.onDate >= from
  })
  const firms = await firmsByCode(
    context,
    closed.map(({ code }) => code),
    to,
  )
  const towns = new Map<string, number>()
  for (const { code } of closed) {
    const town = firms.get(code)?.town ?? ''
    towns.set(town, (towns.get(town) ?? 0) + 1)
  }
  return towns
}

async function kept(context: Context, wanted: Omit<Wanted, 'asOf'>): Promise<EnterpriseRequest[]> {
  const { db, scope, asOf } = context
  const rows = await requests(db, scope, { asOf, ...wanted })
  return rows.map((row) => ({ ...row, state: requestState(row.turns) }))
}

async function oneOf(context: Context, id: string): Promise<EnterpriseRequest> {
  const [one] = await kept(context, { ids: [id] })
  return one ?? refuseRequest('unknown', { request: id })
}

function refuseFuture({ now }: Context, on: string): void {
  const today = clockDate(now)
  if (on > today) refuseRequest('future', { on, today })
}

type Raised = Pick<EnterpriseRequest, 'code' | 'kind' | 'content' | 'raisedOn'>

/** The same words of the same day, still open, are the same request. */
async function refuseSameAgain(context: Context, { code, ...row }: Raised): Promise<void> {
  const same = (await requestsOf(context, [code])).some(
    ({ state, kind, content, raisedOn }) =>
      state === 'open' && kind === row.kind && content === row.content && raisedOn === row.raisedOn,
  )
  if (same) refuseRequest('alreadyRaised', { on: row.raisedOn })
}

/** A street officer keeps the requests of the own town; the plan officer those of all. */
async function refuseForeign(context: Context, code: string): Promise<void> {
  const firm =
    (await firmsByCode(context, [code])).get(code) ?? refuseRequest('unknownFirm', { code })
  const { actor } = context
  if (actor.roles.includes('officer')) return
  const own = actor.body ?? ''
  if (own === '') refuseRequest('noOwnTown')
  if (firm.town !== own) refuseRequest('notYourTown', { name: firm.name, own })
}
