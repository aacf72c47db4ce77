/**
 * How many rows meet each of several versions. Rows on which all that the verdicts are joined of is the
 * same are counted together first, so a further version costs no further pass over the register.
 */
import { type Cell, cellAt, readBy, type Sheet } from '../bulk/cell.ts'
import type { Bulk } from '../bulk/judge.ts'
import type { Dialect } from './dialect.ts'
import { emitSql, MASK_BITS, type Register, staged } from './emit.ts'
import { type Asked, withQuotients } from './quotient.ts'
import { sqlOf } from './text.ts'

/** One row: `met_1`, `unmet_1` for the first version and so on; undetermined is what is left of `firms`. */
export function emitCounts(bulk: Bulk, dialect: Dialect, register: Register): string {
  const { sheet, refined } = bulk
  const { judged } = withQuotients(sheet, { judged: bulk.judged, when: null })
  const leaves = leavesOf(sheet, judged)
  if (refined !== null || leaves.length > MASK_BITS) return overRows(bulk, dialect, register)
  const from = { from: register.from, key: dialect.quoted(register.key) }
  const { text, printing } = staged({ sheet, dialect }, leaves, from)
  const bit = (place: number) => dialect.literal(1n << BigInt(place))
  const packed = leaves.map(
    (leaf, place) =>
      `CASE WHEN ${sqlOf(printing, leaf)} THEN ${bit(place)} ELSE ${dialect.literal(0n)} END`,
  )
  const key = packed.length === 0 ? dialect.literal(0n) : packed.join(' + ')
  const groups = `SELECT k, count(*) AS n FROM (SELECT ${key} AS k FROM ${text}) AS p GROUP BY k`
  const holds = (cell: Cell): string => {
    const place = leaves.indexOf(cell)
    if (place >= 0) return `((k & ${bit(place)}) <> 0)`
    const operation = cellAt(sheet, cell)
    if (operation.op === 'truth') return operation.value ? 'TRUE' : 'FALSE'
    const join = operation.op === 'and' ? ' AND ' : ' OR '
    return `(${readBy(operation).map(holds).join(join)})`
  }
  const counts = countsOf(judged, (cell) => `sum(CASE WHEN ${holds(cell)} THEN n ELSE 0 END)`)
  return `SELECT sum(n) AS firms, ${counts.join(', ')} FROM (${groups}) AS g`
}

function countsOf(judged: readonly Asked[], count: (cell: Cell) => string): string[] {
  return judged.flatMap(({ verdict: { met, unmet } }, place) => {
    const found = count(met)
    const rest = unmet === null ? `sum(n) - ${found}` : count(unmet)
    return [`${found} AS met_${place + 1}`, `${rest} AS unmet_${place + 1}`]
  })
}

/** What stands under `and` and `or` alone, down to what more than one of them reads. */
function leavesOf(sheet: Sheet, judged: readonly Asked[]): Cell[] {
  const roots = judged.flatMap(({ verdict: { met, unmet } }) =>
    unmet === null ? [met] : [met, unmet],
  )
  const uses = new Map<Cell, number>()
  const count = (cell: Cell): void => {
    const before = uses.get(cell) ?? 0
    uses.set(cell, before + 1)
    if (before === 0 && isJoin(sheet, cell)) readBy(cellAt(sheet, cell)).forEach(count)
  }
  new Set(roots).forEach(count)
  const leaves = new Set<Cell>()
  const visit = (cell: Cell): void => {
    if (cellAt(sheet, cell).op === 'truth') return
    if (isJoin(sheet, cell) && uses.get(cell) === 1) readBy(cellAt(sheet, cell)).forEach(visit)
    else leaves.add(cell)
  }
  roots.forEach(visit)
  return [...leaves]
}

function isJoin(sheet: Sheet, cell: Cell): boolean {
  const { op } = cellAt(sheet, cell)
  return op === 'and' || op === 'or'
}

function overRows(bulk: Bulk, dialect: Dialect, register: Register): string {
  const { text, outputs } = emitSql(bulk, dialect, register)
  const counts = outputs
    .filter(({ kind }) => kind === 'verdict')
    .flatMap(({ name }, place) => [
      `count(*) FILTER (WHERE ${name} = 1) AS met_${place + 1}`,
      `count(*) FILTER (WHERE ${name} = 0) AS unmet_${place + 1}`,
    ])
  return `SELECT count(*) AS firms, ${counts.join(', ')} FROM (${text}) AS answers`
}
