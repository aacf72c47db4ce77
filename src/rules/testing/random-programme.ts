/** Small programmes made by chance as their drafter would write them, with ranges that can be tried out whole. */
import { loadProgramme } from '../check/programme.ts'
import type { Version } from '../meaning/version.ts'
import { type Chance, chanceFrom } from './random-version.ts'

export type Made = { readonly version: Version; readonly text: string; readonly domains: Domains }
/** Every value a field can have. */
export type Domains = Readonly<Record<string, readonly (number | boolean | string)[]>>

const most = 4
const numbers = [0, 1, 2, 3, 4]

/** `single`: every field pushes the verdict one way only. `mixed`: anything goes. Levers `apart` meet in no comparison. */
export function randomProgramme(
  seed: number,
  polarity: 'single' | 'mixed',
  levers: 'none' | 'any' | 'apart' = 'none',
): Made {
  const chance = chanceFrom(seed)
  const writing: Writing = { chance, polarity, scores: 0 }
  const bands = Array.from({ length: 2 + chance(2) }, () => score(writing))
  const names = bands.map((_, index) => `s${index}`)
  const written = [
    'programme: test.random',
    'name: 随机样例',
    'kind: recognition',
    'source: { 样例: { title: 随机样例, docno: 样例, issuer: [测试] } }',
    'versions: [ { id: v1, valid: [2020-01-01, null], known: [2020-01-01T00:00:00Z, null] } ]',
    'fields:',
    ...['a', 'b', 'c'].map(
      (name) => `  ${name}: { type: count, unit: 项, range: [0, ${most}], column: ${name} }`,
    ),
    `  n: { type: count, unit: 项, range: [1, ${most}], column: n }`,
    '  z: { type: count, unit: 项, range: [0, 2], column: z }',
    '  p: { type: bool, column: p }',
    '  q: { type: bool, column: q }',
    '  k: { type: category, values: [x, y, w], column: k }',
    'derive:',
    '  r: a / n',
    '  t: b / z',
    '  u: a + b',
    'scores:',
    ...bands.map((body, index) => `  s${index}: ${body}`),
    `  total: { sum: [${names.join(', ')}] }`,
    'conditions:',
    `  one: ${condition(writing, 2)}`,
    `  two: ${condition(writing, 2)}`,
    `  three: { when: total >= ${1 + chance(12)}分 }`,
    `verdict: ${pick(chance, ['{ all: [ one, two, three ] }', '{ all: [ one, { any: [ two, three ] } ] }', '{ any: [ { all: [ one, two ] }, three ] }'])}`,
    ...(levers === 'none' ? [] : leverLines(chance)),
  ].join('\n')
  const text = levers === 'apart' ? setApart(written) : written
  const { programme, faults } = loadProgramme([{ file: `random ${seed}`, text }])
  const version = programme?.versions[0]
  if (version === undefined) throw new Error(`${text}\n${JSON.stringify(faults, null, 1)}`)
  const truth = [false, true]
  const domains = {
    a: numbers,
    b: numbers,
    c: numbers,
    n: [1, 2, 3, 4],
    z: [0, 1, 2],
    p: truth,
    q: truth,
    k: ['x', 'y', 'w'],
  }
  return { version, text, domains }
}

function setApart(text: string): string {
  return text
    .replace('u: a + b', 'u: a + 1项')
    .replaceAll('max(a, b)', 'max(a, 2项)')
    .replaceAll('c - a', 'c - 1项')
    .replace(/, moves_with: \[[^\]]*\]/, '')
}

type Writing = { readonly chance: Chance; readonly polarity: 'single' | 'mixed'; scores: number }

