/** Where one lever may usefully stand: as it is, and just past each point where something turns. Found as asked for. */
import type { State } from '../judge/state.ts'
import type { Lane, Turn } from './point-plan.ts'
import { EXACT, type Points, product } from './point-run.ts'

/** One lever in a search; the lists are kept from search to search and read as far as their count says. */
export type Front = {
  readonly lane: Lane
  readonly points: Points
  /** By carried input: where it stands. */
  readonly bases: number[]
  /** Ascending steps at which something turns, from 0; `count` 0: not looked for yet. */
  readonly starts: number[]
  count: number
  next: number
  /** Targets so far: their steps, and what others read of the lever there, n and d by turns. */
  readonly steps: number[]
  readonly faces: number[]
  found: number
}

export type Facts = { readonly state: State; readonly day: number }

export function frontOf(lane: Lane, points: Points): Front {
  const bases = lane.carried.map(() => 0)
  return { lane, points, bases, starts: [0], count: 0, next: 1, steps: [], faces: [], found: 0 }
}

/** Stands the lever where the facts have it; false where a number is too wide. */
export function begin(front: Front, { state }: Facts): boolean {
  const { lane, points, bases } = front
  const { carried } = lane
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    const base = moved === undefined ? undefined : state.inputs.lo[moved.input]
    const number = Number(base?.n ?? 0n)
    if (moved === undefined || base?.d !== 1n || Math.abs(number) >= EXACT) return false
    bases[index] = number
    if (moved.slot >= 0) points.d[moved.slot] = 1
  }
  front.count = 0
  front.next = 1
  front.found = 0
  take(front, 0)
  return true
}

/** Whether a further target stands within the budget of cost. */
export function advance(front: Front, facts: Facts, budget: number): boolean {
  const { lane, starts } = front
  if (lane.cost > budget) return false
  if (front.count === 0) findStarts(front, facts)
  while (front.next < front.count) {
    const steps = starts[front.next] ?? 0
    if (steps * lane.cost > budget) return false
    front.next += 1
    if (take(front, steps)) return true
  }
  return false
}

/** Moves the lever; a target if it keeps what it must and shows the others something new. */
function take(front: Front, steps: number): boolean {
  const { lane, points, bases } = front
  const { carried, own, goals } = lane
  const { n } = points
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    if (moved === undefined || moved.slot < 0) continue
    n[moved.slot] = product(points, (bases[index] ?? 0) + moved.by * steps, 1)
  }
  for (let index = 0; index < own.length; index++) own[index]?.(points)
  for (let index = 0; index < goals.length; index++) if (n[goals[index] ?? 0] !== 1) return false
  if (!isNew(front)) return false
  front.steps[front.found] = steps
  front.found += 1
  return true
}

/** Writes down what others read of the lever, and whether it differs from the target before. */
function isNew({ lane: { faces: slots }, points: { n, d }, faces, found }: Front): boolean {
  const width = slots.length * 2
  const start = found * width
  let differs = found === 0
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    const at = start + 2 * index
    const [over, under] = [n[slot] ?? 0, d[slot] ?? 1]
    faces[at] = over
    faces[at + 1] = under
    if (!differs) differs = faces[at - width] !== over || faces[at - width + 1] !== under
  }
  return differs
}

/** Puts what others read of the lever at one of its targets. */
export function face({ lane, points: { n, d }, faces }: Front, target: number): void {
  const { faces: slots } = lane
  let at = target * slots.length * 2
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    n[slot] = faces[at] ?? 0
    d[slot] = faces[at + 1] ?? 1
    at += 2
  }
}

function findStarts(front: Front, facts: Facts): void {
  const { carried } = front.lane
  front.count = 1
  const most = stepsLeft(front, facts)
  if (most === 0) return
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    if (moved === undefined) continue
    const lead = { base: front.bases[index] ?? 0, by: moved.by, most }
    for (const turn of moved.turns) addStarts(front, turn, lead)
  }
}

/** Whole steps until the lever, or what moves with it, comes to the end of its way. */
function stepsLeft({ lane, bases }: Front, { state, day }: Facts): number {
  const { lever, carried } = lane
  const isOver = lever.until !== null && day > lever.until
  if (isOver || state.inputs.presentMust[lever.input] !== true) return 0
  let most = Number.POSITIVE_INFINITY
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    if (moved === undefined) continue
    most = Math.min(most, Math.floor((moved.far - (bases[index] ?? 0)) / moved.by))
  }
  return Math.max(0, most)
}

type Lead = { readonly base: number; readonly by: number; readonly most: number }

function addStarts(front: Front, { at, into, edge }: Turn, { base, by, most }: Lead): void {
  const { points } = front
  const { turns } = points
  points.turned = 0
  into(points, points.n[at] ?? 0, points.d[at] ?? 1)
  for (let index = 0; index < points.turned; index += 2) {
    const [n, d] = [turns[index] ?? 0, turns[index + 1] ?? 1]
    const low = floorOf(points, n, d)
    const isWhole = low * d === n
    const first = edge === 'at' && isWhole ? low : low + 1
    insert(front, Math.ceil((first - base) / by), most)
    if (edge !== 'both') continue
    insert(front, Math.ceil((low - base) / by), most)
    if (isWhole) insert(front, Math.ceil((low - 1 - base) / by), most)
  }
}

/** Ascending, each once. */
function insert(front: Front, steps: number, most: number): void {
  if (!(steps > 0 && steps <= most)) return
  const { starts } = front
  let place = front.count
  while ((starts[place - 1] ?? 0) > steps) place -= 1
  if (starts[place - 1] === steps) return
  for (let index = front.count; index > place; index--) starts[index] = starts[index - 1] ?? 0
  starts[place] = steps
  front.count += 1
}

/** The greatest whole number not above n / d; a quotient of doubles may come out one too high. */
function floorOf(points: Points, n: number, d: number): number {
  const low = Math.floor(n / d)
  return product(points, low, d) > n ? low - 1 : low
}
