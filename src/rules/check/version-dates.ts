/** Versions three ways: in force, known to us, and the procedure they govern. Exactly one may match. */
import { dayOf, dayText } from '../meaning/days.ts'
import type { Validity, Version } from '../meaning/version.ts'
import { type Fault, fault } from './fault.ts'
import type { Loaded } from './load.ts'

export type Occasion = {
  /** Day of application, 'YYYY-MM-DD'. */
  readonly on: string
  /** ISO instant at which we knew; absent: everything recorded and not withdrawn. */
  readonly known?: string
  readonly procedure?: string
}

export type Choice =
  | { readonly kind: 'one'; readonly version: Version; readonly validity: Validity }
  | { readonly kind: 'none' | 'several' | 'badDate'; readonly ids: readonly string[] }

export function chooseVersion(versions: readonly Version[], occasion: Occasion): Choice {
  const day = dayOf(occasion.on)
  const moment = occasion.known === undefined ? null : Date.parse(occasion.known)
  if (day === undefined || (moment !== null && Number.isNaN(moment)))
    return { kind: 'badDate', ids: [] }
  const found = versions.flatMap((version) =>
    version.validity
      .filter(
        (each) =>
          isInForce(each, day) && isKnown(each, moment) && governs(each, occasion.procedure),
      )
      .map((validity) => ({ version, validity })),
  )
  const [only] = found
  const ids = [...new Set(found.map(({ version }) => version.id))]
  if (only === undefined) return { kind: 'none', ids: [] }
  return ids.length > 1 ? { kind: 'several', ids } : { kind: 'one', ...only }
}

function isInForce({ from, to }: Validity, day: number): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

function isKnown({ knownFrom, knownTo }: Validity, moment: number | null): boolean {
  if (moment === null) return knownTo === null
  const from = knownFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(knownFrom)
  const to = knownTo === null ? Number.POSITIVE_INFINITY : Date.parse(knownTo)
  return from <= moment && moment < to
}

/** Without a procedure a new application is meant, where versions tell procedures apart. */
function governs({ procedures }: Validity, procedure = 'new'): boolean {
  return procedures.length === 0 || procedures.includes(procedure)
}

/** Faults of versions against each other: order, overlap, gaps, differing heads, repeated ids. */
export function reportVersions(loaded: readonly Loaded[]): Fault[] {
  const rows = loaded.flatMap((each) =>
    (each.syntax?.versions ?? []).flatMap((version, index) => rowOf(each, version, index)),
  )
  return [
    ...reportHeads(loaded),
    ...rows.flatMap(reportOrder),
    ...['new', 'review'].flatMap((procedure) =>
      reportSeams(
        rows.filter(({ procedures }) => procedures.includes(procedure)),
        procedure,
      ),
    ),
  ].filter(isFirst)
}

type Row = {
  readonly loaded: Loaded
  readonly index: number
  readonly id: string
  readonly from: number
  readonly to: number
  readonly procedures: readonly string[]
  readonly knownFrom: number
  readonly knownTo: number
}

function rowOf(
  loaded: Loaded,
  { id, valid, known, applies_to }: NonNullable<Loaded['syntax']>['versions'][number],
  index: number,
): Row {
  const procedure = applies_to?.procedure
  return {
    loaded,
    index,
    id,
    from: valid[0] === null ? Number.NEGATIVE_INFINITY : (dayOf(valid[0]) ?? 0),
    to: valid[1] === null ? Number.POSITIVE_INFINITY : (dayOf(valid[1]) ?? 0),
    procedures: procedure === undefined ? ['new', 'review'] : [procedure].flat(),
    knownFrom: known[0] === null ? Number.NEGATIVE_INFINITY : Date.parse(known[0]),
    knownTo: known[1] === null ? Number.POSITIVE_INFINITY : Date.parse(known[1]),
  }
}

function placeOf({ loaded, index }: Row) {
  const place = loaded.source?.locate(['versions', index, 'id'])
  return place ?? { file: loaded.file, line: 1, column: 1, words: '' }
}

function reportOrder(row: Row): Fault[] {
  const isTurned = row.from > row.to || row.knownFrom >= row.knownTo
  return isTurned ? [fault('versionOrder', placeOf(row), { words: row.id })] : []
}

function reportSeams(rows: readonly Row[], procedure: string): Fault[] {
  const faults: Fault[] = []
  const live = rows.filter(({ knownTo }) => knownTo === Number.POSITIVE_INFINITY)
  const sorted = [...live].sort((a, b) => a.from - b.from || a.to - b.to)
  let reach = Number.NEGATIVE_INFINITY
  for (const [index, row] of sorted.entries()) {
    const clash = sorted
      .slice(0, index)
      .find((other) => row.from <= other.to && other.from <= row.to)
    if (clash !== undefined)
      faults.push(
        fault('versionsOverlap', placeOf(row), {
          words: row.id,
          other: clash.id,
          day: dayName(Math.max(row.from, clash.from)),
        }),
      )
    else if (index > 0 && row.from > reach + 1)
      faults.push(fault('versionGap', placeOf(row), { day: dayName(reach + 1), procedure }))
    reach = Math.max(reach, row.to)
  }
  return faults
}

function dayName(day: number): string {
  return Number.isFinite(day) ? dayText(day) : '—'
}

function reportHeads(loaded: readonly Loaded[]): Fault[] {
  const faults: Fault[] = []
  const ids = new Map<string, string>()
  const [first] = loaded.filter(({ syntax }) => syntax !== undefined)
  for (const { syntax, source, file } of loaded) {
    if (syntax === undefined || source === undefined) continue
    if (first?.syntax !== undefined && syntax.programme !== first.syntax.programme)
      faults.push(
        fault('programmeDiffers', source.locate(['programme']), {
          words: syntax.programme,
          other: first.syntax.programme,
        }),
      )
    for (const id of new Set(syntax.versions.map((each) => each.id))) {
      if (ids.has(id))
        faults.push(fault('versionRepeated', source.locate(['versions', 0, 'id']), { words: id }))
      ids.set(id, file)
    }
  }
  return faults
}

function isFirst(each: Fault, index: number, all: readonly Fault[]): boolean {
  const same = (other: Fault) =>
    other.code === each.code &&
    other.file === each.file &&
    other.line === each.line &&
    other.column === each.column
  return all.findIndex(same) === index
}
