/** The two databases with the same register in both: whole in `firm`, with gaps in `firm_open`. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { embeddedBinaries } from '../../src/server/database/binaries.ts'
import { connection, ensureServer, stopServer } from '../../src/server/database/launch.ts'
import { placeOf } from '../../src/server/database/place.ts'
import { columnTypes, type Firms, writeFirms } from './firms.ts'

export type Tally = { readonly met: number; readonly points: number }
export type Loaded = {
  readonly duckdb: (query: string) => Promise<Record<string, unknown>>
  readonly postgres: (query: string) => Promise<Record<string, unknown>>
  /** The same database with its parallel workers kept out. */
  readonly 'postgres, one process': (query: string) => Promise<Record<string, unknown>>
  readonly close: () => Promise<void>
}

export async function loadEngines(firms: Firms, say: (line: string) => void): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-rules-'))
  chmodSync(folder, 0o755)
  const files = { whole: join(folder, 'firm.csv'), open: join(folder, 'firm_open.csv') }
  say('writing the register')
  await writeFirms(firms, files)
  say('loading DuckDB')
  const instance = await DuckDBInstance.create(':memory:')
  const duck = await instance.connect()
  for (const [table, file] of [
    ['firm', files.whole],
    ['firm_open', files.open],
  ]) {
    await duck.run(`CREATE TABLE ${table} (${columnTypes()})`)
    await duck.run(`COPY ${table} FROM '${file}' (HEADER)`)
  }
  say('loading PostgreSQL')
  const place = placeOf(folder)
  chmodSync(folder, 0o755)
  const binaries = embeddedBinaries(place.folder)
  await ensureServer({ place, binaries, kind: 'throwaway', progress: () => undefined })
  const client = new Client(connection(place, 'postgres'))
  await client.connect()
  await client.query('SET jit = off')
  for (const [table, file] of [
    ['firm', files.whole],
    ['firm_open', files.open],
  ]) {
    await client.query(`CREATE UNLOGGED TABLE ${table} (${columnTypes()})`)
    await client.query(`COPY ${table} FROM '${file}' (FORMAT csv, HEADER)`)
    await client.query(`VACUUM ANALYZE ${table}`)
  }
  return {
    duckdb: async (query) => (await duck.runAndReadAll(query)).getRowObjectsJS()[0] ?? {},
    postgres: async (query) => (await client.query(query)).rows[0] ?? {},
    'postgres, one process': async (query) => {
      await client.query('SET max_parallel_workers_per_gather = 0')
      const answer = await client.query(query)
      await client.query('RESET max_parallel_workers_per_gather')
      return answer.rows[0] ?? {}
    },
    async close() {
      await client.end()
      await stopServer(place)
      duck.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function tallied(answer: Record<string, unknown>): Tally {
  return { met: Number(answer['met']), points: Number(answer['points']) }
}