export function pick<T>(chance: Chance, from: readonly T[]): T {
  const found = from[chance(from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** Up: a, b, p and, at most once, k. Down: c, n, z, q. */
function score(writing: Writing): string {
  const { chance } = writing
  const top = 2 + chance(8)
  const steps = (bounds: readonly string[]) =>
    bounds.map((bound, index) => `{ ${bound}, score: ${top - index} }`).join(', ')
  const falling = (unit: (value: number) => string) =>
    steps(
      [...new Set([1 + chance(4), 1 + chance(4)])]
        .sort((x, y) => y - x)
        .map((each) => `at_least: ${unit(each)}`),
    )
  const rising = (unit: (value: number) => string) =>
    steps(
      [...new Set([chance(4), chance(4)])]
        .sort((x, y) => x - y)
        .map((each) => `at_most: ${unit(each)}`),
    )
  const kinds = [
    () =>
      `{ bands: { of: ${pick(chance, ['a', 'b', 'u'])}, steps: [ ${falling((each) => `${each}项`)}, { else: 0 } ] } }`,
    () => `{ bands: { of: r, steps: [ ${falling((each) => `${each * 40}%`)}, { else: 0 } ] } }`,
    () => `{ bands: { of: c, steps: [ ${rising((each) => `${each}项`)}, { else: 0 } ] } }`,
    () => `{ count_of: { of: [ p, not(q), a >= 3项 ], points: 2, max: 4 } }`,
    () => `{ per: { of: b, each: 2项, points: 3, max: 5 } }`,
    () =>
      `{ best_of: [ { bands: { of: a, steps: [ { at_least: 2项, score: [3, 5] }, { else: 0 } ] } }, { bands: { of: b, steps: [ { above: 3项, score: 6 }, { else: 1 } ] } } ] }`,
  ]
  const loose = [
    () =>
      `{ bands: { of: t, zero_denominator: 2, steps: [ ${falling((each) => `${each * 50}%`)}, { else: 0 } ] } }`,
    () => `{ by: { of: k, cases: { x: 5, y: [1, 3] }, else: 0 } }`,
    () =>
      `{ bands: { of: ${pick(chance, ['a', 'c'])}, steps: [ { at_least: 3项, score: 1 }, { at_least: 1项, score: 4 }, { else: 2 } ] } }`,
  ]
  return pick(chance, writing.polarity === 'single' ? kinds : [...kinds, ...loose])()
}

function condition(writing: Writing, depth: number): string {
  const { chance, polarity } = writing
  if (depth > 0 && chance(3) > 0) {
    const parts = [
      condition(writing, depth - 1),
      condition(writing, depth - 1),
      condition(writing, depth - 1),
    ]
    const shape = pick(chance, ['all', 'any', 'atLeast'])
    if (shape === 'atLeast') return `{ at_least_of: { count: 2, of: [ ${parts.join(', ')} ] } }`
    return `{ ${shape}: [ ${parts.slice(0, 2 + chance(2)).join(', ')} ] }`
  }
  const bound = chance(5)
  const atoms = [
    `a >= ${bound}项`,
    `b > ${bound}项`,
    `u >= ${bound + 2}项`,
    `c <= ${bound}项`,
    `r >= ${bound * 30}%`,
    `n < ${bound + 1}项`,
    'p',
    'not(q)',
    `max(a, b) >= ${bound}项`,
  ]
  const loose = [
    `a <= ${bound}项`,
    `c >= ${bound}项`,
    'k = "x"',
    'k in ["x", "y"]',
    'q',
    `b = ${bound}项`,
    `c - a >= ${bound - 2}项`,
  ]
  const atom = pick(chance, polarity === 'single' ? atoms : [...atoms, ...loose])
  if (polarity === 'mixed' && chance(8) === 0)
    return `{ when: t >= ${bound * 40}%, zero_denominator: ${pick(chance, ['met', 'unmet'])} }`
  return `{ when: '${atom}' }`
}

function leverLines(chance: Chance): string[] {
  const weight = () => `${1 + chance(6)}${pick(chance, ['', '.5'])}`
  const along = pick(chance, ['', ', moves_with: [ n ]', ', moves_with: [ { field: c, by: 1 } ]'])
  return [
    'levers:',
    `  a: { direction: up, cost_per: 1项, weight: ${weight()}${along} }`,
    `  b: { direction: up, step: ${1 + chance(2)}项, cost_per: 1项, weight: ${weight()} }`,
    `  c: { direction: down, cost_per: 1项, weight: ${weight()} }`,
  ]
}
