import { clockDate } from '../../base/calendar.ts'
import type { Context } from '../../server/context.ts'
import { knownAt, remembered } from '../../server/remembered.ts'
import { titles } from '../certificates/operations.ts'
import type { Title } from '../certificates/schema.ts'
import { holdersOn } from '../certificates/stock-operations.ts'

/** Which titles firms hold on a day, by the code that stays; `key` moves whenever that may have changed. */
export type HeldTitles = {
  held: ReadonlyMap<string, readonly string[]>
  catalogue: readonly Title[]
  key: string
}

/** The titles that firms are counted under on a day, as known at the reader's moment. */
export async function heldOn(context: Context, day = clockDate(context.asOf)): Promise<HeldTitles> {
  const key = [...(await knownAt(context)), day].join(' ')
  const { held, catalogue } = await remembered(context.db, ['titles held', key], () =>
    gathered(context, day),
  )
  return { held, catalogue, key }
}

async function gathered(context: Context, day: string): Promise<Omit<HeldTitles, 'key'>> {
  const catalogue = await titles(context)
  const held = new Map<string, string[]>()
  for (const { id } of catalogue)
    for (const { code } of await holdersOn(context, { title: id, on: day })) {
      const known = held.get(code)
      if (known === undefined) held.set(code, [id])
      else known.push(id)
    }
  return { held, catalogue }
}
