import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Catalogue } from './kind.ts'

const Figures = z.object({
  figures: z.array(
    z.object({
      name: z.string(),
      english: z.string(),
      kind: z.enum(['money', 'count', 'share', 'score', 'yesNo', 'choice']),
      unit: z.string().optional(),
      headings: z.array(z.string()).optional(),
      values: z.array(z.string()).optional(),
    }),
  ),
})

type Lists = Pick<Catalogue, 'figures' | 'industries' | 'edition'>
const kept = new Map<string, Promise<Lists>>()

/** Figures and industry codes out of the content folder, read once. */
export function listsIn(contentFolder: string): Promise<Lists> {
  const known = kept.get(contentFolder)
  if (known !== undefined) return known
  const made = readLists(contentFolder)
  kept.set(contentFolder, made)
  made.catch(() => kept.delete(contentFolder))
  return made
}

async function readLists(contentFolder: string): Promise<Lists> {
  const [figures, industries] = await Promise.all([
    readFile(join(contentFolder, 'registers', 'figures.yaml'), 'utf8'),
    readFile(join(contentFolder, 'codes', 'gbt4754-2017.csv'), 'utf8'),
  ])
  const rows: string[][] = parseCsv(industries, { from_line: 2 })
  const codes = rows.filter(([code = '']) => /^\d{2,4}$/.test(code))
  return {
    figures: Figures.parse(parse(figures)).figures,
    industries: Object.fromEntries(codes.map((row) => [row[0] ?? '', row[4] ?? ''])),
    edition: '2017',
  }
}
