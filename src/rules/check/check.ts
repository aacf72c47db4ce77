/** All static faults of any number of files at once, by file and line. */
import type { Fault } from './fault.ts'
import { type Loaded, loadFile } from './load.ts'
import { joinVersions, type Programme, type Text } from './programme.ts'

export type Checked = {
  readonly programmes: readonly Programme[]
  readonly faults: readonly Fault[]
  /** No errors; warnings may stand. */
  readonly isSound: boolean
}

/** Files of one programme are judged together: their versions may neither overlap nor leave a gap. */
export function check(files: readonly Text[]): Checked {
  const groups = new Map<string, Loaded[]>()
  for (const { file, text } of files) {
    const loaded = loadFile(file, text)
    const key = loaded.syntax?.programme ?? file
    groups.set(key, [...(groups.get(key) ?? []), loaded])
  }
  const joined = [...groups.values()].map(joinVersions)
  const faults = joined
    .flatMap((each) => each.faults)
    .sort((a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column)
  return {
    programmes: joined.flatMap(({ programme }) => programme ?? []),
    faults,
    isSound: !faults.some(({ severity }) => severity === 'error'),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
