/** Least change over plain numbers: the useful targets of each lever, every choice of them, cut by cost. */

import type { State } from '../judge/state.ts'
import type { Rational } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import { type Lane, type Plan, planOf, type Turn } from './point-plan.ts'
import { EXACT, type Points, product } from './point-run.ts'

/** Choices beyond which the search over intervals, which bounds what is left, is the better one. */
const patience = 20_000

/** By lever, the number of steps; null: none helps. Undefined: this way cannot say. */
export type Steps = { readonly steps: readonly number[]; readonly parts: number } | null

type Target = { readonly steps: number; readonly faces: readonly number[] }
type Choice = { readonly lane: Lane; readonly targets: readonly Target[] }

/** The state must hold complete facts. */
export function searchPoints(version: Version, state: State, day: number): Steps | undefined {
  const plan = planOf(version)
  if (plan === undefined) return undefined
  if (plan.required.some((slot) => state.must[slot] !== true)) return null
  const points = pointsOf(plan)
  if (!takeFixed(plan, state, points)) return undefined
  const choices: Choice[] = []
  let combinations = 1
  for (const lane of plan.lanes) {
    const targets = targetsOf(lane, { plan, state, points, day })
    if (targets === undefined) return undefined
    combinations *= targets.length
    choices.push({ lane, targets })
  }
  if (!points.exact || combinations > patience) return undefined
  const best = cheapest(plan, choices, points)
  return points.exact ? best : undefined
}

const scratch = new WeakMap<Plan, Points>()

function pointsOf(plan: Plan): Points {
  const known = scratch.get(plan)
  if (known !== undefined) {
    known.exact = true
    return known
  }
  const points = {
    n: new Float64Array(plan.size),
    d: new Float64Array(plan.size),
    turns: [],
    exact: true,
  }
  for (const { slot, n, d } of plan.constants) {
    points.n[slot] = n
    points.d[slot] = d
  }
  scratch.set(plan, points)
  return points
}

/** What the facts say of slots no lever moves; false where something is open or too wide. */
function takeFixed({ frontier }: Plan, state: State, points: Points): boolean {
  for (const slot of frontier) {
    const [lo, hi] = [state.lo[slot], state.hi[slot]]
    const isTaken =
      lo === undefined || hi === undefined
        ? takeTruth(state, slot, points)
        : takeNumber(lo, hi, { slot, points })
    if (!isTaken) return false
  }
  return true
}

function takeTruth({ must, may }: State, slot: number, { n, d }: Points): boolean {
  n[slot] = must[slot] === true ? 1 : 0
  d[slot] = 1
  return must[slot] === may[slot]
}

type Place = { readonly slot: number; readonly points: Points }

function takeNumber(lo: Rational, hi: Rational, { slot, points: { n, d } }: Place): boolean {
  const [over, under] = [Number(lo.n), Number(lo.d)]
  n[slot] = over
  d[slot] = under
  const isOne = lo === hi || (lo.n === hi.n && lo.d === hi.d)
  return isOne && over < EXACT && over > -EXACT && under < EXACT
}

type Task = {
  readonly plan: Plan
  readonly state: State
  readonly points: Points
  readonly day: number
}

/** Nothing, and just past every point where something turns; undefined where a number is too wide. */
function targetsOf(lane: Lane, task: Task): Target[] | undefined {
  const { points, plan } = task
  const bases = basesOf(lane, task)
  if (bases === undefined) return undefined
  const most = stepsLeft(lane, bases, task)
  const found: Target[] = []
  let before: readonly number[] | undefined
  for (const steps of startsOf(lane, { bases, most, points })) {
    pull(lane, { bases, steps, points })
    const faces = facesOf(lane, points)
    if (before !== undefined && areEqual(before, faces)) continue
    before = faces
    if (areMet(lane, plan, points)) found.push({ steps, faces })
  }
  return found
}

function areEqual(some: readonly number[], others: readonly number[]): boolean {
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false
  return true
}

/** Where the inputs of a lever stand. */
function basesOf({ carried }: Lane, { state, points }: Task): number[] | undefined {
  const bases: number[] = []
  for (const { input, slot } of carried) {
    const base = state.inputs.lo[input]
    const number = Number(base?.n ?? 0n)
    if (base?.d !== 1n || Math.abs(number) >= EXACT) return undefined
    bases.push(number)
    if (slot < 0) continue
    points.n[slot] = number
    points.d[slot] = 1
  }
  return bases
}

type Pull = { readonly bases: readonly number[]; readonly steps: number; readonly points: Points }

