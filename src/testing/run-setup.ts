/** Vitest's global setup: names the folder of the run's database server, and clears it away at the end. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopServer } from '../server/database/launch.ts'
import { placeOf } from '../server/database/place.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testFolder: string
  }
}

/** Short, so that the socket's path fits. */
const PARENT = '/tmp'
const PREFIX = 'ceyuan-test-'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned()
  const folder = mkdtempSync(join(PARENT, `${PREFIX}${process.pid}-`))
  project.provide('testFolder', folder)
  return () => clear(folder)
}

async function clear(folder: string): Promise<void> {
  await stopServer(placeOf(folder))
  rmSync(folder, { recursive: true, force: true })
}

/** A run that was killed leaves its server behind; its folder's name tells whose it was. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(PARENT).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    if (!isRunning(pid)) await clear(join(PARENT, name)).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
