/** The laws of the engine, on programmes made by chance and on every completion of what is missing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planOf } from './change/point-plan.ts'
import { chooseVersion } from './check/version-dates.ts'
import { type Explanation, explain, type Finding } from './explain/explain.ts'
import { dayOf, dayText } from './meaning/days.ts'
import type { Clause, Version } from './meaning/version.ts'
import { allCompletions, type Facts, rows } from './testing/completions.ts'
import { type Made, randomProgramme } from './testing/random-programme.ts'

const on = '2026-06-01'
const seeds = fc.integer({ min: 1, max: 2_000_000_000 })

function judge(version: Version, facts: Facts): Explanation {
  const found = explain(version, facts, on)
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
  return found.explanation
}

/** Sound: no completion outside the answer. Exact: every end of the answer is reached. */
function compareWithCompletions(made: Made, seed: number) {
  return {
    ...allCompletions(made, seed, judge),
    answer: judge(made.version, rows(seed, made.domains).partial),
  }
}

describe('law 3', () => {
  test('sound on mixed programmes: no completion lies outside the answer', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, row) => {
        const { answer, verdicts, lo, hi } = compareWithCompletions(
          randomProgramme(seed, 'mixed'),
          row,
        )
        if (answer.verdict !== 'undetermined') expect([...verdicts]).toEqual([answer.verdict])
        expect(lo).toBeGreaterThanOrEqual(answer.score?.lo ?? 0)
        expect(hi).toBeLessThanOrEqual(answer.score?.hi ?? 0)
      }),
      { numRuns: 250 },
    )
  }, 120_000)

  test('looseness 0 on programmes of single polarity', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, row) => {
        const made = randomProgramme(seed, 'single')
        expect(made.version.exactness).toBe('exact')
        const { answer, verdicts, lo, hi } = compareWithCompletions(made, row)
        expect(verdicts.size === 2 ? 'undetermined' : [...verdicts][0]).toBe(answer.verdict)
        expect({ lo, hi }).toEqual(answer.score)
      }),
      { numRuns: 250 },
    )
  }, 120_000)

  test('looseness 0 wherever the analysis says split', () => {
    let met = 0
    fc.assert(
      fc.property(seeds, seeds, (seed, row) => {
        const made = randomProgramme(seed, 'mixed')
        if (made.version.exactness === 'sound') return
        met += 1
        const { answer, verdicts } = compareWithCompletions(made, row)
        expect(verdicts.size === 2 ? 'undetermined' : [...verdicts][0]).toBe(answer.verdict)
      }),
      { numRuns: 400 },
    )
    expect(met).toBeGreaterThan(50)
  }, 120_000)
})

test('law 1: on complete data nothing is open but what a panel leaves', () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, row) => {
      const { version, text, domains } = randomProgramme(seed, 'mixed')
      const { verdict, score, needs } = judge(version, rows(row, domains).complete)
      expect(needs).toEqual([])
      if (/score: \[|y: \[/.test(text)) return
      expect(verdict).not.toBe('undetermined')
      expect(score?.lo).toBe(score?.hi)
    }),
    { numRuns: 250 },
  )
}, 60_000)

