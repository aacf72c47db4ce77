/** The verdict on one firm without its reasons, for tables of many. */
import { label } from '../../base/label.ts'
import { copyInput, type Engine, engineOf, outcomeAt, refill } from '../../rules/judge/engine.ts'
import { type FactFault, type Facts, readFactsOn } from '../../rules/judge/facts.ts'
import { type InputState, parameterOn, type State } from '../../rules/judge/state.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import { over, toText, whole, zero } from '../../rules/meaning/rational.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Verdict } from './schema.ts'

export type Judged = {
  readonly faults: readonly FactFault[]
  readonly verdict: Verdict
  /** 元, where the version pays; `hi` null: no upper end is known. */
  readonly amount: { readonly lo: string; readonly hi: string | null } | null
}

export type When = { readonly on: string; readonly procedure: string }

/** What the occasion settles is settled once for all firms of a table. */
export function firmJudge(version: Version, { on, procedure }: When): (facts: Facts) => Judged {
  const day = dayOf(on) ?? 0
  const isCapped = version.validity.some(
    ({ from, to, procedures, capped }) =>
      capped !== null &&
      (from === null || from <= day) &&
      (to === null || day <= to) &&
      (procedures.length === 0 || procedures.includes(procedure)),
  )
  const engine = engineOf(version)
  return (facts) => {
    const { inputs, faults } = readFactsOn(version, facts, { day, procedure })
    if (faults.length > 0) return { ...open, faults }
    const state = judgedState(engine, inputs, day)
    const clash = version.constraints.filter(({ slot }) => state.may[slot] !== true)
    if (clash.length > 0) return { ...open, faults: clash.map(({ id }) => contradiction(id)) }
    const verdict = isCapped ? 'undetermined' : outcomeAt(state, version.verdict)
    return { faults: [], verdict, amount: amountOf(state, version) }
  }
}

/** One firm by itself. */
export function judgeFirm(version: Version, facts: Facts, when: When): Judged {
  return firmJudge(version, when)(facts)
}

const open = { verdict: 'undetermined', amount: null } as const

function contradiction(id: string): FactFault {
  return {
    at: id,
    code: 'contradiction',
    message: label(`数据互相矛盾,应有 ${id};请核对`, `The data contradict ${id}; check them`),
  }
}

function amountOf({ lo, hi, may }: State, { amount }: Version): Judged['amount'] {
  if (amount === null) return null
  const { total, items } = amount
  const money = (value = zero) => toText(over(value, whole(100)), 4)
  const isOpen = items.some((item) => item.open && may[item.applies] === true)
  return { lo: money(lo[total]), hi: isOpen ? null : money(hi[total]) }
}

/**
 * The state of every node. What the hull of all values already settles needs no pieces, which are
 * what takes the time; an award is asked for exactly and so always in pieces.
 */
function judgedState(engine: Engine, inputs: InputState, day: number): State {
  const { state, runs, version } = engine
  const today = whole(day)
  state.day.lo = today
  state.day.hi = today
  for (const [index, parameter] of version.parameters.entries())
    state.parameters[index] = parameterOn(parameter, day)
  for (let index = 0; index < inputs.must.length; index++) copyInput(state.inputs, inputs, index)
  for (const run of runs) run(state)
  const { verdict, amount } = version
  const isSettled = state.must[verdict] === state.may[verdict]
  return isSettled && amount === null ? state : refill(engine)
}