function pull({ carried, own }: Lane, { bases, steps, points }: Pull): void {
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    if (moved === undefined || moved.slot < 0) continue
    points.n[moved.slot] = product(points, (bases[index] ?? 0) + moved.by * steps, 1)
  }
  for (const run of own) run(points)
}

function areMet({ faces }: Lane, { goals }: Plan, { n }: Points): boolean {
  return goals.every((goal) => !faces.includes(goal) || n[goal] === 1)
}

function facesOf({ faces }: Lane, { n, d }: Points): number[] {
  const values: number[] = []
  for (const slot of faces) values.push(n[slot] ?? 0, d[slot] ?? 1)
  return values
}

/** Whole steps until the lever, or what moves with it, comes to the end of its way. */
function stepsLeft({ lever, carried }: Lane, bases: readonly number[], { state, day }: Task) {
  const isOver = lever.until !== null && day > lever.until
  if (isOver || state.inputs.presentMust[lever.input] !== true) return 0
  let most = Number.POSITIVE_INFINITY
  for (const [index, { by, far }] of carried.entries())
    most = Math.min(most, Math.floor((far - (bases[index] ?? 0)) / by))
  return Math.max(0, most)
}

type Way = { readonly bases: readonly number[]; readonly most: number; readonly points: Points }

function startsOf({ carried }: Lane, { bases, most, points }: Way): number[] {
  const starts = [0]
  for (let index = 0; index < carried.length; index++) {
    const moved = carried[index]
    if (moved === undefined) continue
    for (const turn of moved.turns)
      addStarts(starts, turn, { base: bases[index] ?? 0, by: moved.by, most, points })
  }
  return starts
}

type Lead = {
  readonly base: number
  readonly by: number
  readonly most: number
  readonly points: Points
}

function addStarts(starts: number[], { at, into, edge }: Turn, lead: Lead): void {
  const { points, base, by, most } = lead
  const { turns } = points
  turns.length = 0
  into(points, points.n[at] ?? 0, points.d[at] ?? 1)
  for (let index = 0; index < turns.length; index += 2) {
    const [n, d] = [turns[index] ?? 0, turns[index + 1] ?? 1]
    const low = floorOf(points, n, d)
    const isWhole = low * d === n
    const first = edge === 'at' ? low + (isWhole ? 0 : 1) : low + 1
    insert(starts, Math.ceil((first - base) / by), most)
    if (edge !== 'both') continue
    insert(starts, Math.ceil((low - base) / by), most)
    if (isWhole) insert(starts, Math.ceil((low - 1 - base) / by), most)
  }
}

/** Ascending, each once. */
function insert(starts: number[], steps: number, most: number): void {
  if (!(steps > 0 && steps <= most)) return
  let place = starts.length
  while (place > 0 && (starts[place - 1] ?? 0) > steps) place -= 1
  if (starts[place - 1] !== steps) starts.splice(place, 0, steps)
}

/** The greatest whole number not above n / d; a quotient of doubles may come out one too high. */
function floorOf(points: Points, n: number, d: number): number {
  const low = Math.floor(n / d)
  return product(points, low, d) > n ? low - 1 : low
}

type Search = {
  readonly plan: Plan
  readonly choices: readonly Choice[]
  readonly points: Points
  readonly chosen: number[]
  best: Steps
  least: number
}

/** Of equal cost the later found moves earlier fields more. */
function cheapest(plan: Plan, choices: readonly Choice[], points: Points): Steps {
  const chosen = choices.map(() => 0)
  const search: Search = {
    plan,
    choices,
    points,
    chosen,
    best: null,
    least: Number.POSITIVE_INFINITY,
  }
  visit(search, 0, 0)
  return search.best
}

/** Depth first in the order of the file, fewest steps first. */
function visit(search: Search, depth: number, spent: number): void {
  const { points, chosen } = search
  const choice = search.choices[depth]
  if (choice === undefined) {
    if (!isReached(search.plan, points)) return
    search.least = spent
    search.best = { steps: [...chosen], parts: spent }
    return
  }
  const { lane, targets } = choice
  for (const { steps, faces } of targets) {
    const cost = spent + product(points, steps, lane.cost)
    if (cost > search.least) break
    face(lane, faces, points)
    chosen[depth] = steps
    visit(search, depth + 1, cost)
  }
  chosen[depth] = 0
}

function isReached({ goals }: Plan, { n }: Points): boolean {
  for (const goal of goals) if (n[goal] !== 1) return false
  return true
}

function face({ faces, shared }: Lane, values: readonly number[], points: Points): void {
  for (let index = 0; index < faces.length; index++) {
    const slot = faces[index] ?? 0
    points.n[slot] = values[2 * index] ?? 0
    points.d[slot] = values[2 * index + 1] ?? 1
  }
  for (const run of shared) run(points)
}
