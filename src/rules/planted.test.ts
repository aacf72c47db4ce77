/** Faults planted into the interpreter, one at a time: the law of completions turns red on each. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { explain } from './explain/explain.ts'
import * as sound from './judge/evaluate.ts'
import type { Run } from './judge/evaluate-number.ts'
import type { State } from './judge/state.ts'
import type { Node, Test } from './meaning/ir.ts'
import { whole, zero } from './meaning/rational.ts'
import { allCompletions, type Judge, rows } from './testing/completions.ts'
import { randomProgramme } from './testing/random-programme.ts'

const on = '2026-06-01'
/** Programmes tried before a fault counts as not seen. */
const patience = 400

type Fault = (node: Node, run: Run) => Run

/** After the sound run, what the fault makes of the slot. */
function after(op: Node['op'], spoil: (state: State, slot: number) => void): Fault {
  return (node, run) =>
    node.op !== op
      ? run
      : (state) => {
          run(state)
          spoil(state, node.slot)
        }
}

function instead(swap: (node: Node) => Node): Fault {
  return (node) => sound.runOf(swap(node))
}

function testsFrom(from: Test, to: Exclude<Test, '='>): Fault {
  return instead((node) => {
    if (node.op === 'compare' && node.test === from) return { ...node, test: to }
    if (node.op !== 'bands') return node
    const steps = node.steps.map((step) => (step.test === from ? { ...step, test: to } : step))
    return { ...node, steps }
  })
}

const faults: readonly (readonly [string, Fault])[] = [
  ['at least is read as above', testsFrom('>=', '>')],
  ['at most is read as below', testsFrom('<=', '<')],
  [
    'a missing number becomes the lowest it can be',
    after('input', ({ lo, hi }, slot) => {
      if (lo[slot] !== undefined) hi[slot] = lo[slot] ?? zero
    }),
  ],
  [
    'a missing truth becomes false',
    after('input', ({ must, may }, slot) => {
      if (must[slot] === false) may[slot] = false
    }),
  ],
  [
    'a missing number becomes zero',
    after('input', ({ lo, hi }, slot) => {
      if (lo[slot] === hi[slot] || lo[slot] === undefined) return
      lo[slot] = zero
      hi[slot] = zero
    }),
  ],
  [
    'a cap is dropped',
    instead((node) => (node.op === 'min' ? { ...node, of: node.of.slice(0, 1) } : node)),
  ],
  [
    'the best of several is the first',
    instead((node) => (node.op === 'max' ? { ...node, of: node.of.slice(0, 1) } : node)),
  ],
  [
    'one test less is enough',
    instead((node) => (node.op === 'atLeast' ? { ...node, count: node.count - 1 } : node)),
  ],
  ['an open choice takes the other branch', (node, run) => collapsed(node, run)],
  [
    'a ratio is divided in whole numbers',
    after('ratio', ({ lo, hi }, slot) => {
      for (const ends of [lo, hi]) {
        const { n, d } = ends[slot] ?? zero
        ends[slot] = whole(n / d)
      }
    }),
  ],
  [
    'the highest of a sum forgets its last part',
    after('sum', ({ hi }, slot) => {
      hi[slot] = { n: (hi[slot] ?? zero).n - 1n, d: (hi[slot] ?? whole(1)).d }
    }),
  ],
  [
    'one of several open parts is enough to be sure',
    after('all', ({ must, may }, slot) => {
      must[slot] = may[slot] === true
    }),
  ],
]

/** What the collapse of unknown to else does. */
const collapsed: Fault = (node, run) => {
  if (node.op !== 'if') return run
  const { slot, test, no } = node
  return (state) => {
    run(state)
    const { lo, hi, must, may } = state
    if (must[test] === may[test] || lo[no] === undefined) return
    lo[slot] = lo[no] ?? zero
    hi[slot] = hi[no] ?? zero
  }
}

const truth: Judge = (version, facts) => {
  const found = explain(version, facts, on)
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
  return found.explanation
}

/** Law 3 of an interpreter, on programmes by number: the first at which a completion lies outside the answer. */
function firstRed(suspect: Judge, tried: number): number | undefined {
  for (let seed = 1; seed <= tried; seed++) {
    const made = randomProgramme(seed, seed % 2 === 0 ? 'single' : 'mixed')
    const row = seed * 7919
    const answer = suspect(made.version, rows(row, made.domains).partial)
    const { verdicts, lo, hi } = allCompletions(made, row, truth)
    const isLost =
      lo < (answer.score?.lo ?? 0) ||
      hi > (answer.score?.hi ?? 0) ||
      [...verdicts].some((each) => ![each, 'undetermined'].includes(answer.verdict))
    if (isLost) return seed
  }
  return undefined
}

async function planted(fault: Fault): Promise<Judge> {
  vi.resetModules()
  vi.doMock('./judge/evaluate.ts', () => ({
    ...sound,
    compileNodes: (nodes: readonly Node[]) => nodes.map((node) => fault(node, sound.runOf(node))),
  }))
  const { explain: suspect } = await import('./explain/explain.ts')
  return (version, facts) => {
    const found = suspect(version, facts, on)
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
    return found.explanation
  }
}

describe('law 3 turns red when', () => {
  afterEach(() => {
    vi.doUnmock('./judge/evaluate.ts')
    vi.resetModules()
  })

  test.each(faults)(
    '%s',
    async (_, fault) => {
      expect(firstRed(await planted(fault), patience)).toBeDefined()
    },
    60_000,
  )

  test('but not when nothing is planted', async () => {
    expect(firstRed(await planted((_, run) => run), 60)).toBeUndefined()
  }, 60_000)
})
