import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Title, TitleCatalogue } from './schema.ts'

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
  return TitleCatalogue.parse(parse(text)).titles
}
