import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Catalogue = z.object({
  figures: z.array(z.object({ name: z.string(), yearly: z.boolean() })),
})
const kept = new Map<string, Promise<ReadonlySet<string>>>()

/** Figures that speak of one accounting year, as the catalogue of figures says; read once. */
export function yearlyFigures(contentFolder: string): Promise<ReadonlySet<string>> {
  const known = kept.get(contentFolder)
  if (known !== undefined) return known
  const made = readYearly(contentFolder)
  kept.set(contentFolder, made)
  made.catch(() => kept.delete(contentFolder))
  return made
}

async function readYearly(contentFolder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(contentFolder, 'registers', 'figures.yaml'), 'utf8')
  const { figures } = Catalogue.parse(parse(text))
  return new Set(figures.flatMap(({ name, yearly }) => (yearly ? [name] : [])))
}
