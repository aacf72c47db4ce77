import { exact } from '../../base/decimal.ts'
import { KEPT_BACK } from '../enterprises/figures.ts'
import { correction, problem, type Trial, titledProblem, titledRemark } from './judged.ts'
import type { KnownFigures } from './known.ts'

/** ◆ A yearly figure that is this many times the year before is odd: a unit may have slipped. */
const ODD_TIMES = 10

/** The yearly figures of the row, by year, against those known for the same year from the same kind of source. */
export function bringFigures(trial: Trial): void {
  const byYear = figuresByYear(trial)
  for (const [year, figures] of byYear) {
    if (year > Number(trial.case.today.slice(0, 4)))
      problem(trial, 'year', { code: 'futureYear', details: { year } })
    bringYear(trial, year, figures)
  }
}

function figuresByYear(trial: Trial): Map<number, Record<string, string>> {
  const { options } = trial.case
  const { values, table } = trial.row
  const own = values['year'] ?? table.year ?? options.year
  const byYear = new Map<number, Record<string, string>>()
  let homeless = false
  for (const { field, key, year: said } of figuresIn(trial)) {
    const value = values[key]
    if (value === undefined) continue
    const year = said ?? own
    if (year === undefined) {
      homeless = true
      continue
    }
    const figures = byYear.get(Number(year)) ?? {}
    figures[field] = value
    byYear.set(Number(year), figures)
  }
  if (homeless) problem(trial, 'year', { code: 'yearMissing' })
  return byYear
}

type FigureColumn = { field: string; key: string; year: string | undefined }
const seen = new WeakMap<ReadonlyMap<string, number>, FigureColumn[]>()

/** The columns of a table that hold figures: plain, or one for each year. */
function figuresIn({ row: { table }, case: { draft } }: Trial): FigureColumn[] {
  const before = seen.get(table.at)
  if (before !== undefined) return before
  const yearly = new Set(
    draft.kind.columns.filter((column) => column.yearly === true).map(({ field }) => field),
  )
  const columns = [...table.at.keys()].flatMap((key) => {
    const [field = '', year] = key.split('@')
    return yearly.has(field) ? [{ field, key, year }] : []
  })
  seen.set(table.at, columns)
  return columns
}

function bringYear(trial: Trial, year: number, figures: Readonly<Record<string, string>>): void {
  const known = trial.case.figuresOf(trial.code, year)
  const before = trial.case.figuresOf(trial.code, year - 1)
  const fresh: Record<string, string> = {}
  for (const [field, value] of Object.entries(figures)) {
    const old = known?.figures[field]
    if (old !== undefined && same(old, value)) continue
    fresh[field] = value
    const key = trial.row.table.at.has(field) ? field : `${field}@${year}`
    if (old === KEPT_BACK) blindCorrection(trial, key)
    else if (old !== undefined) correction(trial, key, { before: old, after: value })
    else tellJump(trial, key, { before: before?.figures[field], after: value })
  }
  const fields = Object.keys(fresh)
  if (fields.length === 0) return
  const { purpose, state } = trial.case.options
  const replaced = replacedBy(known, fresh)
  const filing = { code: trial.code, year, purpose, state, figures: fresh }
  trial.brings.filings = [
    ...(trial.brings.filings ?? []),
    replaced === undefined ? filing : { ...filing, ...replaced },
  ]
}

/** The sender is told neither what stands there nor whether it is the same. */
function blindCorrection(trial: Trial, field: string): void {
  const told = trial.case.options.reason === '' ? titledProblem : titledRemark
  told(trial, field, {
    code: trial.case.options.reason === '' ? 'surveyOnFile' : 'surveyReplaced',
  })
}

/** The one filing whose figures are all told anew; a filing of which other figures stay is not replaced. */
function replacedBy(known: KnownFigures | undefined, fresh: Readonly<Record<string, string>>) {
  if (known === undefined) return undefined
  const corrected = Object.keys(fresh).filter((field) => known.figures[field] !== undefined)
  const [filing, ...second] = new Set(corrected.map((field) => known.filings[field]))
  if (filing === undefined || second.length > 0) return undefined
  const all = Object.keys(known.filings).filter((field) => known.filings[field] === filing)
  const others = all.filter((field) => fresh[field] === undefined)
  // They could not be told again.
  if (others.some((field) => known.figures[field] === KEPT_BACK)) return undefined
  const kept = Object.fromEntries(others.map((field) => [field, known.figures[field] ?? '']))
  return { supersedes: filing, figures: { ...kept, ...fresh } }
}

function same(one: string, other: string): boolean {
  if (one === other) return true
  return /^-?[\d.]+$/.test(one) && /^-?[\d.]+$/.test(other) && exact(one).equals(other)
}

function tellJump(
  trial: Trial,
  field: string,
  { before, after }: { before: string | undefined; after: string },
): void {
  if (before === undefined || !/^\d/.test(before) || !/^\d/.test(after)) return
  const [old, fresh] = [exact(before), exact(after)]
  if (old.isZero() || fresh.isZero()) return
  const times = fresh.greaterThan(old) ? fresh.div(old) : old.div(fresh)
  if (times.lessThan(ODD_TIMES)) return
  const shown = fresh.div(old).toSignificantDigits(3).toFixed()
  titledRemark(trial, field, { code: 'oddJump', details: { times: shown, before, after } })
}
