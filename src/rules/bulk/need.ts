/** Which missing inputs still matter to an open verdict: they stand below it through open nodes alone. */

import { operandsOf } from '../judge/evaluate.ts'
import type { Of } from '../judge/evaluate-number.ts'
import type { Node, Slot } from '../meaning/ir.ts'
import type { Version } from '../meaning/version.ts'
import type { Cell, Sheet } from './cell.ts'
import { asTruth } from './lowering.ts'
import { holds } from './number.ts'
import { joinFixed, joinTruth, type Part } from './piece.ts'
import { openFixed, openValue } from './ratio.ts'
import { and, not, or, truth } from './truth.ts'
import { openTruth, sameScale, type Value } from './value.ts'

type Asked = { readonly version: Version; readonly parts: readonly Part[] }

/** One cell for each input; what a panel is to score is asked of nobody here. */
export function neededInputs(sheet: Sheet, { version, parts }: Asked): Cell[] {
  const needed = version.inputs.map((): Cell[] => [])
  const asked = targets(sheet, { version, parts })
  for (const node of [...version.nodes].reverse()) {
    const from = asked.get(node.slot)
    if (from === undefined) continue
    const relevant = and(sheet, [or(sheet, from), openAt(sheet, parts, node.slot)])
    if (node.op === 'input' || node.op === 'present')
      needed[node.input]?.push(and(sheet, [relevant, applies(sheet, parts, node.input)]))
    for (const operand of new Set(operandsOf(node))) {
      const live = and(sheet, [relevant, liveAt(sheet, { version, parts }, { node, operand })])
      asked.set(operand, [...(asked.get(operand) ?? []), live])
    }
  }
  return version.inputs.map(({ kind, expert }, input) =>
    kind === 'field' && !expert ? or(sheet, needed[input] ?? []) : truth(sheet, false),
  )
}

/** The verdict; class and award too, while the verdict is not certainly unmet. */
function targets(sheet: Sheet, { version, parts }: Asked): Map<Slot, Cell[]> {
  const { may } = joinTruth(sheet, parts, ({ verdict }) => verdict)
  const { class: table, amount, verdict } = version
  const results = [table?.slot, table?.covered, amount?.total].flatMap((slot) => slot ?? [])
  const asked = new Map<Slot, Cell[]>([[verdict, [truth(sheet, true)]]])
  for (const slot of results) asked.set(slot, [...(asked.get(slot) ?? []), may])
  return asked
}

type Branch = { readonly node: Node; readonly operand: Slot }

/** Whether a branch of a choice can be taken at all; the steps of bands are numbers and ask nothing. */
function liveAt(sheet: Sheet, asked: Asked, { node, operand }: Branch): Cell {
  if (node.op === 'if') return branchTaken(sheet, asked, { node, operand })
  if (node.op === 'max' || node.op === 'min') return mayWin(sheet, asked.parts, { node, operand })
  if (node.op !== 'choose' || operand === node.of) return truth(sheet, true)
  const covered = node.cases.reduce((all, { members }) => all | members, 0n)
  const own = node.cases.filter(({ value }) => value === operand)
  const members = own.reduce(
    (all, each) => all | each.members,
    operand === node.otherwise ? ~covered : 0n,
  )
  const taken = asked.parts.map(({ alive, values }) =>
    and(sheet, [alive, mayLie(sheet, values[node.of], members)]),
  )
  return or(sheet, taken)
}

type Choice = { readonly node: Of<'if'>; readonly operand: Slot }

function branchTaken(sheet: Sheet, { version, parts }: Asked, { node, operand }: Choice): Cell {
  // An open choice between a branch and a constant is open through that branch.
  const other = version.nodes[operand === node.yes ? node.no : node.yes]
  if (operand !== node.test && isSettled(other)) return truth(sheet, true)
  const test = joinTruth(sheet, parts, ({ values }) => asTruth(values[node.test]))
  const ways = [
    ...(operand === node.test ? [truth(sheet, true)] : []),
    ...(operand === node.yes ? [test.may] : []),
    ...(operand === node.no ? [not(sheet, test.must)] : []),
  ]
  return or(sheet, ways)
}

type Rivalry = { readonly node: Of<'max' | 'min'>; readonly operand: Slot }

/** What cannot come before the best that is certain has no say in it; of ratios that is not asked. */
function mayWin(
  sheet: Sheet,
  parts: readonly Part[],
  { node: { op, of }, operand }: Rivalry,
): Cell {
  const isFixed = of.every((each) => parts[0]?.values[each]?.kind === 'fixed')
  if (!isFixed) return truth(sheet, true)
  const joined = sameScale(
    sheet,
    of.map((each) => joinFixed(sheet, parts, each)),
  )
  const own = joined[of.indexOf(operand)]
  const rivals = joined.filter((each) => each !== own)
  if (own === undefined) return truth(sheet, true)
  return and(
    sheet,
    rivals.map(({ lo, hi }) => holds(sheet, '>', op === 'max' ? [own.hi, lo] : [hi, own.lo])),
  )
}

function isSettled(node: Node | undefined): boolean {
  if (node?.op === 'constBool') return node.must === node.may
  return node?.op === 'const' && node.lo.n * node.hi.d === node.hi.n * node.lo.d
}

function mayLie(sheet: Sheet, value: Value | undefined, members: bigint): Cell {
  return value?.kind === 'sort' ? value.may(members) : truth(sheet, true)
}

function applies(sheet: Sheet, parts: readonly Part[], input: number): Cell {
  return or(
    sheet,
    parts.map(({ inputs }) => inputs.present[input]?.may ?? truth(sheet, true)),
  )
}

/** Open in the union of all pieces. */
function openAt(sheet: Sheet, parts: readonly Part[], slot: Slot): Cell {
  const [first] = parts
  const value = first?.values[slot]
  if (value?.kind === 'truth')
    return openTruth(
      sheet,
      joinTruth(sheet, parts, ({ values }) => asTruth(values[slot])),
    )
  if (value?.kind === 'fixed') return openFixed(sheet, joinFixed(sheet, parts, slot))
  return or(
    sheet,
    parts.map(({ alive, values }) => {
      const each = values[slot]
      return each === undefined ? alive : and(sheet, [alive, openValue(sheet, each)])
    }),
  )
}
