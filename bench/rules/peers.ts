/**
 * Engines of others on the same rule and a sample of the same firms, their answers held against ours. They
 * are installed apart (`npm ci` in bench/rules/peers) and measured where they are found.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BenchResult, peakMB } from '../result.ts'
import type { Tally } from './engines.ts'
import { columns, type Firms } from './firms.ts'
import { bandTexts, logicRule, rulesOf, truths } from './peer-rules.ts'
import { rounded } from './timed.ts'

export type Firm = Readonly<Record<string, number | boolean>>
type Answer = { readonly met: boolean; readonly points: number }
type Judge = (firm: Firm) => Answer | Promise<Answer>
type Peer = {
  readonly name: string
  /** Firms judged, for what would otherwise take minutes. */
  readonly sample: number
  readonly open: (load: Load) => Promise<Judge>
}
type Load = <Face>(name: string) => Promise<Face>

const SAMPLE = 20_000

const peers: readonly Peer[] = [
  { name: 'json-logic-engine', sample: SAMPLE, open: openJsonLogic },
  { name: 'json-rules-engine', sample: 4000, open: openJsonRules },
  { name: '@gorules/zen-engine', sample: SAMPLE, open: openZen },
  { name: 'feelin', sample: 400, open: openFeelin },
  { name: '@marcbachmann/cel-js', sample: SAMPLE, open: openCel },
]

/** `rate`: our kernel on the whole register; `ours`: what it answers for the first so many firms. */
export async function benchPeers(
  firms: Firms,
  { rate, ours }: { rate: number; ours: (rows: number) => Tally },
  say: (line: string) => void,
): Promise<BenchResult[]> {
  const home = new URL('./peers/package.json', import.meta.url)
  if (!existsSync(fileURLToPath(new URL('./peers/node_modules', import.meta.url)))) {
    say('peers are absent: run npm ci in bench/rules/peers to measure them')
    return []
  }
  const { resolve } = createRequire(home)
  const load: Load = (name) => import(pathToFileURL(resolve(name)).href)
  const results: BenchResult[] = []
  for (const { name, sample, open } of peers) {
    const rows = Math.min(sample, firms.rows)
    const judge = await open(load)
    const { tally, milliseconds } = await judged(judge, firmsOf(firms, rows))
    const expected = ours(rows)
    const isSame = tally.met === expected.met && tally.points === expected.points
    if (!isSame) say(`${name} answers ${JSON.stringify(tally)}, not ${JSON.stringify(expected)}`)
    const value = rounded(rows / milliseconds / 1000)
    const ratio = rounded(value / rate)
    const label = `${name}, ${rows} firms${isSame ? '' : ', answers differ'}`
    results.push({ case: label, value, unit: 'M rows/s', peakMB: peakMB(), ratio })
  }
  return results
}

/** Once to warm up, then measured. */
async function judged(judge: Judge, firms: readonly Firm[]) {
  for (const firm of firms.slice(0, 200)) await judge(firm)
  const started = performance.now()
  const tally = { met: 0, points: 0 }
  for (const firm of firms) {
    const answer = judge(firm)
    const { met, points } = answer instanceof Promise ? await answer : answer
    tally.met += met ? 1 : 0
    tally.points += points
  }
  return { tally, milliseconds: performance.now() - started }
}

function firmsOf({ values }: Firms, rows: number): Firm[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      columns.map((name, place) => {
        const value = values[place]?.[row] ?? 0
        return [name, truths.includes(name) ? value === 1 : value]
      }),
    ),
  )
}

async function openJsonLogic(load: Load): Promise<Judge> {
  type Engine = { build: (logic: unknown) => (firm: Firm) => unknown }
  const { LogicEngine } = await load<{ LogicEngine: new () => Engine }>('json-logic-engine')
  const engine = new LogicEngine()
  const [points, staff, met] = [logicRule.points, logicRule.staff, logicRule.met].map((logic) =>
    engine.build(logic),
  )
  return (firm) => {
    const score = Number(points?.(firm))
    const all = { ...firm, score, staffPoints: Number(staff?.(firm)) }
    return { met: met?.(all) === true, points: score }
  }
}

