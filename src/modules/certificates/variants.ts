/** One firm's movements under every rule and nesting, each told once where several agree. */
import { bridgedFrom, type FirmHistory, type StockAsked } from './history.ts'
import type { StockRule, Title } from './schema.ts'
import { type Movement, movementsOf } from './stock.ts'

type Named = Movement & {
  title: string
  rule: StockRule | 'any'
  nested: StockAsked['nested'] | 'any'
  place: number
}

/** Titles whose holders hold this one too. */
export function titlesAbove(title: string, titles: readonly Title[]): string[] {
  return titles.filter(({ within }) => within.includes(title)).map(({ id }) => id)
}

/** Movements of one firm in every title of the catalogue. */
export function allMovements(firm: FirmHistory, titles: readonly Title[]): Named[] {
  return titles.flatMap(({ id }) => ofTitle(firm, id, titlesAbove(id, titles)))
}

function ofTitle(firm: FirmHistory, title: string, above: readonly string[]): Named[] {
  const holds = (some: readonly string[]) => firm.terms.some((term) => some.includes(term.title))
  if (!holds([title, ...above])) return []
  const bridged = firm.terms.some((term) => bridgedFrom(term, firm.terms) !== undefined)
  const rules = bridged ? (['certificate', 'year'] as const) : (['any'] as const)
  const nestings = holds(above) ? (['including', 'excluding'] as const) : (['any'] as const)
  return rules.flatMap((rule) =>
    nestings.flatMap((nested) => {
      const asked = {
        title,
        above,
        rule: rule === 'any' ? ('certificate' as const) : rule,
        nested: nested === 'any' ? ('including' as const) : nested,
      }
      return movementsOf(firm, asked).map((each, place) => ({
        ...each,
        title,
        rule,
        nested,
        place,
      }))
    }),
  )
}
