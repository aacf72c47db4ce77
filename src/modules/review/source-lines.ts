/** How a text is laid out beside its clauses: lines of clauses, and each clause in pieces. */
import type { Clause } from '../plan/schema.ts'

type Span = { start: number; end: number }
/** Words somebody should see: where a target, an open matter or a chosen thing stands. */
export type Mark = Span & { id: string; kind: 'target' | 'unclear' }
/** A stretch of words under one mark, or under none. */
export type Piece = Span & { mark: Mark | undefined }

/** Clauses in the order of the text; those of one line of it stand in one row. */
export function linesOf(text: string, clauses: readonly Clause[]): Clause[][] {
  const inOrder = [...clauses].sort((a, b) => a.start - b.start || a.end - b.end)
  const rows: Clause[][] = []
  let last: Clause | undefined
  for (const clause of inOrder) {
    const row = rows.at(-1)
    const goesOn = last !== undefined && !text.slice(last.end, clause.start).includes('\n')
    if (row !== undefined && goesOn) row.push(clause)
    else rows.push([clause])
    last = clause
  }
  return rows
}

/** The words of one clause cut at its marks; of marks that overlap the first one holds. */
export function piecesOf(clause: Span, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let at = clause.start
  const inside = marks
    .filter((each) => each.end > clause.start && each.start < clause.end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  for (const mark of inside) {
    const [start, end] = [Math.max(mark.start, at), Math.min(mark.end, clause.end)]
    if (end <= start) continue
    if (start > at) pieces.push({ start: at, end: start, mark: undefined })
    pieces.push({ start, end, mark })
    at = end
  }
  if (at < clause.end) pieces.push({ start: at, end: clause.end, mark: undefined })
  return pieces
}

/** Marks by the clause they stand in, so that each row looks at its own only. */
export function marksByClause(
  clauses: readonly Clause[],
  marks: readonly Mark[],
): ReadonlyMap<string, Mark[]> {
  const inOrder = [...clauses].sort((a, b) => a.start - b.start)
  const byClause = new Map<string, Mark[]>()
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    while (at < inOrder.length - 1 && (inOrder[at]?.end ?? 0) <= mark.start) at += 1
    const clause = inOrder[at]
    if (clause === undefined) continue
    const known = byClause.get(clause.id)
    if (known === undefined) byClause.set(clause.id, [mark])
    else known.push(mark)
  }
  return byClause
}

/** The part of a long list that is drawn: `size` rows around one, whole when the list is short. */
export function stretchAround(
  count: number,
  at: number,
  size: number,
): { from: number; to: number } {
  if (count <= 2 * size) return { from: 0, to: count }
  const from = Math.max(0, Math.min(count - size, at - Math.floor(size / 2)))
  return { from, to: Math.min(count, from + size) }
}
