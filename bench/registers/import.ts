/** Import of 50,000 firms × 25 columns with faults, by a process that does nothing else. */
import { spawnSync } from 'node:child_process'
import { type BenchResult, seconds } from '../result.ts'
import type { House } from './house.ts'

type Told = { preview: number; import: number; peakMB: number }

export async function benchRegisterImport({ folder, say }: House): Promise<BenchResult[]> {
  say('import')
  const words = ['--import', 'tsx', 'bench/registers/import-run.ts', folder]
  const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the import failed: ${run.stderr}`)
  const told = JSON.parse(run.stdout) as Told
  const result = (name: string, milliseconds: number): BenchResult => ({
    ...{ case: name, value: seconds(milliseconds), unit: 's', peakMB: told.peakMB },
  })
  return [
    result('import of 50,000 firms × 25 columns, 2 % faulty: all of it', told.import),
    result('import: its preview', told.preview),
  ]
}
