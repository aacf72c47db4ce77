/** The row of whole numbers of one firm: every version of every title's programme over its facts. */
import type { Version } from '../../rules/meaning/version.ts'
import { isCounted } from '../enterprises/schema.ts'
import { type Cells, fillCells, type Layout } from './cell-layout.ts'
import { nextTurn } from './day-turns.ts'
import { factsFor, type Surroundings } from './firm-facts.ts'
import { type FirmRecord, heldOn } from './firm-record.ts'
import { versionName } from './rule-in-force.ts'

export type InputRow = {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly park: string
  readonly counted: boolean
  readonly cells: Cells
  readonly faulty: string[]
  readonly held: string[]
  readonly heldUntil: string[]
  readonly renewOn: string
}

export type Filling = {
  readonly versions: readonly Version[]
  readonly layout: Layout
  readonly about: Surroundings
  readonly nextDay: (day: string) => string
}

export function inputRow(
  record: FirmRecord,
  { versions, layout, about, nextDay }: Filling,
): InputRow {
  const { firm } = record
  const cells: Cells = layout.places.map(() => null)
  const faulty = versions.flatMap((version) => {
    const { facts } = factsFor(version, record, about)
    const isTaken = fillCells(cells, { version, facts, day: about.day }, layout)
    return isTaken ? [] : [versionName(version)]
  })
  const held = about.titles.flatMap(({ id }) => {
    const run = heldOn(record.runs, id, about.day)
    return run === undefined ? [] : [{ id, to: run.to }]
  })
  return {
    code: firm.code,
    name: firm.name,
    town: firm.town,
    park: firm.park,
    counted: isCounted(firm),
    cells,
    faulty,
    held: held.map(({ id }) => id),
    heldUntil: held.map(({ to }) => to),
    renewOn: renewOn(record, about.day, { versions, nextDay }),
  }
}

type Turning = Pick<Filling, 'versions' | 'nextDay'>

/**
 * The next day on which a certificate or a right begins or has ended, a rule reads the firm's age or a dated
 * parameter otherwise, or another accounting year is the last.
 */
function renewOn(
  { firm, runs, properties }: FirmRecord,
  day: string,
  { versions, nextDay }: Turning,
): string {
  const newYear = `${Number(day.slice(0, 4)) + 1}-01-01`
  const turns = [...runs, ...properties].flatMap(({ from, to }) => [
    from,
    ...(to === null ? [] : [nextDay(to)]),
  ])
  const read = versions.flatMap((version) => nextTurn(version, firm.founded, day) ?? [])
  return [...turns, ...read].reduce(
    (next, turn) => (turn > day && turn < next ? turn : next),
    newYear,
  )
}
