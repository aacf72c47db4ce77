import type { Place } from '../../base/problem.ts'
import { checkFormula, formulaOrder } from './formula.ts'
import type { Definition } from './schema.ts'

type Cards = ReadonlyMap<string, readonly Definition[]>

/** What is wrong with a card's formula beside the newest cards of the others: its words, its units, a circle. */
export function formulaFaults(cards: Cards, card: Definition): Place[] {
  if (card.formula === undefined) return []
  const newest = [...cards].flatMap(([code, [known]]) =>
    known === undefined || code === card.code ? [] : [known],
  )
  const all = [...newest, card]
  const units = new Map(all.map(({ code, unit }) => [code, unit]))
  const formulas = new Map(
    all.flatMap(({ code, formula }) => (formula === undefined ? [] : [[code, formula] as const])),
  )
  const own = checkFormula({ text: card.formula, unit: card.unit, units })
  const circles = formulaOrder(formulas).problems.filter(({ message }) =>
    message.en.includes(card.code),
  )
  return [...own, ...circles].map((fault) => ({ ...fault, at: `formula:${fault.at}` }))
}
