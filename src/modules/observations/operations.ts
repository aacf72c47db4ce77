import { clockDate } from '../../base/calendar.ts'
import { closingMonth } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { definitions } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import { approvalsOf, insertApprovals, insertWithdrawals } from './decision-store.ts'
import { entry, keyOf } from './entering.ts'
import type { Line } from './ledger-line.ts'
import { refuseObservation } from './problems.ts'
import {
  approvalQueue,
  type BroughtValue,
  countOpen,
  decideObservations,
  type LedgerRow,
  listAreas,
  listObservations,
  readObservation,
  readSeries,
  recordMany,
  recordObservation,
  withdrawMany,
  withdrawObservation,
} from './routes.ts'
import {
  areas,
  currentLines,
  insertLines,
  linesAsOf,
  lockLedger,
  newestLines,
  openCounts,
  undecidedLines,
} from './store.ts'

export const list = implement(listObservations, {
  may: businessReaders,
  sameForAll: true,
  async run(context, { code, codes, ids, area, scope: range, period, show, limit }) {
    const { db, scope, asOf } = context
    const asked = {
      asOf,
      limit,
      codes: code === undefined ? codes : [code],
      ids,
      area,
      scope: range,
      closingMonths: period === undefined ? undefined : [closingMonth(period)],
    }
    const [lines, cards] = await Promise.all([
      show === 'current' ? newestLines(db, scope, asked) : linesAsOf(db, scope, asked),
      cardsOf(context),
    ])
    const current =
      show === 'current'
        ? lines
        : await newestLines(db, scope, { asOf, ids: lines.map((line) => line.id) })
    return rowsOf(lines, new Set(current.map((line) => line.id)), cards)
  },
})

type Cards = ReadonlyMap<string, readonly Definition[]>

/** Every card by code, newest version first. */
async function cardsOf(context: Context): Promise<Cards> {
  const byCode = new Map<string, Definition[]>()
  for (const card of await definitions.run(context, {}))
    byCode.set(card.code, [...(byCode.get(card.code) ?? []), card])
  return byCode
}

function rowsOf(lines: readonly Line[], current: ReadonlySet<string>, cards: Cards): LedgerRow[] {
  return lines.map((line) => {
    const card = cards.get(line.code)?.find((each) => each.version === line.definitionVersion)
    return {
      ...line,
      name: card?.name ?? line.code,
      nameEn: card?.nameEn ?? line.code,
      decimals: card?.decimals ?? 2,
      current: current.has(line.id),
    }
  })
}

export const read = implement(readObservation, {
  may: businessReaders,
  async run(context, { id }) {
    const { db, scope, asOf } = context
    const [line] = await linesAsOf(db, scope, { asOf, ids: [id] })
    if (line === undefined) return refuseObservation('noSuchObservation', { id })
    const key = {
      asOf,
      codes: [line.code],
      area: line.area,
      scope: line.scope,
      closingMonths: [closingMonth(line.period)],
    }
    const [history, current, approvals, cards] = await Promise.all([
      linesAsOf(db, scope, key),
      currentLines(db, scope, key),
      approvalsOf(db, scope, { id, asOf }),
      cardsOf(context),
    ])
    const rows = rowsOf(history, new Set(current.map((each) => each.id)), cards)
    const observation =
      rows.find((each) => each.id === id) ?? refuseObservation('noSuchObservation', { id })
    return { observation, history: rows, approvals }
  },
})

export const record = implement(recordObservation, {
  may: ['officer', 'reporter', 'statistics'],
  async run(asking, { document, note, supersedes: _, ...value }) {
    const context = await holdLedger(asking)
    const { db, scope, now } = context
    const area = value.area ?? (await districtName(db, scope))
    const { code, period } = value
    const cards = (await cardsOf(context)).get(code)
    const place = { codes: [code], area, scope: value.scope, closingMonths: [closingMonth(period)] }
    const [known] = await currentLines(db, scope, { asOf: now, ...place })
    const source = {
      confidence: 'ownFile' as const,
      ...(document === '' ? {} : { document }),
      ...(note === '' ? {} : { note }),
    }
    const entering = { ...value, area, source, importId: null }
    const entered = entry(entering, { cards, known, today: clockDate(now) })
    if ('fault' in entered) return refuseObservation(entered.fault, entered.details)
    if (known !== undefined && value.reason === '')
      refuseObservation('correctionNeedsReason', { value: known.value, unit: known.unit })
    const [id = ''] = await append(context, [entered.line])
    return { id }
  },
})

export const bring = implement(recordMany, {
  may: ['officer', 'reporter', 'statistics'],
  audited: ({ values }) => ({ values: values.length, importId: values[0]?.importId ?? null }),
  async run(asking, { values }) {
    const context = await holdLedger(asking)
    const { db, scope, now } = context
    const cards = await cardsOf(context)
    const current = await currentLines(db, scope, {
      asOf: now,
      codes: [...new Set(values.map((value) => value.code))],
      closingMonths: [...new Set(values.map((value) => closingMonth(value.period)))],
    })
    const known = new Map(current.map((line) => [keyOf(line), line]))
    const today = clockDate(now)
    const lines = values.map((value) => {
      const beside = { cards: cards.get(value.code), known: known.get(keyOf(value)), today }
      const entered = entry(value, beside)
      return 'fault' in entered ? refuseObservation(entered.fault, entered.details) : entered.line
    })
    return { ids: await append(context, lines) }
  },
})

