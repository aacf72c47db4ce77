/** Which missing inputs still matter to an open verdict: they stand below it through open nodes alone. */
import type { Cell, Sheet } from './bulk-cell.ts'
import { joinFixed, joinTruth, type Part } from './bulk-judge.ts'
import { asTruth } from './bulk-lower.ts'
import { openFixed, openValue } from './bulk-ratio.ts'
import { and, or, truth } from './bulk-truth.ts'
import { openTruth } from './bulk-value.ts'
import { operandsOf } from './evaluate.ts'
import type { Slot } from './ir.ts'
import type { Version } from './version.ts'

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
    for (const operand of operandsOf(node))
      asked.set(operand, [...(asked.get(operand) ?? []), relevant])
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
