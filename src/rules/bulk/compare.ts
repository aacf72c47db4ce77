/** Comparisons of nodes: a ratio may stand against tiers of constants. */

import type { Of } from '../judge/evaluate-number.ts'
import type { Slot } from '../meaning/ir.ts'
import { compareValues } from './bands.ts'
import type { Sheet } from './cell.ts'
import { asSort, asTruth, type Lowering, number, refuse } from './lowering.ts'
import { isFalse, not } from './truth.ts'
import { mixTruth, type Sort, type Truth, truthOf } from './value.ts'

type Comparison = Pick<Of<'compare'>, 'slot' | 'test' | 'left' | 'right'>

/** A ratio may stand against tiers of constants: then each tier is asked. */
export function compared(lowering: Lowering, comparison: Comparison): Truth {
  const { slot, test, left, right } = comparison
  const { sheet, version, values } = lowering
  const pair = [number(lowering, left), number(lowering, right)] as const
  const direct = compareValues(sheet, test, pair)
  if (direct !== undefined) return direct
  const side = pair[0].kind === 'fixed' ? left : right
  const node = version.nodes[side]
  const against = (tier: Slot): Truth =>
    compared(lowering, {
      slot,
      test,
      ...(side === left ? { left: tier, right } : { left, right: tier }),
    })
  if (node?.op === 'if')
    return mixTruth(sheet, asTruth(values[node.test]), [against(node.yes), against(node.no)])
  if (node?.op === 'bands') return tiersOf(lowering, node, against)
  if (node?.op === 'choose') {
    const tests = caseTests(sheet, asSort(values[node.of]), node.cases)
    return node.cases.reduceRight((rest, { value }, index) => {
      const chosen = tests[index]
      return chosen === undefined ? rest : mixTruth(sheet, chosen, [against(value), rest])
    }, against(node.otherwise))
  }
  return refuse(slot, 'ratioComparison')
}

function tiersOf(lowering: Lowering, node: Of<'bands'>, against: (tier: Slot) => Truth): Truth {
  return node.steps.reduceRight((sofar, { test, at, value }) => {
    const met = compareValues(lowering.sheet, test, [
      number(lowering, node.of),
      number(lowering, at),
    ])
    if (met === undefined) return refuse(node.slot, 'ratioComparison')
    return mixTruth(lowering.sheet, met, [against(value), sofar])
  }, against(node.otherwise))
}

/** Each case against what those before it leave over. */
export function caseTests(sheet: Sheet, sort: Sort, cases: Of<'choose'>['cases']): Truth[] {
  let sofar = 0n
  return cases.map(({ members }) => {
    sofar |= members
    const may = sort.may(members)
    return truthOf(isFalse(sheet, sort.open) ? may : not(sheet, sort.may(~sofar)), may)
  })
}
