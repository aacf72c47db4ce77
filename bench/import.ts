/** Import of 50,000 rows with faults: read in its own thread, laid beside the cards and the ledger. */
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { Decimal } from '../src/base/decimal.ts'
import { Period } from '../src/base/period.ts'
import { drafting } from '../src/modules/imports/draft.ts'
import { judging } from '../src/modules/imports/judge.ts'
import { previewOf } from '../src/modules/imports/preview.ts'
import type { KnownValue } from '../src/modules/imports/series.ts'
import { Definition } from '../src/modules/indicators/schema.ts'
import { readWorkbook } from '../src/server/spreadsheet/read.ts'

import type { BenchResult } from './result.ts'

const ROWS = 50_000
const INDICATORS = 200
const AREAS = 30
const MEGABYTE = 1024 * 1024

type Line = { code: string; name: string; period: string; value: number; area: string }

function lineOf(index: number): Line {
  const indicator = index % INDICATORS
  const area = Math.floor(index / INDICATORS) % AREAS
  const month = Math.floor(index / (INDICATORS * AREAS)) % 9
  return {
    code: codeOf(indicator),
    name: `第${indicator}号指标完成值`,
    period: `2025-${String(month + 1).padStart(2, '0')}`,
    value: 100 + (index % 97) / 10,
    area: areaOf(area),
  }
}

function codeOf(indicator: number): string {
  const letter = String.fromCharCode(65 + Math.floor(indicator / 100))
  return `${letter}-${String(indicator % 100).padStart(2, '0')}`
}

function areaOf(area: number): string {
  return area === 0 ? '江澜区' : `${String.fromCharCode(0x6797 + area)}溪镇`
}

/** Two rows of a hundred are faulty, each kind in turn. */
const faults: ((line: Line) => (string | number)[])[] = [
  (line) => rowOf(line, { value: '约数不详' }),
  (line) => rowOf({ ...line, code: 'Z-99', name: '没有这个指标' }),
  (line) => rowOf({ ...line, period: '2026年12月' }),
  (line) => rowOf(line, { unit: '家' }),
  (line) => rowOf(line, { value: "=cmd|'/c calc'!A1" }),
  (line) => rowOf({ ...line, area: '不存在' }),
]

function rowOf(line: Line, other: { value?: string; unit?: string } = {}): (string | number)[] {
  const { code, name, period, value, area } = line
  const words = [other.value ?? value, other.unit ?? '亿元', area, '镇街', '初步']
  return [code, name, period, ...words, '月度统计表', '']
}

function* rows(): Generator<(string | number)[]> {
  yield ['江澜区主要指标台账(演示数据)']
  yield [
    ...['指标代码', '指标名称', '数据所属期', '数值', '单位', '地区', '统计范围', '数据状态'],
    ...['来源', '备注'],
  ]
  for (let index = 0; index < ROWS; index += 1) {
    const line = lineOf(index)
    const fault = index % 50 === 7 ? faults[Math.floor(index / 50) % faults.length] : undefined
    yield fault === undefined ? rowOf(line) : fault(line)
  }
}

function cards(): Map<string, Definition[]> {
  const byCode = new Map<string, Definition[]>()
  for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
    const code = codeOf(indicator)
    const card = Definition.parse({
      ...{ code, version: 1, name: `第${indicator}号指标完成值`, nameEn: `indicator ${indicator}` },
      ...{ meaning: '', unit: '亿元', decimals: 2, type: 'stock', direction: 'up', scope: null },
      release: { frequency: 'month', lagDays: 15 },
      ...{ sourceBody: '', leadBody: null, appraisal: null, public: null },
      ...{ effectiveFrom: '2022-01-01', comparability: 'first' },
      basis: { confidence: 'demonstration' },
    })
    byCode.set(code, [card])
  }
  return byCode
}

/** The ledger knows every second value already: half of them as they are, half with another value. */
function* ledger(): Generator<KnownValue> {
  for (let index = 0; index < ROWS; index += 2) {
    const { code, area, period, value } = lineOf(index)
    yield {
      ...{ id: String(index), code, area, scope: 'town', unit: '亿元', state: 'provisional' },
      period: Period.parse(period),
      value: Decimal.parse((index % 4 === 0 ? value : value + 1).toFixed(1)),
    }
  }
}

async function workbookBytes(): Promise<Uint8Array> {
  const stream = writeXlsxStream(rows(), { name: '台账' })
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export async function benchImport(): Promise<BenchResult[]> {
  const bytes = await workbookBytes()
  const definitions = cards()
  const known = [...ledger()]
  const peak = watchMemory()
  const started = performance.now()
  const workbook = await readWorkbook({ name: '台账.xlsx', bytes })
  const read = performance.now()
  const areas = Array.from({ length: AREAS }, (_, area) => ({
    area: areaOf(area),
    scope: 'town' as const,
  }))
  const input = { workbook, definitions, district: '江澜区', areas }
  const draft = await paced(drafting({ ...input, defaults: { scope: 'whole' } }))
  const judgement = await paced(judging({ draft, known, now: '2025-10-14T18:00:00+08:00' }))
  const { counts } = previewOf(judgement)
  const ended = performance.now()
  if (counts.problem === 0 || counts.ready === 0 || counts.unchanged === 0)
    throw new Error(`the bench file is not what it should be: ${JSON.stringify(counts)}`)
  const peakMB = peak()
  const result = (name: string, milliseconds: number): BenchResult => ({
    ...{ case: name, value: Number((milliseconds / 1000).toFixed(2)), unit: 's', peakMB },
  })
  return [
    result('import: 50,000 rows with faults, read and previewed', ended - started),
    result('import: of that, reading the file', read - started),
  ]
}

/** As the server does it: others are answered at every pause. */
async function paced<Answer>(steps: Generator<void, Answer>): Promise<Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

/** The largest resident size of this process, threads included, while it is watched. */
function watchMemory(): () => number {
  let most = process.memoryUsage.rss()
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  return () => {
    clearInterval(timer)
    return Math.round(Math.max(most, process.memoryUsage.rss()) / MEGABYTE)
  }
}

if (process.argv[1]?.endsWith('bench/import.ts') === true)
  console.log(JSON.stringify(await benchImport(), null, 1))
