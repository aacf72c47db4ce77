/** Moves every number of a rule file by one unit, one at a time: some case has to notice each. */
const unit = '(?:%|亿元|万元|元|分|人|年|个月|天|项|位|个)'
const literal = `(-?\\d+(?:\\.\\d+)?${unit}?)`
const end = '(?=[ ,}\\]]|$)'

/** Bounds of steps, sums and rates of awards; comparisons; factors; rows of classes and minima. */
const places = [
  new RegExp(
    `(?:at_least|above|at_most|below|cap|each|pay|up_to|rate|points): ${literal}${end}`,
    'dg',
  ),
  new RegExp(`(?:>=|<=|>|<|=) ${literal}`, 'dg'),
  new RegExp(`[*/] ${literal}`, 'dg'),
  new RegExp(`(?<=(?:bounds|minima): .*[[:,] )${literal}${end}`, 'dg'),
  new RegExp(`(?<=bounds: .*\\[)${literal}${end}`, 'dg'),
]
const sections = new Set(['derive', 'classify', 'scores', 'conditions', 'amount'])
/** Words for people, and numbers of clauses in citations. */
const told =
  /(note|cite|confidence|title|judged|need|rule_unknown|unknown|quote): ("[^"]*"|'[^']*'|[^,}\]]*)/g

export type Threshold = { readonly at: number; readonly text: string; readonly line: string }

export function thresholdsIn(text: string): Threshold[] {
  const found = new Map<number, Threshold>()
  let section = ''
  let offset = 0
  for (const line of text.split('\n')) {
    section = /^([a-z_]+):/.exec(line)?.[1] ?? section
    const bare = line.replace(told, (words) => ' '.repeat(words.length))
    for (const [from, to] of sections.has(section) ? spansIn(bare) : [])
      found.set(offset + from, { at: offset + from, text: line.slice(from, to), line: line.trim() })
    offset += line.length + 1
  }
  return [...found.values()]
}

function spansIn(line: string): (readonly [number, number])[] {
  return places.flatMap((place) =>
    [...line.matchAll(place)].flatMap(({ indices }) => {
      const span = indices?.[1]
      return span === undefined ? [] : [span]
    }),
  )
}

const cents: Readonly<Record<string, bigint>> = {
  亿元: 10_000_000_000n,
  万元: 1_000_000n,
  元: 100n,
}

/** 500万元 → 5000000.01元, 3% → 3.01%, 500人 → 501人; `by` counts such units. */
export function moved(text: string, by: bigint): string {
  const [, whole = '', part = '', word = ''] = /^(-?\d+)(?:\.(\d+))?(.*)$/.exec(text) ?? []
  const scale = word === '%' ? 100n : (cents[word] ?? 1n)
  const value = (BigInt(whole + part) * scale) / 10n ** BigInt(part.length) + by
  if (scale === 1n) return `${value}${word}`
  const size = value < 0n ? -value : value
  const digits = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  return `${value < 0n ? '-' : ''}${digits}${word === '%' ? '%' : '元'}`
}
