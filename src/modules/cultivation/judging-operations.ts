/**
 * All firms of a district against the versions of a day, in process. What stands today is kept ready
 * (`verdict-operations.ts`); another day or a past moment is computed from the appended rows each time.
 */
import { setImmediate } from 'node:timers/promises'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { knownAt, remembered } from '../../server/remembered.ts'
import { aliasesAt } from '../enterprises/operations.ts'
import type { Procedure } from '../rules/schema.ts'
import { codesAt } from './appended-store.ts'
import { answersOf, blockOf } from './block-operations.ts'
import type { FirmBlock, Head } from './firm-block.ts'
import type { FirmYears } from './firm-record.ts'
import type { Named } from './kept-verdict.ts'
import { type KeptRecords, keptRecords, recordsOn } from './record-operations.ts'
import type { Stand } from './stand-operations.ts'
import type { Among, VerdictRow } from './verdict-row.ts'

/** Firms whose rows are fetched at once; judging so many takes some hundredths of a second. */
const FIRMS_AT_ONCE = 2000
/** Firms of whom memory keeps what does not hang on the day. */
const MOST_KEPT = 20_000

export type Over = {
  readonly version: Version
  readonly procedure: Procedure
  readonly among: Among
}

/** Every firm that is asked for, judged from the appended rows. */
export async function rowsOver(
  context: Context,
  stand: Stand,
  { version, procedure, among: { title, who, town } }: Over,
): Promise<VerdictRow[]> {
  const found: VerdictRow[] = []
  for await (const block of blocksOn(context, stand)) {
    const answers = answersOf(block, { stand, version, procedure })
    for (const [row, head] of block.heads.entries()) {
      const isHolder = head.held.includes(title)
      if (head.counted && isHolder === (who === 'holders') && (town === '' || head.town === town))
        found.push({ ...named(head, title), ...answers.at(row) })
    }
  }
  return found
}

/** What a list says of a firm and one title besides how it stands. */
export function named({ code, name, town, park, held, heldUntil }: Head, title: string): Named {
  const until = held.length === 0 ? null : (heldUntil[held.indexOf(title)] ?? null)
  return { code, name, town, park, until }
}

/** All firms on a day, from the appended rows. */
export async function* blocksOn(context: Context, stand: Stand): AsyncGenerator<FirmBlock> {
  for await (const firms of firmsOn(context, stand.day)) {
    yield blockOf(firms, stand)
    await setImmediate()
  }
}

/** The records of all firms on a day, some at a time. */
export async function* firmsOn(context: Context, day: string): AsyncGenerator<FirmYears[]> {
  const { db, scope, asOf } = context
  const aliases = await aliasesAt(context)
  const known = await codesAt(db, scope, asOf)
  const codes = [...new Set(known.map((code) => aliases.get(code) ?? code))]
  const key = ['cultivation records', ...(await knownAt(context))]
  // What does not hang on the day is read once for all days of a forecast.
  const all = (): Promise<KeptRecords> => remembered(db, key, () => keptRecords(context, codes))
  const isSmall = codes.length <= MOST_KEPT
  for (let from = 0; from < codes.length; from += FIRMS_AT_ONCE) {
    const some = codes.slice(from, from + FIRMS_AT_ONCE)
    const kept = isSmall ? await all() : await keptRecords(context, some)
    yield await recordsOn(context, some, { day, kept })
  }
}
