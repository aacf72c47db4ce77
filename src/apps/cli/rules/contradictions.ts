/** Rows whose facts contradict a rule's constraints are reported and left out like any bad cell. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Bulk } from '../../../rules/bulk/judge.ts'
import { duckdb } from '../../../rules/sql/duckdb.ts'
import { sqlExpression } from '../../../rules/sql/text.ts'
import { quotedText, rowsOf } from './answer-rows.ts'
import { badCells, type Ingested } from './ingest.ts'

export async function dropContradictions(
  connection: DuckDBConnection,
  { sheet, judged }: Bulk,
  ingested: Ingested,
): Promise<Ingested> {
  const printing = { sheet, dialect: duckdb, named: new Set<number>() }
  const constraints = judged.flatMap(({ contradicts }) => contradicts)
  for (const { id, cell } of constraints) {
    const broken = sqlExpression(printing, cell)
    const reason = `SELECT id, ${quotedText(id)}, '', 'contradiction' FROM register WHERE ${broken}`
    await connection.run(`INSERT INTO bad_cell (id, "column", word, reason) ${reason}`)
    await connection.run(`DELETE FROM register WHERE ${broken}`)
  }
  if (constraints.length === 0) return ingested
  const [left] = await rowsOf(connection, 'SELECT count(*)::INTEGER AS n FROM register')
  return { ...ingested, good: Number(left?.['n']), ...(await badCells(connection)) }
}
