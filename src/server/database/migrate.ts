import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, type Migration, Migrator } from 'kysely'
import { refuseStart } from '../problems.ts'
import { migrationsFolder } from '../root.ts'

/**
 * Brings the database up to the newest migration; what has run before is left alone. Several nodes
 * may do it at once: the migrator takes a lock. Returns the names of those it ran.
 */
export async function migrate<T>(db: Kysely<T>, folder = migrationsFolder()): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    // Modules number their migrations independently of each other.
    allowUnorderedMigrations: true,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error instanceof Error && error.message.includes('is missing'))
    refuseStart('dataNewer', { reason: error.message })
  if (error !== undefined) throw error
  return results
    .filter(({ status }) => status === 'Success')
    .map(({ migrationName }) => migrationName)
}

/** `NNNN-what.ts` in the sources, `NNNN-what.js` in the built product: forward only, in this order. */
async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = readdirSync(folder).filter((file) => /^\d{4}-[a-z0-9-]+\.(ts|js)$/.test(file))
  const found = await Promise.all(
    files.sort().map(async (file) => {
      const loaded = await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)
      return [file.replace(/\.(ts|js)$/, ''), { up: loaded.up }] as const
    }),
  )
  return Object.fromEntries(found)
}
