/** Which column of a table holds which field: by name, short column name, year and unit in its heading. */
import type { Version } from '../../rules/meaning/version.ts'

/** What a column can be: a field of either version in one year, 0 the latest. */
export type Target = {
  /** The physical column, as `revenue_y1`. */
  readonly column: string
  readonly name: string
  readonly back: number
}

export type Mapped = { readonly target: Target; readonly unit: string | null }

/** All that a table may hold for these versions; one column has one meaning in both. */
export function targetsOf(versions: readonly Version[]): Target[] {
  const found = new Map<string, Target>()
  for (const { inputs } of versions)
    for (const { kind, column, field, year } of inputs)
      if (kind === 'field' && !found.has(column))
        found.set(column, { column, name: field, back: Math.abs(year ?? 0) })
  return [...found.values()]
}

const units = ['元', '千元', '万元', '百万元', '亿元']

/** `营业收入(万元)2024年` → the field, its year, its unit; undefined when no field is meant. */
export function mappedTo(
  heading: string,
  targets: readonly Target[],
  latest: number,
): Mapped | undefined {
  const text = heading.normalize('NFKC').replace(/\s+/g, '')
  const byColumn = targets.find(({ column }) => column === text.toLowerCase())
  if (byColumn !== undefined) return { target: byColumn, unit: null }
  const unit = unitIn(text)
  const year = /(?<!\d)(20\d{2})年?/.exec(text)
  const bare = plainName(text.replace(/20\d{2}年?度?/, ''))
  const back = year === null ? 0 : latest - Number(year[1])
  const target = targets.find((each) => each.back === back && plainName(each.name) === bare)
  return target === undefined ? undefined : { target, unit }
}

/** The unit of money that a heading states in brackets; without one its numbers are 元. */
export function unitIn(heading: string): string | null {
  const text = heading.normalize('NFKC').replace(/\s+/g, '')
  const notes = [...text.matchAll(/\(([^)]*)\)/g)].map(([, note = '']) => note)
  return notes.find((note) => units.includes(note)) ?? null
}

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, '')
}
