/** The whole answer for one enterprise: verdict, score, clauses, needs, class, award and least change. */
import { type Label, label } from '../../base/label.ts'
import { leastChange } from '../change/least-change.ts'
import { engineOf, fill, type Outcome, outcomeAt } from '../judge/engine.ts'
import type { FactFault } from '../judge/fact-fault.ts'
import { type Facts, type ReadFacts, readFactsOn } from '../judge/facts.ts'
import type { State } from '../judge/state.ts'
import { dayOf } from '../meaning/days.ts'
import { over, type Rational, toText, whole, zero } from '../meaning/rational.ts'
import type { Clause, Version } from '../meaning/version.ts'
import { needsOf, type OpenPoint } from './needs.ts'
import { type Shown, sentenceOf, shownOutcome, valueText } from './sentence.ts'

/** When and for what; a bare text is the day of application. */
export type When = string | { readonly on: string; readonly procedure?: string }

export type Finding = {
  readonly id: string
  readonly title: string
  readonly cite: string | null
  readonly outcome: Shown
  readonly sentence: Label
  /** What the facts below this clause say of their origin. */
  readonly sources: readonly string[]
  readonly parts: readonly Finding[]
}

export type AmountFound = {
  /** 元, exact decimal text; `hi` null: no upper end is known. */
  readonly lo: string
  readonly hi: string | null
  readonly items: readonly {
    readonly id: string
    readonly cite: string | null
    readonly lo: string
    readonly hi: string | null
  }[]
}

export type LeastChange = {
  readonly moves: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  readonly cost: string
  readonly sentence: Label
}

export type Explanation = {
  readonly programme: string
  readonly version: string
  readonly verdict: Outcome
  /** Why the verdict stays open whatever the data say. */
  readonly capped: string | null
  readonly score: { readonly lo: number; readonly hi: number } | null
  readonly clauses: readonly Finding[]
  readonly needs: readonly string[]
  readonly leastChange: LeastChange | null
  readonly class: { readonly lo: string | null; readonly hi: string | null } | null
  readonly amount: AmountFound | null
  readonly openPoints: readonly OpenPoint[]
  /** Bit i: clause i of `Version.mask` is certainly unmet. */
  readonly failing: bigint
  readonly exactness: Version['exactness']
}

export type Explained =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'refused'; readonly faults: readonly FactFault[] }

export function explain(version: Version, facts: Facts, when: When): Explained {
  const { on, procedure } = typeof when === 'string' ? { on: when, procedure: undefined } : when
  const day = dayOf(on)
  if (day === undefined) return refused([badDay(on)])
  const read = readFactsOn(version, facts, { day, procedure })
  if (read.faults.length > 0) return refused(read.faults)
  const engine = engineOf(version)
  const state = fill(engine, read.inputs, day)
  const clash = contradictions(version, state)
  if (clash.length > 0) return refused(clash)
  const capped = cappedBy(version, day, procedure)
  const judged = outcomeAt(state, version.verdict)
  const verdict = capped === null ? judged : 'undetermined'
  // What is read from the state is read before needs and least change move it.
  const clauses = version.outline.map((clause) => findingOf(version, state, clause, read))
  const score = scoreOf(version, state)
  const found = {
    class: classOf(version, state),
    amount: amountOf(version, state),
    failing: failingOf(version, state),
  }
  const targets = targetsOf(version, judged)
  const needs = targets.length === 0 ? noNeeds : needsOf(engine, targets)
  const change = verdict === 'unmet' ? leastChange(version, day) : undefined
  return {
    kind: 'explained',
    explanation: {
      programme: version.programme,
      version: version.id,
      verdict,
      capped,
      score,
      clauses,
      needs: needs.fields,
      leastChange: change === undefined ? null : changeShown(version, change),
      ...found,
      openPoints:
        capped === null ? needs.open : [{ kind: 'officialText', id: capped }, ...needs.open],
      exactness: version.exactness,
    },
  }
}

const noNeeds = { fields: [], inputs: [], open: [] }

function refused(faults: readonly FactFault[]): Explained {
  return { kind: 'refused', faults }
}

function badDay(on: string): FactFault {
  const message = label(
    `日期“${on}”无法识别;请写成 2026-04-01`,
    `“${on}” is no date; write it like 2026-04-01`,
  )
  return { at: 'on', code: 'notDate', message }
}

