import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { embeddedBinaries, installedBinaries } from '../server/database/binaries.ts'
import { connection, ensureServer, OWNER } from '../server/database/launch.ts'
import { migrate } from '../server/database/migrate.ts'
import { placeOf, type ServerPlace } from '../server/database/place.ts'
import { kyselyOn, openPool } from '../server/database/pool.ts'
import type { Tables } from '../server/tables.ts'

/** What a test's database starts as; made once in a run and copied for each file. */
type Template = { name: string; fill: (db: Kysely<Tables>) => Promise<void> }
const migrated: Template = { name: 'ceyuan_template', fill: async () => undefined }
/** Taken while a template is made; any number that nobody else takes. */
const TEMPLATE_LOCK = 1

/**
 * A fresh, migrated database of this test file's own. Call it once at the top of the file:
 * `const db = await testDatabase()`. The run's one server starts with the first file that asks.
 */
export async function testDatabase(): Promise<Kysely<Tables>> {
  return databaseFrom(migrated)
}

/** A copy of another template, for what takes long to make and is the same for all. */
export async function databaseFrom(template: Template): Promise<Kysely<Tables>> {
  const { place, name } = await freshDatabase(template)
  const db = kyselyOn(openPool({ ...connection(place, name), max: 8 }, () => undefined))
  afterAll(() => db.destroy())
  return db
}

/** The address of such a database, for what opens its own connections. */
export async function testDatabaseUrl(): Promise<string> {
  const { place, name } = await freshDatabase(migrated)
  return `postgres://${OWNER}@localhost/${name}?host=${encodeURIComponent(place.socketFolder)}`
}

async function freshDatabase(template: Template): Promise<{ place: ServerPlace; name: string }> {
  const place = placeOf(inject('testFolder'))
  await ensureServer({
    place,
    binaries: testBinaries(place),
    kind: 'throwaway',
    progress: () => undefined,
  })
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(place, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      template.name,
    ])
    if (rowCount === 0) await makeTemplate(template, place, client)
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
    await client.query(`create database ${name} template ${template.name}`)
  })
  afterAll(() => onServer(place, (client) => client.query(`drop database ${name} with (force)`)))
  return { place, name }
}

/** The embedded PostgreSQL 18, or the one whose programs stand in PG_TEST_BIN. */
function testBinaries(place: ServerPlace) {
  const folder = process.env['PG_TEST_BIN']
  return folder === undefined ? embeddedBinaries(place.folder) : installedBinaries(folder)
}

async function makeTemplate(
  { name, fill }: Template,
  place: ServerPlace,
  client: Client,
): Promise<void> {
  const making = `${name}_making`
  await client.query(`drop database if exists ${making} with (force)`)
  await client.query(`create database ${making}`)
  const db = kyselyOn(openPool({ ...connection(place, making), max: 2 }, () => undefined))
  await migrate(db)
  await fill(db)
  await db.destroy()
  await client.query(`alter database ${making} rename to ${name}`)
}

async function onServer<T>(place: ServerPlace, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection(place, 'postgres'))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
