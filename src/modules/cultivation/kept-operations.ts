/** How firms stand to every title on a day, out of their rows: what is kept ready, and what another day is asked for. */
import { leastChange } from '../../rules/change/least-change.ts'
import { engineOf, fill } from '../../rules/judge/engine.ts'
import { readFacts } from '../../rules/judge/facts.ts'
import { dayOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Procedure } from '../rules/schema.ts'
import { type Answers, answersOf } from './block-operations.ts'
import type { FirmBlock, Head } from './firm-block.ts'
import { factsFor } from './firm-facts.ts'
import { type FirmRecord, recordOf } from './firm-record.ts'
import { named } from './judging-operations.ts'
import { heldOnly, type KeptVerdict, keptVerdict, type LeverSearch } from './kept-verdict.ts'
import { newestOf, procedureFor, versionFor } from './rule-in-force.ts'
import type { Stand } from './stand-operations.ts'

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
export function keptRows(stand: Stand, block: FirmBlock): KeptVerdict[] {
  return stand.titles.flatMap(({ id }) => rowsTo(stand, block, id))
}

type Half = { readonly by: Judged; readonly answerAt: Answers } | undefined

function rowsTo(stand: Stand, block: FirmBlock, title: string): KeptVerdict[] {
  const judged = judgedNow(stand)
  const halfOf = (held: boolean): Half => {
    const by = judged.find((each) => each.title === title && each.held === held)
    return by === undefined ? undefined : { by, answerAt: answersOf(block, { stand, ...by }) }
  }
  const [holders, others] = [halfOf(true), halfOf(false)]
  const bridged = bridging(stand, block, title)
  const rows: KeptVerdict[] = []
  for (const [row, head] of block.heads.entries()) {
    if (!head.counted) continue
    const held = head.held.includes(title)
    const half = held ? holders : others
    if (half !== undefined)
      rows.push({ ...judgedRow(stand, half, { block, row, head }), ...bridged(row) })
    else if (held) rows.push({ ...heldOnly(named(head, title), title), ...bridged(row) })
  }
  return rows
}

type Place = { readonly block: FirmBlock; readonly row: number; readonly head: Head }

function judgedRow(
  stand: Stand,
  { by, answerAt }: NonNullable<Half>,
  { block, row, head }: Place,
): Omit<KeptVerdict, 'base' | 'reform'> {
  const { title, version, procedure, held } = by
  const levers: LeverSearch = () => {
    const firm = block.firms[row]
    return firm && leversOf(stand, { version, procedure, record: recordOf(firm) })
  }
  const found = { ...named(head, title), ...answerAt(row) }
  return keptVerdict(found, { title, version, held, levers })
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

type Sides = Pick<KeptVerdict, 'base' | 'reform'>

/** Every firm as a new applicant by either version, holders too. */
function bridging(stand: Stand, block: FirmBlock, title: string): (row: number) => Sides {
  const bridge = bridgeOf(stand, title)
  if (bridge === undefined) return () => ({ base: null, reform: null })
  const { base, reform } = bridge
  const baseAt = answersOf(block, { stand, version: base, procedure: 'new' })
  const reformAt = answersOf(block, { stand, version: reform, procedure: 'new' })
  return (row) => ({ base: baseAt(row).verdict, reform: reformAt(row).verdict })
}
