import type { EnterpriseFile } from './schema.ts'

type Figure = EnterpriseFile['figures'][number]
export type FigureLine = {
  field: string
  english: string
  unit: string
  /** By year, in the order of `years`; undefined where nothing is known: missing is not zero. */
  values: (Figure | undefined)[]
}

/** Money before numbers before words. */
const rankOf = ({ unit }: FigureLine) => (unit === '元' ? 0 : unit === '' ? 2 : 1)
const knownIn = ({ values }: FigureLine) => values.filter((value) => value !== undefined).length

/**
 * Figures as a table: one line a field, one column a year, newest year first. Money stands first and what is
 * known of more years before the rest: a reader looks for revenue, not for the first letter.
 */
export function figureYears(figures: readonly Figure[]): { years: number[]; lines: FigureLine[] } {
  const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => b - a)
  const fields = [...new Set(figures.map(({ field }) => field))]
  const lines = fields.map((field) => {
    const own = figures.filter((figure) => figure.field === field)
    return {
      field,
      english: own[0]?.english ?? field,
      unit: own[0]?.unit ?? '',
      values: years.map((year) => own.find((figure) => figure.year === year)),
    }
  })
  lines.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      knownIn(b) - knownIn(a) ||
      a.field.localeCompare(b.field, 'zh-Hans-CN'),
  )
  return { years, lines }
}
