/** Import of 50,000 firms × 25 columns with faults, by a process that does nothing else. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchResult, seconds } from '../result.ts'
import type { House } from './house.ts'
import { importFile } from './import-file.ts'

const ROWS = 50_000

type Told = { preview: number; import: number; peakMB: number }

export async function benchRegisterImport({ folder, say }: House): Promise<BenchResult[]> {
  say('import')
  const aside = mkdtempSync(join(tmpdir(), 'ceyuan-import-'))
  const path = join(aside, '名录.xlsx')
  writeFileSync(path, await importFile(ROWS))
  const words = ['--import', 'tsx', 'bench/registers/import-run.ts', folder, path, String(ROWS)]
  const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
  rmSync(aside, { recursive: true, force: true })
  if (run.status !== 0) throw new Error(`the import failed: ${run.stderr}`)
  const told = JSON.parse(run.stdout) as Told
  const result = (name: string, milliseconds: number): BenchResult => ({
    ...{ case: name, value: seconds(milliseconds), unit: 's', peakMB: told.peakMB },
  })
  return [
    result('import of 50,000 firms × 25 columns, 2 % faulty: its preview', told.preview),
    result('import: entering what the preview showed', told.import),
    result('import: the whole way, preview and entering', told.preview + told.import),
  ]
}
