/** What stands around every judgement of a day: titles, their rules, the catalogue of figures. */
import { addDays, clockDate } from '../../base/calendar.ts'
import type { Programme } from '../../rules/check/programme.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Context } from '../../server/context.ts'
import { titles as titlesOf } from '../certificates/operations.ts'
import type { Title } from '../certificates/schema.ts'
import { judgeFirm } from '../rules/judge-firm.ts'
import { programmesOf } from '../rules/operations.ts'
import { type Procedure, procedureLabels } from '../rules/schema.ts'
import { titlesKept } from './appended-store.ts'
import { type Layout, layoutOf } from './cell-layout.ts'
import { type Reading, readingsOf } from './fact-reading.ts'
import { yearlyFigures } from './figure-store.ts'
import type { Filling } from './firm-block.ts'
import { factsFor, type Surroundings, sourceOf } from './firm-facts.ts'
import type { FirmRecord } from './firm-record.ts'
import { refuseCultivation } from './problems.ts'
import { versionFor } from './rule-in-force.ts'

export type Stand = {
  readonly day: string
  readonly titles: readonly Title[]
  readonly programmes: ReadonlyMap<string, Programme>
  readonly about: Surroundings
  readonly filling: Filling
  readonly layout: Layout
  /** The moment at which rules are known; undefined unless the reader travels. */
  readonly known: string | undefined
}

export async function standOn(context: Context, on: string | undefined): Promise<Stand> {
  const { db, scope, asOf, travelling, services } = context
  const day = on ?? clockDate(asOf)
  const titles = await titlesOf(context)
  const programmes = await programmesOf(context)
  const known = travelling ? asOf : undefined
  const about: Surroundings = {
    day,
    titles,
    kept: await titlesKept(db, scope, { titles: titles.map(({ id }) => id), asOf }),
    yearly: await yearlyFigures(services.contentFolder),
    judged: onceAFirm((programme, firm) =>
      judgedBy(programmes.get(programme), { firm, about, known }),
    ),
  }
  const read = readOver(
    programmes,
    titles.flatMap(({ programme }) => programme ?? []),
  )
  const filling = { ...read, about, nextDay: (each: string) => addDays(each, 1) }
  return { day, titles, programmes, about, filling, layout: read.layout, known }
}

type Read = {
  readonly versions: readonly Version[]
  readonly layout: Layout
  readonly readings: readonly Reading[]
}

const reads = new WeakMap<Version, Read>()

/** Every version of these programmes and of those whose verdict they ask, worked out once. */
function readOver(programmes: Stand['programmes'], ids: readonly string[]): Read {
  const own = ids.flatMap((id) => programmes.get(id)?.versions ?? [])
  const asked = own.flatMap((version) =>
    version.fields.flatMap((field) => {
      const source = sourceOf(version, field)
      return source.kind === 'result' ? (programmes.get(source.programme)?.versions ?? []) : []
    }),
  )
  const versions = [...new Set([...own, ...asked])]
  const [first] = versions
  const known = first === undefined ? undefined : reads.get(first)
  // The catalogue is read once, so its first version tells it.
  if (known?.versions.length === versions.length) return known
  const layout = layoutOf(versions)
  const made = { versions, layout, readings: readingsOf(versions, layout) }
  if (first !== undefined) reads.set(first, made)
  return made
}

/** Several rules ask the same of one firm. */
function onceAFirm(judge: Surroundings['judged']): Surroundings['judged'] {
  const answers = new WeakMap<FirmRecord, Map<string, ReturnType<Surroundings['judged']>>>()
  return (programme, firm) => {
    const known = answers.get(firm) ?? new Map<string, ReturnType<Surroundings['judged']>>()
    answers.set(firm, known)
    if (!known.has(programme)) known.set(programme, judge(programme, firm))
    return known.get(programme)
  }
}

type Judging = { firm: FirmRecord; about: Surroundings; known: string | undefined }

function judgedBy(programme: Programme | undefined, { firm, about, known }: Judging) {
  const occasion = { day: about.day, procedure: 'new' as const, known }
  const version = programme === undefined ? undefined : versionFor(programme, occasion)
  if (version === undefined) return undefined
  const { facts } = factsFor(version, firm, about)
  return judgeFirm(version, facts, { on: about.day, procedure: 'new' }).verdict
}

/** The title by its id, which must have an encoded rule. */
export function judgedTitle({ titles, programmes }: Stand, id: string) {
  const title = titles.find((each) => each.id === id)
  if (title === undefined) {
    const known = titles.map((each) => `${each.id}(${each.name})`).join('、')
    return refuseCultivation('unknownTitle', { title: id, known })
  }
  const programme = title.programme === null ? undefined : programmes.get(title.programme)
  if (programme === undefined) return refuseCultivation('noProgramme', { title: title.name })
  return { title, programme }
}

/** The version that governs a title on the day; refuses where none does. */
export function governing(stand: Stand, id: string, procedure: Procedure): Version {
  const { title, programme } = judgedTitle(stand, id)
  const { day, known } = stand
  return (
    versionFor(programme, { day, procedure, known }) ??
    refuseCultivation('noVersion', {
      title: title.name,
      on: day,
      procedure: procedureLabels[procedure].zh,
    })
  )
}
