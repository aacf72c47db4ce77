/** Asking DuckDB, and writing text for it. */
import type { DuckDBConnection } from '@duckdb/node-api'

export async function rowsOf(
  connection: DuckDBConnection,
  query: string,
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(query)).getRowObjectsJS()
}

export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
