/** Judges rows in the PostgreSQL of this machine: laid down for one session, answered, and gone. */
import { Client } from 'pg'
import type { Bulk } from '../../rules/bulk/judge.ts'
import { emitSql } from '../../rules/sql/emit.ts'
import { postgres } from '../../rules/sql/postgres.ts'
import { attend } from '../database/attend.ts'
import { embeddedBinaries } from '../database/binaries.ts'
import { connection } from '../database/launch.ts'
import { placeOf } from '../database/place.ts'

export type Session = {
  /** By row: its id, then the outputs in their order, as text that SQL takes back. */
  readonly judge: (
    bulk: Bulk,
    rows: {
      readonly ids: readonly bigint[]
      readonly held: readonly (readonly (bigint | null)[])[]
    },
  ) => Promise<string[][]>
  readonly close: () => Promise<void>
}

/** With an address of the operator's own, or the embedded server of a data folder. */
export async function openSession(address: {
  readonly url: string | undefined
  readonly dataFolder: string
}): Promise<Session> {
  const server = address.url === undefined ? await embedded(address.dataFolder) : undefined
  const client = new Client(server?.reached ?? { connectionString: address.url })
  await client.connect()
  await client.query('SET jit = off')
  return {
    judge: (bulk, rows) => judged(client, bulk, rows),
    async close() {
      await client.end()
      await server?.attendance.leave()
    },
  }
}

async function embedded(dataFolder: string) {
  const place = placeOf(dataFolder)
  const binaries = embeddedBinaries(place.folder)
  const progress = () => undefined
  const attendance = await attend({ place, binaries, kind: 'durable', progress })
  return { attendance, reached: connection(place, 'postgres') }
}

async function judged(
  client: Client,
  bulk: Bulk,
  { ids, held }: Parameters<Session['judge']>[1],
): Promise<string[][]> {
  const { columns } = bulk.sheet
  const query = emitSql(bulk, postgres, { from: 'register', key: 'id' })
  const typed = columns.map(({ kind }) => (kind === 'truth' ? 'boolean' : 'bigint'))
  const names = columns.map(({ name }) => postgres.quoted(name))
  const unnested = typed.map((type, place) => `$${place + 2}::${type}[]`)
  await client.query('BEGIN')
  try {
    await client.query(
      `CREATE TEMP TABLE register ON COMMIT DROP AS SELECT * FROM unnest($1::bigint[], ${unnested.join(', ')}) AS r(id, ${names.join(', ')})`,
      [ids.map(String), ...typed.map((type, place) => textsOf(held[place] ?? [], type))],
    )
    const { rows } = await client.query<Record<string, unknown>>(query.text)
    const outputs = ['id', ...query.outputs.map(({ name }) => name)]
    return rows.map((row) => outputs.map((name) => String(row[name] ?? 'NULL')))
  } finally {
    await client.query('ROLLBACK')
  }
}

function textsOf(values: readonly (bigint | null)[], type: string): (string | null)[] {
  return values.map((value) =>
    value === null ? null : type === 'boolean' ? String(value === 1n) : String(value),
  )
}
