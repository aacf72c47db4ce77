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
  const asked = new Map<Slot, Cell[]>([[version.verdict, [truth(sheet, true)]]])
  const { may } = joinTruth(sheet, parts, ({ verdict }) => verdict)
  const { class: table, amount } = version
  const results = [table?.slot, table?.covered, amount?.total].flatMap((slot) => slot ?? [])
  for (const slot of results) asked.set(slot, [...(asked.get(slot) ?? []), may])
  for (const node of [...version.nodes].reverse()) {
    const from = asked.get(node.slot)
    if (from === undefined) continue
    const relevant = and(sheet, [or(sheet, from), openAt(sheet, parts, node.slot)])
    if (node.op === 'input' || node.op === 'present') {
      const input = version.inputs[node.input]
      const applies = or(
        sheet,
        parts.map(({ inputs }) => inputs.present[node.input]?.may ?? truth(sheet, true)),
      )
      if (input?.kind === 'field' && !input.expert)
        needed[node.input]?.push(and(sheet, [relevant, applies]))
      continue
    }
    for (const operand of operandsOf(node)) {
      const sofar = asked.get(operand)
      if (sofar === undefined) asked.set(operand, [relevant])
      else sofar.push(relevant)
    }
  }
  return needed.map((cells) => or(sheet, cells))
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
