/** Least change over plain numbers: every choice of the levers' useful targets, cut by cost. */

import type { State } from '../judge/state.ts'
import type { Rational } from '../meaning/rational.ts'
import type { Version } from '../meaning/version.ts'
import { type Plan, planOf } from './point-plan.ts'
import { EXACT, type Points } from './point-run.ts'
import { advance, begin, type Facts, type Front, face, frontOf } from './point-targets.ts'

/** Choices looked at before the search over intervals, which bounds what is left, is the better one. */
const patience = 20_000

/**
 * By lever, the number of steps, good until the next search; the cost is `parts` of `partsInOne`. Null: none
 * helps. Undefined: this way cannot say.
 */
export type Steps = {
  readonly steps: readonly number[]
  readonly parts: number
  readonly partsInOne: bigint
} | null

/** What one version needs for any search, kept from one to the next. */
type Search = {
  readonly plan: Plan
  readonly points: Points
  readonly fronts: readonly Front[]
  /** The same, the cheapest step first. */
  readonly byCost: readonly Front[]
  readonly chosen: number[]
  readonly best: number[]
  isFound: boolean
  least: number
  looked: number
}

const searches = new WeakMap<Version, Search | 'none'>()

function searchOf(version: Version): Search | undefined {
  const known = searches.get(version)
  if (known !== undefined) return known === 'none' ? undefined : known
  const plan = planOf(version)
  const search = plan === undefined ? undefined : startOf(plan)
  searches.set(version, search ?? 'none')
  return search
}

function startOf(plan: Plan): Search {
  const points: Points = {
    n: new Float64Array(plan.size),
    d: new Float64Array(plan.size),
    turns: [],
    turned: 0,
    exact: true,
  }
  for (const { slot, n, d } of plan.constants) {
    points.n[slot] = n
    points.d[slot] = d
  }
  const fronts = plan.lanes.map((lane) => frontOf(lane, points))
  const byCost = fronts.toSorted((a, b) => a.lane.cost - b.lane.cost)
  const none = fronts.map(() => 0)
  const least = Number.POSITIVE_INFINITY
  const [chosen, best] = [[...none], [...none]]
  return { plan, points, fronts, byCost, chosen, best, isFound: false, least, looked: 0 }
}

/** The state must hold complete facts. */
export function searchPoints(version: Version, state: State, day: number): Steps | undefined {
  const search = searchOf(version)
  if (search === undefined) return undefined
  const { plan, points, fronts } = search
  for (const slot of plan.required) if (state.must[slot] !== true) return null
  points.exact = true
  if (!takeFixed(plan, state, points)) return undefined
  const facts = { state, day }
  for (const front of fronts) if (!begin(front, facts)) return undefined
  search.isFound = false
  search.least = Number.POSITIVE_INFINITY
  search.looked = 0
  boundByOne(search, facts)
  visit({ search, facts }, 0, 0)
  if (!points.exact || search.looked > patience) return undefined
  return search.isFound ? { steps: search.best, parts: search.least, partsInOne: plan.parts } : null
}

/** The cost of the cheapest single lever that suffices: dearer choices need not be looked at. */
function boundByOne(search: Search, facts: Facts): void {
  for (const front of search.fronts) {
    if (front.found === 0) return
    face(front, 0)
  }
  for (const front of search.byCost) {
    search.least = Math.min(search.least, costAlone(search, front, facts))
    face(front, 0)
  }
}

/** All other levers where they are. */
function costAlone({ plan, points, least }: Search, front: Front, facts: Facts): number {
  for (let target = 1; target < front.found || advance(front, facts, least); target++) {
    face(front, target)
    for (const run of plan.shared) run(points)
    if (isReached(plan, points)) return (front.steps[target] ?? 0) * front.lane.cost
  }
  return Number.POSITIVE_INFINITY
}

type Task = { readonly search: Search; readonly facts: Facts }

/**
 * Depth first in the order of the file, fewest steps first: of equal cost the later found moves earlier
 * fields more.
 */
function visit(task: Task, depth: number, spent: number): void {
  const { search, facts } = task
  const { points, chosen } = search
  const front = search.fronts[depth]
  if (search.looked > patience) return
  if (front === undefined) {
    search.looked += 1
    if (isReached(search.plan, points)) keep(search, spent)
    return
  }
  const { cost: each, shared } = front.lane
  for (
    let target = 0;
    target < front.found || advance(front, facts, search.least - spent);
    target++
  ) {
    const steps = front.steps[target] ?? 0
    const cost = spent + steps * each
    if (cost > search.least) break
    if (cost >= EXACT) points.exact = false
    face(front, target)
    for (let index = 0; index < shared.length; index++) shared[index]?.(points)
    chosen[depth] = steps
    visit(task, depth + 1, cost)
  }
  chosen[depth] = 0
}

function keep(search: Search, spent: number): void {
  search.isFound = true
  search.least = spent
  for (let index = 0; index < search.chosen.length; index++)
    search.best[index] = search.chosen[index] ?? 0
}

function isReached({ goals }: Plan, { n }: Points): boolean {
  for (let index = 0; index < goals.length; index++) if (n[goals[index] ?? 0] !== 1) return false
  return true
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
