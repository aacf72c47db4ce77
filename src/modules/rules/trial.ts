/** One firm tried on the day of application: the version that governs, the facts, the explanation. */

import type { Programme } from '../../rules/check/programme.ts'
import { chooseVersion } from '../../rules/check/version-dates.ts'
import { type Explanation, explain } from '../../rules/explain/explain.ts'
import type { FactFault } from '../../rules/judge/facts.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Procedure } from './schema.ts'
import { spansOf } from './spans.ts'
import { type Form, factsOf, placeOfFault } from './written-facts.ts'

export type Asked = { readonly form: Form; readonly on: string; readonly procedure: Procedure }

export type Tried =
  | { readonly kind: 'noVersion' }
  | {
      readonly kind: 'tried'
      readonly version: Version
      /** The year of the latest figures: the one before the application. */
      readonly latest: number
      readonly explanation: Explanation | undefined
      /** By place of the form; what belongs to no place stands under ''. */
      readonly faults: ReadonlyMap<string, readonly FactFault[]>
    }

export function tried(programme: Programme | undefined, { form, on, procedure }: Asked): Tried {
  const choice = chooseVersion(programme?.versions ?? [], { on, procedure })
  if (choice.kind !== 'one') return { kind: 'noVersion' }
  const { version } = choice
  const latest = Number(on.slice(0, 4)) - 1
  const answer = explain(version, factsOf(version.fields, form, latest), { on, procedure })
  const explanation = answer.kind === 'explained' ? answer.explanation : undefined
  const faults = answer.kind === 'refused' ? answer.faults : []
  return { kind: 'tried', version, latest, explanation, faults: faultsByPlace(version, faults) }
}

function faultsByPlace(version: Version, faults: readonly FactFault[]): Map<string, FactFault[]> {
  const names = new Set(version.fields.map(({ name }) => name))
  const found = new Map<string, FactFault[]>()
  for (const fault of faults) {
    const place = placeOfFault(fault.at)
    const key = names.has(place.split('@')[0] ?? '') ? place : ''
    found.set(key, [...(found.get(key) ?? []), fault])
  }
  return found
}

/** Today where a version governs it, else the first day of the newest version. */
export function startingDay(programme: Programme | undefined, today: string): string {
  const versions = programme?.versions ?? []
  if (chooseVersion(versions, { on: today }).kind === 'one') return today
  const starts = versions.flatMap(spansOf).flatMap(({ from }) => from ?? [])
  return starts.sort().at(-1) ?? today
}
