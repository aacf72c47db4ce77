/** Best-first search over boxes of whole steps, for levers that meet in one comparison. */

import type { State } from '../judge/state.ts'
import { compare, zero } from '../meaning/rational.ts'
import { type Box, costOf, isInRange, place, type Search, stepsAt } from './levers.ts'

/** Boxes looked at before the search gives up without an answer. */
const patience = 20_000

export function searchBoxes(search: Search): Box | undefined {
  const { levers } = search
  const full = levers.map(({ steps }) => steps)
  const queue: Box[] = [{ low: levers.map(() => 0n), high: full, cost: zero }]
  let best: Box | undefined
  for (let looked = 0; looked < patience; looked++) {
    const box = queue.pop()
    if (box === undefined || (best !== undefined && compare(box.cost, best.cost) > 0)) return best
    const parts = isPossible(search, place(search, box.low, box.high))
      ? split(search, box)
      : undefined
    if (parts === undefined) continue
    if (
      isMet(search, place(search, box.low, box.low)) &&
      (best === undefined || isBetter(box, best))
    )
      best = { ...box, high: box.low }
    for (const part of parts) enqueue(queue, part)
  }
  return undefined
}

function isMet(search: Search, state: State): boolean {
  return state.must[search.engine.version.verdict] === true && isPossible(search, state)
}

function isPossible(search: Search, state: State): boolean {
  const { engine, checks } = search
  return (
    state.may[engine.version.verdict] === true &&
    checks.every((slot) => state.may[slot] === true) &&
    isInRange(search)
  )
}

/** Of equal cost the one that moves the earlier field more. */
function isBetter(box: Box, best: Box): boolean {
  const order = compare(box.cost, best.cost)
  if (order !== 0) return order < 0
  const first = box.low.findIndex((steps, index) => steps !== best.low[index])
  return first >= 0 && (box.low[first] ?? 0n) > (best.low[first] ?? 0n)
}

/** Parts a box where some comparison turns; the state still holds the whole box. */
function split(search: Search, box: Box): readonly Box[] {
  const spans = box.low.map((low, index) => (box.high[index] ?? low) - low)
  const widest = spans.reduce((most, span, each) => (span > (spans[most] ?? 0n) ? each : most), 0)
  if (spans[widest] === 0n) return []
  const middle = {
    index: widest,
    start: (box.low[widest] ?? 0n) + ((spans[widest] ?? 0n) + 1n) / 2n,
  }
  const { index, start } = bestCut(search, box) ?? middle
  const low = box.low.with(index, start)
  return [
    { low: box.low, high: box.high.with(index, start - 1n), cost: box.cost },
    { low, high: box.high, cost: costOf(search, low) },
  ]
}

/**
 * The middle threshold of a lever that shares none of its comparisons with another; for levers that
 * meet in one comparison only a threshold well inside the box, else the box is halved.
 */
function bestCut(search: Search, box: Box): { index: number; start: bigint } | undefined {
  let shared: { index: number; start: bigint } | undefined
  for (const [index, lever] of search.levers.entries()) {
    const [low, high] = [box.low[index] ?? 0n, box.high[index] ?? 0n]
    const starts = low === high ? [] : stepsAt(search, lever, { low, high })
    const start = starts[starts.length >> 1]
    if (start === undefined) continue
    if (search.coupled[index] !== true) return { index, start }
    const inside = starts.find(
      (each) => (each - low) * 8n > high - low && (high - each) * 8n > high - low,
    )
    if (shared === undefined && (inside !== undefined || high - low < 16n))
      shared = { index, start: inside ?? start }
  }
  return shared
}

/** Dearest first, so that the cheapest is popped from the end. */
function enqueue(queue: Box[], box: Box): void {
  let [low, high] = [0, queue.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = queue[middle]
    if (other !== undefined && compare(other.cost, box.cost) >= 0) low = middle + 1
    else high = middle
  }
  queue.splice(low, 0, box)
}
