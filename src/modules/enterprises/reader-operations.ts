import { clockDate } from '../../base/calendar.ts'
import type { Context, Database } from '../../server/context.ts'
import { knownAt, remembered } from '../../server/remembered.ts'
import { allCodes, firmsOf } from './fact-store.ts'
import { type FirmImage, firmImage, gathering, type ImageRow, takeIn } from './firm-image.ts'
import { imageNow } from './image-operations.ts'
import { sectionOf } from './industry.ts'
import { firmsNow } from './list-store.ts'
import { aliasesAt } from './register-operations.ts'
import type { Firm } from './schema.ts'
import { pinyinOf, searchedText } from './search-words.ts'
import { textAt } from './text-block.ts'

/** A register in memory with how its firms are fetched, in the order of the codes, and a name for what it says. */
export type Register = {
  image: FirmImage
  key: readonly string[]
  fetch: (db: Database, codes: readonly string[]) => Promise<Firm[]>
}

/** The register as the reader sees it: today's, or that of a past moment. */
export async function registerOf(context: Context): Promise<Register> {
  const { db, scope } = context
  const key = await knownAt(context)
  if (context.travelling) {
    const { image, firms } = await remembered(db, ['past register', ...key], () =>
      readThen(context),
    )
    return {
      ...{ image, key },
      fetch: async (_, codes) => codes.flatMap((code) => firms.get(code) ?? []),
    }
  }
  const { image, turn } = await imageNow(context)
  return {
    image,
    key: [...key, String(turn)],
    async fetch(at, codes) {
      const firms = new Map((await firmsNow(at, scope, codes)).map((firm) => [firm.code, firm]))
      return codes.flatMap((code) => firms.get(code) ?? [])
    },
  }
}

type Then = { image: FirmImage; firms: ReadonlyMap<string, Firm> }

/** Every firm as known at the reader's moment, on the day of that moment. */
async function readThen(context: Context): Promise<Then> {
  const { db, scope, asOf } = context
  const codes = await allCodes(db, scope)
  const aliases = await aliasesAt(context)
  const firms = await firmsOf(db, scope, { codes, aliases, when: { day: clockDate(asOf), asOf } })
  const { image } = await imageNow(context)
  const all = gathering()
  takeIn(
    all,
    firms.map((firm) => imageRowOf(firm, image)),
  )
  return { image: firmImage(all), firms: new Map(firms.map((firm) => [firm.code, firm])) }
}

/** What the image of a past moment says of a firm; the pinyin of a name that is still the same is known. */
function imageRowOf(firm: Firm, { rowOf, search }: FirmImage): ImageRow {
  const { code, presence, town, park, administration, founded } = firm
  const names = [firm.name, ...firm.formerNames]
  const searched = searchedText(names)
  const row = rowOf.get(code)
  const isSame = row !== undefined && textAt(search.names, row) === searched
  return {
    ...{ code, presence, town, park, administration, founded },
    section: sectionOf(firm.industry),
    aboveSize: firm.aboveSize === null ? '' : firm.aboveSize ? 'yes' : 'no',
    kind: firm.branchOf === '' ? 'firm' : 'branch',
    names: searched,
    codes: searchedText([code]),
    pinyin: isSame ? textAt(search.pinyin, row) : pinyinOf(names),
  }
}
