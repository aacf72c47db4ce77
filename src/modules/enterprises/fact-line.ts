/** What one line of a paper, or one act, told of one firm: its facts lie together in one row of the database. */
import type { New } from '../../base/recorded.ts'
import type { EnterpriseFact } from './schema.ts'

/** The numbers of a line's facts follow one another, and lines are so far apart. */
const LONGEST_LINE = 32

type Of<Row> = [Row, ...Row[]]

/**
 * Facts in their order, those together that are one line. A name comes first in its line, where it is looked for;
 * `isOne` tells whether a fact may stand in the line that another one began.
 */
export function factLines<Row extends Pick<EnterpriseFact, 'kind'>>(
  rows: readonly Row[],
  isOne: (first: Row, row: Row) => boolean,
): Of<Row>[] {
  const lines: Of<Row>[] = []
  let line: Of<Row> | undefined
  for (const row of rows) {
    const goesOn = line !== undefined && line.length < LONGEST_LINE && row.kind !== 'name'
    if (goesOn && line !== undefined && isOne(line[0], row)) line.push(row)
    else {
      line = [row]
      lines.push(line)
    }
  }
  return lines
}

/** Whether two facts of an act were told of one firm by one paper; what takes the place of another stands alone. */
export function isToldTogether(first: New<EnterpriseFact>, row: New<EnterpriseFact>): boolean {
  return (
    first.code === row.code &&
    first.supersedes === null &&
    row.supersedes === null &&
    first.sourceClass === row.sourceClass &&
    first.reason === row.reason &&
    first.importId === row.importId &&
    (first.source === row.source || JSON.stringify(first.source) === JSON.stringify(row.source))
  )
}

/** The numbers of so many facts of a line. */
export function numbersOf(line: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => String(BigInt(line) + BigInt(place)))
}
