import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuseStart } from '../problems.ts'

/** Where one embedded server keeps its things; the same folder always gives the same place. */
export type ServerPlace = {
  /** `<data>/database`, readable by its owner only. */
  folder: string
  /** PostgreSQL's own data directory. */
  cluster: string
  log: string
  /** Folder of the Unix socket. */
  socketFolder: string
}

/** Only names the socket file: nothing listens on TCP. */
export const SOCKET_PORT = 5432
/** A Unix socket path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103

export function placeOf(dataFolder: string): ServerPlace {
  const folder = madeFolder(join(dataFolder, 'database'))
  const near = join(folder, 'run')
  const fits = Buffer.byteLength(join(near, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
  return {
    folder,
    cluster: join(folder, 'cluster'),
    log: join(folder, 'postgres.log'),
    socketFolder: fits ? near : shortFolder(folder),
  }
}

function madeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    const real = realpathSync(folder)
    if (process.getuid?.() === statSync(real).uid) chmodSync(real, 0o700)
    return real
  } catch (error) {
    return refuseStart('folder', { folder, reason: String(error) })
  }
}

/** A name below /tmp that every node of the same data folder works out alike. */
function shortFolder(folder: string): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join('/tmp', `ceyuan-${mark}`)
}

/** Makes the socket's folder, for the owner of the data alone: whoever reaches the socket is trusted. */
export function makeSocketFolder({ folder, socketFolder }: ServerPlace): void {
  const owner = statSync(folder)
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(socketFolder, owner.uid, owner.gid)
  const made = statSync(socketFolder)
  if (made.uid !== owner.uid || (made.mode & 0o077) !== 0)
    refuseStart('folder', { folder: socketFolder, reason: 'it is open to other users' })
}
