/** The typed meaning of one version of a programme: all that an engine, an explanation or a form reads. */
import type { Label } from '../../base/label.ts'
import type { Cite, Constraint, Input, Node, Parameter, Range, Slot, Test } from './ir.ts'
import type { Rational } from './rational.ts'

export type ClauseKind =
  | 'all'
  | 'any'
  | 'not'
  | 'atLeast'
  | 'test'
  | 'judged'
  | 'ruleUnknown'
  | 'score'
  | 'amount'
  | 'class'

/** `power`: the left node holds (1 + rate)^power of a compound growth rate, and so does the right. */
export type Compared = {
  readonly test: Test
  readonly left: Slot
  readonly right: Slot
  /** The left side as written. */
  readonly words: string
  readonly power: number | null
}

/** The outline that explanations follow: what a person reads as one clause. */
export type Clause = {
  readonly id: string
  readonly title: string
  readonly cite: Cite | null
  readonly kind: ClauseKind
  readonly slot: Slot
  /** The words of the test as written, for a `test`. */
  readonly words: string
  /** For a `test` of one quantity against another: what is shown as found and as asked. */
  readonly compared: Compared | null
  /** True when the clause is not examined (`not_examined_if`); the slot then holds already. */
  readonly notExamined: Slot | null
  /** For an exception: whether it stands in place of the clause it names at all. */
  readonly applies: Slot | null
  readonly quote: string | null
  readonly confidence: string | null
  readonly maximum: Rational | null
  readonly parts: readonly Clause[]
  /** Inputs read below this clause. */
  readonly reads: readonly number[]
}

export type Move = { readonly input: number; readonly per: Rational }
export type Lever = {
  readonly input: number
  readonly direction: 'up' | 'down'
  /** Whole units of the input that one step moves. */
  readonly step: bigint
  /** Cost of one step. */
  readonly cost: Rational
  readonly until: number | null
  /** What moves with it, per whole unit of the lever. */
  readonly moves: readonly Move[]
  /** Furthest value the lever may reach, in whole units; null: the end of its range. */
  readonly limit: bigint | null
}

export type AmountItem = {
  readonly id: string
  readonly cite: Cite | null
  readonly applies: Slot
  /** Money of this item before groups; 0 where it does not apply. */
  readonly paid: Slot
  /** No upper end is known (an amount whose number we have not seen): report hi as null. */
  readonly open: boolean
  readonly group: string | null
}
export type Amount = {
  readonly items: readonly AmountItem[]
  readonly groups: readonly {
    readonly id: string
    readonly rule: 'highest' | 'sum'
    readonly slot: Slot
  }[]
  readonly total: Slot
}

export type Classification = {
  readonly id: string
  readonly slot: Slot
  /** From the lowest class up. */
  readonly labels: readonly string[]
  /** Whether the table covers the enterprise at all. */
  readonly covered: Slot
}

/**
 * Where an input acts both ways and meets constants, an exact answer is the union over these pieces:
 * disjoint ranges (numbers) or sets (categories), at most eight in all.
 */
export type Split = {
  readonly input: number
  readonly pieces: readonly (Range | { readonly members: bigint })[]
}

/** `exact`: single polarity, hull is the truth. `split`: exact over the pieces. `sound`: may be loose. */
export type Exactness = 'exact' | 'split' | 'sound'

export type Validity = {
  /** Closed days since 1970-01-01; null is open. */
  readonly from: number | null
  readonly to: number | null
  /** Half-open instants as ISO text; null is open. */
  readonly knownFrom: string | null
  readonly knownTo: string | null
  /** Procedures it governs; empty: all. */
  readonly procedures: readonly string[]
  /** Why the verdict stays open whatever the data say (start of the version not known). */
  readonly capped: string | null
}

export type Version = {
  readonly programme: string
  readonly id: string
  readonly name: string
  readonly kind: 'recognition' | 'subsidy' | 'classification'
  readonly validity: readonly Validity[]
  /** SHA-256 of the file's text, lower-case hex. */
  readonly hash: string
  readonly inputs: readonly Input[]
  readonly parameters: readonly Parameter[]
  readonly nodes: readonly Node[]
  readonly constraints: readonly Constraint[]
  readonly verdict: Slot
  readonly score: Slot | null
  readonly class: Classification | null
  readonly amount: Amount | null
  /** Clauses on the deciding path, bit i for slot i; an `any` is one bit. At most 63. */
  readonly mask: readonly { readonly id: string; readonly slot: Slot }[]
  readonly outline: readonly Clause[]
  readonly splits: readonly Split[]
  readonly exactness: Exactness
  readonly levers: readonly Lever[]
  /** Named nodes a case may expect something of: `scores.综合得分`, `derive.研发收入比`, clause ids. */
  readonly names: Readonly<Record<string, Slot>>
  readonly documents: Readonly<Record<string, { readonly title: string; readonly docno: string }>>
  readonly fields: readonly Field[]
}

/** A field as a form or a mapping shows it. */
export type Field = {
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly period: string | null
  readonly definition: string | null
  readonly column: string
  readonly years: number | null
  readonly range: Range | null
  readonly values: readonly string[] | null
  readonly notApplicable: boolean
  readonly expert: boolean
  readonly title: Label
  /** Purposes whose data may be used (F2); empty means all but survey data of a statistics bureau. */
  readonly accepts: readonly string[]
}
