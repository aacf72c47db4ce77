/** Counts of many firms between two versions: certain moves, possible moves, money, groups. */
import { decimal, type Exact, exact } from '../../base/decimal.ts'
import type { Place } from '../../base/problem.ts'
import type { Comparison, ComparisonGroup } from './comparison-schema.ts'
import type { Judged } from './judge-firm.ts'
import type { Verdict } from './schema.ts'

export type JudgedRow = {
  readonly base: Judged
  readonly reform: Judged
  /** Cells that could not be taken; such a firm is judged by neither version. */
  readonly places: readonly Place[]
}

/** More of them nobody reads at once; the counts are of all. */
const MOST_TOLD = 200

type Counts = Omit<ComparisonGroup, 'group'>
type Totals = Pick<
  Comparison,
  | 'totals'
  | 'groups'
  | 'changed'
  | 'changedCount'
  | 'problems'
  | 'problemCount'
  | 'refused'
  | 'cost'
>
type Firm = { readonly row: number; readonly name: string; readonly group: string }

/** Certain gains and losses, and those that missing data leave possible. */
export function movesOf(base: Verdict, reform: Verdict): Counts {
  const one = (holds: boolean) => (holds ? 1 : 0)
  return {
    firms: 1,
    baseMet: one(base === 'met'),
    reformMet: one(reform === 'met'),
    gains: one(base === 'unmet' && reform === 'met'),
    mayGain: one(base !== 'met' && reform !== 'unmet'),
    loses: one(base === 'met' && reform === 'unmet'),
    mayLose: one(base !== 'unmet' && reform !== 'met'),
    undetermined: one(base === 'undetermined' || reform === 'undetermined'),
  }
}

const nothing: Counts = {
  firms: 0,
  baseMet: 0,
  reformMet: 0,
  gains: 0,
  mayGain: 0,
  loses: 0,
  mayLose: 0,
  undetermined: 0,
}

function added(a: Counts, b: Counts): Counts {
  return {
    firms: a.firms + b.firms,
    baseMet: a.baseMet + b.baseMet,
    reformMet: a.reformMet + b.reformMet,
    gains: a.gains + b.gains,
    mayGain: a.mayGain + b.mayGain,
    loses: a.loses + b.loses,
    mayLose: a.mayLose + b.mayLose,
    undetermined: a.undetermined + b.undetermined,
  }
}

/** Takes firm after firm; `totals` closes the account. */
export function tallying() {
  let totals = nothing
  const groups = new Map<string, Counts>()
  const changed: Comparison['changed'] = []
  const problems: Place[] = []
  let [problemCount, refused] = [0, 0]
  const sums = { base: payingNothing(), reform: payingNothing() }

  function take(firm: Firm, { base, reform, places }: JudgedRow): void {
    if (places.length > 0) {
      refused += 1
      problemCount += places.length
      problems.push(...places.slice(0, Math.max(0, MOST_TOLD - problems.length)))
      return
    }
    const moves = movesOf(base.verdict, reform.verdict)
    totals = added(totals, moves)
    groups.set(firm.group, added(groups.get(firm.group) ?? nothing, moves))
    pay(sums.base, base)
    pay(sums.reform, reform)
    if (base.verdict === reform.verdict) return
    changed.push({ ...firm, from: base.verdict, to: reform.verdict })
  }

  function close(): Totals {
    const listed = [...groups].map(([group, counts]) => ({ group, ...counts }))
    return {
      totals,
      groups: listed.sort((a, b) => b.firms - a.firms),
      changed,
      changedCount: changed.length,
      problems,
      problemCount,
      refused,
      cost: { base: paid(sums.base), reform: paid(sums.reform) },
    }
  }
  return { take, close }
}

type Sum = { pays: boolean; lo: Exact; hi: Exact | null }

function payingNothing(): Sum {
  return { pays: false, lo: exact(0), hi: exact(0) }
}

function pay(sum: Sum, { amount }: Judged): void {
  if (amount === null) return
  sum.pays = true
  sum.lo = sum.lo.plus(amount.lo)
  sum.hi = sum.hi === null || amount.hi === null ? null : sum.hi.plus(amount.hi)
}

function paid({ pays, lo, hi }: Sum): { lo: string; hi: string | null } | null {
  return pays ? { lo: decimal(lo), hi: hi === null ? null : decimal(hi) } : null
}
