/** Two versions over the firms of a table: who gains, who loses, who stays open, by group. */
import type { Place } from '../../base/problem.ts'
import { cellPlace, type Row, type Sheet } from '../../base/workbook.ts'
import type { FactFault } from '../../rules/judge/facts.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Comparison } from './comparison-schema.ts'
import { firmJudge } from './judge-firm.ts'
import { type Mapped, mappedTo, type Target, targetsOf, unitIn } from './table-columns.ts'
import { rowReader } from './table-facts.ts'
import { type JudgedRow, tallying } from './tally.ts'

export type Sides = { readonly base: Version; readonly reform: Version }
export type Comparing = Sides & {
  readonly sheet: Sheet
  readonly on: string
  readonly procedure: string
  /** Heading → column of a field, or '' for none; it goes before what is recognised. */
  readonly mapping: Readonly<Record<string, string>>
  readonly groupBy: string | undefined
}

const ROWS_A_STEP = 100

export type Head = {
  readonly row: number
  readonly headings: readonly string[]
  readonly mapped: ReadonlyMap<number, Mapped>
}

/** The row that names most fields, among the first ten; undefined when none names any. */
export function headOf(comparing: Omit<Comparing, 'groupBy'>): Head | undefined {
  const targets = targetsOf([comparing.base, comparing.reform])
  const latest = Number(comparing.on.slice(0, 4)) - 1
  const heads = comparing.sheet.rows.slice(0, 10).map((row): Head => {
    const headings = Array.from(row.cells, (cell) => cell?.text.trim() ?? '')
    const mapped = headings.flatMap((heading, column): [number, Mapped][] => {
      const found =
        chosen(comparing.mapping, heading, targets) ?? mappedTo(heading, targets, latest)
      return found === undefined || found === 'none' ? [] : [[column, found]]
    })
    return { row: row.number, headings, mapped: new Map(mapped) }
  })
  return heads.reduce<Head | undefined>(
    (most, head) => (head.mapped.size > (most?.mapped.size ?? 0) ? head : most),
    undefined,
  )
}

function chosen(
  mapping: Comparing['mapping'],
  heading: string,
  targets: readonly Target[],
): Mapped | 'none' | undefined {
  const column = mapping[heading]
  if (column === undefined) return undefined
  const target = targets.find((each) => each.column === column)
  return target === undefined ? 'none' : { target, unit: unitIn(heading) }
}

const nameHeading = /^(企业|单位|公司)?名称$|^企业$|^name$|信用代码/i

export function* comparisonOf(comparing: Comparing, head: Head): Generator<void, Comparison> {
  const { sheet, groupBy } = comparing
  const tally = tallying()
  const nameColumn = head.headings.findIndex((heading) => nameHeading.test(heading))
  const groupColumn = groupBy === undefined ? -1 : head.headings.indexOf(groupBy)
  const rows = sheet.rows.filter(({ number }) => number > head.row)
  const columns = [...head.mapped.keys()]
  const judge = rowJudge(comparing, head)
  for (const [index, row] of rows.entries()) {
    const at = (column: number) => row.cells[column]?.text.trim() ?? ''
    const firm = { row: row.number, name: at(nameColumn), group: at(groupColumn) }
    tally.take(firm, judge(row, columns.map(at)))
    if (index % ROWS_A_STEP === ROWS_A_STEP - 1) yield
  }
  return { ...about(comparing, head), ...tally.close(), rows: rows.length }
}

/** Judges a row by both versions; its faults are told by cell. */
function rowJudge(
  comparing: Comparing,
  head: Head,
): (row: Row, texts: readonly string[]) => JudgedRow {
  const latest = Number(comparing.on.slice(0, 4)) - 1
  const { base, reform, sheet } = comparing
  const mapped = [...head.mapped.values()]
  const readBase = rowReader(base, mapped, latest)
  const readReform = rowReader(reform, mapped, latest)
  const judgeBase = firmJudge(base, comparing)
  const judgeReform = firmJudge(reform, comparing)
  const placed = (row: Row, { at, code, message }: FactFault, version: Version): Place => {
    const column = columnOf(at, version, { head, latest })
    const cell =
      column === undefined
        ? `${sheet.name}!${row.number}`
        : cellPlace(sheet.name, row.number, column)
    return { at: cell, code: `fact.${code}`, message }
  }
  return (row, texts) => {
    const before = judgeBase(readBase(texts))
    const after = judgeReform(readReform(texts))
    if (before.faults.length + after.faults.length === 0)
      return { base: before, reform: after, places: [] }
    const places = [
      ...before.faults.map((fault) => placed(row, fault, base)),
      ...after.faults.map((fault) => placed(row, fault, reform)),
    ]
    const isFirst = (each: Place, index: number) =>
      places.findIndex(({ at, code }) => at === each.at && code === each.code) === index
    return { base: before, reform: after, places: places.filter(isFirst) }
  }
}

/** The column of the table in which a faulty fact stands. */
function columnOf(
  at: string,
  { inputs }: Version,
  { head, latest }: { head: Head; latest: number },
): number | undefined {
  const [name, year] = at.split('.')
  const input = inputs.find(
    (each) =>
      each.field === name &&
      (year === undefined || Math.abs(each.year ?? 0) === latest - Number(year)),
  )
  return [...head.mapped].find(([, { target }]) => target.column === input?.column)?.[0]
}

function about({ base, reform, on, sheet, groupBy }: Comparing, head: Head) {
  const targets = targetsOf([base, reform])
  const given = new Set([...head.mapped.values()].map(({ target }) => target.column))
  return {
    base: base.id,
    reform: reform.id,
    on,
    sheet: sheet.name,
    groupBy: groupBy ?? null,
    headings: head.headings.flatMap((heading, column) =>
      heading === '' ? [] : [{ heading, column: head.mapped.get(column)?.target.column ?? null }],
    ),
    targets: targets.map(({ column, name, back }) => ({ column, name, back })),
    missing: targets.flatMap(({ column, name, back }) =>
      given.has(column) ? [] : [back === 0 ? name : `${name}(-${back})`],
    ),
  }
}
