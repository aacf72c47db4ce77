/** Import of 50,000 firms × 25 columns with faults, sent to a server of the product that does nothing else. */
import { performance } from 'node:perf_hooks'
import { cookieFor, ended, started, treePeakMB } from '../pages.ts'
import { type BenchResult, seconds } from '../result.ts'
import type { House } from './house.ts'
import { importFile } from './import-file.ts'

const ROWS = 50_000
const FAULTY = ROWS / 50
const PORT = 8497
const SENDER = '区市场监管局'

type Told = { counts?: { problem: number }; accepted?: number }

export async function benchRegisterImport({ db, folder, say }: House): Promise<BenchResult[]> {
  say('import')
  const file = await importFile(ROWS)
  // A district of its own: the same file would say nothing new to one that had it.
  const district = `intake-${process.pid}`
  await db
    .insertInto('district')
    .values({
      ...{ district, name: '名录区', name_en: 'Lists', region_code: '000000' },
      ...{ demonstration: true, clock: null },
    })
    .execute()
  const server = await started(folder, PORT)
  try {
    const { address } = server
    const cookie = await cookieFor(address, 'officer', district)
    const send = async (path: string): Promise<{ told: Told; milliseconds: number }> => {
      const form = new FormData()
      form.append('input', JSON.stringify({ sender: SENDER }))
      form.append('file', new Blob([file.slice()]), '名录.xlsx')
      const begun = performance.now()
      const headers = { cookie, origin: address }
      const answer = await fetch(`${address}/api/${path}`, { method: 'POST', headers, body: form })
      const told = (await answer.json()) as Told
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(told)}`)
      return { told, milliseconds: performance.now() - begun }
    }
    const looked = await send('intake/preview')
    const peak = () => treePeakMB(server.child.pid ?? 0)
    const afterLook = peak()
    const kept = await send('intake')
    if (looked.told.counts?.problem !== FAULTY || kept.told.accepted !== ROWS - FAULTY)
      throw new Error(`the file is not what it should be: ${JSON.stringify(kept.told)}`)
    const result = (name: string, milliseconds: number, peakMB: number): BenchResult => ({
      ...{ case: name, value: seconds(milliseconds), unit: 's', peakMB },
    })
    const both = looked.milliseconds + kept.milliseconds
    return [
      result('preview of 50,000 firms × 25 columns, 2 % faulty', looked.milliseconds, afterLook),
      result('import: entering what the preview showed', kept.milliseconds, peak()),
      result('import: the whole way, preview and entering', both, peak()),
    ]
  } finally {
    await ended(server)
  }
}
