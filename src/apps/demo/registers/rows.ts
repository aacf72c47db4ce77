/** The firms' history as rows to append, in the order in which it was recorded. */
import type { New } from '../../../base/recorded.ts'
import type { Source } from '../../../base/source.ts'
import type { Certificate, CertificateEvent, Title } from '../../../modules/certificates/schema.ts'
import type { EnterpriseFact, FactKind, Filing } from '../../../modules/enterprises/schema.ts'
import type { Observation } from '../../../modules/observations/schema.ts'
import type { RegisterEntry } from '../../../modules/registers/schema.ts'
import type { Places } from '../demo-settings.ts'
import { courseOf } from './course.ts'
import { entriesOf } from './entries.ts'
import type { DemoEntry } from './entry.ts'
import { type DemoFiling, filingsOf } from './filings.ts'
import { type DemoFirm, demoFirms } from './firms.ts'
import type { RegisterSettings } from './settings.ts'
import { type DemoCertificate, known, LEDGER_OPENED, type Move, type World } from './world.ts'

/** What was recorded on one day; `supersedes` of a row is the place of an earlier row in the whole list. */
export type DemoRows = {
  facts: Dated<New<EnterpriseFact>>[]
  filings: Dated<New<Filing>>[]
  certificates: Dated<New<Certificate>>[]
  /** `certificate` is the place of the certificate in its list. */
  events: Dated<New<CertificateEvent>>[]
  entries: Dated<New<RegisterEntry>>[]
}
export type Dated<Row> = { row: Row; recordedOn: string }

type Asked = {
  settings: RegisterSettings
  places: Places
  observations: readonly Observation[]
  titles: readonly Title[]
}

/** The same content gives the same years. */
export function demoWorld({ settings, places, observations }: Omit<Asked, 'titles'>): World {
  return courseOf(settings, demoFirms(settings, places), observations)
}

/** The same content gives the same rows. */
export function demoRegisters(asked: Asked): DemoRows {
  const { observations, titles } = asked
  const world = demoWorld(asked)
  return {
    facts: factsOf(world),
    filings: filingsOf(world).map((filing) => filingRow(world, filing)),
    certificates: world.certificates.map((each, index) =>
      certificateRow(world, titles, each, index),
    ),
    events: world.endings.map(({ certificate, kind, effectiveOn, recordedOn }) => ({
      recordedOn,
      row: {
        ...unchanged,
        source: demo('证书变动公告(演示)'),
        sourceClass: 'publicList' as const,
        certificate: String(certificate),
        kind,
        effectiveOn,
        document: `澜科高发〔${recordedOn.slice(0, 4)}〕取消公告(演示)`,
      },
    })),
    entries: entryRows(world, entriesOf(world, observations)),
  }
}

const unchanged = { supersedes: null, reason: '', importId: null }
const demo = (document: string): Source => ({ document, confidence: 'demonstration' })

function factsOf(world: World): Dated<New<EnterpriseFact>>[] {
  const arrived = new Map(
    world.moves.filter(({ presence }) => presence === 'movedIn').map((move) => [move.firm, move]),
  )
  const first = world.firms.flatMap((firm, index) => {
    const arrival = arrived.get(index)
    // Whoever never came is not in the register.
    if (arrival === undefined && !wasHere(world, index)) return []
    return identity(firm, arrival)
  })
  const later = world.moves
    .filter(({ presence }) => presence !== 'movedIn')
    .map((move) => moveRow(world, move))
  return [...first, ...later]
}

const wasHere = ({ here, moves }: World, firm: number) =>
  here.has(firm) || moves.some((move) => move.firm === firm)

