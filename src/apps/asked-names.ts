import { titles } from '../modules/certificates/operations.ts'
import type { NamesAt } from '../server/export-list.ts'

/** What the titles of the house's content are called where a list was asked for one of them. */
export const askedNames: NamesAt = async (context) => {
  const named = await titles(context)
  const title = named.map(({ id, name, english }) => [id, { zh: name, en: english }])
  return { title: Object.fromEntries(title) }
}
