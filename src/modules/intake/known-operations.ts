import type { Context } from '../../server/context.ts'
import { certificatesNamed, titles } from '../certificates/operations.ts'
import { INDUSTRY_EDITION } from '../enterprises/catalogue.ts'
import {
  aliasesAt,
  catalogue,
  factsSince,
  firmsByCode,
  firmsByName,
  pairsDecided,
  papersOf,
  placesNamed,
} from '../enterprises/operations.ts'
import type { Firm } from '../enterprises/schema.ts'
import { places } from '../observations/operations.ts'
import { entriesNumbered, newestMonthOf } from '../registers/operations.ts'
import type { RegisterEntry, RegisterName } from '../registers/schema.ts'
import type { Catalogue } from './kind.ts'
import type { Known, KnownCertificate, KnownEntry, KnownFirm, Wanted } from './known.ts'
import type { IntakeOptions } from './schema.ts'
import type { KnownWords } from './worker-words.ts'

/** The lists by which cells are read: figures, titles, industries, and this district's own places. */
export async function catalogueOf(context: Context): Promise<Catalogue> {
  const [{ figures, industries }, known, named, areas] = await Promise.all([
    catalogue(context),
    titles(context),
    placesNamed(context),
    places.run(context, {}),
  ])
  const of = (wanted: string) =>
    areas.filter(({ scope: range }) => range === wanted).map(({ area }) => area)
  // Sections have letters; a firm's line of business is a division or finer.
  const codes = Object.entries(industries).filter(([code]) => /^\d{2,4}$/.test(code))
  return {
    figures,
    industries: Object.fromEntries(codes),
    edition: INDUSTRY_EDITION,
    titles: known,
    towns: [...new Set([...of('town'), ...named.towns])],
    parks: [...new Set([...of('park'), ...named.parks])],
  }
}

type Held = Awaited<ReturnType<typeof certificatesNamed>>[number]
type Asked = { kind: string; wanted: Wanted; options: IntakeOptions }

/** Everything that the registers hold of what a file speaks of, as it travels to the reading thread. */
export async function knownOf(context: Context, asked: Asked): Promise<KnownWords> {
  const { kind, wanted, options } = asked
  const codes = [...new Set(wanted.firms.flatMap(({ code }) => code ?? []))]
  const firms = await firmsByCode(context, codes)
  const named = await namesakesOf(context, wanted, firms)
  // A row without a code may be settled as one of them: then it is judged as that firm's.
  for (const bearer of [...named.values()].flat())
    if (!firms.has(bearer.code)) firms.set(bearer.code, bearer)
  const all = [...new Set([...codes, ...firms.keys()])]
  const read = await readCodes(context, all)
  const isTitle = kind === 'certificates' || kind === 'certificateChanges'
  const isEntry = kind !== 'enterprises' && !isTitle
  const { years, numbers, keys, kinds } = wanted
  const decided = await pairsDecided(context)
  const papers =
    kind === 'enterprises' && years.length > 0
      ? await papersOf(context, { codes: all, years, sourceClass: options.sourceClass })
      : '[]'
  const held = isTitle ? await certificatesNamed(context, { codes: read, numbers }) : []
  const register = isEntry ? (kind as RegisterName) : undefined
  const entries = register === undefined ? [] : await entriesNumbered(context, { register, keys })
  const newestMonth = register === undefined ? '' : await newestMonthOf(context, register)
  const told =
    kinds.length > 0 && firms.size > 0
      ? await factsSince(context, { codes: [...firms.keys()], kinds })
      : '[]'
  const known: Omit<Known, 'papers' | 'told'> = {
    firms: Object.fromEntries([...firms].map(([code, firm]) => [code, bare(firm)])),
    named: Object.fromEntries(
      [...named].map(([name, each]) => [
        name,
        each.map((firm) => ({ code: firm.code, name: firm.name })),
      ]),
    ),
    ...{ decided, newestMonth },
    certificates: held.map(certificate),
    entries: entries.map(entry),
  }
  return { known: JSON.stringify(known), papers, told }
}

/** The codes themselves and those that are read as the same firm. */
async function readCodes(context: Context, codes: readonly string[]): Promise<string[]> {
  const aliases = await aliasesAt(context)
  const roots = new Set(codes.map((code) => aliases.get(code) ?? code))
  const others = [...aliases].filter(([, root]) => roots.has(root)).map(([other]) => other)
  return [...new Set([...codes, ...roots, ...others])]
}

/** Names are looked up where the code does not settle whom the row means. */
async function namesakesOf(
  context: Context,
  { firms: rows }: Wanted,
  firms: ReadonlyMap<string, Firm>,
): Promise<Map<string, Firm[]>> {
  const open = rows.filter(
    ({ code, name }) => name !== undefined && firms.get(code ?? '')?.name !== name,
  )
  const names = [...new Set(open.flatMap(({ name }) => name ?? []))]
  const found = names.length === 0 ? [] : [...(await firmsByName(context, names))]
  return new Map(found.filter(([, bearers]) => bearers.length > 0))
}

function certificate({ events, ...held }: Held): KnownCertificate {
  const { id, code, title, number, batch, document, award } = held
  const { issuedOn, validFrom, validTo } = held
  const last = events.at(-1)
  return {
    ...{ id, code, title, number, batch, document, award, issuedOn, validFrom, validTo },
    revokedOn: last?.kind === 'revoked' ? last.effectiveOn : null,
  }
}

function entry({ id, key, code, holder, onDate, untilDate, facts }: RegisterEntry): KnownEntry {
  return { id, key, code, holder, onDate, untilDate, facts }
}

function bare(firm: Firm): KnownFirm {
  const { code, name, formerNames, address, town, park, administration } = firm
  const { presence, industry, segment, branchOf, founded, aboveSize } = firm
  return {
    ...{ code, name, formerNames, address, town, park, administration },
    ...{ presence, industry, segment, branchOf, founded, aboveSize },
  }
}
