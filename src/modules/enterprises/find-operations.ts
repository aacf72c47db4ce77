import { clockDate } from '../../base/calendar.ts'
import type { Context } from '../../server/context.ts'
import { codesFound } from './find-store.ts'
import { searched } from './firm-facets.ts'
import { firmsByCode } from './register-operations.ts'
import type { Firm } from './schema.ts'
import { searchWords } from './search-words.ts'

/**
 * Firms that answer to what was typed, by name, former name, code or pinyin; some hundreds at most, whoever
 * asks chooses the closest. One Latin letter sounds like everything and finds nothing.
 */
export async function firmsTyped(context: Context, typed: string): Promise<Firm[]> {
  if (searchWords(typed).every(({ text }) => /^[\x21-\x7e]?$/.test(text))) return []
  const codes = await codesFound(context.db, context.scope, typed)
  const firms = await firmsByCode(context, codes, clockDate(context.asOf))
  // A code that was merged is found by the firm it went into; a past moment may know none of the words.
  const found = [...new Set(firms.values())]
  return context.travelling || searchWords(typed).length > 1 ? searched(found, typed) : found
}
