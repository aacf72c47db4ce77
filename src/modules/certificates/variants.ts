/** One firm's movements under every rule and nesting, each told once where several agree. */
import { addDays } from '../../base/calendar.ts'
import { bridgedFrom, type FirmHistory, type StockAsked, type Term } from './history.ts'
import type { StockRule, Title } from './schema.ts'
import { type Movement, movementsOf, turningDays } from './stock.ts'

type Named = Movement & {
  title: string
  rule: StockRule | 'any'
  nested: StockAsked['nested'] | 'any'
  place: number
}

/** Titles whose holders hold this one too. */
export function titlesAbove(
  title: string,
  titles: readonly Pick<Title, 'id' | 'within'>[],
): string[] {
  return titles.filter(({ within }) => within.includes(title)).map(({ id }) => id)
}

/** Movements of one firm in every title of the catalogue. */
export function allMovements(firm: FirmHistory, titles: readonly Title[]): Named[] {
  const days = turningDays(firm)
  return titles.flatMap(({ id }) =>
    ofTitle(firm, { title: id, above: titlesAbove(id, titles), days }),
  )
}

type One = { title: string; above: readonly string[]; days: string[] }

function ofTitle(firm: FirmHistory, { title, above, days }: One): Named[] {
  const holds = (some: readonly string[]) => firm.terms.some((term) => some.includes(term.title))
  if (!holds([title, ...above])) return []
  const bridged = firm.terms.some((term) => leavesGap(term, bridgedFrom(term, firm.terms)))
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
      return movementsOf(firm, asked, days).map((each, place) => ({
        ...each,
        title,
        rule,
        nested,
        place,
      }))
    }),
  )
}

/** Without a day between, both rules count alike. */
function leavesGap(term: Term, before: Term | undefined): boolean {
  return before !== undefined && addDays(before.to, 1) < term.from
}
