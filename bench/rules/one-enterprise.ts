/** One enterprise at a time: the whole explanation, least change alone, and reading the file. */
import { performance } from 'node:perf_hooks'
import { leastChange } from '../../src/rules/change/least-change.ts'
import { loadProgramme } from '../../src/rules/check/programme.ts'
import { explain } from '../../src/rules/explain/explain.ts'
import type { Version } from '../../src/rules/meaning/version.ts'
import { type BenchResult, peakMB } from '../result.ts'
import { rounded } from './timed.ts'

const ON = '2026-06-01'
const DAY = 20_605
/** Short of two points: staff 20 %, R&D 5 % of sales, no rights. */
const near = {
  ...{ 职工总数: 100, 科技人员数: 12, 销售收入: '10000000', 资产总额: '20000000' },
  ...{ 成本费用总额: '9000000', 研发费用总额: '450000', Ⅰ类知识产权数: 0, Ⅱ类知识产权数: 1 },
  ...{ 境内注册居民企业: true, 属禁止限制淘汰类: false, 发生重大事故或严重违法: false },
  ...{ 列入异常或失信名单: false, 有效高企资格: false, 近五年国家级科技奖: false },
  ...{ 省部级以上研发机构: false, 主导制定标准: false },
}
const { 成本费用总额: _cost, Ⅰ类知识产权数: _first, Ⅱ类知识产权数: _second, ...open } = near

export function benchOne(version: Version): BenchResult[] {
  return [
    micros('explain', () => explain(version, open, ON)),
    micros('explain, complete and unmet, with least change', () => explain(version, near, ON)),
    // The state still holds the facts of the explanation before it.
    micros('least change', () => leastChange(version, DAY)),
  ]
}

export function compileMilliseconds(text: string): BenchResult {
  const { value, ...rest } = micros(
    'compile',
    () => loadProgramme([{ file: 'rule.yaml', text }]),
    60,
  )
  return { ...rest, value: rounded(value / 1000), unit: 'ms' }
}

/** The median of many calls after as many to warm up. */
function micros(name: string, work: () => unknown, calls = 4000): BenchResult {
  const times: number[] = []
  for (let call = 0; call < calls * 2; call++) {
    const started = performance.now()
    work()
    if (call >= calls) times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const value = rounded((times[times.length >> 1] ?? 0) * 1000)
  return { case: name, value, unit: 'µs', peakMB: peakMB() }
}
