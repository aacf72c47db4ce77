import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Text } from '../../rules/check/programme.ts'
import { type Catalogue, cataloguing } from './catalogue.ts'

const kept = new Map<string, Promise<Catalogue>>()

/** The programmes of a content folder, read once for as long as the server runs. */
export function catalogueIn(contentFolder: string): Promise<Catalogue> {
  const known = kept.get(contentFolder)
  if (known !== undefined) return known
  const made = readCatalogue(join(contentFolder, 'programmes'))
  kept.set(contentFolder, made)
  made.catch(() => kept.delete(contentFolder))
  return made
}

async function readCatalogue(folder: string): Promise<Catalogue> {
  const steps = cataloguing(await ruleFiles(folder))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

async function ruleFiles(folder: string): Promise<Text[]> {
  const names = (await readdir(folder, { recursive: true })).map((name) =>
    name.replaceAll('\\', '/'),
  )
  const rules = names.filter((name) => /(^|\/)rule-[^/]+\.ya?ml$/.test(name)).sort()
  return Promise.all(
    rules.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })),
  )
}
