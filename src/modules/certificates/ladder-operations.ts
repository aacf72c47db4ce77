/** Who holds any title of the ladder on a day, each firm once; titles nest, so that they are never summed. */
import { clockDate } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { firmsByCode } from '../enterprises/operations.ts'
import type { StockAsked } from './history.ts'
import { movements } from './kept-operations.ts'
import { standsIn } from './movements.ts'
import * as routes from './routes.ts'
import type { StockRule, Title } from './schema.ts'
import type { Movement } from './stock.ts'
import { titlesIn } from './title-store.ts'
import { titlesAbove } from './variants.ts'

/** The movements by which firms stand in a stock on a day. */
export async function holdersBy(
  context: Context,
  asked: StockAsked,
  on: string,
): Promise<Movement[]> {
  const last = await (await movements(context, asked)).last(on)
  return last.filter(standsIn)
}

/** Holders of each title, and how many firms hold any of them, each once. */
export async function ladder(context: Context, { rule }: Pick<StockAsked, 'rule'>, on: string) {
  const steps = await stepsOn(context, rule, on)
  return {
    titles: steps.map(({ title: { id, name, english }, codes }) => ({
      ...{ id, name, english },
      count: codes.length,
    })),
    unique: new Set(steps.flatMap(({ codes }) => codes)).size,
  }
}

type Step = { title: Title; codes: string[] }

async function stepsOn(context: Context, rule: StockRule, on: string): Promise<Step[]> {
  const catalogue = await titlesIn(context.services.contentFolder)
  const steps: Step[] = []
  for (const title of catalogue) {
    const above = titlesAbove(title.id, catalogue)
    const asked = { title: title.id, above, nested: 'including' as const, rule }
    const held = await holdersBy(context, asked, on)
    steps.push({ title, codes: held.map(({ code }) => code) })
  }
  return steps
}

export const anyHolders = implement(routes.listAnyHolders, {
  may: businessReaders,
  async run(context, { on: day, rule }) {
    const steps = await stepsOn(context, rule, day ?? clockDate(context.asOf))
    const codes = [...new Set(steps.flatMap((step) => step.codes))].toSorted()
    const firms = await firmsByCode(context, codes)
    const held = new Map(codes.map((code) => [code, [] as { zh: string; en: string }[]]))
    for (const { title, codes: own } of steps)
      for (const code of own) held.get(code)?.push({ zh: title.name, en: title.english })
    return codes.map((code) => ({
      code,
      name: firms.get(code)?.name ?? code,
      town: firms.get(code)?.town ?? '',
      titles: held.get(code) ?? [],
    }))
  },
})
