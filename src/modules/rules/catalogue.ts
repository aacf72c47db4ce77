/** All programmes of the content folder: what is faulty is named and left out, the rest works. */
import type { Fault } from '../../rules/check/fault.ts'
import { type Loaded, loadFile } from '../../rules/check/load.ts'
import { joinVersions, type Programme, type Text } from '../../rules/check/programme.ts'
import type { ProgrammeSyntax } from '../../rules/language/syntax.ts'

export type Entry = {
  readonly programme: Programme
  /** As written, by version: what the typed meaning does not keep (issuers, notes, English name). */
  readonly written: ReadonlyMap<string, ProgrammeSyntax>
  readonly files: readonly Text[]
}

export type Catalogue = {
  readonly entries: readonly Entry[]
  readonly faults: readonly Fault[]
}

/** A step a file, so that others are answered in between. */
export function* cataloguing(files: readonly Text[]): Generator<void, Catalogue> {
  const loaded: { readonly text: string; readonly each: Loaded }[] = []
  for (const { file, text } of files) {
    loaded.push({ text, each: loadFile(file, text) })
    yield
  }
  const faults = loaded.flatMap(({ each }) => each.faults)
  const groups = new Map<string, typeof loaded>()
  for (const one of loaded) {
    const id = one.each.version?.programme
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), one])
  }
  const entries = [...groups].map(([id, group]): Entry => {
    const versions = group.flatMap(({ each }) => each.version ?? [])
    const written = group.flatMap(({ each: { version, syntax } }) =>
      version === undefined || syntax === undefined ? [] : [[version.id, syntax] as const],
    )
    return {
      programme: { id, name: versions[0]?.name ?? id, versions },
      written: new Map(written),
      files: group.map(({ text, each: { file } }) => ({ file, text })),
    }
  })
  return { entries, faults: [...faults, ...seams(groups, faults)] }
}

/** Faults of versions against each other, beside those of single files. */
function seams(
  groups: ReadonlyMap<string, readonly { readonly each: Loaded }[]>,
  own: readonly Fault[],
): Fault[] {
  const known = new Set(own)
  return [...groups.values()].flatMap((group) =>
    joinVersions(group.map(({ each }) => each)).faults.filter((each) => !known.has(each)),
  )
}

/** All at once, for a browser that holds one programme. */
export function catalogueOf(files: readonly Text[]): Catalogue {
  const steps = cataloguing(files)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
