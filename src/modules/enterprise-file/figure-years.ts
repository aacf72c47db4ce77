import type { EnterpriseFile } from './schema.ts'

type Figure = EnterpriseFile['figures'][number]
export type FigureLine = {
  field: string
  english: string
  unit: string
  /** By year, in the order of `years`; undefined where nothing is known: missing is not zero. */
  values: (Figure | undefined)[]
}

/** Figures as a table: one line a field, one column a year, newest year first. */
export function figureYears(figures: readonly Figure[]): { years: number[]; lines: FigureLine[] } {
  const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => b - a)
  const fields = [...new Set(figures.map(({ field }) => field))].sort((a, b) =>
    a.localeCompare(b, 'zh-Hans-CN'),
  )
  const lines = fields.map((field) => {
    const own = figures.filter((figure) => figure.field === field)
    return {
      field,
      english: own[0]?.english ?? field,
      unit: own[0]?.unit ?? '',
      values: years.map((year) => own.find((figure) => figure.year === year)),
    }
  })
  return { years, lines }
}