test('law 2: more data never turn a verdict', () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, row) => {
      const { version, domains } = randomProgramme(seed, 'mixed')
      const { partial, complete, open } = rows(row, domains)
      let before = judge(version, partial)
      const facts = { ...partial }
      for (const name of Object.keys(open)) {
        facts[name] = complete[name]
        const after = judge(version, facts)
        if (before.verdict !== 'undetermined') expect(after.verdict).toBe(before.verdict)
        expect(after.score?.lo).toBeGreaterThanOrEqual(before.score?.lo ?? 0)
        expect(after.score?.hi).toBeLessThanOrEqual(before.score?.hi ?? 0)
        before = after
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

describe('law 6', () => {
  test.each([
    ['levers that meet', 'any', 400, 40],
    ['levers apart, over plain numbers', 'apart', 400, 40],
  ] as const)(
    'least change is valid and no cheaper one exists: %s',
    (_, levers, numRuns, least) => {
      let [found, planned] = [0, 0]
      fc.assert(
        fc.property(seeds, seeds, (seed, row) => {
          const polarity = row % 2 === 0 ? 'single' : 'mixed'
          const { version, domains } = randomProgramme(seed, polarity, levers)
          const { complete } = rows(row, domains)
          const start = judge(version, complete)
          const best = start.verdict === 'unmet' ? cheapest(version, complete) : undefined
          expect(start.leastChange === null ? undefined : Number(start.leastChange.cost)).toBe(best)
          if (start.leastChange === null) return
          found += 1
          if (planOf(version) !== undefined) planned += 1
        }),
        { numRuns },
      )
      expect(found).toBeGreaterThan(least)
      if (levers === 'apart') expect(planned).toBeGreaterThan(least / 2)
    },
    120_000,
  )
})

/** Every combination of steps, tried one by one. */
function cheapest(version: Version, facts: Facts): number | undefined {
  const ways = version.levers.reduce<{ now: Facts; cost: number }[]>(
    (before, lever) =>
      before.flatMap(({ now, cost }) =>
        stepsOf(version).map((steps) => ({
          now: pulled(version, now, { lever, steps }),
          cost: cost + (steps * Number(lever.cost.n)) / Number(lever.cost.d),
        })),
      ),
    [{ now: facts, cost: 0 }],
  )
  const met = ways.filter(({ now }) => {
    const answer = explain(version, now, on)
    return answer.kind === 'explained' && answer.explanation.verdict === 'met'
  })
  return met.length === 0 ? undefined : Math.min(...met.map(({ cost }) => cost))
}

/** Where one lever pushes back what another pulls, it may go twice the way. */
function stepsOf({ levers }: Version): number[] {
  const own = new Set(levers.map(({ input }) => input))
  const isShared = levers.some(({ moves }) => moves.some(({ input }) => own.has(input)))
  return Array.from({ length: isShared ? 9 : 5 }, (_, steps) => steps)
}

type Pull = { readonly lever: Version['levers'][number]; readonly steps: number }

function pulled(version: Version, facts: Facts, { lever, steps }: Pull): Facts {
  const shift = (lever.direction === 'up' ? 1 : -1) * steps * Number(lever.step)
  const moved = { ...facts }
  for (const { input, per } of [{ input: lever.input, per: { n: 1n } }, ...lever.moves]) {
    const name = version.inputs[input]?.field ?? ''
    moved[name] = Number(moved[name]) + shift * Number(per.n)
  }
  return moved
}

test('law 7: the clauses recompute to the verdict', () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, row) => {
      const { version, domains } = randomProgramme(seed, 'single')
      const { verdict, clauses } = judge(version, rows(row, domains).partial)
      const outcomes = version.outline.map((clause, index) => recomputed(clause, clauses[index]))
      expect(outcomes.filter((each) => each !== 'counted')[0]).toBe(verdict)
    }),
    { numRuns: 300 },
  )
}, 60_000)

function recomputed(clause: Clause, finding: Finding | undefined): string {
  if (finding === undefined) return 'missing'
  const parts = clause.parts.map((part, index) => recomputed(part, finding.parts[index]))
  const met = parts.filter((each) => each === 'met').length
  const unmet = parts.filter((each) => each === 'unmet').length
  if (clause.kind === 'all')
    return unmet > 0 ? 'unmet' : met === parts.length ? 'met' : 'undetermined'
  if (clause.kind === 'any')
    return met > 0 ? 'met' : unmet === parts.length ? 'unmet' : 'undetermined'
  return finding.outcome
}

test('law 8: one version for each day and procedure, or a reason', () => {
  const day = fc.integer({ min: 0, max: 40 })
  const row = fc.record({
    from: day,
    length: fc.integer({ min: 0, max: 15 }),
    procedures: fc.subarray(['new', 'review']),
  })
  const [base] = [randomProgramme(7, 'single').version]
  const start = dayOf('2026-01-01') ?? 0
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      day,
      fc.constantFrom('new', 'review'),
      (table, at, procedure) => {
        const versions = table.map(
          ({ from, length, procedures }, index): Version => ({
            ...base,
            id: `v${index}`,
            validity: [
              {
                from: start + from,
                to: start + from + length,
                knownFrom: null,
                knownTo: null,
                procedures,
                capped: null,
              },
            ],
          }),
        )
        const live = table.filter(
          ({ from, length, procedures }) =>
            from <= at &&
            at <= from + length &&
            (procedures.length === 0 || procedures.some((each) => each === procedure)),
        )
        const kind = live.length === 0 ? 'none' : live.length === 1 ? 'one' : 'several'
        expect(chooseVersion(versions, { on: dayText(start + at), procedure }).kind).toBe(kind)
      },
    ),
    { numRuns: 500 },
  )
})