/** Constraints that certainly do not hold, as one fault each. */
function contradictions(version: Version, state: State): FactFault[] {
  const faults: FactFault[] = []
  for (const { id, slot } of version.constraints) {
    if (state.may[slot] === true) continue
    const message = label(`数据互相矛盾,应有 ${id};请核对`, `The data contradict ${id}; check them`)
    faults.push({ at: id, code: 'contradiction', message })
  }
  return faults
}

function cappedBy({ validity }: Version, day: number, procedure = 'new'): string | null {
  const row = validity.find(
    ({ from, to, procedures }) =>
      (from === null || from <= day) &&
      (to === null || day <= to) &&
      (procedures.length === 0 || procedures.includes(procedure)),
  )
  return row?.capped ?? null
}

/** What is worth asking for: the verdict while it is open; class and award while the verdict is not unmet. */
function targetsOf({ verdict, class: classed, amount }: Version, judged: Outcome): number[] {
  if (judged === 'unmet') return []
  return [
    ...(judged === 'undetermined' ? [verdict] : []),
    ...(classed === null ? [] : [classed.slot, classed.covered]),
    ...(amount === null ? [] : [amount.total]),
  ]
}

function findingOf(version: Version, state: State, clause: Clause, read: ReadFacts): Finding {
  const outcome = shownOutcome(state, clause)
  const parts = clause.parts.map((part) => findingOf(version, state, part, read))
  return {
    id: clause.id,
    title: clause.title,
    cite: clause.cite,
    outcome,
    sentence: sentenceOf({ version, state, outcome, parts }, clause),
    sources:
      read.sources.size === 0 ? [] : clause.reads.flatMap((input) => read.sources.get(input) ?? []),
    parts,
  }
}

function scoreOf({ score }: Version, { lo, hi }: State): Explanation['score'] {
  if (score === null) return null
  return { lo: Number(toText(lo[score] ?? zero)), hi: Number(toText(hi[score] ?? zero)) }
}

function classOf({ class: classed }: Version, state: State): Explanation['class'] {
  if (classed === null) return null
  if (state.may[classed.covered] !== true) return { lo: null, hi: null }
  const at = (value: Rational | undefined) => classed.labels[Number((value ?? zero).n)] ?? null
  return { lo: at(state.lo[classed.slot]), hi: at(state.hi[classed.slot]) }
}

const cents = whole(100)

function amountOf({ amount }: Version, state: State): AmountFound | null {
  if (amount === null) return null
  const money = (value: Rational | undefined) => toText(over(value ?? zero, cents), 4)
  const isOpen = (item: (typeof amount.items)[number]) =>
    item.open && state.may[item.applies] === true
  const items = amount.items.map((item) => ({
    id: item.id,
    cite: item.cite,
    lo: money(state.lo[item.paid]),
    hi: isOpen(item) ? null : money(state.hi[item.paid]),
  }))
  const isUnbounded = amount.items.some(isOpen) && Number(money(state.hi[amount.total])) >= 9e13
  return {
    lo: money(state.lo[amount.total]),
    hi: isUnbounded ? null : money(state.hi[amount.total]),
    items,
  }
}

function failingOf({ mask }: Version, { may }: State): bigint {
  return mask.reduce(
    (bits, { slot }, bit) => (may[slot] === true ? bits : bits | (1n << BigInt(bit))),
    0n,
  )
}

function changeShown(
  version: Version,
  { moves, cost }: NonNullable<ReturnType<typeof leastChange>>,
): LeastChange {
  const shown = moves.flatMap(({ input, from, to }) => {
    const found = version.inputs[input]
    if (found === undefined) return []
    const scale = whole(10n ** BigInt(found.decimals))
    const rises = to.n * from.d > from.n * to.d
    const by = rises ? { n: to.n - from.n, d: 1n } : { n: from.n - to.n, d: 1n }
    return [
      {
        field: found.field,
        from: toText(over(from, scale)),
        to: toText(over(to, scale)),
        rises,
        by: valueText(by, found),
      },
    ]
  })
  const zh = shown
    .map(({ field, rises, by }) => `${rises ? '增加' : '减少'}${field}${by}`)
    .join('并')
  const en = shown
    .map(({ field, rises, by }) => `${rises ? 'raise' : 'lower'} ${field} by ${by}`)
    .join(' and ')
  return {
    moves: shown.map(({ field, from, to }) => ({ field, from, to })),
    cost: toText(cost, 6),
    sentence: label(`再${zh},即可符合`, `${en}: then it is met`),
  }
}
