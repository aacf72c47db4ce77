import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable']

/** Where Chromium is: `CHROMIUM_PATH` when it is set, else the first known name on the PATH. */
export function findBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  const told = environment['CHROMIUM_PATH']
  if (told !== undefined && told !== '') return isProgram(told) ? told : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => isProgram(path))
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
