import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder that holds package.json, whether this runs from the sources or from `dist/`. */
export function rootFolder(): string {
  let folder = here
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error(`no package.json above ${here}`)
    folder = dirname(folder)
  }
  return folder
}

/** Migrations as this very run can load them: TypeScript beside the sources, JavaScript when built. */
export function migrationsFolder(): string {
  const built = here.startsWith(join(rootFolder(), 'dist'))
  return join(rootFolder(), built ? 'dist/migrations' : 'migrations')
}

/** The version that package.json names. */
export function version(): string {
  const text = readFileSync(join(rootFolder(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