function append({ db, scope, now, actor }: Context, lines: readonly BroughtValue[]) {
  const recorded = {
    recordedAt: now,
    recordedBy: actor.name,
    recordedAccount: actor.account ?? null,
  }
  return insertLines(
    db,
    scope,
    lines.map((line) => ({ ...line, ...recorded })),
  )
}

/**
 * Holds everybody else who writes to the district's ledger until this transaction ends, so that what is
 * compared is what is replaced. For desks that compare before they bring, in the context it answers.
 */
export async function holdLedger(context: Context): Promise<Context> {
  const { db, scope, now } = context
  const moment = await lockLedger(db, scope, now)
  return { ...context, now: moment, asOf: moment }
}

export const withdrawImported = implement(withdrawMany, {
  may: ['officer', 'reporter', 'statistics'],
  async run({ db, scope, now, actor }, { importId, reason }) {
    const lines = await linesAsOf(db, scope, { asOf: now, importId })
    const ids = lines.filter((line) => line.withdrawn === null).map((line) => line.id)
    const withdrawal = { ids, reason, recordedAt: now, recordedBy: actor.name }
    return { withdrawn: await insertWithdrawals(db, scope, withdrawal) }
  },
})

export const withdraw = implement(withdrawObservation, {
  may: ['officer', 'statistics'],
  async run({ db, scope, now, actor }, { id, reason }) {
    const [line] = await linesAsOf(db, scope, { asOf: now, ids: [id] })
    if (line === undefined) refuseObservation('noSuchObservation', { id })
    const withdrawal = { ids: [id], reason, recordedAt: now, recordedBy: actor.name }
    if ((await insertWithdrawals(db, scope, withdrawal)) === 0)
      refuseObservation('alreadyWithdrawn', { id })
    return { id }
  },
})

export const queue = implement(approvalQueue, {
  may: businessReaders,
  async run(context, { limit }) {
    const { db, scope, asOf } = context
    const lines = await undecidedLines(db, scope, { asOf, limit })
    const codes = [...new Set(lines.map((line) => line.code))]
    const [known, cards] = await Promise.all([
      currentLines(db, scope, { asOf, codes }),
      cardsOf(context),
    ])
    const earlier = byPlace(known)
    const mine = new Set(lines.filter((line) => isOwn(line, context.actor)).map((line) => line.id))
    return rowsOf(lines, new Set(lines.map((line) => line.id)), cards).map((row) => ({
      ...row,
      previous: previousOf(row, earlier),
      own: mine.has(row.id),
    }))
  },
})

export const open = implement(countOpen, {
  may: businessReaders,
  run: ({ db, scope, asOf }) => openCounts(db, scope, { asOf }),
})

/** Values of one indicator, place and range, oldest period first. */
function byPlace(lines: readonly Line[]): Map<string, Line[]> {
  const places = new Map<string, Line[]>()
  for (const line of lines) {
    const same = places.get(placeOf(line))
    if (same === undefined) places.set(placeOf(line), [line])
    else same.push(line)
  }
  return places
}

function placeOf({ code, area, scope }: Pick<Line, 'code' | 'area' | 'scope'>): string {
  return [code, area, scope].join('\n')
}

/** The value of the closest earlier period of the same series, to compare with. */
function previousOf(row: LedgerRow, known: ReadonlyMap<string, readonly Line[]>) {
  const month = closingMonth(row.period)
  const same = known.get(placeOf(row))
  const earlier = same?.findLast((each) => closingMonth(each.period) < month)
  return earlier === undefined ? null : { value: earlier.value, period: earlier.period }
}

/** Whether this person recorded it: by account; by name only where a line is older than the accounts. */
function isOwn(
  line: Pick<Line, 'recordedAccount' | 'recordedBy'>,
  actor: Context['actor'],
): boolean {
  const { recordedAccount: account = null } = line
  return account === null ? line.recordedBy === actor.name : account === actor.account
}

export const decide = implement(decideObservations, {
  may: ['statistics'],
  async run({ db, scope, now, actor }, { ids, decision, condition }) {
    if (decision === 'returned' && condition === '') refuseObservation('returnNeedsReason')
    const lines = await linesAsOf(db, scope, { asOf: now, ids })
    const byId = new Map(lines.map((line) => [line.id, line]))
    const missing = ids.find((id) => !byId.has(id))
    if (missing !== undefined) refuseObservation('noSuchObservation', { id: missing })
    const withdrawn = lines.find((line) => line.withdrawn !== null)
    if (withdrawn !== undefined) refuseObservation('notApprovable', { id: withdrawn.id })
    const own = lines.find((line) => isOwn(line, actor))
    if (own !== undefined) refuseObservation('ownValue', { id: own.id })
    const decided = { decision, condition, recordedAt: now, recordedBy: actor.name }
    const rows = [...byId.keys()].map((observation) => ({ observation, ...decided }))
    await insertApprovals(db, scope, rows)
    return { decided: rows.length }
  },
})

export const series = implement(readSeries, {
  may: businessReaders,
  async run({ db, scope, asOf }, { codes, area, scope: range, periods, closingMonths }) {
    const months = closingMonths ?? periods?.map(closingMonth)
    const lines = await currentLines(db, scope, {
      asOf,
      codes,
      area,
      scope: range,
      closingMonths: months,
    })
    return lines.map(({ withdrawn: _, ...line }) => line)
  },
})

export const places = implement(listAreas, {
  may: businessReaders,
  run: ({ db, scope, asOf }) => areas(db, scope, asOf),
})
