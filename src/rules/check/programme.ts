/** A programme is all its versions: loaded together, one chosen for a day, a procedure and a moment of knowledge. */

import type { Field, Version } from '../meaning/version.ts'
import type { Fault } from './fault.ts'
import { type Loaded, loadFile } from './load.ts'
import { reportVersions } from './version-dates.ts'

export type Programme = {
  readonly id: string
  readonly name: string
  readonly versions: readonly Version[]
}

export type Text = { readonly file: string; readonly text: string }

export type LoadedProgramme =
  | { readonly programme: Programme; readonly faults: readonly Fault[] }
  | { readonly programme: undefined; readonly faults: readonly Fault[] }

/** Loads all files of one programme; `faults` may hold warnings beside a programme. */
export function loadProgramme(texts: readonly Text[]): LoadedProgramme {
  return joinVersions(texts.map(({ file, text }) => loadFile(file, text)))
}

export function joinVersions(loaded: readonly Loaded[]): LoadedProgramme {
  const faults = [...loaded.flatMap((each) => each.faults), ...reportVersions(loaded)]
  const versions = loaded.flatMap(({ version }) => version ?? [])
  const [first] = versions
  const isSound = !faults.some(({ severity }) => severity === 'error')
  if (first === undefined || !isSound) return { programme: undefined, faults }
  return { programme: { id: first.programme, name: first.name, versions }, faults }
}

/** The fields of a version, in the order of the file. */
export function fieldsOf(version: Version): readonly Field[] {
  return version.fields
}
