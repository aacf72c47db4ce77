/** How firms stand to every title on a day, out of their rows: what is kept ready, and what another day is asked for. */
import { leastChange } from '../../rules/change/least-change.ts'
import { engineOf, fill } from '../../rules/judge/engine.ts'
import { readFacts } from '../../rules/judge/facts.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Procedure } from '../rules/schema.ts'
import { type Answers, answersOf } from './block-operations.ts'
import type { FirmBlock } from './firm-block.ts'
import { factsFor } from './firm-facts.ts'
import { type FirmRecord, recordOf } from './firm-record.ts'
import { named } from './judging-operations.ts'
import { heldOnly, type KeptVerdict, keptVerdict, type LeverSearch } from './kept-verdict.ts'
import { ownPart } from './own-clauses.ts'
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
export function judgedNow(stand: Stand): readonly Judged[] {
  const found = judgeds.get(stand) ?? findJudged(stand)
  judgeds.set(stand, found)
  return found
}

const judgeds = new WeakMap<Stand, readonly Judged[]>()

function findJudged({ titles, programmes, day, known }: Stand): Judged[] {
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
export function keptRows(stand: Stand, block: FirmBlock): KeptVerdict[] {
  return stand.titles.flatMap(({ id }) => rowsTo(stand, block, id))
}

type Half = { readonly by: Judged; readonly answers: Answers; readonly levers: LeverSearch }

function rowsTo(stand: Stand, block: FirmBlock, title: string): KeptVerdict[] {
  const [holders, others] = [true, false].map((held) => halfOf(stand, block, { title, held }))
  const { baseAt, reformAt } = bridging(stand, block, title)
  const rows: KeptVerdict[] = []
  for (const [row, each] of block.heads.entries()) {
    if (!each.counted) continue
    const held = each.held.includes(title)
    const half = held ? holders : others
    const head = named(each, title)
    if (half !== undefined) {
      const { version } = half.by
      const answer = half.answers.at(row)
      const sides = { base: baseAt(row), reform: reformAt(row) }
      rows.push(
        keptVerdict({ row, head, answer, ...sides }, { title, version, held, levers: half.levers }),
      )
    } else if (held)
      rows.push({ ...heldOnly(head, title), base: baseAt(row), reform: reformAt(row) })
  }
  return rows
}

function halfOf(
  stand: Stand,
  block: FirmBlock,
  { title, held }: Pick<Judged, 'title' | 'held'>,
): Half | undefined {
  const by = judgedNow(stand).find((each) => each.title === title && each.held === held)
  if (by === undefined) return undefined
  const levers: LeverSearch = (row, fails) => {
    const firm = block.firms[row]
    return firm && leversOf(stand, { ...by, record: recordOf(firm), fails })
  }
  return { by, answers: answersOf(block, { stand, ...by }), levers }
}

type Searched = { version: Version; procedure: Procedure; record: FirmRecord; fails: bigint }

/** What the least change moves, without the words of an explanation. */
function leversOf({ about, day }: Stand, { version, procedure, record, fails }: Searched) {
  const { facts } = factsFor(version, record, about)
  const { inputs, faults } = readFacts(version, facts, day, procedure)
  if (faults.length > 0) return undefined
  const on = dayOf(day) ?? 0
  const own = ownPart(version, fails)
  if (own === undefined) return undefined
  fill(engineOf(own), inputs, on)
  const change = leastChange(own, on)
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

type Side = (row: number) => Verdict | null

/** Every firm as a new applicant by either version, holders too. */
function bridging(stand: Stand, block: FirmBlock, title: string): { baseAt: Side; reformAt: Side } {
  const bridge = bridgeOf(stand, title)
  if (bridge === undefined) return { baseAt: () => null, reformAt: () => null }
  const by = (version: Version) => answersOf(block, { stand, version, procedure: 'new' }).verdictAt
  return { baseAt: by(bridge.base), reformAt: by(bridge.reform) }
}
