import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import { Catalogue } from './catalogue.ts'

const kept = new Map<string, Promise<Catalogue>>()

/** Figures of a firm and the classification of industries, as the content folder has them; read once. */
export function catalogueIn(contentFolder: string): Promise<Catalogue> {
  const known = kept.get(contentFolder)
  if (known !== undefined) return known
  const made = readCatalogue(contentFolder)
  kept.set(contentFolder, made)
  made.catch(() => kept.delete(contentFolder))
  return made
}

async function readCatalogue(contentFolder: string): Promise<Catalogue> {
  const [figures, industries] = await Promise.all([
    readFile(join(contentFolder, 'registers', 'figures.yaml'), 'utf8'),
    readFile(join(contentFolder, 'codes', 'gbt4754-2017.csv'), 'utf8'),
  ])
  const rows: string[][] = parseCsv(industries, { from_line: 2 })
  return Catalogue.parse({
    ...parse(figures),
    industries: Object.fromEntries(rows.map(([code = '', , , , name = '']) => [code, name])),
  })
}