/** A rule for each rung, as its users write bands: the highest rung that fires counts. */
async function openJsonRules(load: Load): Promise<Judge> {
  type Run = { events: { type: string; params: { points: number } }[] }
  type Engine = {
    addRule: (rule: object) => void
    addFact: (id: string, value: (params: object, almanac: Almanac) => Promise<number>) => void
    run: (firm: Firm) => Promise<Run>
  }
  type Almanac = { factValue: (id: string) => Promise<number> }
  const { Engine } = await load<{ Engine: new () => Engine }>('json-rules-engine')
  const engine = new Engine()
  const { rules, products } = rulesOf()
  for (const [id, [name, factor]] of products)
    engine.addFact(id, async (_, almanac) => (await almanac.factValue(name)) * factor)
  for (const rule of rules) engine.addRule(rule)
  return async (firm) => {
    const { events } = await engine.run(firm)
    const most = (type: string) =>
      Math.max(0, ...events.filter((each) => each.type === type).map(({ params }) => params.points))
    const staff = most('staff')
    const points =
      staff + Math.max(most('sales'), most('cost')) + Math.max(most('first'), most('second'))
    const has = (type: string) => events.some((each) => each.type === type)
    return { met: has('basic') && (has('direct') || (points >= 60 && staff > 0)), points }
  }
}

async function openZen(load: Load): Promise<Judge> {
  type Decision = { evaluate: (firm: Firm) => Promise<{ result: { met: boolean; score: number } }> }
  type Engine = { createDecision: (content: Buffer) => Decision }
  const { ZenEngine } = await load<{ ZenEngine: new () => Engine }>('@gorules/zen-engine')
  const texts = bandTexts({ words: true, choose: (test, yes, no) => `(${test} ? ${yes} : ${no})` })
  const max = (a: string, b: string) => `(${a} >= ${b} ? ${a} : ${b})`
  const expressions = [
    ...Object.entries(texts.bands).map(([key, value]) => ({ id: key, key, value })),
    {
      ...{ id: 'score', key: 'score' },
      value: `$.staff + ${max('$.sales', '$.cost')} + ${max('$.first', '$.second')}`,
    },
    { id: 'met', key: 'met', value: texts.met('$.score', '$.staff') },
  ]
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in' },
    { id: 'rule', type: 'expressionNode', name: 'rule', content: { expressions } },
    { id: 'out', type: 'outputNode', name: 'out' },
  ]
  const edges = [
    { id: 'a', sourceId: 'in', targetId: 'rule', type: 'edge' },
    { id: 'b', sourceId: 'rule', targetId: 'out', type: 'edge' },
  ]
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })))
  return async (firm) => {
    const { result } = await decision.evaluate(firm)
    return { met: result.met, points: result.score }
  }
}

async function openFeelin(load: Load): Promise<Judge> {
  type Evaluated = { value: unknown } | number | boolean
  const { evaluate } = await load<{ evaluate: (text: string, firm: Firm) => Evaluated }>('feelin')
  const texts = bandTexts({
    words: true,
    choose: (test, yes, no) => `if ${test} then ${yes} else ${no}`,
  })
  const { staff, sales, cost, first, second } = texts.bands
  const whole = `{ staff: ${staff}, score: staff + max(${sales}, ${cost}) + max(${first}, ${second}), met: ${texts.met('score', 'staff')} }`
  return (firm) => {
    const answer = evaluate(whole, firm)
    const found = (typeof answer === 'object' && 'value' in answer ? answer.value : answer) as {
      met: boolean
      score: number
    }
    return { met: found.met, points: found.score }
  }
}

async function openCel(load: Load): Promise<Judge> {
  type Program = (firm: Readonly<Record<string, unknown>>) => unknown
  const { parse } = await load<{ parse: (text: string) => Program }>('@marcbachmann/cel-js')
  const texts = bandTexts({ words: false, choose: (test, yes, no) => `(${test} ? ${yes} : ${no})` })
  const bands = Object.entries(texts.bands).map(([key, text]) => [key, parse(text)] as const)
  const met = parse(texts.met('score', 'staff'))
  return (firm) => {
    const whole = Object.fromEntries(
      Object.entries(firm).map(([name, value]) => [
        name,
        typeof value === 'number' ? BigInt(value) : value,
      ]),
    )
    const points = Object.fromEntries(bands.map(([key, judge]) => [key, Number(judge(whole))]))
    const { staff = 0, sales = 0, cost = 0, first = 0, second = 0 } = points
    const score = staff + Math.max(sales, cost) + Math.max(first, second)
    const known = { ...whole, score: BigInt(score), staff: BigInt(staff) }
    return { met: met(known) === true, points: score }
  }
}
