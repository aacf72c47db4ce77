import { clockDate } from '../../base/calendar.ts'
import { closingMonth, lastDay } from '../../base/period.ts'
import { businessReaders } from '../../base/role.ts'
import { converted } from '../../base/unit.ts'
import { districtName } from '../../server/clock.ts'
import { type Context, implement } from '../../server/context.ts'
import { definitions } from '../indicators/operations.ts'
import type { Definition } from '../indicators/schema.ts'
import type { Line } from './ledger-line.ts'
import { refuseObservation } from './problems.ts'
import {
  approvalQueue,
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
  approvalsOf,
  areas,
  currentLines,
  insertApprovals,
  insertLines,
  insertWithdrawals,
  linesAsOf,
  undecidedLines,
} from './store.ts'

export const list = implement(listObservations, {
  may: businessReaders,
  async run(context, { code, codes, ids, area, scope: range, period, show, limit }) {
    const { db, scope, asOf } = context
    const asked = {
      asOf,
      limit,
      ...(code === undefined ? {} : { codes: [code] }),
      ...(codes === undefined ? {} : { codes }),
      ...(ids === undefined ? {} : { ids }),
      ...(area === undefined ? {} : { area }),
      ...(range === undefined ? {} : { scope: range }),
      ...(period === undefined ? {} : { closingMonths: [closingMonth(period)] }),
    }
    const current = await currentLines(db, scope, asked)
    const lines = show === 'current' ? current : await linesAsOf(db, scope, asked)
    return rowsOf(lines, new Set(current.map((line) => line.id)), await cardsOf(context))
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
  async run(context, input) {
    const { db, scope, now, actor } = context
    const cards = (await cardsOf(context)).get(input.code)
    const day = lastDay(input.period)
    const card = cards?.find((each) => each.effectiveFrom <= day) ?? cards?.at(-1)
    if (card === undefined) return refuseObservation('noSuchIndicator', { code: input.code })
    if (day > clockDate(now)) refuseObservation('futurePeriod', { period: input.period })
    const value = converted(input.value, input.unit, card.unit)
    if (value === undefined)
      return refuseObservation('unitMismatch', { unit: input.unit, expected: card.unit })
    const area = input.area ?? (await districtName(db, scope))
    const [known] = await currentLines(db, scope, {
      asOf: now,
      codes: [input.code],
      area,
      scope: input.scope,
      closingMonths: [closingMonth(input.period)],
    })
    if (known !== undefined && input.reason === '')
      refuseObservation('correctionNeedsReason', { value: known.value, unit: known.unit })
    const source = {
      confidence: 'ownFile' as const,
      ...(input.document === '' ? {} : { document: input.document }),
      ...(input.note === '' ? {} : { note: input.note }),
    }
    const [id = ''] = await insertLines(db, scope, [
      {
        code: input.code,
        definitionVersion: card.version,
        area,
        scope: input.scope,
        period: input.period,
        value,
        numerator: input.numerator,
        denominator: input.denominator,
        unit: card.unit,
        state: input.state,
        source,
        recordedAt: now,
        recordedBy: actor.name,
        supersedes: known?.id ?? null,
        reason: input.reason,
        importId: null,
      },
    ])
    return { id }
  },
})

export const bring = implement(recordMany, {
  may: ['officer', 'reporter', 'statistics'],
  audited: ({ values }) => ({ values: values.length, importId: values[0]?.importId ?? null }),
  async run(context, { values }) {
    const { db, scope, now, actor } = context
    const cards = await cardsOf(context)
    const today = clockDate(now)
    for (const value of values) {
      const known = cards.get(value.code)
      if (!known?.some((card) => card.version === value.definitionVersion))
        refuseObservation('noSuchIndicator', { code: value.code })
      if (lastDay(value.period) > today) refuseObservation('futurePeriod', { period: value.period })
    }
    const lines = values.map((value) => ({ ...value, recordedAt: now, recordedBy: actor.name }))
    return { ids: await insertLines(db, scope, lines) }
  },
})

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
  async run(context) {
    const { db, scope, asOf } = context
    const lines = await undecidedLines(db, scope, asOf)
    const codes = [...new Set(lines.map((line) => line.code))]
    const [known, cards] = await Promise.all([
      currentLines(db, scope, { asOf, codes }),
      cardsOf(context),
    ])
    const rows = rowsOf(lines, new Set(lines.map((line) => line.id)), cards)
    return rows.map((row) => ({ ...row, previous: previousOf(row, known) }))
  },
})

/** The value of the closest earlier period of the same series, to compare with. */
function previousOf(row: LedgerRow, known: readonly Line[]) {
  const month = closingMonth(row.period)
  const earlier = known
    .filter(
      (each) =>
        each.code === row.code &&
        each.area === row.area &&
        each.scope === row.scope &&
        closingMonth(each.period) < month,
    )
    .sort((a, b) => closingMonth(b.period) - closingMonth(a.period))[0]
  return earlier === undefined ? null : { value: earlier.value, period: earlier.period }
}

export const decide = implement(decideObservations, {
  may: ['statistics'],
  async run({ db, scope, now, actor }, { ids, decision, condition }) {
    if (decision === 'returned' && condition === '') refuseObservation('returnNeedsReason')
    const lines = await linesAsOf(db, scope, { asOf: now, ids })
    const [missing] = ids.filter((id) => !lines.some((line) => line.id === id))
    if (missing !== undefined) refuseObservation('noSuchObservation', { id: missing })
    const [withdrawn] = lines.filter((line) => line.withdrawn !== null)
    if (withdrawn !== undefined) refuseObservation('notApprovable', { id: withdrawn.id })
    const own = lines.find((line) => line.recordedBy === actor.name)
    if (own !== undefined) refuseObservation('ownValue', { id: own.id })
    await insertApprovals(
      db,
      scope,
      ids.map((observation) => ({
        observation,
        decision,
        condition,
        recordedAt: now,
        recordedBy: actor.name,
      })),
    )
    return { decided: ids.length }
  },
})

export const series = implement(readSeries, {
  may: businessReaders,
  async run({ db, scope, asOf }, { codes, area, scope: range, periods, closingMonths }) {
    const months = closingMonths ?? periods?.map(closingMonth)
    const lines = await currentLines(db, scope, {
      asOf,
      ...(codes === undefined ? {} : { codes }),
      ...(area === undefined ? {} : { area }),
      ...(range === undefined ? {} : { scope: range }),
      ...(months === undefined ? {} : { closingMonths: months }),
    })
    return lines.map(({ withdrawn: _, ...line }) => line)
  },
})

export const places = implement(listAreas, {
  may: businessReaders,
  run: ({ db, scope, asOf }) => areas(db, scope, asOf),
})
