/** The verdict on one firm without its reasons, for tables of many. */
import { label } from '../../base/label.ts'
import { copyInput, type Engine, engineOf, outcomeAt, refill } from '../../rules/judge/engine.ts'
import { type FactFault, type Facts, readFacts } from '../../rules/judge/facts.ts'
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

export function judgeFirm(version: Version, facts: Facts, { on, procedure }: When): Judged {
  const read = readFacts(version, facts, on, procedure)
  const open = { verdict: 'undetermined', amount: null } as const
  if (read.faults.length > 0) return { ...open, faults: read.faults }
  const day = dayOf(on) ?? 0
  const state = judgedState(engineOf(version), read.inputs, day)
  const clash = version.constraints.filter(({ slot }) => state.may[slot] !== true)
  if (clash.length > 0)
    return {
      ...open,
      faults: clash.map(({ id }) => ({
        at: id,
        code: 'contradiction',
        message: label(`数据互相矛盾,应有 ${id};请核对`, `The data contradict ${id}; check them`),
      })),
    }
  const isCapped = version.validity.some(
    ({ from, to, procedures, capped }) =>
      capped !== null &&
      (from === null || from <= day) &&
      (to === null || day <= to) &&
      (procedures.length === 0 || procedures.includes(procedure)),
  )
  const verdict = isCapped ? 'undetermined' : outcomeAt(state, version.verdict)
  if (version.amount === null) return { faults: [], verdict, amount: null }
  const { total, items } = version.amount
  const money = (value = zero) => toText(over(value, whole(100)), 4)
  const isOpen = items.some((item) => item.open && state.may[item.applies] === true)
  const hi = isOpen ? null : money(state.hi[total])
  return { faults: [], verdict, amount: { lo: money(state.lo[total]), hi } }
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
