import { join } from 'node:path'
import type { Services } from '../server/context.ts'
import { rootFolder } from '../server/root.ts'

/** The long-lived services that operations find in their context. */
export function services(): Services {
  return { contentFolder: join(rootFolder(), 'content') }
}
