import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Title } from './schema.ts'

const Catalogue = z.object({ titles: z.array(Title) })
const kept = new Map<string, Promise<readonly Title[]>>()

/** The catalogue of titles, read once. */
export function titlesIn(contentFolder: string): Promise<readonly Title[]> {
  const known = kept.get(contentFolder)
  if (known !== undefined) return known
  const made = readTitles(contentFolder)
  kept.set(contentFolder, made)
  made.catch(() => kept.delete(contentFolder))
  return made
}

async function readTitles(contentFolder: string): Promise<readonly Title[]> {
  const text = await readFile(join(contentFolder, 'registers', 'titles.yaml'), 'utf8')
  return Catalogue.parse(parse(text)).titles
}