/** What the market regulator's extract says of a firm. */
function identity(firm: DemoFirm, arrival: Move | undefined): Dated<New<EnterpriseFact>>[] {
  const since = arrival?.on ?? firm.founded
  const recordedOn = arrival?.recordedOn ?? LEDGER_OPENED
  const at = (kind: FactKind, value: string, detail = '') =>
    fact(firm, { kind, value, detail, validFrom: since }, recordedOn)
  const renamed =
    firm.formerly === undefined || firm.formerly.until <= since
      ? []
      : [
          fact(
            firm,
            { kind: 'name', value: firm.name, detail: '变更登记', validFrom: firm.formerly.until },
            known(firm.formerly.until),
          ),
        ]
  const name = renamed.length > 0 ? (firm.formerly?.name ?? firm.name) : firm.name
  return [
    at('name', name),
    at('presence', arrival === undefined ? 'here' : 'movedIn', arrival?.place ?? ''),
    at('town', firm.town),
    at('address', `江澜区${firm.town}`),
    at('administration', firm.direct ? 'direct' : 'other'),
    at('industry', firm.industry, '2017'),
    fact(
      firm,
      { kind: 'founded', value: firm.founded, detail: '', validFrom: firm.founded },
      recordedOn,
    ),
    ...(firm.park === '' ? [] : [at('park', firm.park)]),
    ...(firm.aboveSize ? [at('aboveSize', 'yes')] : []),
    ...renamed,
  ]
}

type Said = Pick<EnterpriseFact, 'kind' | 'value' | 'detail' | 'validFrom'>

function fact({ code }: DemoFirm, said: Said, recordedOn: string): Dated<New<EnterpriseFact>> {
  const source = demo('市场主体登记信息(演示)')
  return {
    recordedOn,
    row: { ...unchanged, ...said, code, source, sourceClass: 'administrative' },
  }
}

function moveRow({ firms }: World, move: Move): Dated<New<EnterpriseFact>> {
  const firm = firms[move.firm]
  if (firm === undefined) throw new Error(`no firm ${move.firm}`)
  const { presence, place, on } = move
  return fact(
    firm,
    { kind: 'presence', value: presence, detail: place, validFrom: on },
    move.recordedOn,
  )
}

function filingRow({ firms }: World, filing: DemoFiling): Dated<New<Filing>> {
  const { year, sourceClass, purpose, figures, source, recordedOn, corrects } = filing
  return {
    recordedOn,
    row: {
      ...unchanged,
      code: firms[filing.firm]?.code ?? '',
      year,
      sourceClass,
      purpose,
      figures,
      source,
      state: 'final',
      ...(corrects === undefined
        ? {}
        : { supersedes: String(corrects.at), reason: corrects.reason }),
    },
  }
}

const letters: Readonly<Record<string, string>> = {
  hnte: 'GR',
  innovativeSme: 'CX',
  specialisedSme: 'ZJTX',
  littleGiant: 'XJR',
  techEnterprise: 'KJ',
  techSme: 'KX',
}

function certificateRow(
  { firms }: World,
  titles: readonly Title[],
  each: DemoCertificate,
  index: number,
): Dated<New<Certificate>> {
  const year = each.from.slice(0, 4)
  const name = titles.find(({ id }) => id === each.title)?.name ?? each.title
  return {
    recordedOn: each.recordedOn,
    row: {
      ...unchanged,
      source: demo(`${year}年${name}名单(演示)`),
      sourceClass: 'publicList',
      code: firms[each.firm]?.code ?? '',
      title: each.title,
      number: `${letters[each.title] ?? ''}${year}000000${String(index + 1).padStart(5, '0')}`,
      batch: `${each.from.slice(0, 7)}批次`,
      document: `澜科〔${year}〕名单(演示)`,
      award: each.award,
      issuedOn: each.from,
      validFrom: each.from,
      validTo: each.to,
    },
  }
}

function entryRows(world: World, entries: readonly DemoEntry[]): Dated<New<RegisterEntry>>[] {
  const places = new Map<string, number>()
  return entries.map((entry, index) => {
    const { register, key, holder, onDate, untilDate, facts, recordedOn, corrects } = entry
    const earlier = places.get(`${register} ${key}`)
    places.set(`${register} ${key}`, index)
    return {
      recordedOn,
      row: {
        ...unchanged,
        source: demo('区级台账(演示)'),
        sourceClass: 'administrative',
        register,
        key,
        code: entry.firm === undefined ? null : (world.firms[entry.firm]?.code ?? null),
        holder,
        onDate,
        untilDate,
        facts,
        ...(corrects === undefined || earlier === undefined
          ? {}
          : { supersedes: String(earlier), reason: corrects }),
      },
    }
  })
}
