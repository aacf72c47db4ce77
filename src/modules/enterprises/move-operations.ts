import { clockDate } from '../../base/calendar.ts'
import type { New } from '../../base/recorded.ts'
import type { Context } from '../../server/context.ts'
import { factsOn, firmOf, knownCode, resting } from './act-operations.ts'
import { concernsTown, moveFault } from './fact-rules.ts'
import { refuseEnterprise } from './problems.ts'
import { enterFacts, firmsByCode } from './register-operations.ts'
import type { recordMove } from './routes.ts'
import {
  type EnterpriseFact,
  type Firm,
  factKindLabels,
  moveLabels,
  presenceLabels,
} from './schema.ts'

type Asked = ReturnType<typeof recordMove.input.parse>

/** Appends where a firm stands since a day: its presence, the town it came to, or both. */
export async function recordingMove(context: Context, asked: Asked): Promise<Firm> {
  const code = await knownCode(context, asked.code)
  const today = await firmOf(context, code)
  const town = ownTown(context, today, asked)
  const before = (await firmsByCode(context, [code], asked.on)).get(code)
  const registered = today.founded ?? (await firstDayHere(context, code))
  const { move, on, where, ground } = asked
  const fault = moveFault(before, { move, on, town, registered })
  if (fault !== undefined)
    refuseEnterprise(fault, {
      day: on,
      registered: registered ?? '',
      presence: before?.presence ? presenceLabels[before.presence].zh : '未登记',
      move: moveLabels[move].zh,
    })
  if (move === 'removed' && before?.town === town)
    refuseEnterprise('unchanged', { kind: factKindLabels.town.zh, value: town, day: on })
  const row = { ...resting(ground), code, validFrom: on }
  const rows: New<EnterpriseFact>[] = []
  if (move !== 'removed') rows.push({ ...row, kind: 'presence', value: move, detail: where })
  if (town !== '' && town !== before?.town)
    rows.push({ ...row, kind: 'town', value: town, detail: where })
  await enterFacts(context, rows)
  return firmOf(context, code)
}

/** The town a firm comes to; a street officer who names none means the own. Refuses what concerns another town. */
function ownTown({ actor, now }: Context, firm: Firm, { move, town, on }: Asked): string {
  const comes = move === 'movedIn' || move === 'removed'
  if (actor.roles.some((role) => role === 'officer' || role === 'reporter'))
    return comes ? town : ''
  const own = actor.body ?? ''
  if (own === '') refuseEnterprise('noOwnTown')
  const from = quarterBefore(clockDate(now))
  if (on < from) refuseEnterprise('townTooLate', { day: on, from })
  const to = move === 'movedIn' && town === '' ? own : town
  if (!concernsTown(firm, { move, town: to }, own))
    refuseEnterprise('notYourTown', { name: firm.name, town: firm.town || '未注明', own })
  return comes ? to : ''
}

/** ◆ Numbers of earlier quarters are out, and another town's among them: a street officer changes none of those. */
function quarterBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1))
  return first.toISOString().slice(0, 10)
}

async function firstDayHere(context: Context, code: string): Promise<string | null> {
  const facts = await factsOn(context, code, clockDate(context.asOf))
  const days = facts.flatMap(({ kind, validFrom }) => (kind === 'presence' ? [validFrom] : []))
  return days.at(-1) ?? null
}
