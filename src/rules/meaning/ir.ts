/**
 * The nodes of the typed meaning of a programme: a DAG in an order in which every node stands after
 * those it reads. What a whole version holds beside its nodes stands in version.ts.
 *
 * Numbers are exact. The value of a node of type money is a whole number of 分; of count and score a
 * whole number of its unit; of number a whole number of 10^-decimals units; of date the days since
 * 1970-01-01; of ratio a rational. A class is the position of its label, from 0.
 */
import type { Rational } from './rational.ts'

/** Position of a node in `Version.nodes`. */
export type Slot = number

export type NumberType = 'money' | 'count' | 'number' | 'ratio' | 'score' | 'date' | 'class'
export type ValueType = NumberType | 'bool' | 'category'

/** Where a rule stands in its document: `115号#第七条(一)`. */
export type Cite = string

export type Range = { readonly lo: Rational; readonly hi: Rational }

/** What raising this node does to the verdict (for a number); what its truth does (for a bool). */
export type Polarity = 'up' | 'down' | 'mixed' | 'none'

/** The kinds of non-value of rules-engine §7 that a rule itself may bring. */
export type Why = 'known' | 'expert' | 'ruleUnknown'

export type Test = '>=' | '>' | '<=' | '<' | '='

export type Step = { readonly test: Exclude<Test, '='>; readonly at: Slot; readonly value: Slot }
/** `members` is a set of the category's members, bit i for member i. */
export type Case = { readonly members: bigint; readonly value: Slot }

export type Operation =
  /** The value of an input. Where the input may be not applicable, a `present` test guards it. */
  | { readonly op: 'input'; readonly input: number }
  /** True when the input applies to this enterprise at all. */
  | { readonly op: 'present'; readonly input: number }
  /** A constant, or a range that a panel (`expert`) or an unseen text (`ruleUnknown`) leaves open. */
  | {
      readonly op: 'const'
      readonly lo: Rational
      readonly hi: Rational
      readonly why: Why
      readonly open: string | null
    }
  | {
      readonly op: 'constBool'
      readonly must: boolean
      readonly may: boolean
      readonly why: Why
      readonly open: string | null
    }
  | { readonly op: 'constCategory'; readonly members: bigint }
  /** A dated parameter: its value on the day of application. */
  | { readonly op: 'parameter'; readonly parameter: number }
  /** The day of application, as days since 1970-01-01. */
  | { readonly op: 'today' }
  | { readonly op: 'sum'; readonly of: readonly Slot[] }
  | { readonly op: 'subtract'; readonly left: Slot; readonly right: Slot }
  | { readonly op: 'scale'; readonly of: Slot; readonly by: Rational }
  | { readonly op: 'min' | 'max'; readonly of: readonly Slot[] }
  /** Whole periods in a quantity: floor(of / by), by > 0. */
  | { readonly op: 'floorDivide'; readonly of: Slot; readonly by: Rational }
  /** Rounded to a multiple of `to` (in the node's own whole units). */
  | {
      readonly op: 'round'
      readonly of: Slot
      readonly to: bigint
      readonly mode: 'down' | 'up' | 'half_up'
    }
  /** num / den. Guarded: read only where den > 0, so an engine takes the positive part of den. */
  | { readonly op: 'ratio'; readonly num: Slot; readonly den: Slot }
  /** ½·(y2/y1 + y3/y2) − 1. Guarded: read only where y1 > 0 and y2 > 0. */
  | { readonly op: 'growth'; readonly y1: Slot; readonly y2: Slot; readonly y3: Slot }
  /** Whole days, months or years from one date to another; negative when `to` is earlier. */
  | {
      readonly op: 'elapsed'
      readonly from: Slot
      readonly to: Slot
      readonly span: 'days' | 'months' | 'years'
    }
  /** The value of the first step whose test holds, else `otherwise`. Every `at` is const or parameter. */
  | {
      readonly op: 'bands'
      readonly of: Slot
      readonly steps: readonly Step[]
      readonly otherwise: Slot
    }
  /** The value of the case that holds the category. The cases are disjoint. */
  | {
      readonly op: 'choose'
      readonly of: Slot
      readonly cases: readonly Case[]
      readonly otherwise: Slot
    }
  | { readonly op: 'if'; readonly test: Slot; readonly yes: Slot; readonly no: Slot }
  /** Numbers of one type and scale, or a ratio against a rational constant or tiers of them. */
  | { readonly op: 'compare'; readonly test: Test; readonly left: Slot; readonly right: Slot }
  /** The category lies in the set. */
  | { readonly op: 'member'; readonly of: Slot; readonly members: bigint }
  | { readonly op: 'all' | 'any'; readonly of: readonly Slot[] }
  | { readonly op: 'not'; readonly of: Slot }
  /** At least `count` of the tests hold. */
  | { readonly op: 'atLeast'; readonly count: number; readonly of: readonly Slot[] }

export type Head = {
  readonly slot: Slot
  /** Path in the file (`scores.科技人员指标.bands`); the first path where equal nodes were merged. */
  readonly id: string
  readonly cite: Cite | null
  readonly type: ValueType
  readonly unit: string
  /** Decimal places of the whole-number representation: 2 for money, 0 but for `number`. */
  readonly decimals: number
  /** What the value can be at all, from the fields' ranges; null for bool and category. */
  readonly range: Range | null
  readonly polarity: Polarity
}
export type Node = Head & Operation

/** One column of facts. A field of several years is one input per year, year 0 the latest. */
export type Input = {
  readonly index: number
  readonly field: string
  readonly year: number | null
  readonly kind: 'field' | 'procedure'
  readonly type: ValueType
  readonly unit: string
  readonly decimals: number
  /** For numbers; bounds that name another field are a `pair` besides their widest constant. */
  readonly range: Range | null
  /** For categories, in the order of their bits. The last member of `prefix` matching is the rest. */
  readonly members: readonly string[] | null
  /** `prefix`: a code belongs to the member that is its longest prefix, else to the rest. */
  readonly match: 'exact' | 'prefix' | null
  readonly notApplicable: boolean
  /** Scored or judged by a panel: asked of it, not of the enterprise. */
  readonly expert: boolean
  /** Title at the end of another programme; its facts may be terms of validity. */
  readonly certificateOf: string | null
  /** Short ASCII name of the physical column; years get `_y1`, `_y2` for the past. */
  readonly column: string
  readonly polarity: Polarity
}

export type Parameter = {
  readonly id: string
  readonly cite: Cite | null
  readonly type: ValueType
  readonly unit: string
  readonly decimals: number
  /** Closed dates as days since 1970-01-01; null is open. Disjoint. `lo < hi` is rule_unknown. */
  readonly values: readonly {
    readonly from: number | null
    readonly to: number | null
    readonly lo: Rational
    readonly hi: Rational
  }[]
  readonly need: string | null
}

/** A bound that data must obey: `slot` is a bool node; `pair` tightens ranges, less ≤ more. */
export type Constraint = {
  readonly id: string
  readonly slot: Slot
  readonly pair: { readonly less: number; readonly more: number } | null
}
