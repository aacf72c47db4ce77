import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'

/** How a program is started: PostgreSQL refuses to run as root. */
export type Identity = { prefix: readonly string[]; uid?: number; gid?: number }

const USER_NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
/** `nobody`: whom a server is given to where root may not make a user namespace. */
const NOBODY = 65534

/**
 * Who runs the server of `folder`. An ordinary user runs it as himself; root runs it inside a user
 * namespace, as the owner of a folder that already belongs to somebody, or else as `nobody`.
 */
export function identityFor(folder: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = statSync(folder)
  if (owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid }
  const [command = '', ...options] = USER_NAMESPACE
  if (spawnSync(command, [...options, 'true']).status === 0) return { prefix: USER_NAMESPACE }
  chownSync(folder, NOBODY, NOBODY)
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
  return { prefix: [], uid: NOBODY, gid: NOBODY }
}
