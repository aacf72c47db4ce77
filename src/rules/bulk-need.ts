/** Which missing inputs still matter to an open verdict: they stand below it through open nodes alone. */
import type { Cell, Sheet } from './bulk-cell.ts'
import type { Part } from './bulk-judge.ts'
import { openValue } from './bulk-ratio.ts'
import { and, or, truth } from './bulk-truth.ts'
import { openTruth, type Truth } from './bulk-value.ts'
import { operandsOf } from './evaluate.ts'
import type { Version } from './version.ts'

type Asked = {
  readonly version: Version
  readonly parts: readonly Part[]
  readonly verdict: Truth
}

/** One cell for each input. */
export function neededInputs(sheet: Sheet, { version, parts, verdict }: Asked): Cell[] {
  const open = openTruth(sheet, verdict)
  const found = parts.map((part) => neededIn(sheet, { version, part, open }))
  return version.inputs.map((_, input) =>
    or(
      sheet,
      found.map((each) => each[input] ?? truth(sheet, false)),
    ),
  )
}

type Below = { readonly version: Version; readonly part: Part; readonly open: Cell }

function neededIn(sheet: Sheet, { version, part, open }: Below): Cell[] {
  const { nodes, inputs } = version
  const asked = new Map<number, Cell[]>([[version.verdict, [open, part.alive]]])
  const needed = inputs.map((): Cell[] => [])
  for (const node of [...nodes].reverse()) {
    const from = asked.get(node.slot)
    if (from === undefined) continue
    const value = part.values[node.slot]
    if (value === undefined) continue
    const isVerdict = node.slot === version.verdict
    const wanted = isVerdict ? and(sheet, from) : or(sheet, from)
    const relevant = and(sheet, [wanted, openValue(sheet, value)])
    if (node.op === 'input' || node.op === 'present') {
      const missing = part.missing[node.input] ?? truth(sheet, false)
      needed[node.input]?.push(and(sheet, [wanted, missing]))
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
