/** A bulletin from its sealed input to the Word file, and a plan of 10 MB of text. */
import { performance } from 'node:perf_hooks'
import { Period } from '../src/base/period.ts'
import { draft, draftDocx } from '../src/modules/bulletins/operations.ts'
import { readPlan } from '../src/modules/plan/read-plan.ts'
import type { Context } from '../src/server/context.ts'
import { type BenchResult, peakMB, seconds } from './result.ts'

const office = {
  body: '江澜区科技领导小组办公室',
  mark: '江澜区科技领导小组办公室文件',
  numberWord: '江科领办发',
  addressee: '各镇人民政府、街道办事处',
  copyTo: '',
  note: '',
  sealed: true,
}

export async function benchBulletin(context: Context, plan: string): Promise<BenchResult> {
  const started = performance.now()
  const { bulletin } = await draft.run(context, { plan, period: Period.parse('2025Q3'), office })
  const now = new Date(Date.parse(context.now) + 60_000).toISOString()
  const { bytes } = await draftDocx.run({ ...context, now, asOf: now }, { bulletin })
  const value = seconds(performance.now() - started)
  if (bytes.length < 10_000) throw new Error('the Word file is too small to be the bulletin')
  return { case: 'bulletin: drafted from the ledger to docx', value, unit: 's', peakMB: peakMB() }
}

const TEN_MEGABYTES = 10 * 1024 * 1024

/** The plan's own text over and over, with new numbers, until it weighs ten megabytes in UTF-8. */
export function benchReading(text: string): BenchResult {
  const once = Buffer.byteLength(text)
  const long = Array.from({ length: Math.ceil(TEN_MEGABYTES / once) }, (_, index) =>
    text.replaceAll('80亿元', `${80 + (index % 900)}亿元`),
  ).join('\n')
  const started = performance.now()
  const { coverage } = readPlan(long)
  const value = seconds(performance.now() - started)
  if (coverage.covered !== coverage.characters) throw new Error('not every character is covered')
  return { case: 'plan read of 10 MB of text', value, unit: 's', peakMB: peakMB() }
}
