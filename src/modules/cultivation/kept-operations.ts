/** How firms stand to every title on a day, out of their rows: what is kept ready, and what another day is asked for. */
import { leastChange } from '../../rules/change/least-change.ts'
import { engineOf, fill } from '../../rules/judge/engine.ts'
import { readFacts } from '../../rules/judge/facts.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Procedure } from '../rules/schema.ts'
import { factsFor } from './firm-facts.ts'
import type { FirmRecord } from './firm-record.ts'
import type { InputRow } from './input-row.ts'
import { headOf, judgedRows, type Made } from './judging-operations.ts'
import { heldOnly, type KeptVerdict, keptVerdict, type LeverSearch } from './kept-verdict.ts'
import { newestOf, procedureFor, versionFor } from './rule-in-force.ts'
import type { Stand } from './stand-operations.ts'
import type { Verdict } from './verdict-row.ts'

export type Judged = {
  readonly title: string
  readonly held: boolean
  readonly procedure: Procedure
  readonly version: Version
}

/** Which version judges whom on the day; a half of a title that no version governs is left out. */
export function judgedNow({ titles, programmes, day, known }: Stand): Judged[] {
  return titles.flatMap(({ id, programme }) => {
    const found = programme === null ? undefined : programmes.get(programme)
    if (found === undefined) return []
    return [true, false].flatMap((held): Judged[] => {
      const procedure = procedureFor(held)
      const version = versionFor(found, { day, procedure, known })
      return version === undefined ? [] : [{ title: id, held, procedure, version }]
    })
  })
}

/** What the clauses of a kept row are read by. */
export function versionBehind(
  stand: Stand,
  { title, held }: Pick<KeptVerdict, 'title' | 'held'>,
): Version | undefined {
  return judgedNow(stand).find((each) => each.title === title && each.held === held)?.version
}

/** Firms that are counted here against every title, and holders of titles without a rule. */
export function keptRows(stand: Stand, made: readonly Made[]): KeptVerdict[] {
  const counted = made.filter(({ row }) => row.counted)
  const records = new Map(counted.map(({ row, record }) => [row.code, record]))
  const rows = counted.map(({ row }) => row)
  const judged = judgedNow(stand)
  return stand.titles.flatMap(({ id }) => {
    const found = [true, false].flatMap((held) => {
      const own = rows.filter((row) => row.held.includes(id) === held)
      const by = judged.find((each) => each.title === id && each.held === held)
      if (by !== undefined) return ofHalf(stand, by, { rows: own, records })
      return held ? own.map((row) => heldOnly(headOf(row, id), id)) : []
    })
    return bridgedBy(stand, id, { rows, found })
  })
}

type Half = {
  readonly rows: readonly InputRow[]
  readonly records: ReadonlyMap<string, FirmRecord>
}

function ofHalf(stand: Stand, { title, held, procedure, version }: Judged, half: Half) {
  const levers: LeverSearch = ({ code }) => {
    const record = half.records.get(code)
    return record === undefined ? undefined : leversOf(stand, { version, procedure, record })
  }
  return judgedRows(half.rows, { stand, version, procedure, title }).map((row) =>
    keptVerdict(row, { title, version, held, levers }),
  )
}

type Searched = { version: Version; procedure: Procedure; record: FirmRecord }

/** What the least change moves, without the words of an explanation. */
function leversOf({ about, day }: Stand, { version, procedure, record }: Searched) {
  const { facts } = factsFor(version, record, about)
  const { inputs, faults } = readFacts(version, facts, day, procedure)
  if (faults.length > 0) return undefined
  const on = dayOf(day) ?? 0
  fill(engineOf(version), inputs, on)
  const change = leastChange(version, on)
  return change?.moves.flatMap(({ input }) => version.inputs[input]?.field ?? [])
}

/** The version in force for new applicants and the newest; undefined: none governs. */
export function bridgeOf(
  stand: Stand,
  title: string,
): { base: Version; reform: Version } | undefined {
  const base = judgedNow(stand).find((each) => each.title === title && !each.held)?.version
  const programme = stand.titles.find(({ id }) => id === title)?.programme ?? null
  const found = programme === null ? undefined : stand.programmes.get(programme)
  const reform = found === undefined ? undefined : newestOf(found)
  return base === undefined || reform === undefined ? undefined : { base, reform }
}

/** Every firm as a new applicant by either version, holders too. */
function bridgedBy(
  stand: Stand,
  title: string,
  { rows, found }: { rows: readonly InputRow[]; found: KeptVerdict[] },
): KeptVerdict[] {
  const bridge = bridgeOf(stand, title)
  if (bridge === undefined) return found
  const by = (version: Version, own: readonly InputRow[]) => {
    const judged = judgedRows(own, { stand, version, procedure: 'new', title })
    return judged.map(({ code, verdict }) => [code, verdict] as const)
  }
  const base = new Map<string, Verdict | null>([
    ...found.map(({ code, verdict }) => [code, verdict] as const),
    ...by(
      bridge.base,
      rows.filter(({ held }) => held.includes(title)),
    ),
  ])
  const reform = bridge.base === bridge.reform ? base : new Map(by(bridge.reform, rows))
  return found.map((row) => ({
    ...row,
    base: base.get(row.code) ?? null,
    reform: reform.get(row.code) ?? null,
  }))
}
